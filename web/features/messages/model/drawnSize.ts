/** Bytes of a chosen file: larger ones are no photos. */
export const MOST_FILE_BYTES = 40_000_000;
/** Pixels of the longer side of an image that is sent: enough to read a receipt. */
export const LONGEST_SIDE = 1600;
/** Bytes of one that is sent, so that a trade has room for six. */
export const SENT_BYTES = 300_000;

/** A way to draw an image: its size in pixels, and JPEG's quality. */
export interface Drawing {
  width: number;
  height: number;
  quality: number;
}

/** Ways to draw an image for sending, best first, never larger than it is: the first that fits is taken. */
export function drawings(width: number, height: number): Drawing[] {
  const longer = Math.max(width, height);
  return [
    [LONGEST_SIDE, 0.85],
    [LONGEST_SIDE, 0.6],
    [1000, 0.6],
    [600, 0.5],
  ].map(([side = 0, quality = 0]) => {
    const scale = Math.min(1, side / longer);
    const scaled = (length: number) => Math.max(1, Math.round(length * scale));
    return { width: scaled(width), height: scaled(height), quality };
  });
}
