import { queryOptions } from '@tanstack/react-query';
import { escrowAbi, nameAt, type TradeAction, tradeActions } from '@weir/contracts';
import type { Address } from 'viem';
import { getBlock, getBlockNumber, getContractEvents } from 'viem/actions';
import { readInRanges } from '#features/peers';
import type { Node } from '#features/wallet';
import type { BroughtEvidence, EvidenceLog } from '../model/evidenceLog.ts';

interface LogReading {
  node: Node;
  chainId: number;
  escrow: Address;
  id: bigint;
  fromBlock: bigint;
}

const bringing = ['MarkPaid', 'SubmitEvidence', 'Reply'] as const satisfies TradeAction[];
const numbers = bringing.map((action) => tradeActions.indexOf(action));

/** Keys and hashes of evidence of a trade, by the node's word: what it withholds is not shown, what it makes up opens nothing. */
export const evidenceLogQuery = ({ node, chainId, escrow, id, fromBlock }: LogReading) =>
  queryOptions({
    queryKey: ['evidence', chainId, 'log', { escrow, id: id.toString() }],
    queryFn: async (): Promise<EvidenceLog> => {
      const last = await getBlockNumber(node);
      const of = { address: escrow, abi: escrowAbi, strict: true } as const;
      const [keys, moves] = await Promise.all([
        readInRanges(
          (from, to) =>
            getContractEvents(node, {
              ...of,
              eventName: 'KeysSet',
              args: { tradeId: id },
              fromBlock: from,
              toBlock: to,
            }),
          fromBlock,
          last,
        ),
        readInRanges(
          (from, to) =>
            getContractEvents(node, {
              ...of,
              eventName: 'TradeMoved',
              args: { tradeId: id, action: numbers },
              fromBlock: from,
              toBlock: to,
            }),
          fromBlock,
          last,
        ),
      ]);
      const told = moves.filter(({ args }) => BigInt(args.data) !== 0n);
      const times = await timesOf(node, new Set(told.map(({ blockNumber }) => blockNumber)));
      return {
        keys: keys.map(({ args: { party, encryptionKey, signingKey } }) => ({
          party,
          encryption: encryptionKey,
          signing: signingKey,
        })),
        brought: told.map(({ args, blockNumber }) => ({
          hash: args.data,
          by: args.by,
          how: howOf(nameAt(tradeActions, args.action)),
          time: times.get(blockNumber) ?? 0n,
        })),
      };
    },
    refetchInterval: 5000,
    retry: 1,
  });

function howOf(action: TradeAction): BroughtEvidence['how'] {
  const how = bringing.find((one) => one === action);
  if (!how) throw new RangeError(`${action} brings no evidence`);
  return how;
}

async function timesOf(node: Node, blocks: Set<bigint>): Promise<Map<bigint, bigint>> {
  const read = [...blocks].map(async (blockNumber) => {
    const { timestamp } = await getBlock(node, { blockNumber });
    return [blockNumber, timestamp] as const;
  });
  return new Map(await Promise.all(read));
}
