import { type ImageChunk, isMessageError, joinImage } from '@weir/contracts/messages';

/** An image of its parts, or why there is none to look at. */
export type JoinedImage =
  | { kind: 'shown'; url: string }
  /** So many parts are not there. */
  | { kind: 'incomplete'; missing: number; count: number }
  /** Its parts make another image than was announced, or none that this page draws. */
  | { kind: 'refused' };

/** What the bytes begin with, by what they are: the type that a stranger names is not believed. */
const beginnings = [
  { type: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
] as const;

/** An image of parts of messages as a `data:` address: JPEG, PNG and WebP by their content, and nothing that could run. */
export function imageOf(chunks: readonly ImageChunk[]): JoinedImage {
  try {
    const { bytes } = joinImage(chunks);
    const found = beginnings.find((one) =>
      one.bytes.every((byte, i) => bytes[one.at + i] === byte),
    );
    if (!found) return { kind: 'refused' };
    return { kind: 'shown', url: `data:${found.type};base64,${base64(bytes)}` };
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
