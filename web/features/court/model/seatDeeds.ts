/** A seat's stages in the contract's order (types/Arbitration.sol). */
export const seatStages = ['empty', 'waiting', 'active', 'suspended', 'leaving'] as const;
export type SeatStage = (typeof seatStages)[number];

/** What its holder may do with a seat; anybody may activate one. */
export type SeatDeed = 'activate' | 'topUp' | 'startLeaving' | 'takeStake' | 'setKey';

/** Of a seat, what its deeds follow from. Amounts in units of the stakes' token, `time` in seconds since 1970. */
export interface SeatFacts {
  stage: SeatStage;
  stake: bigint;
  time: number;
  duties: number;
}

interface StakeTerms {
  /** A full stake. */
  full: bigint;
  /** What a seat needs to be drawn. */
  least: bigint;
}

/** What the contract would take in the second `now`, as Seats.sol has it. */
export function seatDeeds(
  { stage, stake, time, duties }: SeatFacts,
  { full, least }: StakeTerms,
  now: bigint,
): SeatDeed[] {
  const isDue = now >= BigInt(time);
  const deeds: [SeatDeed, boolean][] = [
    ['activate', stage === 'waiting' && isDue && stake >= least],
    ['topUp', stage !== 'leaving' && stage !== 'empty' && stake < full],
    ['takeStake', stage === 'leaving' && isDue && duties === 0],
    ['setKey', stage !== 'empty'],
    ['startLeaving', stage !== 'leaving' && stage !== 'empty'],
  ];
  return deeds.flatMap(([deed, isOpen]) => (isOpen ? [deed] : []));
}

/** Mirrors ArbitrationTerms.LARGEST_LOCK: 600 USD, in units of the stakes' token. */
export function leastStake(unitsPerUsd: bigint): bigint {
  return 600n * unitsPerUsd;
}
