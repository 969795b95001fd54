import { describe, expect, it } from 'vitest';
import { imageFacts, isShowable, MOST_PIXELS } from './imageFacts.ts';

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : part,
    ),
  );
const zeros = (count: number) => Array.from({ length: count }, () => 0);

const jpeg = bytes(
  [0xff, 0xd8],
  [0xff, 0xe1, 0, 6, 1, 2, 3, 4], // Exif
  [0xff, 0xff, 0xc4, 0, 4, 9, 9], // filling, a table
  [0xff, 0xc2, 0, 17, 8, 0x01, 0x02, 0x03, 0x04], // progressive: 258 high, 772 wide
);
const png = bytes([0x89], 'PNG', [13, 10, 26, 10], [0, 0, 0, 13], 'IHDR', [0, 0, 1, 0, 0, 0, 0, 2]);
const riff = (...chunk: (string | number[])[]) => bytes('RIFF', zeros(4), 'WEBP', ...chunk);
const lossy = riff('VP8 ', zeros(4), [0, 0, 0, 0x9d, 0x01, 0x2a], [0x10, 0x40, 0x20, 0]);
const lossless = riff('VP8L', zeros(4), [0x2f], [0xff, 0xc0, 0x00, 0]);
const extended = riff('VP8X', zeros(8), [0xff, 0x00, 0x01], [0x01, 0, 0]);

describe('imageFacts', () => {
  it.each([
    ['JPEG', jpeg, 'image/jpeg', 772, 258],
    ['PNG', png, 'image/png', 256, 2],
    ['lossy WebP', lossy, 'image/webp', 16, 32],
    ['lossless WebP', lossless, 'image/webp', 256, 4],
    ['extended WebP', extended, 'image/webp', 65_792, 2],
  ] as const)('reads type and size of a %s', (_, image, type, width, height) => {
    expect(imageFacts(image)).toEqual({ type, width, height });
  });

  it.each([
    ['an SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a page', bytes('<!doctype html><script>alert(1)</script>')],
    ['a GIF', bytes('GIF89a', [1, 0, 1, 0], zeros(20))],
    ['nothing', bytes()],
    ['a JPEG that ends in its head', jpeg.slice(0, 12)],
    ['a JPEG of no size', bytes([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 0, 0, 0])],
    ['a PNG that ends in its head', png.slice(0, 20)],
    ['another RIFF', bytes('RIFF', zeros(4), 'WAVE', zeros(20))],
  ])('reads nothing of %s', (_, image) => {
    expect(imageFacts(image)).toBeNull();
  });

  it('looks where the bytes are, whatever lies before them', () => {
    const behind = bytes(zeros(5), [...png]).subarray(5);
    expect(imageFacts(behind)).toMatchObject({ type: 'image/png', width: 256 });
  });
});

describe('isShowable', () => {
  it('refuses what would fill the memory', () => {
    const of = (width: number) => ({ type: 'image/png' as const, width, height: 1000 });
    expect(isShowable(of(MOST_PIXELS / 1000))).toBe(true);
    expect(isShowable(of(MOST_PIXELS / 1000 + 1))).toBe(false);
    expect(isShowable(null)).toBe(false);
  });
});
