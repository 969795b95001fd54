/** What the ids of internal balances mean: those of 160 bits are tokens, longer ones shares of pools. */
import { getAddress, pad, toHex } from 'viem';

/** The token whose internal balances have this id. */
export function tokenOfId(id: bigint): string {
  return getAddress(pad(toHex(id), { size: 20 }));
}

/** Whether an id is a market's, of its shares, and no token's. */
export function isShares(id: bigint): boolean {
  return id >= 1n << 160n;
}
