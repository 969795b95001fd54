import { describe, expect, it } from 'vitest';
import type { Trade } from '../answers/schemas.ts';
import type { MarketDelta, MarketSnapshot } from '../answers/streamSchemas.ts';
import { applyMarketDelta } from './applyMarketDelta.ts';

const at = (number: number) => ({ number, hash: `0x${number}`, timestamp: number });
const trade = (block: number) => ({ id: `${block}-0`, block }) as Trade;
const level = (tick: number, lots: string) => ({ tick, price: String(tick), lots });

const snapshot: MarketSnapshot = {
  seq: 4,
  finality: 'safe',
  block: at(10),
  state: {
    baseReserve: '1',
    quoteReserve: '2',
    totalShares: '3',
    incomePart: 100,
    lastRoot: '4',
    bids: [level(90, '5'), level(80, '6')],
    asks: [level(110, '7')],
  },
  trades: [trade(10), trade(9)],
};
const change: MarketDelta = {
  seq: 5,
  previousSeq: 4,
  finality: 'included',
  block: at(11),
  baseReserve: '11',
  quoteReserve: '12',
  totalShares: '13',
  incomePart: 200,
  lastRoot: '14',
  bids: [level(95, '1'), level(90, '0'), level(80, '9')],
  asks: [],
  trades: [trade(11)],
};

describe('applyMarketDelta', () => {
  it('replaces sizes, removes levels of 0, and keeps both sides best first', () => {
    const { state, seq, block, finality } = applyMarketDelta(snapshot, change);
    expect(finality).toBe('included');
    expect(state.bids).toEqual([level(95, '1'), level(80, '9')]);
    expect(state.asks).toEqual(snapshot.state.asks);
    expect({ seq, block, base: state.baseReserve }).toEqual({ seq: 5, block: at(11), base: '11' });
    expect(state).toMatchObject({ totalShares: '13', incomePart: 200, lastRoot: '14' });
    expect(snapshot.state.bids).toHaveLength(2);
  });

  it('puts new trades first, and drops those that a rollback voids', () => {
    const after = applyMarketDelta(snapshot, change);
    expect(after.trades.map(({ id }) => id)).toEqual(['11-0', '10-0', '9-0']);
    const back = applyMarketDelta(after, { ...change, seq: 6, block: at(9), trades: [] });
    expect(back.trades.map(({ id }) => id)).toEqual(['9-0']);
  });
});
