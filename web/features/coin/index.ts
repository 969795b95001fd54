export { coinStep, isCoinAsset } from './model/coinSource.ts';
export { keptForGas } from './model/keptForGas.ts';
export { useSpendable } from './queries/useSpendable.ts';
