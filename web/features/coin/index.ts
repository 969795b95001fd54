export { coinStep, isCoinAsset } from './model/coinSource.ts';
export { keptForGas } from './model/keptForGas.ts';
export { useSpendable, useTurnable } from './queries/useSpendable.ts';
