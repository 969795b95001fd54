import { isMessageError, joinImage } from '@weir/contracts/messages';
import { useEffect, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import type { SharedImage } from '../model/chatLines.ts';
import { imageFacts, isShowable } from '../model/imageFacts.ts';
import { say } from '../words/english.ts';

interface ChatImageProps {
  image: SharedImage;
  isOwn: boolean;
}

/**
 * An image of the chat: its parts are put together, and it is shown once the reader asks for it, since a stranger chose it. What it
 * is is told by its content, never by its sender's word.
 */
export function ChatImage({ image, isOwn }: ChatImageProps) {
  const { parts, count } = image;
  const [shown, setShown] = useState<{ url: string; width: number; height: number } | null>(null);
  const [isRefused, setRefused] = useState(false);
  const url = shown?.url;
  useEffect(() => {
    if (url === undefined) return;
    return () => URL.revokeObjectURL(url);
  }, [url]);
  if (parts.length < count) {
    return <p className="text-quiet">{say.imageComing(String(parts.length), String(count))}</p>;
  }
  if (isRefused) return <p>{say.imageRefused}</p>;
  const show = () => {
    const found = wholeImage(image);
    if (!found) return setRefused(true);
    const { width, height } = found.facts;
    const blob = new Blob([found.bytes as Uint8Array<ArrayBuffer>], { type: found.facts.type });
    setShown({ url: URL.createObjectURL(blob), width, height });
  };
  if (!shown) {
    const bytes = parts.reduce((sum, part) => sum + part.bytes.length, 0);
    return (
      <Button className="mt-1" onClick={show}>
        {say.showImage(String(Math.ceil(bytes / 1000)))}
      </Button>
    );
  }
  return (
    <img
      src={shown.url}
      width={shown.width}
      height={shown.height}
      alt={isOwn ? say.ownImage : say.theirImage}
      className="mt-1 h-auto max-w-full rounded"
      onError={() => {
        setShown(null);
        setRefused(true);
      }}
    />
  );
}

/** The image of its parts; null where they make none that can be shown. */
function wholeImage({ parts }: SharedImage) {
  try {
    const { bytes } = joinImage(parts);
    const facts = imageFacts(bytes);
    return isShowable(facts) ? { bytes, facts } : null;
  } catch (error) {
    if (isMessageError(error)) return null; // its parts are another image's
    throw error;
  }
}
