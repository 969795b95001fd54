import { type ImageChunk, isMessageError, joinImage } from '@weir/contracts/messages';
import { imageFacts, isShowable } from '#features/messages';

/** An image of its parts, or why there is none to look at. */
export type JoinedImage =
  | { kind: 'shown'; url: string }
  /** So many parts are not there. */
  | { kind: 'incomplete'; missing: number; count: number }
  /** Its parts make another image than was announced, or none that this page draws. */
  | { kind: 'refused' };

/** An image of parts of messages as a `data:` address, by the chat's rules: by its content, and none too large for a device. */
export function imageOf(chunks: readonly ImageChunk[]): JoinedImage {
  try {
    const { bytes } = joinImage(chunks);
    const facts = imageFacts(bytes);
    if (!isShowable(facts)) return { kind: 'refused' };
    return { kind: 'shown', url: `data:${facts.type};base64,${base64(bytes)}` };
  } catch (error) {
    if (!isMessageError(error)) throw error;
    if (!isMessageError(error, 'ImageIncomplete')) return { kind: 'refused' };
    return { kind: 'incomplete', ...error.args };
  }
}

/** In steps, for a call takes some ten thousand arguments at most. */
function base64(bytes: Uint8Array): string {
  const step = 8192;
  let binary = '';
  for (let at = 0; at < bytes.length; at += step) {
    binary += String.fromCharCode(...bytes.subarray(at, at + step));
  }
  return btoa(binary);
}
