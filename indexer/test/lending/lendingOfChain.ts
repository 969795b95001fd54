import {
  isCounted,
  lendingAbi,
  packAccount,
  packFunds,
  packSide,
  unpackDebt,
  unpackFunds,
  unpackPledges,
} from '@weir/contracts';
import { marketKey } from '../../src/derived/marketKey.ts';
import * as tables from '../../src/schema/lendingTables.ts';
import type { Store } from '../../src/store/openStore.ts';
import { lendingAccounts } from './lendAtRandom.ts';
import { borrowers } from './lendByPlan.ts';
import type { LendingChain } from './lendingChain.ts';

const everybody = (lent: LendingChain) => [...lendingAccounts(lent), ...borrowers(lent)];

/** What lending itself says of its markets and of everybody's positions at the latest block. */
export async function lendingOfChain(lent: LendingChain): Promise<object> {
  const { client, lending: address, markets, chain } = lent;
  const read = { address, abi: lendingAbi } as const;
  const said: Record<string, object> = {};
  for (const { id, terms } of markets) {
    const [funds, lenders, borrowers] = await client.readContract({
      ...read,
      functionName: 'marketState',
      args: [id],
    });
    const [pausedUntil] = await client.readContract({
      ...read,
      functionName: 'pauseOf',
      args: [id],
    });
    const pledged: bigint[] = [];
    for (const index of terms.collaterals.keys()) {
      const args = [id, BigInt(index)] as const;
      pledged.push(await client.readContract({ ...read, functionName: 'pledgedTotal', args }));
    }
    const { isPauseSet, ...money } = unpackFunds(funds);
    const words = { funds: packFunds({ ...money, isPauseSet: false }), lenders, borrowers };
    said[marketKey(id)] = { ...words, pausedUntil: isPauseSet ? Number(pausedUntil) : 0, pledged };
    for (const account of everybody(lent)) {
      const [supplyShares, debt, pledges] = await client.readContract({
        ...read,
        functionName: 'position',
        args: [id, packAccount(account)],
      });
      said[`${marketKey(id)} ${account.owner} ${account.number}`] = {
        supplyShares,
        ...unpackDebt(debt),
        isCounted: isCounted(pledges),
        pledges: unpackPledges(pledges, terms.collaterals.length),
      };
    }
  }
  const operators: string[] = [];
  for (const owner of chain.accounts) {
    for (const operator of chain.accounts) {
      const args = [owner, operator] as const;
      const isOperator = { ...read, functionName: 'isOperator', args } as const;
      if (await client.readContract(isOperator)) operators.push(`${owner} ${operator}`);
    }
  }
  return { ...said, operators: operators.toSorted() };
}

/** The same from the index. */
export function lendingOfIndex(store: Store, lent: LendingChain): Promise<object> {
  return store.read(async (tx) => {
    const states = await tx.select().from(tables.lendingStates);
    const collaterals = await tx.select().from(tables.lendingCollaterals);
    const positions = await tx.select().from(tables.lendingPositions);
    const pledges = await tx.select().from(tables.lendingPledges);
    const said: Record<string, object> = {};
    for (const { id, key } of await tx.select().from(tables.lendingMarkets)) {
      const state = states.find(({ market }) => market === id);
      if (!state) throw new Error(`lending market ${key} has no state`);
      const own = collaterals
        .filter(({ market }) => market === id)
        .toSorted((a, b) => a.index - b.index);
      said[key] = {
        funds: packFunds({
          cash: state.cash,
          borrowed: state.borrowed,
          time: state.accruedAt,
          down: [...own.keys()].filter((index) => (state.down >> index) & 1),
          isPauseSet: false,
        }),
        lenders: packSide({ shares: state.supplyShares, fees: state.lendersFees }),
        borrowers: packSide({ shares: state.borrowShares, fees: state.borrowersFees }),
        pausedUntil: state.pausedUntil,
        pledged: own.map(({ pledged }) => pledged),
      };
      for (const { owner, number } of everybody(lent)) {
        const isOwn = (row: { market: number; owner: string; number: bigint }) =>
          row.market === id && row.owner === owner && row.number === number;
        const position = positions.find(isOwn);
        said[`${key} ${owner} ${number}`] = {
          supplyShares: position?.supplyShares ?? 0n,
          shares: position?.debtShares ?? 0n,
          checkedAt: position?.checkedAt ?? 0,
          isCounted: position?.isCounted ?? false,
          pledges: own.map(
            ({ index }) => pledges.find((row) => isOwn(row) && row.index === index)?.amount ?? 0n,
          ),
        };
      }
    }
    const operators = await tx.select().from(tables.lendingOperators);
    const named = operators.map(({ owner, operator }) => `${owner} ${operator}`);
    return { ...said, operators: named.toSorted() };
  });
}
