import { LEAST_PASSPHRASE } from '@weir/contracts/messages';

/** 32 letters and digits that nobody mistakes for one another: 5 bits each. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789-'.slice(0, 31).concat('+');
const GROUPS = 4;
const LETTERS = 5;

/** A passphrase of 100 random bits, in groups to be copied by hand: `k7wq2-…`. */
export function randomPassphrase(
  random = (length: number) => crypto.getRandomValues(new Uint8Array(length)),
): string {
  // 256 is a multiple of 32: each letter is as likely.
  const letters = [...random(GROUPS * LETTERS)].map((byte) => alphabet[byte % 32]);
  const groups = Array.from({ length: GROUPS }, (_, i) =>
    letters.slice(i * LETTERS, (i + 1) * LETTERS).join(''),
  );
  return groups.join(' ');
}

export type Strength = 'short' | 'weak' | 'fair' | 'strong';

/**
 * How hard a passphrase is to guess for who has the file: `weak` falls to a thousand graphics cards within days, `fair` within
 * years, `strong` not within a lifetime. A card is taken to try a thousand in a second, each of which needs 128 MB (scrypt,
 * backup.ts): 2^20 a second in all, so 40 bits last 12 days and 50 bits 34 years.
 */
export function passphraseStrength(passphrase: string): Strength {
  if ([...passphrase].length < LEAST_PASSPHRASE) return 'short';
  const bits = guessedBits(passphrase);
  if (bits < 40) return 'weak';
  return bits < 50 ? 'fair' : 'strong';
}

/**
 * Bits that a guesser needs who knows how people write: words out of a list of 8,000 (13 bits), digits, signs; what repeats or
 * counts on adds nothing. An estimate, on the low side for random letters: a sentence that others know is weaker than it says.
 */
export function guessedBits(passphrase: string): number {
  const runs = passphrase.normalize('NFKC').match(/\p{L}+|\p{N}+|[^\p{L}\p{N}]+/gu) ?? [];
  const seen = new Set<string>();
  let bits = 0;
  for (const run of runs) {
    const known = run.toLowerCase();
    // The same sign between words again is no secret.
    if (seen.has(known)) continue;
    seen.add(known);
    const surprises = countSurprises(known);
    const each = /^\p{L}/u.test(run) ? Math.log2(26) : /^\p{N}/u.test(run) ? Math.log2(10) : 5;
    // Long words are no harder than others; letters and digits that alternate are each their own run.
    bits += Math.min(surprises * each, /^\p{L}/u.test(run) ? 13 : Number.POSITIVE_INFINITY);
  }
  return bits;
}

/** Characters that neither repeat the one before nor count on from it, as in `aaaa`, `1234`, `fedc`. */
function countSurprises(text: string): number {
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  return codes.filter((code, i) => Math.abs(code - (codes[i - 1] ?? -9)) > 1).length;
}
