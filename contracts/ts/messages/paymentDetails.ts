import { type Hex, keccak256 } from 'viem';
import { ByteReader, concatBytes, ofLength, uint, utf8ToBytes } from './byteFormat.ts';
import { MessageError, type TextProblem } from './messageError.ts';

/** Where the buyer pays to. */
export interface PaymentDetails {
  /** Who receives the money, as the bank shows it. */
  payee: string;
  /** Such as IBAN and reference, in the order in which they are shown; at most 16. */
  fields: { name: string; value: string }[];
}

const mostFields = 16;
/** Bytes of one text: more than any account number or postal address. */
const mostText = 280;
/**
 * Controls, invisible characters and those that turn the direction of text: with them "12" could be shown as "21", or two
 * accounts look alike. The two joiners (U+200C, U+200D) stay: names in Persian and in Indian scripts need them.
 */
const refused = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u;

/** How many fields (1 byte), then each text with its length (2 bytes): the payee, and names and values. Throws `TextRefused`. */
export function encodeDetails({ payee, fields }: PaymentDetails): Uint8Array {
  if (fields.length > mostFields) {
    const { length: count } = fields;
    const reason = `has ${count} fields; ${mostFields} are allowed`;
    const problem = { kind: 'fields', count, most: mostFields } as const;
    throw new MessageError('TextRefused', { field: 'The payment method', reason, problem });
  }
  const texts = [
    encodeText('The payee', payee),
    ...fields.flatMap(({ name, value }) => [
      encodeText('A field name', name),
      encodeText(name, value),
    ]),
  ];
  return concatBytes(uint('fields', fields.length, 1), ...texts);
}

/** What `encodeDetails` made; nothing else passes. Throws `Malformed`, `TextRefused`. */
export function decodeDetails(bytes: Uint8Array): PaymentDetails {
  const reader = new ByteReader('payment details', bytes);
  const count = reader.uint(1);
  const text = () => reader.text(reader.uint(2));
  const payee = text();
  const fields = Array.from({ length: count }, () => ({ name: text(), value: text() }));
  reader.end();
  const details = { payee, fields };
  // Whoever wrote them may not have used `encodeDetails`.
  encodeDetails(details);
  return details;
}

/**
 * What the seller puts on the chain: `keccak256(abi.encodePacked(uint32(details.length), details, blinding))`. The length
 * makes it unambiguous, the 32 random bytes keep anybody from trying account numbers. Throws `WrongLength`, `TextRefused`.
 */
export function commitToDetails(details: PaymentDetails, blinding: Uint8Array): Hex {
  const bytes = encodeDetails(details);
  ofLength('The blinding', blinding, 32);
  return keccak256(concatBytes(uint('length', bytes.length, 4), bytes, blinding));
}

/** Throws `PayeeSwapped` unless these are the details of the trade's commitment: nobody pays to others. */
export function checkDetails(details: PaymentDetails, blinding: Uint8Array, commitment: Hex): void {
  const found = commitToDetails(details, blinding);
  if (BigInt(found) === BigInt(commitment)) return;
  throw new MessageError('PayeeSwapped', { committed: commitment, found });
}

function encodeText(field: string, text: string): Uint8Array {
  const bytes = utf8ToBytes(text);
  const refuse = (problem: TextProblem, reason: string) =>
    new MessageError('TextRefused', { field, reason, problem });
  if (text.trim() === '') throw refuse({ kind: 'empty' }, 'is empty');
  if (text !== text.trim()) throw refuse({ kind: 'spaced' }, 'begins or ends with a space');
  if (bytes.length > mostText) {
    const problem = { kind: 'long', count: bytes.length, most: mostText } as const;
    throw refuse(problem, `has ${bytes.length} bytes; ${mostText} are allowed`);
  }
  const hidden = refused.exec(text)?.[0];
  if (hidden !== undefined) {
    const code = (hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    throw refuse({ kind: 'hidden', code }, `holds an invisible character (U+${code})`);
  }
  // One way to write each letter, so that what looks the same is the same.
  if (text.normalize('NFC') !== text)
    throw refuse({ kind: 'unnormal' }, 'is not in Unicode normal form C');
  return concatBytes(uint('length', bytes.length, 2), bytes);
}
