/**
 * What TypeScript knows of the contracts: ABIs, packed words, errors, events and the exact maths, named as in
 * Solidity. Runs in browsers; `@weir/contracts/deployment` reads addresses from disk in Node.
 */
export { erc20Abi } from 'viem';
export * from './atomic/atomicSwap.ts';
export { ChainNodes, type ChainSettings } from './atomic/chainNodes.ts';
export {
  decodeHashTimeLockError,
  describeHashTimeLockError,
  type HashTimeLockErrorArgs,
  type HashTimeLockErrorData,
  type HashTimeLockErrorName,
} from './atomic/hashTimeLockError.ts';
export * from './atomic/lock.ts';
export * from './atomic/nextSteps.ts';
export * from './atomic/profile.ts';
export * from './atomic/proposedSwap.ts';
export * from './atomic/swapCalls.ts';
export * from './atomic/swapError.ts';
export * from './atomic/swapNodes.ts';
export * from './atomic/swapRecord.ts';
export * from './atomic/swapRules.ts';
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
export { decodeContractError } from './errors/decodeContractError.ts';
export { decodeExchangeError } from './errors/decodeExchangeError.ts';
export { revertData } from './errors/revertData.ts';
export * from './events.ts';
export { arbitratorPoolAbi } from './generated/arbitratorPoolAbi.ts';
export { escrowAbi } from './generated/escrowAbi.ts';
export { exchangeAbi } from './generated/exchangeAbi.ts';
export { hashTimeLockAbi } from './generated/hashTimeLockAbi.ts';
export { hashTimeLockAddress, hashTimeLockCodeHash } from './generated/hashTimeLockCode.ts';
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
export {
  decodeLendingError,
  describeLendingError,
  type LendingErrorArgs,
  type LendingErrorData,
  type LendingErrorName,
} from './lending/lendingError.ts';
export * from './lending/lendingLens.ts';
export * from './lending/operatorPermit.ts';
export * from './lending/terms.ts';
export * from './lens.ts';
export { bestRoute, type Route, type RouteRequest } from './maths/bestRoute.ts';
export * from './maths/quotePath.ts';
export { decodeRoot, encodeRoot } from './maths/rootFloat.ts';
export { MOST_MARKETS, marketsBetween } from './maths/routeGraph.ts';
export { typicalSwapGas } from './maths/swapGas.ts';
export * from './maths.ts';
export {
  type ArbitratorErrorArgs,
  type ArbitratorErrorData,
  type ArbitratorErrorName,
  decodeArbitratorError,
} from './p2p/arbitratorError.ts';
export {
  decodeEscrowError,
  describeEscrowError,
  type EscrowErrorArgs,
  type EscrowErrorData,
  type EscrowErrorName,
} from './p2p/escrowError.ts';
export * from './p2p/fiat.ts';
export * from './p2p/limits.ts';
export * from './p2p/paymentMethods.ts';
export * as escrowPayouts from './p2p/payouts.ts';
export * from './p2p/signing.ts';
export * from './p2p/stateTable.ts';
export * from './p2p/timeCost.ts';
export * from './p2p/trade.ts';
export * from './p2p/voteCommitment.ts';
export { FieldOutOfRange, unpackAmounts } from './words/fields.ts';
export * from './words/layout.ts';
export { liveLots, packLevel, unpackLevel } from './words/level.ts';
export { COIN, marketId, packMarketKey, unpackMarketKey } from './words/marketKey.ts';
export * from './words/observation.ts';
export { packOrder, unpackOrder } from './words/order.ts';
export { packShares, unpackShares } from './words/shares.ts';
export * from './words/terms.ts';
