import { describe, expect, it } from 'vitest';
import {
  automaticSlippage,
  BLOCKS_KEPT,
  type SeenPrice,
  withSeenPrice,
} from './automaticSlippage.ts';

/** A market that stays, but for one move in percent. */
const seen = (move: number): SeenPrice[] =>
  [100, 100, 100, 100 + move, 100 + move].map((price, block) => ({ block: BigInt(block), price }));

describe('automaticSlippage', () => {
  it('is three times the greatest move and a spare for the market, in whole steps', () => {
    expect(automaticSlippage([seen(0)]).points).toBe(10);
    expect(automaticSlippage([seen(0.1)]).points).toBe(40);
    expect(automaticSlippage([seen(0.11)]).points).toBe(45);
    expect(automaticSlippage([seen(0.1)]).moved).toBeCloseTo(0.1);
  });

  it('adds up over a route', () => {
    expect(automaticSlippage([seen(0.1), seen(0.2)]).points).toBe(110);
  });

  it('is 2 % at most', () => {
    expect(automaticSlippage([seen(5)]).points).toBe(200);
  });

  it('is half a percent where too little was seen', () => {
    expect(automaticSlippage([seen(5).slice(0, 3)])).toMatchObject({ points: 50, moved: null });
    expect(automaticSlippage([seen(0), []]).points).toBe(50);
    expect(automaticSlippage([]).points).toBe(50);
  });
});

describe('withSeenPrice', () => {
  it('takes each block once, and keeps the last ones', () => {
    let blocks: readonly SeenPrice[] = [];
    for (let block = 0n; block < 100n; block++) {
      blocks = withSeenPrice(blocks, { block, price: 1 });
      blocks = withSeenPrice(blocks, { block, price: 2 });
    }
    expect(blocks).toHaveLength(BLOCKS_KEPT);
    expect(blocks.at(-1)).toEqual({ block: 99n, price: 1 });
  });
});
