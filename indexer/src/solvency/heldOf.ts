import { COIN, erc20Abi } from '@weir/contracts';
import { type Address, decodeFunctionResult, encodeFunctionData, type Hash, type Hex } from 'viem';
import type { ChainNode } from '../chain/node.ts';
import { runCall } from '../chain/runCall.ts';

/** The token does not say what the exchange holds of it: its own doing, and nothing that asking again would mend. */
export class TokenUnreadable extends Error {
  override readonly name = 'TokenUnreadable';
}

/** Throws `TokenUnreadable`, and the node's own errors. */
export type HeldOf = (token: Address, block: { hash: string }) => Promise<bigint>;

/** What the exchange holds of tokens, and of the chain's coin, at blocks named by their hash: never at a fork's. */
export function heldOn(node: Pick<ChainNode, 'client'>, exchange: () => Address): HeldOf {
  return async (token, { hash }) => {
    const at = { blockHash: hash as Hash };
    const request = node.client.request as (call: {
      method: string;
      params: unknown[];
    }) => Promise<Hex>;
    if (token === COIN) {
      return BigInt(await request({ method: 'eth_getBalance', params: [exchange(), at] }));
    }
    const args = [exchange()] as const;
    const data = encodeFunctionData({ abi: erc20Abi, functionName: 'balanceOf', args });
    const ran = await runCall(node, { to: token, data }, at);
    if ('failure' in ran) {
      throw new TokenUnreadable(`${token} refuses to say a balance`, { cause: ran.failure });
    }
    const result = ran.data;
    if (result.length < 66) throw new TokenUnreadable(`${token} says no balance`);
    return decodeFunctionResult({ abi: erc20Abi, functionName: 'balanceOf', data: result });
  };
}
