import type { Hex } from 'viem';
import {
  type AtomicSwap,
  AtomicSwapMalformed,
  atomicSwapJson,
  parseAtomicSwap,
} from './atomicSwap.ts';
import { hashOfSecret, isSecret } from './lock.ts';
import type { SwapOutcome, SwapRole } from './nextSteps.ts';

/** What is kept of one swap. It holds no secret that is not public. */
export interface SwapRecord {
  role: SwapRole;
  terms: AtomicSwap;
  /** Set before the transaction that locks is sent. */
  hasLocked: boolean;
  /** Set before the reveal is sent: from then on the secret may be public, and a watcher may use it. */
  isRevealing: boolean;
  /** The secret, once it was sent into the open or read there. */
  secret: Hex | null;
  outcome: SwapOutcome | null;
}

/** What changes in a record after it was made; each changes once. */
export type SwapChange = Partial<
  Pick<SwapRecord, 'hasLocked' | 'isRevealing' | 'secret' | 'outcome'>
>;

/** The record of a swap that nothing was done for yet. */
export function newSwapRecord(role: SwapRole, terms: AtomicSwap): SwapRecord {
  return { role, terms, hasLocked: false, isRevealing: false, secret: null, outcome: null };
}

/** A record as the text of its file, `<hash>.json`, which docs/atomic.md describes and `parseSwapRecord` reads. */
export function swapRecordText({ terms, ...rest }: SwapRecord): string {
  return `${JSON.stringify({ version: 1, ...rest, terms: atomicSwapJson(terms) }, null, 2)}\n`;
}

const outcomes = new Set<unknown>(['swapped', 'returned', 'never locked', 'lost', null]);

/** Checks and converts a parsed file. Throws `AtomicSwapMalformed`. */
export function parseSwapRecord(json: unknown): SwapRecord {
  const file = Object(json) as Record<string, unknown>;
  const malformed = (field: string, expected: string) =>
    new AtomicSwapMalformed(field, expected, file[field]);
  const { version, role, hasLocked, isRevealing, secret, outcome } = file;
  if (version !== 1) throw malformed('version', '1');
  if (role !== 'holder' && role !== 'responder') throw malformed('role', 'holder or responder');
  if (typeof hasLocked !== 'boolean') throw malformed('hasLocked', 'true or false');
  if (typeof isRevealing !== 'boolean') throw malformed('isRevealing', 'true or false');
  if (!outcomes.has(outcome)) throw malformed('outcome', 'an outcome or null');
  const terms = parseAtomicSwap(file.terms);
  const isKnown = isSecret(secret) && hashOfSecret(secret) === terms.hash;
  if (secret !== null && !isKnown) throw malformed('secret', "the hash's or null");
  // The list holds the type's values and no others.
  return { role, terms, hasLocked, isRevealing, secret, outcome: outcome as SwapOutcome | null };
}
