import { packLendingTerms } from '@weir/contracts';
import { type Address, getAddress, type Hex, type ReadContractParameters, toHex } from 'viem';
import { describe, expect, it } from 'vitest';
import { priceKey, readLiquidationPrices } from './lendingFacts.ts';
import type { ChainNode } from './node.ts';

const address = (digit: string) => getAddress(`0x${digit.repeat(40)}`);
const blockHash = (block: number): Hex => toHex(block, { size: 32 });
const guards = [address('a'), address('b')] as const;

/** Two markets that share their guards; the first guard says the price 7, the second refuses. */
function nodeOfTwoMarkets() {
  const asked: [guard: Address, block: Hex][] = [];
  const request = async ({ params }: { params: [{ to: Address }, { blockHash: Hex }] }) => {
    const [{ to }, { blockHash: block }] = params;
    asked.push([to, block]);
    return to === guards[0]
      ? `0x${toHex(7n, { size: 32 }).slice(2)}${'1'.padStart(64, '0')}`
      : '0x';
  };
  const terms = packLendingTerms({
    loan: address('1'),
    dust: 1n,
    rates: { base: 0n, kink: 0n, below: 0n, above: 0n },
    collaterals: guards.map((guard) => {
      return { token: guard, guard, borrowLtv: 0n, liquidationLtv: 0n, maxIncentive: 0n, cap: 1n };
    }),
  });
  const readContract = async ({ functionName }: ReadContractParameters) => {
    expect(functionName).toBe('termsOf');
    return [terms.loan, terms.rates, terms.collaterals];
  };
  return { node: { client: { request, readContract } } as unknown as ChainNode, asked };
}

describe('readLiquidationPrices', () => {
  it('asks each guard once a block, whatever it says and however many were liquidated by it', async () => {
    const { node, asked } = nodeOfTwoMarkets();
    const at = (blockNumber: number, logIndex: number) => {
      return { blockNumber, blockHash: blockHash(blockNumber), logIndex };
    };
    const liquidations = [
      { market: 1n, seized: [5n, 5n], log: at(8, 0) },
      { market: 2n, seized: [5n, 0n], log: at(8, 1) },
      { market: 1n, seized: [0n, 5n], log: at(8, 2) },
      { market: 1n, seized: [5n, 0n], log: at(9, 0) },
    ];
    const prices = await readLiquidationPrices(node, address('f'), liquidations);
    expect([...prices]).toEqual([
      [priceKey(at(8, 0), 0), 7n],
      [priceKey(at(8, 1), 0), 7n],
      [priceKey(at(9, 0), 0), 7n],
    ]);
    expect(asked).toEqual([
      [guards[0], blockHash(8)],
      [guards[1], blockHash(8)],
      [guards[0], blockHash(9)],
    ]);
  });
});
