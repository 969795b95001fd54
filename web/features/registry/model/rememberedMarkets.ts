import { readStored, writeStored } from '#lib/storedValue.ts';

/** Of which exchange. */
export interface RegistryScope {
  chainId: number;
  exchange: string;
}

const KEPT = 50;

const keyOf = ({ chainId, exchange }: RegistryScope) =>
  `weir.markets.${chainId}.${exchange}`.toLowerCase();

/** Keeps the id of a market that was opened or looked at on this device, so that it is listed from now on. */
export function rememberMarket(scope: RegistryScope, id: bigint): void {
  const kept = rememberedMarkets(scope).filter((known) => known !== id);
  writeStored(keyOf(scope), [id, ...kept].slice(0, KEPT).map(String).join(','));
}

/** Ids of markets opened or looked at on this device, the latest first. */
export function rememberedMarkets(scope: RegistryScope): bigint[] {
  return (readStored(keyOf(scope)) ?? '')
    .split(',')
    .filter((text) => /^\d{1,78}$/.test(text))
    .map(BigInt);
}
