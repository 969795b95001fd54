import { decodeEscrowError, escrowAbi, nameAt, tradeStates } from '@weir/contracts';
import type { Address, Hex } from 'viem';
import { getContractEvents, readContract } from 'viem/actions';
import type { Node } from '#features/wallet';
import type { TradeEnds } from '../model/deleteExpired.ts';

/** What a node says of an escrow's trades. */
export function tradeEnds(node: Node, escrow: Address, deployedAtBlock: bigint): TradeEnds {
  return {
    endOf: async (tradeId) => {
      const call = { address: escrow, abi: escrowAbi, functionName: 'tradeOf' } as const;
      try {
        const { state, since } = await readContract(node, { ...call, args: [tradeId] });
        return nameAt(tradeStates, state) === 'Final' ? since : null;
      } catch (error) {
        // Of a block that the chain took back: it is not over as far as anybody knows.
        if (decodeEscrowError(error)?.name === 'UnknownTrade') return null;
        throw error;
      }
    },
    tradesOf: async (party) => {
      const events = await getContractEvents(node, {
        address: escrow,
        abi: escrowAbi,
        eventName: 'KeysSet',
        args: { party },
        fromBlock: deployedAtBlock,
        strict: true,
      });
      return new Map(
        events.map(({ args: { encryptionKey, tradeId } }) => [
          encryptionKey.toLowerCase() as Hex, // still hex
          tradeId,
        ]),
      );
    },
  };
}
