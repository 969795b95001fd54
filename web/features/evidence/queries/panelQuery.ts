import { queryOptions } from '@tanstack/react-query';
import { arbitratorPoolAbi } from '@weir/contracts';
import type { Address, Hex } from 'viem';
import { getBlockNumber, getContractEvents, readContract } from 'viem/actions';
import { readInRanges } from '#features/peers';
import type { Node } from '#features/wallet';
import type { Panel } from '../model/panelSeal.ts';

interface PanelReading {
  node: Node;
  chainId: number;
  pool: Address;
  disputeId: bigint;
  fromBlock: bigint;
}

/** The seats that rule in the present round with their last keys; none while they are not drawn. */
export const panelQuery = ({ node, chainId, pool, disputeId, fromBlock }: PanelReading) =>
  queryOptions({
    queryKey: ['evidence', chainId, 'panel', { pool, disputeId: disputeId.toString() }],
    queryFn: async (): Promise<Panel> => {
      const last = await getBlockNumber(node);
      const at = { address: pool, abi: arbitratorPoolAbi, blockNumber: last } as const;
      const args = [disputeId] as const;
      const [{ round }, seats] = await Promise.all([
        readContract(node, { ...at, functionName: 'disputeOf', args }),
        readContract(node, { ...at, functionName: 'panelOf', args }),
      ]);
      const keys = await keysOf({ node, pool, fromBlock }, seats, last);
      return {
        disputeId,
        round,
        seats: seats.map((seat) => ({ seat, key: keys.get(seat) ?? null })),
      };
    },
    refetchInterval: 5000,
    retry: 1,
  });

/** The last key that each of these seats named. */
async function keysOf(
  { node, pool, fromBlock }: Pick<PanelReading, 'node' | 'pool' | 'fromBlock'>,
  seats: readonly bigint[],
  last: bigint,
): Promise<Map<bigint, Hex>> {
  if (seats.length === 0) return new Map();
  const logs = await readInRanges(
    (from, to) =>
      getContractEvents(node, {
        address: pool,
        abi: arbitratorPoolAbi,
        eventName: 'SeatKeySet',
        args: { seat: [...seats] },
        fromBlock: from,
        toBlock: to,
        strict: true,
      }),
    fromBlock,
    last,
  );
  return new Map(logs.map(({ args }) => [args.seat, args.key]));
}
