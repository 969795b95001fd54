import type { Evidence, Statements } from '@weir/contracts/messages';
import type { Address, Hex } from 'viem';
import type { BroughtEvidence } from './evidenceLog.ts';
import type { Counted } from './evidenceTurn.ts';
import { type KeptEvidence, remake } from './keptEvidence.ts';

/** Evidence of one's own: what this device can make of it, and to which panel it was sent last. */
export interface OwnEvidence {
  hash: Hex;
  /** Null where this device cannot make it again. */
  evidence: Evidence | null;
  sentTo: string | null;
}

/** A line of what was handed in. */
export interface BroughtItem extends Pick<BroughtEvidence, 'how' | 'time' | 'hash'> {
  key: string;
  who: 'you' | 'seller' | 'buyer';
  /** Null for the other side's. */
  own: OwnEvidence | null;
}

interface Looking {
  account: Address;
  seller: Address;
  /** What this device can make again. */
  kept: readonly KeptEvidence[];
  /** Null where this device reads no messages of the trade. */
  statements: Statements | null;
}

/** What was handed in, oldest first. The same hash again, as it may be brought twice, is one evidence. */
export function broughtItems(
  brought: readonly BroughtEvidence[],
  { account, seller, kept, statements }: Looking,
): BroughtItem[] {
  const isFirst = (one: BroughtEvidence, i: number) =>
    brought.findIndex(({ hash, by }) => hash === one.hash && by === one.by) === i;
  return brought.flatMap((one, i) => {
    if (!isFirst(one, i)) return [];
    const { hash, how, time, by } = one;
    const isOwn = BigInt(by) === BigInt(account);
    const party = BigInt(by) === BigInt(seller) ? 'seller' : 'buyer';
    const own = isOwn ? ownOf(hash, kept, statements) : null;
    return [{ key: `${by} ${hash}`, who: isOwn ? 'you' : party, how, time, hash, own }];
  });
}

/** How often an account has brought evidence and replied. */
export function countBrought(brought: readonly BroughtEvidence[], account: Address): Counted {
  const own = brought.filter(({ by }) => BigInt(by) === BigInt(account));
  return {
    evidence: own.filter(({ how }) => how === 'SubmitEvidence').length,
    replies: own.filter(({ how }) => how === 'Reply').length,
  };
}

function ownOf(
  hash: Hex,
  kept: readonly KeptEvidence[],
  statements: Statements | null,
): OwnEvidence {
  const found = kept.find((one) => one.hash === hash);
  if (!found || !statements) return { hash, evidence: null, sentTo: found?.sentTo ?? null };
  return { hash, evidence: remake(found, statements), sentTo: found.sentTo };
}
