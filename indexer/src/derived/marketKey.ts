import { pad, toHex } from 'viem';

/** A market's id as it is stored and answered: 32 bytes in hex. */
export function marketKey(id: bigint): string {
  return pad(toHex(id), { size: 32 });
}
