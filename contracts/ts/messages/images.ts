import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, joinBytes } from './byteFormat.ts';
import { type ImageChunk, type ImageType, MOST_CHUNK_BYTES } from './messageBody.ts';
import { MessageError } from './messageError.ts';

/**
 * The longest image, 1.8 MB: of the 4 MB that relays keep for a party in a trade its parts fill one half, and evidence that
 * reveals it the other.
 */
export const MOST_IMAGE_BYTES = 512 * MOST_CHUNK_BYTES;

/**
 * An image as parts, each for one message. Its metadata (place, device) must be gone before: draw it anew. Throws
 * `ImageTooLarge`, `WrongLength`.
 */
export function splitImage(type: ImageType, image: Uint8Array): ImageChunk[] {
  if (image.length === 0) {
    throw new MessageError('WrongLength', { what: 'The image', length: 0, expected: 1 });
  }
  if (image.length > MOST_IMAGE_BYTES) {
    throw new MessageError('ImageTooLarge', { bytes: image.length, most: MOST_IMAGE_BYTES });
  }
  const hash = bytesToHex(sha256(image));
  const count = Math.ceil(image.length / MOST_CHUNK_BYTES);
  return Array.from({ length: count }, (_, index) => {
    const start = index * MOST_CHUNK_BYTES;
    return { image: hash, type, index, count, bytes: image.slice(start, start + MOST_CHUNK_BYTES) };
  });
}

/**
 * The image of its parts, in whatever order and however often they came. Throws `ImageIncomplete`, and `ImageAltered` where
 * they make another one.
 */
export function joinImage(chunks: readonly ImageChunk[]): { type: ImageType; bytes: Uint8Array } {
  const [first] = chunks;
  if (!first) throw new MessageError('ImageIncomplete', { missing: 1, count: 1 });
  const parts = new Map(chunks.map(({ index, bytes }) => [index, bytes]));
  const bytes = joinBytes([...parts].toSorted(([a], [b]) => a - b).map(([, part]) => part));
  const missing = first.count - parts.size;
  if (missing > 0) throw new MessageError('ImageIncomplete', { missing, count: first.count });
  const found = bytesToHex(sha256(bytes));
  if (found !== first.image) throw new MessageError('ImageAltered', { image: first.image, found });
  return { type: first.type, bytes };
}
