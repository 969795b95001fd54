export { type CoinHoldings, coinStep, isCoinAsset } from './model/coinSource.ts';
export { keptForGas } from './model/keptForGas.ts';
export { useCoinHoldings, useSpendable } from './queries/useSpendable.ts';
