import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { concatHex, encodePacked, keccak256 } from 'viem';
import { describe, expect, it } from 'vitest';
import { scope, seededRandom } from '../../testing/arbitraryMessages.ts';
import { expectMessageError } from '../../testing/expectMessageError.ts';
import { bytesToHex } from './byteFormat.ts';
import { joinImage, MOST_IMAGE_BYTES, splitImage } from './images.ts';
import { MOST_CHUNK_BYTES } from './messageBody.ts';
import {
  checkDetails,
  commitToDetails,
  decodeDetails,
  encodeDetails,
  type PaymentDetails,
} from './paymentDetails.ts';
import { openDetails, sealDetails } from './sealedDetails.ts';
import { newTradeKeys } from './tradeKeys.ts';

const details: PaymentDetails = {
  payee: 'Ana María Pérez',
  fields: [
    { name: 'IBAN', value: 'ES91 2100 0418 4502 0005 1332' },
    { name: 'Reference', value: 'K7-291' },
  ],
};
const swapped = { ...details, fields: [{ name: 'IBAN', value: 'DE89 3704 0044 0532 0130 00' }] };
const blinding = seededRandom('blinding')(32);
const seller = newTradeKeys(seededRandom('seller')).encryption;
const buyer = newTradeKeys(seededRandom('buyer')).encryption;
const fromSeller = { scope, mine: seller, theirs: buyer.publicKey };
const forBuyer = { scope, mine: buyer, theirs: seller.publicKey };

// Curves in JavaScript take seconds where a machine has other work: longer than a test usually may.
describe('commitToDetails', { timeout: 60_000 }, () => {
  it('is what Solidity makes of length, details and blinding', () => {
    const bytes = encodeDetails(details);
    const types = ['uint32', 'bytes', 'bytes32'] as const;
    const packed = encodePacked(types, [bytes.length, bytesToHex(bytes), bytesToHex(blinding)]);
    expect(commitToDetails(details, blinding)).toBe(keccak256(concatHex([packed])));
  });

  it('differs with every letter of the details and every bit of the blinding', () => {
    const commitment = commitToDetails(details, blinding);
    expectMessageError(() => checkDetails(swapped, blinding, commitment), 'PayeeSwapped', {
      committed: commitment,
    });
    const other = Uint8Array.from(blinding);
    other[31] = (other[31] as number) ^ 1;
    expectMessageError(() => checkDetails(details, other, commitment), 'PayeeSwapped');
    expectMessageError(() => commitToDetails(details, blinding.slice(1)), 'WrongLength');
  });
});

describe('sealed details', { timeout: 60_000 }, () => {
  it('are read by the buyer alone, whichever length they have', () => {
    const commitment = commitToDetails(details, blinding);
    const sealed = sealDetails(fromSeller, details, blinding);
    expect(sealed).toHaveLength(297);
    expect(sealDetails(fromSeller, swapped, blinding)).toHaveLength(297);
    expect(openDetails(forBuyer, sealed, commitment)).toEqual(details);
    const stranger = newTradeKeys(seededRandom('stranger')).encryption;
    const peeking = { ...forBuyer, mine: stranger };
    expectMessageError(() => openDetails(peeking, sealed, commitment), 'NotDecrypted');
  });

  it('tell of a payee who was swapped after acceptance', () => {
    const commitment = commitToDetails(details, blinding);
    const sealed = sealDetails(fromSeller, swapped, blinding);
    const error = expectMessageError(
      () => openDetails(forBuyer, sealed, commitment),
      'PayeeSwapped',
      { committed: commitment, found: commitToDetails(swapped, blinding) },
    );
    expect(error.message).toMatch(/^Do not pay/);
  });

  it('do not pass to another trade, and show each altered byte', () => {
    const commitment = commitToDetails(details, blinding);
    const sealed = sealDetails(fromSeller, details, blinding);
    const elsewhere = { ...forBuyer, scope: { ...scope, tradeId: 8n } };
    expectMessageError(() => openDetails(elsewhere, sealed, commitment), 'NotDecrypted');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: sealed.length - 1 }), (at) => {
        const altered = Uint8Array.from(sealed);
        altered[at] = (altered[at] as number) ^ 0x40;
        expectMessageError(() => openDetails(forBuyer, altered, commitment), 'NotDecrypted');
      }),
      { numRuns: 40 },
    );
    expectMessageError(() => openDetails(forBuyer, sealed.slice(0, 20), commitment), 'Malformed');
  });
});

describe('encodeDetails', { timeout: 60_000 }, () => {
  it.each([
    ['a turned direction', 'ES91\u202e1200', 'U+202E'],
    ['a space without width', 'ES91\u200b2100', 'U+200B'],
    ['a line break', 'ES91\n2100', 'U+000A'],
  ])('refuses %s, which would show other details than are paid to', (_, value, code) => {
    const wrong = { payee: 'Ana', fields: [{ name: 'IBAN', value }] };
    const error = expectMessageError(() => encodeDetails(wrong), 'TextRefused', { field: 'IBAN' });
    expect(error.message).toContain(code);
  });

  it('refuses what is empty, padded, too long, too many, or written in two ways', () => {
    const refusals: [Partial<PaymentDetails>, string][] = [
      [{ payee: '' }, 'is empty'],
      [{ payee: 'Ana ' }, 'begins or ends with a space'],
      [{ payee: 'x'.repeat(281) }, 'has 281 bytes; 280 are allowed'],
      [{ payee: 'Mari\u0301a' }, 'is not in Unicode normal form C'],
      [
        { fields: Array.from({ length: 17 }, () => ({ name: 'a', value: 'b' })) },
        'has 17 fields; 16 are allowed',
      ],
    ];
    for (const [change, reason] of refusals) {
      expectMessageError(() => encodeDetails({ ...details, ...change }), 'TextRefused', { reason });
    }
    expect(decodeDetails(encodeDetails({ ...details, payee: 'می\u200cخواهم' })).payee).toContain(
      '\u200c',
    );
  });

  it('is undone by decodeDetails, which takes nothing else', () => {
    const bytes = encodeDetails(details);
    expect(decodeDetails(bytes)).toEqual(details);
    for (let length = 0; length < bytes.length; length++) {
      expectMessageError(() => decodeDetails(bytes.slice(0, length)), 'Malformed');
    }
    expectMessageError(() => decodeDetails(Uint8Array.from([...bytes, 0])), 'Malformed', {
      reason: '1 bytes follow its end',
    });
    const broken = Uint8Array.from(bytes);
    broken[3] = 0xff;
    expectMessageError(() => decodeDetails(broken), 'Malformed', {
      reason: 'a text in it is no UTF-8',
    });
  });
});

describe('an image in parts', { timeout: 60_000 }, () => {
  const image = seededRandom('image')(3 * MOST_CHUNK_BYTES + 5);

  it('is itself again, in whatever order its parts come', () => {
    const parts = splitImage('image/jpeg', image);
    expect(parts).toHaveLength(4);
    expect(parts[0]?.image).toBe(`0x${createHash('sha256').update(image).digest('hex')}`);
    const arrived = [...parts.toReversed(), ...parts];
    expect(joinImage(arrived)).toEqual({ type: 'image/jpeg', bytes: image });
  });

  it('tells of parts that are missing, altered, or too many', () => {
    const parts = splitImage('image/png', image);
    expectMessageError(() => joinImage(parts.slice(1)), 'ImageIncomplete', {
      missing: 1,
      count: 4,
    });
    expectMessageError(() => joinImage([]), 'ImageIncomplete');
    const bytes = Uint8Array.from(parts[2]?.bytes as Uint8Array).fill(0, 0, 1);
    const altered = parts.map((part) => (part.index === 2 ? { ...part, bytes } : part));
    expectMessageError(() => joinImage(altered), 'ImageAltered');
    const most = new Uint8Array(MOST_IMAGE_BYTES + 1);
    expectMessageError(() => splitImage('image/png', most), 'ImageTooLarge', {
      bytes: MOST_IMAGE_BYTES + 1,
    });
    expectMessageError(() => splitImage('image/png', new Uint8Array()), 'WrongLength');
  });
});
