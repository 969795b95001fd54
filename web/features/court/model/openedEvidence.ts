import {
  checkDetails,
  type Evidence,
  findContradictions,
  type Gap,
  hashEvidence,
  isMessageError,
  type KeyOwner,
  type KeyPair,
  type MessageError,
  openEvidence,
  type TradeScope,
  verifyEvidence,
} from '@weir/contracts/messages';
import type { Hex } from 'viem';
import { type ShownMessage, shownMessages } from '#features/evidence';

type Party = 'seller' | 'buyer';

/** What became of evidence whose hash is on the chain. */
export type Opened =
  | {
      kind: 'opened';
      messages: ShownMessage<Party>[];
      /** Numbers that whoever gave it left out, between shown ones. */
      missing: Gap[];
    }
  /** Opened, and not what it claims to be: nobody is said to have written any of it. */
  | { kind: 'unproven'; why: MessageError }
  /** No relay has it for these keys: it was not sent, or not to this panel. */
  | { kind: 'absent' };

/** What relays had, opened. */
export interface OpenedCase {
  /** By the hash on the chain. */
  byHash: ReadonlyMap<Hex, Opened>;
  /** Two histories that one side signed, over all that was opened. */
  contradictions: readonly MessageError[];
  /** Bundles that are sealed to others, as to an earlier panel. */
  foreign: number;
  /** Bundles for these keys of which the chain has no hash: whoever sent them did not hand them in, so they are not shown. */
  unsubmitted: number;
  /** Why bundles for these keys do not open. */
  broken: readonly MessageError[];
}

interface CaseToOpen {
  sealed: readonly Uint8Array[];
  /** The seat's, the present one and earlier ones. */
  keys: readonly KeyPair[];
  scope: TradeScope;
  owners: readonly KeyOwner<Party>[];
  /** Hashes that the parties put on the chain. */
  committed: readonly Hex[];
}

/**
 * Opens what is sealed to a seat and says what it proves, from nothing but the trade's keys and hashes on the chain: relays, and
 * whoever sent it, are not believed.
 */
export function openCase({ sealed, keys, scope, owners, committed }: CaseToOpen): OpenedCase {
  const found = new Map<Hex, Evidence>();
  const broken: MessageError[] = [];
  let [foreign, unsubmitted] = [0, 0];
  for (const bundle of sealed) {
    const opened = openOne(bundle, keys, scope, committed);
    if (opened === 'foreign') foreign++;
    else if (opened === 'unsubmitted') unsubmitted++;
    else if ('evidence' in opened) found.set(hashEvidence(opened.evidence), opened.evidence);
    else broken.push(opened.why);
  }
  const byHash = new Map<Hex, Opened>();
  const proven: Evidence[] = [];
  const contradictions: MessageError[] = [];
  for (const hash of committed) {
    const evidence = found.get(hash);
    const judged: Opened = evidence ? judge(evidence, scope, owners) : { kind: 'absent' };
    if (evidence && judged.kind === 'opened') proven.push(evidence);
    byHash.set(hash, judged);
  }
  contradictions.push(...findContradictions(proven));
  return { byHash, contradictions, foreign, unsubmitted, broken };
}

/** Whether payment details are those that the seller bound itself to when the trade began. */
export function areCommittedDetails(
  { content }: Pick<ShownMessage, 'content'>,
  commitment: Hex,
): boolean | null {
  if (content.kind !== 'details') return null;
  try {
    checkDetails(content.details, content.blinding, commitment);
    return true;
  } catch (error) {
    if (isMessageError(error, 'PayeeSwapped')) return false;
    throw error;
  }
}

type One = 'foreign' | 'unsubmitted' | { evidence: Evidence } | { why: MessageError };

function openOne(
  bundle: Uint8Array,
  keys: readonly KeyPair[],
  scope: TradeScope,
  committed: readonly Hex[],
): One {
  for (const key of keys) {
    let expected: Hex = committed[0] ?? `0x${'00'.repeat(32)}`;
    // Once for its hash, and once more with it: the library opens nothing that is not what was expected.
    for (const isLast of [false, true]) {
      try {
        return { evidence: openEvidence(bundle, key, scope, expected) };
      } catch (error) {
        if (isMessageError(error, 'NotARecipient')) break;
        if (!isMessageError(error)) throw error;
        if (!isMessageError(error, 'EvidenceAltered') || isLast) return { why: error };
        const { found } = error.args;
        if (!committed.includes(found)) return 'unsubmitted';
        expected = found;
      }
    }
  }
  return 'foreign';
}

function judge(evidence: Evidence, scope: TradeScope, owners: readonly KeyOwner<Party>[]): Opened {
  try {
    const { messages, missing } = verifyEvidence(evidence, scope, owners);
    return { kind: 'opened', messages: shownMessages(messages), missing };
  } catch (error) {
    if (isMessageError(error)) return { kind: 'unproven', why: error };
    throw error;
  }
}
