import type { Role, Trade } from '@weir/contracts';
import type { Address } from 'viem';
import type { Token } from '#features/deployment';

/** The trade that evidence is about, as whoever looks sees it. */
export interface EvidenceTrade {
  trade: Trade;
  id: bigint;
  escrow: Address;
  token: Token;
  roles: readonly Role[];
  /** The second that deadlines count from. */
  now: bigint;
}

/** Whose a signing key is: all that were announced in the trade, in their order. */
export function keyOwners(
  trade: Pick<Trade, 'seller'>,
  keys: readonly { party: Address; signing: `0x${string}` }[],
): { party: 'seller' | 'buyer'; signing: `0x${string}` }[] {
  return keys.map(({ party, signing }) => ({
    party: BigInt(party) === BigInt(trade.seller) ? 'seller' : 'buyer',
    signing,
  }));
}
