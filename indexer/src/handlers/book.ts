import { type Level, liveLots } from '@weir/contracts';
import { levels } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Context } from './context.ts';
import { InconsistentEvent } from './indexState.ts';
import type { Fill, LevelKey } from './restingOrders.ts';

/** The event's count of levels goes no higher. */
const LEVELS_SATURATED = 65_535;

type LevelRow = Row<typeof levels>;

/** One side of one market's book. */
export interface BookSide {
  market: number;
  isAsk: boolean;
}

/** Lots taken from one level, and whose they were. */
export interface Taken {
  tick: number;
  lots: bigint;
  fills: Fill[];
}

/** The last level that a walk touched, as it stands after. */
export interface LastLevel {
  levels: number;
  lastTick: number;
  lastFilled: bigint;
  lastGeneration: number;
}

/**
 * Takes from the book what a walk took: the event names the last level only, every better one is exhausted.
 * @returns what was taken from each, best first.
 */
export async function takeFromBook(
  context: Context,
  side: BookSide,
  last: LastLevel,
): Promise<Taken[]> {
  if (last.levels === 0) return [];
  const { tx, state } = context;
  const live = await state.liveTicks(tx, side.market, side.isAsk);
  const better = [...live]
    .filter((tick) => (side.isAsk ? tick < last.lastTick : tick > last.lastTick))
    .toSorted((a, b) => (side.isAsk ? a - b : b - a));
  const isCounted = last.levels < LEVELS_SATURATED;
  if (isCounted ? better.length !== last.levels - 1 : better.length < last.levels - 1) {
    throw new InconsistentEvent(
      `a walk to tick ${last.lastTick} touched ${last.levels} levels, and ${better.length} better ones are known`,
    );
  }
  const taken: Taken[] = [];
  for (const tick of better) {
    const level = await levelAt(context, side, tick);
    taken.push(await take(context, { ...side, tick }, level, emptied(level.generation + 1)));
  }
  const level = await levelAt(context, side, last.lastTick);
  const after =
    last.lastGeneration === level.generation
      ? { ...level, filled: last.lastFilled }
      : emptied(last.lastGeneration);
  taken.push(await take(context, { ...side, tick: last.lastTick }, level, after));
  return taken;
}

/** Fills a level up to `after`. Throws where its orders do not add up to what was taken. */
async function take(context: Context, key: LevelKey, level: Level, after: Level): Promise<Taken> {
  const { tx, state } = context;
  const { tick } = key;
  const isEmptied = after.generation !== level.generation;
  const lots = isEmptied ? liveLots(level) : after.filled - level.filled;
  const fills = (await state.restingOrders.queueAt(tx, key, level)).fill(level, after);
  const filled = fills.reduce((sum, fill) => sum + fill.lots, 0n);
  if (filled !== lots) {
    throw new InconsistentEvent(
      `${lots} lots were taken at tick ${tick}, its orders gave ${filled}`,
    );
  }
  await setLevel(context, key, tick, after);
  return { tick, lots, fills };
}

/** Puts a level's word in its place. */
export async function setLevel(
  { tx, state }: Context,
  { market, isAsk }: BookSide,
  tick: number,
  level: Level,
): Promise<void> {
  await state.changes.find(tx, levels, { market, isAsk, tick });
  state.changes.put(levels, { ...level, market, isAsk, tick });
  const live = await state.liveTicks(tx, market, isAsk);
  if (liveLots(level) > 0n) {
    live.add(tick);
  } else {
    live.delete(tick);
    state.restingOrders.drop({ market, isAsk, tick });
  }
}

/** A level's word; that of a tick never used has all 0. */
export async function levelAt(
  { tx, state }: Context,
  { market, isAsk }: BookSide,
  tick: number,
): Promise<Level> {
  const row: LevelRow | undefined = await state.changes.find(tx, levels, { market, isAsk, tick });
  return row ?? emptied(0);
}

function emptied(generation: number): Level {
  return { placed: 0n, filled: 0n, cancelled: 0n, nextIndex: 0, generation };
}
