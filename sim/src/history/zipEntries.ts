import { inflateSync } from 'fflate';

/** One entry of a zip's directory. */
export interface ZipEntry {
  /** With its folders; a folder's own ends in a slash. */
  name: string;
  /** Bytes in the zip, and unpacked. */
  packedSize: number;
  size: number;
  crc: number;
  /** 0 stored, 8 deflated. */
  method: number;
  /** Where its local header begins. */
  offset: number;
}

/** What a field of 32 bits holds where the number stands in a zip64 field. */
const IN_ZIP64 = 0xffff_ffff;

/**
 * The directory of a zip (PKWARE's APPNOTE 4.3.12 to 4.3.16 and 4.5.3). LEAN's archives have zip64 sizes in a directory
 * that is not zip64, which fflate's own reading takes for four gigabytes. Throws where the bytes are no whole zip.
 */
export function zipEntries(bytes: Buffer): ZipEntry[] {
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== 0x0605_4b50) end--;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (bytes.readUInt32LE(at) !== 0x0201_4b50) throw new Error(`no directory entry at byte ${at}`);
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
    const large = zip64Numbers(bytes.subarray(nameEnd, extraEnd));
    // The zip64 field has only the numbers that did not fit, in this order.
    const [size, packedSize, offset] = [24, 20, 42].map((place) => {
      const value = bytes.readUInt32LE(at + place);
      return value === IN_ZIP64 ? (large.shift() ?? value) : value;
    }) as [number, number, number];
    const entry = {
      name: bytes.toString('utf8', at + 46, nameEnd),
      packedSize,
      size,
      crc: bytes.readUInt32LE(at + 16),
      method: bytes.readUInt16LE(at + 10),
      offset,
    };
    at = extraEnd + bytes.readUInt16LE(at + 32);
    return entry;
  });
}

/** An entry's content, unpacked. Throws where it is damaged or packed by another method than deflate. */
export function contentOf(
  bytes: Buffer,
  { offset, packedSize, size, method }: ZipEntry,
): Uint8Array {
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const packed = bytes.subarray(start, start + packedSize);
  if (method === 0) return packed;
  if (method !== 8) throw new Error(`it is packed by method ${method}, which is not deflate`);
  return inflateSync(packed, { out: new Uint8Array(size) });
}

function zip64Numbers(extra: Buffer): number[] {
  let at = 0;
  while (at + 4 <= extra.length) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      const count = Math.floor(length / 8);
      return Array.from({ length: count }, (_, index) =>
        Number(extra.readBigUInt64LE(at + 4 + index * 8)),
      );
    }
    at += 4 + length;
  }
  return [];
}
