/**
 * What TypeScript knows of the contracts: ABIs, packed words, errors, events and the exact maths, named as in
 * Solidity. Runs in browsers; `@weir/contracts/deployment` reads addresses from disk in Node.
 */
export { erc20Abi } from 'viem';
export * from './calls/batchCall.ts';
export * from './calls/tradingGrant.ts';
export * from './calls/withoutSelfTrade.ts';
export * from './decodeLog.ts';
export {
  type DeployedContract,
  type Deployment,
  DeploymentMalformed,
  parseDeployment,
} from './deployment.ts';
export { decodeExchangeError } from './errors/decodeExchangeError.ts';
export {
  describeExchangeError,
  ExchangeError,
  type ExchangeErrorArgs,
  type ExchangeErrorData,
  type ExchangeErrorName,
  isExchangeError,
} from './errors/exchangeError.ts';
export * from './events.ts';
export { exchangeAbi } from './generated/exchangeAbi.ts';
export { lendingAbi } from './generated/lendingAbi.ts';
export { lendingLensAbi } from './generated/lendingLensAbi.ts';
export { lensAbi } from './generated/lensAbi.ts';
export { leverageAbi } from './generated/leverageAbi.ts';
export { liquidatorAbi } from './generated/liquidatorAbi.ts';
export { marketFactoryAbi } from './generated/marketFactoryAbi.ts';
export { poolShareTokenAbi } from './generated/poolShareTokenAbi.ts';
export { priceGuardAbi } from './generated/priceGuardAbi.ts';
export { testTokenAbi } from './generated/testTokenAbi.ts';
export { v2PairAbi } from './generated/v2PairAbi.ts';
export { wrappedCoinAbi } from './generated/wrappedCoinAbi.ts';
export * from './lending/account.ts';
export * from './lending/fixedPoint.ts';
export * from './lending/health.ts';
export * from './lending/interest.ts';
export * from './lending/ledger.ts';
export {
  decodeLendingError,
  describeLendingError,
  type LendingErrorArgs,
  type LendingErrorData,
  type LendingErrorName,
} from './lending/lendingError.ts';
export * from './lending/lendingLens.ts';
export * from './lending/liquidation.ts';
export * from './lending/marketRules.ts';
export * from './lending/operatorPermit.ts';
export * from './lending/position.ts';
export * from './lending/shares.ts';
export * from './lending/terms.ts';
export * from './lens.ts';
export * from './maths/addLiquiditySingle.ts';
export { lotSize, partDown, partUp, quoteDown, quoteUp } from './maths/amounts.ts';
export { bestRoute, type Route, type RouteRequest } from './maths/bestRoute.ts';
export * from './maths/levelQueue.ts';
export * from './maths/liquidity.ts';
export { logPrice } from './maths/logPrice.ts';
export * from './maths/observation.ts';
export { type OrderRequest, planOrder } from './maths/planOrder.ts';
export * from './maths/poolDepth.ts';
export * from './maths/poolMath.ts';
export * from './maths/priceString.ts';
export * from './maths/quotePath.ts';
export { quoteSwap, type SwapRequest } from './maths/quoteSwap.ts';
export { decodeRoot, encodeRoot } from './maths/rootFloat.ts';
export { MOST_MARKETS, marketsBetween } from './maths/routeGraph.ts';
export { squareRoot } from './maths/squareRoot.ts';
export { typicalSwapGas } from './maths/swapGas.ts';
export * from './maths/tickPrice.ts';
export { applyWalk, planWalk } from './maths/walk.ts';
export * from './tiers.ts';
export * from './types.ts';
export { FieldOutOfRange, unpackAmounts } from './words/fields.ts';
export * from './words/layout.ts';
export { liveLots, packLevel, unpackLevel } from './words/level.ts';
export { COIN, marketId, packMarketKey, unpackMarketKey } from './words/marketKey.ts';
export * from './words/observation.ts';
export { packOrder, unpackOrder } from './words/order.ts';
export { MAX_RESERVE, OBSERVED, PAUSED, packPoolSlot, unpackPoolSlot } from './words/poolSlot.ts';
export { packShares, unpackShares } from './words/shares.ts';
export * from './words/terms.ts';
