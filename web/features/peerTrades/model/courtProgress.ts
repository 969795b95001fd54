import type { arbitratorPoolAbi } from '@weir/contracts';
import type { ContractFunctionReturnType } from 'viem';

/** A dispute as the arbitrators' pool keeps it (contracts/src/p2p/types/Arbitration.sol). */
export type CourtDispute = ContractFunctionReturnType<
  typeof arbitratorPoolAbi,
  'view',
  'disputeOf'
>;

/** What anybody may do for a dispute to go on; an appeal costs whoever asks for it. */
export type CourtStep = 'draw' | 'renewPin' | 'abandon' | 'tally' | 'appeal' | 'conclude';

/** Where a court stands. */
export interface CourtProgress {
  stage: 'drawing' | 'committing' | 'revealing' | 'counting' | 'ruled' | 'final';
  /** The second at which the stage ends; null where somebody has to act. */
  until: bigint | null;
  /** How many of the panel's seats revealed so far for each side, and how many there are. */
  votes: { buyer: number; seller: number; refused: number; seats: number };
  steps: readonly CourtStep[];
}

const DAY = 86_400n;
/** Mirrors ArbitrationTerms.sol. */
const DRAW_TIME = 2n * DAY;
const COMMIT_TIME = 3n * DAY;
const REVEAL_TIME = 2n * DAY;
const APPEAL_TIME = 3n * DAY;
const FIRST_PANEL = 3;
const APPEAL_PANEL = 7;
/** How many blocks back a chain knows hashes (EIP-2935). */
const HASHES_KEPT = 8191n;

/** Where a dispute stands in a block; null for one that the pool does not know. As Draws, Votings and Conclusions have it. */
export function courtProgress(
  dispute: CourtDispute,
  { number, now }: { number: bigint; now: bigint },
): CourtProgress | null {
  const votes = votesOf(dispute);
  const since = BigInt(dispute.since);
  const progress = (
    stage: CourtProgress['stage'],
    until: bigint | null,
    ...steps: CourtStep[]
  ): CourtProgress => ({ stage, until, votes, steps });
  switch (dispute.stage) {
    case 1: {
      const end = since + DRAW_TIME;
      if (now >= end) return progress('drawing', null, 'abandon');
      const pin = BigInt(dispute.pin);
      // The draw is tried on the latest block before it is signed: that one has to come after the pinned one.
      if (number <= pin) return progress('drawing', end);
      return progress('drawing', end, number + 1n - pin > HASHES_KEPT ? 'renewPin' : 'draw');
    }
    case 2: {
      const shown = votes.buyer + votes.seller + votes.refused;
      const revealing = since + COMMIT_TIME;
      const end = revealing + REVEAL_TIME;
      if (now < revealing) return progress('committing', revealing);
      if (now < end && shown < votes.seats) return progress('revealing', end);
      return progress('counting', null, 'tally');
    }
    case 3: {
      const end = since + APPEAL_TIME;
      return now < end ? progress('ruled', end, 'appeal') : progress('ruled', null, 'conclude');
    }
    case 4:
      return progress('final', null);
    default:
      return null;
  }
}

/** The votes of the round that is on, or that ruled: 16 bits each, the vote plus one, 0 where none was revealed. */
function votesOf({ votes, isAppeal, round }: CourtDispute): CourtProgress['votes'] {
  const seats = isAppeal ? APPEAL_PANEL : FIRST_PANEL;
  const start = round * FIRST_PANEL;
  const counts = [0, 0, 0, 0];
  for (let i = start; i < start + seats; i++) {
    // Three votes at most: 16 bits are far below what a number holds.
    const entry = Number((votes >> BigInt(i * 16)) & 0xffffn);
    counts[entry] = (counts[entry] ?? 0) + 1;
  }
  const [, refused = 0, buyer = 0, seller = 0] = counts;
  return { buyer, seller, refused, seats };
}
