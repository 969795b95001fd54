import { packTradingActions, type TradingGrant } from '@weir/contracts';
import { type Address, type Hex, numberToHex } from 'viem';

/** A signed grant, and where it holds. */
export interface SignedGrant {
  chainId: number;
  exchange: Address;
  grant: TradingGrant;
  signature: Hex;
}

/**
 * A signed grant as JSON for whoever brings it to the chain: the arguments of `grantTradingBySignature` by their names
 * and in their order, ids of markets
 * in hex as the indexer writes them, numbers as decimal strings (they pass 2^53), `actions` as bits.
 */
export function grantFile({ chainId, exchange, grant, signature }: SignedGrant): string {
  const { owner, delegate, markets, actions, expiry, nonce, deadline } = grant;
  return JSON.stringify(
    {
      chainId,
      exchange,
      owner,
      delegate,
      markets: markets.map((id) => numberToHex(id, { size: 32 })),
      actions: packTradingActions(actions).toString(),
      expiry: expiry.toString(),
      nonce: nonce.toString(),
      deadline: deadline.toString(),
      signature,
    },
    null,
    2,
  );
}
