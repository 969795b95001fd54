import { lendingAbi, totalsOf } from '@weir/contracts';
import type { LendingChain } from './lendingChain.ts';

/** One of the chain's markets by its id. Throws where it is none of them. */
export function marketOf(lent: LendingChain, id: string) {
  const market = lent.markets.find((one) => one.id === BigInt(id));
  if (!market) throw new Error(`market ${id} is none of the chain's`);
  return market;
}

/** A market's totals as the contract had them at a block, of its last accrual until then. */
export async function totalsAtBlock(lent: LendingChain, id: bigint, blockNumber: bigint) {
  const said = await lent.client.readContract({
    address: lent.lending,
    abi: lendingAbi,
    functionName: 'marketState',
    args: [id],
    blockNumber,
  });
  return totalsOf(...said);
}
