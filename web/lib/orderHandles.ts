import { readStored, writeStored } from './storedValue.ts';

/** Whose orders, and where. */
export interface HandleScope {
  chainId: number;
  exchange: string;
  owner: string;
  market: bigint;
}

const KEPT = 200;

function keyOf({ chainId, exchange, owner, market }: HandleScope): string {
  return `weir.handles.${chainId}.${exchange}.${owner}.${market.toString(16)}`.toLowerCase();
}

/** Keeps an order's handle on this device, so that the node alone can be asked for the order. */
export function rememberHandle(scope: HandleScope, handle: bigint): void {
  const kept = rememberedHandles(scope).filter((known) => known !== handle);
  writeStored(keyOf(scope), [handle, ...kept].slice(0, KEPT).join(','));
}

/** Handles placed from this device, newest first. */
export function rememberedHandles(scope: HandleScope): bigint[] {
  const stored = readStored(keyOf(scope)) ?? '';
  return stored
    .split(',')
    .filter((text) => /^\d{1,20}$/.test(text))
    .map(BigInt);
}
