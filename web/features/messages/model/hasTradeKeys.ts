import type { Address } from 'viem';
import { storedKeys } from '#lib/storedValue.ts';

/** Where trades are. */
export interface KeyScope {
  chainId: number;
  escrow: Address;
}

/** What the names of an escrow's keys on this device begin with. */
export const keysPrefix = ({ chainId, escrow }: KeyScope) =>
  `weir.tradeKeys.${chainId}.${escrow}.`.toLowerCase();

/** Whether this device has any: asked by every page, so it needs nothing that reads keys. */
export function hasTradeKeys(scope: KeyScope): boolean {
  return storedKeys(keysPrefix(scope)).length > 0;
}
