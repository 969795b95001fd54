import { useQuery } from '@tanstack/react-query';
import { arbitratorPoolAbi, decodeArbitratorError, escrowAbi } from '@weir/contracts';
import type { Address } from 'viem';
import { getBlock, getBlockNumber, getContractEvents, readContract } from 'viem/actions';
import { useDeployment } from '#features/deployment';
import { readInRanges } from '#features/peers';
import { type Node, useNode } from '#features/wallet';
import type { CourtCase, SeatFate } from '../model/courtCase.ts';
import { usePool } from './useCourtPool.ts';

/** A dispute that some of the account's seats were drawn for. */
export interface DrawnCase {
  disputeId: bigint;
  /** The account's seats on any of its panels. */
  seats: readonly bigint[];
}

/** Disputes that any of these seats was drawn for, newest first; undefined while unknown. */
export function useDrawnCases(seats: readonly bigint[] | undefined) {
  const { chainId, deployedAtBlock } = useDeployment();
  const pool = usePool();
  const node = useNode();
  const named = seats?.join() ?? '';
  return useQuery({
    queryKey: ['court', chainId, 'drawn', { pool, seats: named }],
    queryFn: async (): Promise<DrawnCase[]> => {
      const last = await getBlockNumber(node);
      const drawn = await readInRanges(
        (from, to) =>
          getContractEvents(node, {
            address: pool,
            abi: arbitratorPoolAbi,
            eventName: 'PanelDrawn',
            fromBlock: from,
            toBlock: to,
            strict: true,
          }),
        deployedAtBlock,
        last,
      );
      const own = new Set(seats);
      const cases = new Map<bigint, bigint[]>();
      for (const { args } of drawn) {
        const found = args.seats.filter((seat) => own.has(seat));
        const before = cases.get(args.disputeId) ?? [];
        if (found.length > 0) cases.set(args.disputeId, [...before, ...found]);
      }
      return [...cases].map(([disputeId, ofCase]) => ({ disputeId, seats: ofCase })).toReversed();
    },
    enabled: seats !== undefined && seats.length > 0,
    refetchInterval: 8000,
    retry: 1,
  });
}

/** A dispute with what these seats did in it; `data` is null where the pool has none of this number. */
export function useCase(disputeId: bigint, seats: readonly bigint[]) {
  const { chainId, peers, deployedAtBlock: fromBlock } = useDeployment();
  const pool = usePool();
  const node = useNode();
  const id = disputeId.toString();
  return useQuery({
    queryKey: ['court', chainId, 'case', { pool, id, seats: seats.join() }],
    queryFn: () =>
      readCase(node, { pool, escrow: peers?.escrow ?? pool, disputeId, seats, fromBlock }),
    refetchInterval: 4000,
    retry: 1,
  });
}

interface CaseReading {
  pool: Address;
  escrow: Address;
  disputeId: bigint;
  seats: readonly bigint[];
  fromBlock: bigint;
}

async function readCase(node: Node, reading: CaseReading): Promise<CourtCase | null> {
  const { pool, escrow, disputeId, seats } = reading;
  const { number, timestamp } = await getBlock(node, { blockTag: 'latest' });
  const at = { address: pool, abi: arbitratorPoolAbi, blockNumber: number } as const;
  const args = [disputeId] as const;
  const dispute = await readContract(node, { ...at, functionName: 'disputeOf', args }).catch(
    (error: unknown) => {
      if (decodeArbitratorError(error)?.name === 'UnknownDispute') return null;
      throw error;
    },
  );
  if (!dispute) return null;
  const [panel, lock, committed, tradeId, fates] = await Promise.all([
    readContract(node, { ...at, functionName: 'panelOf', args }),
    readContract(node, { ...at, functionName: 'lockOf', args }),
    Promise.all(
      seats.map(async (seat) => {
        const of = [disputeId, seat] as const;
        const read = { ...at, functionName: 'commitmentAt', args: of } as const;
        return [seat, await readContract(node, read)] as const;
      }),
    ),
    tradeOfDispute(node, reading, number),
    // Nothing is paid or taken before the end.
    dispute.stage === FINAL ? readFates(node, reading, number) : [],
  ]);
  const trade =
    tradeId === null
      ? null
      : await readContract(node, {
          address: escrow,
          abi: escrowAbi,
          functionName: 'tradeOf',
          args: [tradeId],
          blockNumber: number,
        });
  const commitments = new Map(committed);
  const block = { number, timestamp };
  return { disputeId, dispute, panel, commitments, lock, tradeId, trade, fates, block };
}

/** types/Arbitration.sol. */
const FINAL = 4;

/** The trade that asked; null where another contract than this page's escrow did. */
async function tradeOfDispute(
  node: Node,
  { pool, escrow, disputeId, fromBlock }: CaseReading,
  last: bigint,
): Promise<bigint | null> {
  const [asked] = await readInRanges(
    (from, to) =>
      getContractEvents(node, {
        address: escrow,
        abi: escrowAbi,
        eventName: 'RulingRequested',
        args: { court: pool, disputeId },
        fromBlock: from,
        toBlock: to,
        strict: true,
      }),
    fromBlock,
    last,
  );
  return asked?.args.tradeId ?? null;
}

async function readFates(
  node: Node,
  { pool, disputeId, seats, fromBlock }: CaseReading,
  last: bigint,
): Promise<SeatFate[]> {
  if (seats.length === 0) return [];
  const of = {
    address: pool,
    abi: arbitratorPoolAbi,
    args: { disputeId, seat: [...seats] },
    strict: true,
  } as const;
  const [paid, slashed, stakeToken] = await Promise.all([
    readInRanges(
      (from, to) =>
        getContractEvents(node, { ...of, eventName: 'SeatPaid', fromBlock: from, toBlock: to }),
      fromBlock,
      last,
    ),
    readInRanges(
      (from, to) =>
        getContractEvents(node, { ...of, eventName: 'SeatSlashed', fromBlock: from, toBlock: to }),
      fromBlock,
      last,
    ),
    readContract(node, { address: pool, abi: arbitratorPoolAbi, functionName: 'STAKE_TOKEN' }),
  ]);
  return [
    ...paid.map(({ args: { seat, token, amount } }) => ({
      seat,
      token,
      amount,
      kind: 'paid' as const,
    })),
    ...slashed.map(({ args: { seat, amount } }) => ({
      seat,
      token: stakeToken,
      amount,
      kind: 'slashed' as const,
    })),
  ];
}
