import { ALL_THAT_MAY_BE, packMarketKey, planLiquidation, pricedPledges } from '@weir/contracts';
import { zeroHash } from 'viem';
import { describe, expect, it } from 'vitest';
import {
  guardPrice,
  syntheticLending,
  syntheticPosition,
  withCollateralTerms,
} from '#lib/testing/syntheticLending.ts';
import { syntheticMarket, syntheticPool } from '#lib/testing/syntheticMarket.ts';
import { say } from '../words/english.ts';
import { bestLiquidation } from './bestLiquidation.ts';
import { liquidateCall } from './liquidateCall.ts';
import { gasInLoan, leastSurplus, typicalGas } from './liquidationProfit.ts';
import { riskRows } from './riskRows.ts';
import { sellSeized } from './seizedSale.ts';
import { validateLiquidation } from './validateLiquidation.ts';

const { base: weth, quote: usdc } = syntheticMarket;
const ETHER = 10n ** 18n;
const USDC = 10n ** 6n;
const markets = [{ market: syntheticMarket, state: syntheticPool }];
const NONE = new Map();

/** WETH has fallen to 2800 at the guard, while the exchange still pays 3000. */
const fallen = withCollateralTerms(0, { liquidationPrice: guardPrice(2800n, weth) });
const { totals } = fallen.market;
const owing = syntheticPosition([10n * ETHER, 0n], 25_000n * USDC);

describe('bestLiquidation', () => {
  it('takes all that may be taken where the markets are deep', () => {
    const offer = bestLiquidation(fallen, totals, owing, markets, NONE);
    expect(offer?.steps).toEqual([{ index: 0, repay: ALL_THAT_MAY_BE }]);
    const pledges = pricedPledges(fallen.market, owing, 'liquidationPrice');
    const plan = planLiquidation(pledges, 25_000n * USDC, offer?.steps ?? [], 25n * USDC);
    expect(offer?.plan).toEqual(plan);
    expect(offer?.surplus).toBe((offer?.proceeds ?? 0n) - plan.repaid);
    expect(offer?.surplus).toBeGreaterThan(0n);
  });

  it('takes a part where more would be sold below its price', () => {
    const thin = {
      ...syntheticPool,
      baseReserve: 10n * ETHER,
      quoteReserve: 30_000n * USDC,
      bids: [],
    };
    const offer = bestLiquidation(
      fallen,
      totals,
      owing,
      [{ market: syntheticMarket, state: thin }],
      NONE,
    );
    expect(offer?.steps[0]?.repay).toBeLessThan(ALL_THAT_MAY_BE);
  });

  it('offers nothing for a healthy position, or where nothing can be sold', () => {
    expect(bestLiquidation(syntheticLending, totals, owing, markets, NONE)).toBeNull();
    expect(bestLiquidation(fallen, totals, owing, [], NONE)).toBeNull();
  });
});

describe('sellSeized', () => {
  const sale = (token: typeof weth.address, amount: bigint, shares = NONE) =>
    sellSeized(markets, shares, { index: 0, token, amount, loan: usdc.address });

  it('leaves the markets as the sale does, for the next', () => {
    const first = sale(weth.address, ETHER);
    const [after] = first?.markets ?? [];
    expect(first?.sale.path).toEqual([syntheticMarket]);
    expect(after?.state).not.toEqual(syntheticPool);
    const second =
      first &&
      sellSeized(first.markets, NONE, {
        index: 0,
        token: weth.address,
        amount: 50n * ETHER,
        loan: usdc.address,
      });
    const alone = sale(weth.address, 50n * ETHER);
    expect(second?.sale.proceeds).toBeLessThan(alone?.sale.proceeds ?? 0n);
  });

  it('takes a pool’s shares apart and sells the other half into what is left', () => {
    const token = '0x8000000000000000000000000000000000000008';
    const shares = new Map([[token, syntheticMarket]] as const);
    const tenth = syntheticPool.totalShares / 10n;
    const found = sale(token, tenth, shares);
    expect(found?.sale).toMatchObject({
      pool: syntheticMarket,
      path: [syntheticMarket],
      quotePath: [],
    });
    // A tenth of both reserves; the WETH is sold into a pool that is a tenth thinner.
    const untouched = sale(weth.address, 100n * ETHER)?.sale.proceeds ?? 0n;
    const quoted = found?.sale.proceeds ?? 0n;
    expect(quoted).toBeGreaterThan(540_000n * USDC);
    expect(quoted).toBeLessThan(300_000n * USDC + untouched - 1000n * USDC);
  });

  it('sells nothing where nobody buys', () => {
    expect(sale('0x9000000000000000000000000000000000000009', ETHER)).toBeNull();
    expect(sale(usdc.address, 5n)?.sale).toMatchObject({ path: [], proceeds: 5n });
  });
});

describe('profit', () => {
  const offer = bestLiquidation(fallen, totals, owing, markets, NONE);
  if (!offer) throw new Error('There is an offer.');

  it('counts gas in the loan token, at what the markets pay for the coin', () => {
    const cost = gasInLoan(markets, weth.address, usdc.address, 10n ** 15n);
    expect(Number(cost) / 1e6).toBeCloseTo(3, 1);
    expect(gasInLoan(markets, usdc.address, usdc.address, 7n)).toBe(7n);
    expect(gasInLoan([], weth.address, usdc.address, 7n)).toBeNull();
    expect(typicalGas(offer)).toBeGreaterThan(400_000n);
  });

  it('is bounded by a hundredth of the sales, and never below gas', () => {
    const wide = { ...offer, proceeds: 10_000n, surplus: 500n };
    expect(leastSurplus(wide, 7n)).toBe(400n);
    expect(leastSurplus({ ...wide, surplus: 50n }, 7n)).toBe(7n);
  });

  it('is sent as the contract takes it', () => {
    const liquidator = '0x7000000000000000000000000000000000000007';
    const call = liquidateCall(liquidator, fallen, owing.account, offer, 9n);
    if (!('args' in call)) throw new Error('It is one call.');
    const [, , steps, sales, least] = call.args;
    expect(steps).toEqual([{ index: 0n, repay: ALL_THAT_MAY_BE }]);
    expect(sales).toEqual([
      {
        index: 0n,
        pool: { baseTerms: 0n, quoteTerms: 0n },
        path: [packMarketKey(syntheticMarket.terms)],
        quotePath: [],
      },
    ]);
    expect(least).toBe(9n);
  });
});

describe('riskRows', () => {
  const told = (debt: bigint, owner: string) => ({
    ...syntheticPosition([0n, 0n], debt),
    owner,
    number: '2',
  });
  const at = {
    markets: [fallen],
    fee: 0n,
    block: { number: 1n, timestamp: totals.time, hash: zeroHash },
    total: 1,
  };
  const hex = `0x${'7'.padStart(64, '0')}`;
  const row = (debt: bigint, owner: string, market = hex) => {
    const { debtShares, checkedAt, number } = told(debt, owner);
    const pledges = [{ index: 0, amount: `${10n * ETHER}` }];
    // What is not read of the indexer's row is left out here.
    return { market, owner, number, debtShares: `${debtShares}`, checkedAt, pledges } as never;
  };
  const [a, b, c] = ['a', 'b', 'c'].map((digit) => `0x${digit.repeat(40)}`) as [
    string,
    string,
    string,
  ];

  it('judges the indexer’s list by the node’s prices, worst first, without the healthy', () => {
    const rows = riskRows(at, [
      row(22_000n * USDC, a),
      row(25_000n * USDC, b),
      row(10_000n * USDC, c),
      row(25_000n * USDC, c, `0x${'9'.padStart(64, '0')}`),
    ]);
    expect(rows.map(({ account }) => account.owner.toLowerCase())).toEqual([b, a]);
    expect(rows[0]).toMatchObject({ account: { number: 2n }, figures: { tier: 'liquidatable' } });
  });
});

describe('validateLiquidation', () => {
  const sound = {
    isDue: true,
    hasLiquidator: true,
    hasOffer: true,
    profit: 1n,
    isStale: false,
    isBusy: false,
  };

  it('lets a profit through', () => expect(validateLiquidation(sound)).toBeNull());

  it.each([
    [{ isDue: false }, say.isHealthy],
    [{ hasLiquidator: false }, say.noContract],
    [{ hasOffer: false }, say.cannotSell],
    [{ profit: null }, say.gasUnknown],
    [{ profit: 0n }, say.noProfit],
    [{ isStale: true }, 'Waiting for fresh figures'],
    [{ isBusy: true }, 'Waiting for your wallet'],
  ])('says why not: %#', (change, words) => {
    expect(validateLiquidation({ ...sound, ...change })).toBe(words);
  });
});
