import { lendingAbi, unpackLendingTerms } from '@weir/contracts';
import type { Address } from 'viem';
import { readPastPrice } from './guardPrices.ts';
import type { ChainNode } from './node.ts';
import { nodeErrorOf } from './nodeErrors.ts';
import type { LocatedLog } from './wireFormat.ts';

/** A liquidation as logged, as far as its prices are asked for. */
export interface Liquidated {
  market: bigint;
  /** Units of each of the market's collaterals. */
  seized: readonly bigint[];
  log: Pick<LocatedLog, 'blockNumber' | 'blockHash' | 'logIndex'>;
}

/** Names the price of a collateral that a liquidation seized. */
export function priceKey(
  { blockNumber, logIndex }: Pick<LocatedLog, 'blockNumber' | 'logIndex'>,
  index: number,
): string {
  return `${blockNumber} ${logIndex} ${index}`;
}

/** The protocol's part of the interest: the contract never changes it. */
export async function readInterestFee(node: ChainNode, lending: Address): Promise<bigint> {
  try {
    return await node.client.readContract({
      address: lending,
      abi: lendingAbi,
      functionName: 'INTEREST_FEE',
    });
  } catch (error) {
    throw nodeErrorOf(error);
  }
}

/**
 * The guards' prices of what was seized, each at the end of its block, by `priceKey`; those that no node knows are left
 * out. A guard is asked once a block: where prices fall a block liquidates many by the same one.
 */
export async function readLiquidationPrices(
  node: ChainNode,
  lending: Address,
  liquidations: readonly Liquidated[],
): Promise<Map<string, bigint>> {
  const prices = new Map<string, bigint>();
  const guards = new Map<bigint, Address[]>();
  const answers = new Map<string, bigint | null>();
  for (const { market, seized, log } of liquidations) {
    const known = guards.get(market) ?? (await readGuards(node, lending, market));
    guards.set(market, known);
    for (const [index, guard] of known.entries()) {
      if (!seized[index]) continue;
      const question = `${guard} ${log.blockHash}`;
      let price = answers.get(question);
      if (price === undefined) {
        price = await readPastPrice(node, guard, log.blockHash);
        answers.set(question, price);
      }
      if (price !== null) prices.set(priceKey(log, index), price);
    }
  }
  return prices;
}

async function readGuards(node: ChainNode, lending: Address, market: bigint): Promise<Address[]> {
  try {
    const [loan, rates, collaterals] = await node.client.readContract({
      address: lending,
      abi: lendingAbi,
      functionName: 'termsOf',
      args: [market],
    });
    return unpackLendingTerms({ loan, rates, collaterals }).collaterals.map(({ guard }) => guard);
  } catch (error) {
    throw nodeErrorOf(error);
  }
}
