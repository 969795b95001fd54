/** A lending market for unit tests: USDC against WETH at 3000 (LLTV 86 %) and WBTC at 60,000 (LLTV 77 %). */
import {
  type LendingPosition,
  largestIncentive,
  PRICE_ONE,
  type PricedCollateral,
  usualRates,
  WAD,
} from '@weir/contracts';
import type { Token } from '#features/deployment';
import type { ListedLending } from '#features/lending';
import { syntheticMarket } from './syntheticMarket.ts';

const { base: weth, quote: usdc } = syntheticMarket;

export const wbtc: Token = {
  address: '0x4000000000000000000000000000000000000004',
  symbol: 'WBTC',
  name: 'Wrapped Bitcoin',
  decimals: 8,
};

const LTV = { weth: (86n * WAD) / 100n, wbtc: (77n * WAD) / 100n };

/** Whole USDC for a whole token, as guards say it. */
export const guardPrice = (whole: bigint, { decimals }: Token) =>
  (whole * 10n ** 6n * PRICE_ONE) / 10n ** BigInt(decimals);

function collateral(token: Token, price: bigint, liquidationLtv: bigint): PricedCollateral {
  return {
    token: token.address,
    guard: '0x5000000000000000000000000000000000000005',
    borrowLtv: (liquidationLtv * 94n) / 100n,
    liquidationLtv,
    maxIncentive: (largestIncentive(liquidationLtv) / 10n ** 14n) * 10n ** 14n,
    cap: 100n * 10n ** BigInt(token.decimals),
    pledged: 40n * 10n ** BigInt(token.decimals),
    borrowPrice: guardPrice(price, token),
    liquidationPrice: guardPrice(price, token),
    isLive: true,
    graceSince: 0,
    reserve: 10_000n * 10n ** BigInt(token.decimals),
  };
}

/** Of 1,000,000 USDC 900,000 are lent out, at the kink. */
export const syntheticLending: ListedLending = {
  slug: 'USDC-WETH-WBTC',
  loan: usdc,
  collaterals: [weth, wbtc],
  isUnlisted: false,
  hasForeignGuard: false,
  market: {
    id: 7n,
    terms: {
      loan: usdc.address,
      dust: 25_000_000n,
      rates: usualRates,
      collaterals: [collateral(weth, 3000n, LTV.weth), collateral(wbtc, 60_000n, LTV.wbtc)],
    },
    totals: {
      cash: 100_000_000_000n,
      borrowed: 900_000_000_000n,
      fees: 0n,
      supplyShares: 1_000_000_000_000_000_000n,
      borrowShares: 900_000_000_000_000_000n,
      time: 1_000_000n,
    },
    down: [],
    pausedUntil: 0,
  },
};

/** A position in it: units pledged of both, and loan units owed when the market was last accrued. */
export function syntheticPosition(pledges: [bigint, bigint], debt: bigint): LendingPosition {
  const { borrowed, borrowShares } = syntheticLending.market.totals;
  return {
    market: syntheticLending.market.id,
    account: { owner: '0x6000000000000000000000000000000000000006', number: 0n },
    supplyShares: 0n,
    debtShares: (debt * borrowShares) / borrowed,
    checkedAt: 0,
    pledges,
    isCounted: debt > 0n,
  };
}

/** The market with one of its collaterals changed. */
export function withCollateralTerms(
  index: number,
  change: Partial<PricedCollateral>,
): ListedLending {
  const { market } = syntheticLending;
  const collaterals = market.terms.collaterals.map((terms, at) =>
    at === index ? { ...terms, ...change } : terms,
  );
  return {
    ...syntheticLending,
    market: { ...market, terms: { ...market.terms, collaterals } },
  };
}
