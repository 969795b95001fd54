/**
 * The exchange's events with their packed words decoded. Topics (market, taker, owner) pass through unchanged. Those
 * without a packed word (PathDust, NonceRevoked, FeesCollected, DepositPauseSet, MarketPauseSet, OrderExpired and
 * those of owner and guardian) are what viem makes of them: `EventArgs`.
 */
import type { AbiEvent, AbiParameterToPrimitiveType } from 'viem';
import { unpackTradingActions } from './calls/tradingGrant.ts';
import type { exchangeAbi } from './generated/exchangeAbi.ts';
import { unpackTierTerms } from './tiers.ts';
import { bigField, smallField, unpackAmounts } from './words/fields.ts';
import { unpackLevel } from './words/level.ts';
import { unpackMarketKey } from './words/marketKey.ts';
import { unpackOrder } from './words/order.ts';
import { unpackPoolSlot } from './words/poolSlot.ts';

type ExchangeEvent = Extract<(typeof exchangeAbi)[number], AbiEvent>;

/** An event's arguments as viem decodes them. */
export type EventArgs<Name extends ExchangeEvent['name']> = {
  [Input in Extract<
    ExchangeEvent,
    { name: Name }
  >['inputs'][number] as Input['name']]: AbiParameterToPrimitiveType<Input>;
};

/** MarketOpened: the market's terms. */
export function decodeMarketOpened(args: EventArgs<'MarketOpened'>) {
  return unpackMarketKey({ baseTerms: args.baseTerms, quoteTerms: args.quoteTerms });
}

/** Swapped. `levels` is saturated at 65535; where it is 0, `lastTick` and the rest of the level are 0 too. */
export function decodeSwapped({
  amounts,
  poolAmounts,
  slot,
  lastLevel,
  ...topics
}: EventArgs<'Swapped'>) {
  const [amountIn, amountOut] = unpackAmounts(amounts);
  const [poolIn, poolOut] = unpackAmounts(poolAmounts);
  return {
    ...topics,
    amountIn,
    amountOut,
    poolIn,
    poolOut,
    slot: unpackPoolSlot(slot),
    baseIn: smallField(lastLevel, 128, 1) === 1,
    /** Levels touched; all but the last, and the last where its generation rose, are exhausted. */
    levels: smallField(lastLevel, 112, 16),
    lastTick: smallField(lastLevel, 0, 24),
    lastFilled: bigField(lastLevel, 24, 56),
    lastGeneration: smallField(lastLevel, 80, 32),
  };
}

/** OrderPlaced. */
export function decodeOrderPlaced({ order, ...rest }: EventArgs<'OrderPlaced'>) {
  return { ...rest, order: unpackOrder(order) };
}

/** OrderReduced: the order, its level and the market's word, each after it. */
export function decodeOrderReduced({ order, level, slot, ...rest }: EventArgs<'OrderReduced'>) {
  return {
    ...rest,
    order: unpackOrder(order),
    level: unpackLevel(level),
    slot: unpackPoolSlot(slot),
  };
}

/** OrderClaimed: proceeds and rebate in base units for a bid, in quote units for an ask. */
export function decodeOrderClaimed({ order, payout, ...rest }: EventArgs<'OrderClaimed'>) {
  const [proceeds, rebate] = unpackAmounts(payout);
  return { ...rest, order: unpackOrder(order), proceeds, rebate };
}

/** LiquidityAdded and LiquidityRemoved. */
export function decodeLiquidity({ amounts, slot, ...rest }: EventArgs<'LiquidityAdded'>) {
  const [base, quote] = unpackAmounts(amounts);
  return { ...rest, base, quote, slot: unpackPoolSlot(slot) };
}

/** TierAdded: the tier's number and terms. */
export function decodeTierAdded({ tier, terms }: EventArgs<'TierAdded'>) {
  return { tier: Number(tier), ...unpackTierTerms(terms) };
}

/** TradingGranted: the actions by name, none where the rights are revoked. */
export function decodeTradingGranted({ actions, ...rest }: EventArgs<'TradingGranted'>) {
  return { ...rest, actions: unpackTradingActions(actions) };
}

/** FlashClosed: what was lent and came back, token by token. */
export function decodeFlashClosed({ borrower, tokens, amounts }: EventArgs<'FlashClosed'>) {
  return { borrower, loans: tokens.map((token, i) => ({ token, amount: amounts[i] ?? 0n })) };
}

/** IncomePartSet: the part in parts per million. */
export function decodeIncomePartSet({ part, ...rest }: EventArgs<'IncomePartSet'>) {
  return { ...rest, incomePart: Number(part) };
}

/** ObservationsGrown: the ring's size in checkpoints. */
export function decodeObservationsGrown({ market, size }: EventArgs<'ObservationsGrown'>) {
  return { market, size: Number(size) };
}
