/** Bytes as every format of messages has them: whole numbers big-endian in fixed widths, texts in UTF-8. */
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils';
import { bytesToBigInt, bytesToHex, type Hex, hexToBytes, numberToBytes } from 'viem';
import { MessageError } from './messageError.ts';

export { bytesToHex, concatBytes, hexToBytes, utf8ToBytes };

/** A whole number in so many bytes. Throws `OutOfRange`. */
export function uint(what: string, value: bigint | number, bytes: number): Uint8Array {
  const whole = BigInt(value);
  const most = (1n << BigInt(8 * bytes)) - 1n;
  if (whole < 0n || whole > most)
    throw new MessageError('OutOfRange', { what, value: whole, most });
  return numberToBytes(whole, { size: bytes });
}

/** What keeps bytes that are signed, hashed or derived for one purpose from passing for another's: a length and a name. */
export function domain(purpose: string): Uint8Array {
  const name = utf8ToBytes(`weir.messages.v1 ${purpose}`);
  return concatBytes(uint('purpose', name.length, 1), name);
}

/** The same bytes, if there are so many. Throws `WrongLength`. */
export function ofLength(what: string, bytes: Uint8Array, expected: number): Uint8Array {
  if (bytes.length === expected) return bytes;
  throw new MessageError('WrongLength', { what, length: bytes.length, expected });
}

/** Whether both are the same. Only for what is public: it takes as long as they agree. */
export function sameBytes(first: Uint8Array, second: Uint8Array): boolean {
  return first.length === second.length && first.every((byte, i) => byte === second[i]);
}

/** Takes bytes apart, front to back. Whatever is missing or left over throws `Malformed`. */
export class ByteReader {
  readonly #what: string;
  readonly #bytes: Uint8Array;
  #at = 0;

  /** @param what is read, for the words of an error. */
  constructor(what: string, bytes: Uint8Array) {
    this.#what = what;
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  /** A copy of the next bytes. */
  take(length: number): Uint8Array {
    if (length > this.left) {
      throw this.malformed(`it ends ${length - this.left} bytes too early`);
    }
    this.#at += length;
    return this.#bytes.slice(this.#at - length, this.#at);
  }

  /** A number of at most six bytes: below 2^48, so exact. */
  uint(bytes: 1 | 2 | 4 | 6): number {
    return Number(this.bigUint(bytes));
  }

  bigUint(bytes: number): bigint {
    return bytesToBigInt(this.take(bytes));
  }

  /** UTF-8 of so many bytes. */
  text(length: number): string {
    const bytes = this.take(length);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      // The decoder throws a TypeError without words where bytes are no UTF-8.
      throw this.malformed('a text in it is no UTF-8');
    }
  }

  rest(): Uint8Array {
    return this.take(this.left);
  }

  /** Version 1, the first byte of every format that travels or is kept. */
  version(): void {
    const version = this.uint(1);
    if (version !== 1) throw new MessageError('UnknownVersion', { what: this.#what, version });
  }

  end(): void {
    if (this.left > 0) throw this.malformed(`${this.left} bytes follow its end`);
  }

  malformed(reason: string): MessageError<'Malformed'> {
    return new MessageError('Malformed', { what: this.#what, reason });
  }
}

/** Any number of parts one after the other: `concatBytes` has them as arguments, of which engines take some ten thousand. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Hex of a map's key. */
export const keyName = (key: Uint8Array): Hex => bytesToHex(key);
