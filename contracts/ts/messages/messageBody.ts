import { type Hex, hexToBytes } from 'viem';
import { ByteReader, bytesToHex, concatBytes, ofLength, uint, utf8ToBytes } from './byteFormat.ts';
import { MessageError } from './messageError.ts';
import { decodeDetails, encodeDetails, type PaymentDetails } from './paymentDetails.ts';
import type { PublicKeys } from './tradeKeys.ts';

/** The forms of images that messages carry. */
export type ImageType = 'image/jpeg' | 'image/png' | 'image/webp';

/** A part of an image: see images.ts. */
export interface ImageChunk {
  /** SHA-256 of the whole image. */
  image: Hex;
  type: ImageType;
  /** From 0. */
  index: number;
  count: number;
  bytes: Uint8Array;
}

/** What one message says. */
export type MessageBody =
  | { kind: 'text'; text: string }
  /** To be believed only against the trade's commitment: `checkDetails`. */
  | { kind: 'paymentDetails'; details: PaymentDetails; blinding: Uint8Array }
  | ({ kind: 'imageChunk' } & ImageChunk)
  /** A word beforehand of a proposal on the chain, which alone binds: units for the buyer, the proposal's number, seconds. */
  | { kind: 'settlementHint'; toBuyer: bigint; nonce: number; expiry: bigint }
  /** A word beforehand of new keys; they count from their `KeysSet` on. */
  | { kind: 'keys'; keys: PublicKeys };

/** The bytes that a body may have: what an envelope of 4,096 leaves. */
export const MOST_BODY_BYTES = 3_719;
/** What is left for an image in one of its parts. */
export const MOST_CHUNK_BYTES = MOST_BODY_BYTES - 38;

const codes = { text: 1, paymentDetails: 2, imageChunk: 3, settlementHint: 4, keys: 5 } as const;
const imageTypes: ImageType[] = ['image/jpeg', 'image/png', 'image/webp'];

/** The kind (1 byte) and its content. Throws `BodyTooLong`, `TextRefused`, `OutOfRange`, `WrongLength`. */
export function encodeBody(body: MessageBody): Uint8Array {
  const bytes = concatBytes(uint('kind', codes[body.kind], 1), encodeContent(body));
  if (bytes.length <= MOST_BODY_BYTES) return bytes;
  throw new MessageError('BodyTooLong', { bytes: bytes.length, most: MOST_BODY_BYTES });
}

/** What `encodeBody` made. Throws `Malformed`, `TextRefused`. */
export function decodeBody(bytes: Uint8Array): MessageBody {
  const reader = new ByteReader('message', bytes);
  const code = reader.uint(1);
  const body = readContent(code, reader);
  reader.end();
  return body;
}

function encodeContent(body: MessageBody): Uint8Array {
  switch (body.kind) {
    case 'text':
      if (body.text === '') {
        throw new MessageError('TextRefused', {
          field: 'The message',
          reason: 'is empty',
          problem: { kind: 'empty' },
        });
      }
      return utf8ToBytes(body.text);
    case 'paymentDetails':
      return concatBytes(ofLength('The blinding', body.blinding, 32), encodeDetails(body.details));
    case 'imageChunk':
      return concatBytes(
        ofLength('The image hash', hexToBytes(body.image), 32),
        uint('type', imageTypes.indexOf(body.type), 1),
        uint('index', body.index, 2),
        uint('count', body.count, 2),
        body.bytes,
      );
    case 'settlementHint':
      return concatBytes(
        uint('toBuyer', body.toBuyer, 16),
        uint('nonce', body.nonce, 4),
        uint('expiry', body.expiry, 8),
      );
    case 'keys':
      return concatBytes(
        ofLength('An encryption key', body.keys.encryption, 32),
        ofLength('A signing key', body.keys.signing, 32),
      );
  }
}

function readContent(code: number, reader: ByteReader): MessageBody {
  switch (code) {
    case codes.text:
      if (reader.left === 0) throw reader.malformed('its text is empty');
      return { kind: 'text', text: reader.text(reader.left) };
    case codes.paymentDetails: {
      const blinding = reader.take(32);
      return { kind: 'paymentDetails', blinding, details: decodeDetails(reader.rest()) };
    }
    case codes.imageChunk:
      return { kind: 'imageChunk', ...readChunk(reader) };
    case codes.settlementHint: {
      const [toBuyer, nonce, expiry] = [reader.bigUint(16), reader.uint(4), reader.bigUint(8)];
      return { kind: 'settlementHint', toBuyer, nonce, expiry };
    }
    case codes.keys: {
      const [encryption, signing] = [reader.take(32), reader.take(32)];
      return { kind: 'keys', keys: { encryption, signing } };
    }
    default:
      throw reader.malformed(`this app does not know its kind ${code}`);
  }
}

function readChunk(reader: ByteReader): ImageChunk {
  const image = bytesToHex(reader.take(32));
  const typeCode = reader.uint(1);
  const type = imageTypes[typeCode];
  if (!type) throw reader.malformed(`it is an image of the unknown type ${typeCode}`);
  const [index, count] = [reader.uint(2), reader.uint(2)];
  if (index >= count) throw reader.malformed(`it is part ${index} of an image of ${count}`);
  if (reader.left === 0) throw reader.malformed('its part of an image is empty');
  return { image, type, index, count, bytes: reader.rest() };
}
