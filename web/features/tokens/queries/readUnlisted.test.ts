import {
  type Address,
  createPublicClient,
  custom,
  encodeAbiParameters,
  type Hex,
  toFunctionSelector,
} from 'viem';
import { mainnet } from 'viem/chains';
import { expect, test } from 'vitest';
import { readUnlisted } from './tokenFactsQuery.ts';

const token: Address = '0x90F79bf6EB2c4f870365E785982E1f101E93b906';
const listed = [
  {
    address: '0x1111111111111111111111111111111111111111' as Address,
    symbol: 'USDC',
    name: 'USD Coin',
    decimals: 6,
  },
];
const text = (value: string) => encodeAbiParameters([{ type: 'string' }], [value]);
const whole = (value: bigint) => encodeAbiParameters([{ type: 'uint256' }], [value]);

/** A node whose contracts answer by selector. */
function nodeWhereTokenSays(answers: Record<string, Hex>) {
  const bySelector = new Map(
    Object.entries({ 'balanceOf(address)': whole(0n), ...answers }).map(([name, data]) => [
      toFunctionSelector(name),
      data,
    ]),
  );
  const request = async ({ method, params }: { method: string; params: [{ data: Hex }] }) =>
    method === 'eth_getCode'
      ? '0x00'
      : (bySelector.get(params[0].data.slice(0, 10) as Hex) ?? '0x');
  return createPublicClient({ chain: mainnet, transport: custom({ request }) });
}

test('a token that calls itself as a listed one carries digits of its address', async () => {
  const node = nodeWhereTokenSays({
    'symbol()': text('UЅDC'),
    'name()': text('USD Coin'),
    'decimals()': whole(6n),
  });
  const { symbol, decimals, unlisted } = await readUnlisted(node, token, listed);
  expect([symbol, decimals, unlisted]).toEqual(['UЅDC·90f7', 6, true]);
});

test('a token of absurd decimals, and what is none, is counted in units and named by its address', async () => {
  const named = { 'symbol()': text('USDC'), 'name()': text('USD Coin') };
  const absurd = nodeWhereTokenSays({ ...named, 'decimals()': whole(77n) });
  for (const node of [absurd, nodeWhereTokenSays(named)]) {
    const { symbol, decimals } = await readUnlisted(node, token, listed);
    expect([symbol, decimals]).toEqual(['0x90F7…b906', 0]);
  }
});
