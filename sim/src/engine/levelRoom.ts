import { ExchangeError, type Level } from '@weir/contracts/maths';

// The widths of a level's counters in the contract's word.
const MAX_LOTS = (1n << 56n) - 1n;
const MAX_INDEX = 2 ** 24 - 1;
const MAX_GENERATION = 2 ** 32 - 1;

/** Throws LevelRetired or LevelFull where the exchange would refuse to queue `lots` more at a level. */
export function checkRoom(tick: number, level: Level, lots: bigint): void {
  if (level.generation === MAX_GENERATION) {
    throw new ExchangeError('LevelRetired', { tick: BigInt(tick) });
  }
  const { placed, nextIndex } = level;
  if (placed + lots > MAX_LOTS || nextIndex === MAX_INDEX) {
    const values = { tick: BigInt(tick), placed, nextIndex: BigInt(nextIndex), lots };
    throw new ExchangeError('LevelFull', values);
  }
}
