import { queryOptions } from '@tanstack/react-query';
import { escrowAbi } from '@weir/contracts';
import type { Address, Hex } from 'viem';
import { getContractEvents } from 'viem/actions';
import type { Node } from '#features/wallet';

/** Public keys that a party announced for a trade. */
interface AnnouncedKeys {
  party: Address;
  encryption: Hex;
  signing: Hex;
}

/** What of a trade stands in the chain's log alone. */
export interface TradeLog {
  /** In the order in which they were announced: a party's last ones count. */
  keys: readonly AnnouncedKeys[];
  /** Payment details that the seller posted, sealed to the buyer; newest last. */
  details: readonly Hex[];
}

interface LogReading {
  node: Node;
  chainId: number;
  escrow: Address;
  id: bigint;
  fromBlock: bigint;
}

/** The keys of a trade's parties, and details posted on the chain. */
export const tradeLogQuery = ({ node, chainId, escrow, id, fromBlock }: LogReading) =>
  queryOptions({
    queryKey: ['peerTrades', chainId, 'log', { id: id.toString() }],
    queryFn: async (): Promise<TradeLog> => {
      const of = { address: escrow, abi: escrowAbi, args: { tradeId: id }, fromBlock } as const;
      const [keys, details] = await Promise.all([
        getContractEvents(node, { ...of, eventName: 'KeysSet', strict: true }),
        getContractEvents(node, { ...of, eventName: 'DetailsPosted', strict: true }),
      ]);
      return {
        keys: keys.map(({ args: { party, encryptionKey, signingKey } }) => ({
          party,
          encryption: encryptionKey,
          signing: signingKey,
        })),
        details: details.map(({ args }) => args.ciphertext),
      };
    },
    refetchInterval: 4000,
    retry: 1,
  });
