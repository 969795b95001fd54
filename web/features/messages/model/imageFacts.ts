import type { ImageType } from '@weir/contracts/messages';

/** What the first bytes of an image say. */
export interface ImageFacts {
  type: ImageType;
  /** Pixels. */
  width: number;
  height: number;
}

/** Pixels of an image that is shown or drawn: a few bytes can claim more than a device's memory. */
export const MOST_PIXELS = 50_000_000;

/**
 * Type and size by the content, whatever a name or a sender says; null for anything but JPEG, PNG and WebP, above all for SVG, which
 * can hold scripts. Formats: ITU T.81 B.1.1, W3C PNG 5.2 and 11.2.2, RFC 9649.
 */
export function imageFacts(bytes: Uint8Array): ImageFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return jpegFacts(view) ?? pngFacts(view) ?? webpFacts(view);
  } catch (error) {
    if (error instanceof RangeError) return null; // it ends within its own head
    throw error;
  }
}

/** Whether an image may be decoded: it is one of the three, and not too large for a device. */
export function isShowable(facts: ImageFacts | null): facts is ImageFacts {
  return facts !== null && facts.width * facts.height <= MOST_PIXELS;
}

function jpegFacts(view: DataView): ImageFacts | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // Filling.
    if (marker === 0xff) {
      at++;
      continue;
    }
    // Start of frame: all but the tables C4, C8 and CC.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return sized('image/jpeg', view.getUint16(at + 7), view.getUint16(at + 5));
    }
    at += 2 + view.getUint16(at + 2);
  }
}

function pngFacts(view: DataView): ImageFacts | null {
  const isPng = view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a;
  if (!isPng || view.getUint32(12) !== 0x49484452) return null;
  return sized('image/png', view.getUint32(16), view.getUint32(20));
}

function webpFacts(view: DataView): ImageFacts | null {
  // RIFF, size, WEBP, then the first chunk.
  if (view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57454250) return null;
  const little = (at: number) => view.getUint16(at, true);
  switch (view.getUint32(12)) {
    case 0x56503820: // 'VP8 '
      return sized('image/webp', little(26) & 0x3fff, little(28) & 0x3fff);
    case 0x5650384c: {
      // 'VP8L': 14 bits each, less one, after a byte of signature.
      const packed = view.getUint32(21, true);
      return sized('image/webp', (packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1);
    }
    case 0x56503858: {
      // 'VP8X': 24 bits each, less one.
      const wide = little(24) + view.getUint8(26) * 0x10000;
      const high = little(27) + view.getUint8(29) * 0x10000;
      return sized('image/webp', wide + 1, high + 1);
    }
    default:
      return null;
  }
}

function sized(type: ImageType, width: number, height: number): ImageFacts | null {
  return width > 0 && height > 0 ? { type, width, height } : null;
}
