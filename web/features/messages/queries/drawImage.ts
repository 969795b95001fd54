import type { ImageType } from '@weir/contracts/messages';
import { type Drawing, drawings, MOST_FILE_BYTES } from '../model/drawnSize.ts';
import { imageFacts, isShowable } from '../model/imageFacts.ts';

/** Why a chosen file cannot be sent. */
type ImageProblem = 'tooLarge' | 'noImage' | 'noRoom';

export type DrawnImage = { type: ImageType; bytes: Uint8Array } | { problem: ImageProblem };

/**
 * A chosen image drawn anew as JPEG: its pixels alone, without the place, device and time that cameras write beside them, and
 * of at most `most` bytes.
 */
export async function drawImage(file: Blob, most: number): Promise<DrawnImage> {
  if (file.size > MOST_FILE_BYTES) return { problem: 'tooLarge' };
  const facts = imageFacts(new Uint8Array(await file.arrayBuffer()));
  if (!facts) return { problem: 'noImage' };
  if (!isShowable(facts)) return { problem: 'tooLarge' };
  const bitmap = await createImageBitmap(file).catch(() => null);
  // Damaged behind its head.
  if (!bitmap) return { problem: 'noImage' };
  try {
    for (const drawing of drawings(bitmap.width, bitmap.height)) {
      const bytes = await draw(bitmap, drawing);
      if (bytes.length <= most) return { type: 'image/jpeg', bytes };
    }
    return { problem: 'noRoom' };
  } finally {
    bitmap.close();
  }
}

async function draw(bitmap: ImageBitmap, { width, height, quality }: Drawing): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no images.');
  // JPEG knows no transparency: what is behind becomes white, not black.
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality);
  });
  if (!blob) throw new Error('This browser writes no images.');
  return new Uint8Array(await blob.arrayBuffer());
}
