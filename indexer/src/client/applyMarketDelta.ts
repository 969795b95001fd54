import type { BookLevel } from '../answers/schemas.ts';
import type { MarketDelta, MarketSnapshot } from '../answers/streamSchemas.ts';

const TRADES_KEPT = 50;

/**
 * A snapshot after a delta or a rollback message of the same stream. Neither argument is changed.
 * Trades after the message's block are dropped, which only a rollback has.
 */
export function applyMarketDelta(snapshot: MarketSnapshot, delta: MarketDelta): MarketSnapshot {
  const kept = snapshot.trades.filter((trade) => trade.block <= delta.block.number);
  return {
    seq: delta.seq,
    block: delta.block,
    finality: delta.finality,
    state: {
      baseReserve: delta.baseReserve,
      quoteReserve: delta.quoteReserve,
      totalShares: delta.totalShares,
      incomePart: delta.incomePart,
      lastRoot: delta.lastRoot,
      bids: mergeLevels(snapshot.state.bids, delta.bids, (a, b) => b.tick - a.tick),
      asks: mergeLevels(snapshot.state.asks, delta.asks, (a, b) => a.tick - b.tick),
    },
    trades: [...delta.trades.toReversed(), ...kept].slice(0, TRADES_KEPT),
  };
}

function mergeLevels(
  levels: BookLevel[],
  changes: BookLevel[],
  bestFirst: (a: BookLevel, b: BookLevel) => number,
): BookLevel[] {
  if (changes.length === 0) return levels;
  const byTick = new Map(levels.map((level) => [level.tick, level]));
  for (const change of changes) {
    if (change.lots === '0') byTick.delete(change.tick);
    else byTick.set(change.tick, change);
  }
  return [...byTick.values()].toSorted(bestFirst);
}
