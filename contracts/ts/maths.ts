/**
 * The exact maths alone, named as in Solidity: what needs no library of chains, and so loads in a tenth of the time. All
 * of it is in `@weir/contracts` too.
 */
export {
  describeExchangeError,
  ExchangeError,
  type ExchangeErrorArgs,
  type ExchangeErrorData,
  type ExchangeErrorName,
  isExchangeError,
} from './errors/exchangeError.ts';
export * from './lending/fixedPoint.ts';
export * from './lending/health.ts';
export * from './lending/interest.ts';
export * from './lending/ledger.ts';
export * from './lending/liquidation.ts';
export * from './lending/marketRules.ts';
export * from './lending/position.ts';
export * from './lending/shares.ts';
export * from './maths/addLiquiditySingle.ts';
export { lotSize, partDown, partUp, quoteDown, quoteUp } from './maths/amounts.ts';
export * from './maths/levelQueue.ts';
export * from './maths/liquidity.ts';
export { logPrice } from './maths/logPrice.ts';
export * from './maths/observation.ts';
export { type OrderRequest, planOrder } from './maths/planOrder.ts';
export * from './maths/poolDepth.ts';
export * from './maths/poolMath.ts';
export * from './maths/priceString.ts';
export { quoteSwap, type SwapRequest } from './maths/quoteSwap.ts';
export { squareRoot } from './maths/squareRoot.ts';
export * from './maths/tickPrice.ts';
export { applyWalk, planWalk } from './maths/walk.ts';
export * from './tiers.ts';
export * from './types.ts';
export { MAX_RESERVE, OBSERVED, PAUSED, packPoolSlot, unpackPoolSlot } from './words/poolSlot.ts';
