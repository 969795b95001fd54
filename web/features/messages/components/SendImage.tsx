import { useRef, useState } from 'react';
import { explainMessage } from '#features/messageErrors';
import { Button } from '#ui/Button.tsx';
import type { ChatSession } from '../model/ChatSession.ts';
import { SENT_BYTES } from '../model/drawnSize.ts';
import { drawImage } from '../queries/drawImage.ts';
import { say } from '../words/english.ts';

interface SendImageProps {
  session: ChatSession;
  /** Why it was not sent, in words; null once it was. */
  onProblem: (words: string | null) => void;
}

/** Chooses or takes a photo, draws it anew, and sends it. */
export function SendImage({ session, onProblem }: SendImageProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    try {
      const drawn = await drawImage(file, Math.min(SENT_BYTES, session.view.imageRoom));
      if ('problem' in drawn) {
        onProblem(say[`${drawn.problem}Image`]);
        return;
      }
      await session.sendImage(drawn.type, drawn.bytes, () => new Error(say.notKept));
      onProblem(null);
    } catch (error) {
      onProblem(explainMessage(error)); // words of its own, or a device that keeps nothing
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        aria-label={say.image}
        className="sr-only"
        tabIndex={-1}
        onChange={({ target }) => {
          void send(target.files?.[0]);
          // The same one can be chosen again.
          target.value = '';
        }}
      />
      <Button className="h-9" disabled={isBusy} onClick={() => input.current?.click()}>
        {isBusy ? say.sending : say.image}
      </Button>
    </>
  );
}
