import { useQuery } from '@tanstack/react-query';
import { arbitratorPoolAbi } from '@weir/contracts';
import type { Address, Hex } from 'viem';
import { getBlockNumber, getContractEvents, readContract } from 'viem/actions';
import { useDeployment } from '#features/deployment';
import { readInRanges } from '#features/peers';
import { type Node, useAccount, useNode } from '#features/wallet';
import { type SeatFacts, seatStages } from '../model/seatDeeds.ts';
import { usePool } from './useCourtPool.ts';

/** A seat of the account. */
export interface OwnSeat extends SeatFacts {
  seat: bigint;
  /** What open disputes lock of its stake, in units of the stakes' token. */
  locked: bigint;
  /** Public keys that it named, the last of which evidence is sealed to. */
  keys: readonly Hex[];
}

/** The account's seats by their numbers; undefined while unknown. */
export function useSeats() {
  const { chainId, deployedAtBlock } = useDeployment();
  const { address } = useAccount();
  const pool = usePool();
  const node = useNode();
  return useQuery({
    queryKey: ['court', chainId, 'seats', { pool, account: address ?? null }],
    queryFn: () => readSeats(node, { pool, holder: address ?? pool, fromBlock: deployedAtBlock }),
    enabled: address !== undefined,
    refetchInterval: 8000,
    retry: 1,
  });
}

interface SeatReading {
  pool: Address;
  holder: Address;
  fromBlock: bigint;
}

async function readSeats(node: Node, { pool, holder, fromBlock }: SeatReading): Promise<OwnSeat[]> {
  const last = await getBlockNumber(node);
  const of = { address: pool, abi: arbitratorPoolAbi, strict: true } as const;
  const joined = await readInRanges(
    (from, to) =>
      getContractEvents(node, {
        ...of,
        eventName: 'SeatJoined',
        args: { holder },
        fromBlock: from,
        toBlock: to,
      }),
    fromBlock,
    last,
  );
  // A seat that was given up may be somebody else's since, or the account's again.
  const since = new Map(joined.map(({ args, blockNumber }) => [args.seat, blockNumber]));
  if (since.size === 0) return [];
  const named = await readInRanges(
    (from, to) =>
      getContractEvents(node, {
        ...of,
        eventName: 'SeatKeySet',
        args: { seat: [...since.keys()] },
        fromBlock: from,
        toBlock: to,
      }),
    fromBlock,
    last,
  );
  const read = [...since].map(async ([seat, from]) => {
    const facts = await readContract(node, {
      address: pool,
      abi: arbitratorPoolAbi,
      functionName: 'seatOf',
      args: [seat],
      blockNumber: last,
    });
    const keys = named
      .filter(({ args, blockNumber }) => args.seat === seat && blockNumber >= from)
      .map(({ args }) => args.key);
    const { stake, locked, time, duties, stage } = facts;
    const own = { seat, stake, locked, time, duties, keys, stage: seatStages[stage] ?? 'empty' };
    return BigInt(facts.holder) === BigInt(holder) ? [own] : [];
  });
  const seats = (await Promise.all(read)).flat();
  return seats.toSorted((a, b) => Number(a.seat - b.seat));
}
