import { COIN } from '@weir/contracts';
import { encodeAbiParameters, getAddress, type Hex, stringToHex, toFunctionSelector } from 'viem';
import { describe, expect, it } from 'vitest';
import type { ChainNode } from './node.ts';
import { readToken } from './readTokens.ts';

const token = getAddress('0x9f8f72aa9304c8b593d555f12ef6589cc3a579a2');

function nodeWhereTokenSays(answers: Record<string, Hex>): ChainNode {
  const bySelector = new Map(
    Object.entries(answers).map(([signature, data]) => [toFunctionSelector(signature), data]),
  );
  const request = async ({ params: [{ data }] }: { params: [{ data: Hex }] }) =>
    bySelector.get(data);
  return { client: { request } } as unknown as ChainNode;
}

const text = (value: string) => encodeAbiParameters([{ type: 'string' }], [value]);
const whole = (value: bigint) => encodeAbiParameters([{ type: 'uint256' }], [value]);

describe('readToken', () => {
  it('reads name, symbol and decimals', async () => {
    const node = nodeWhereTokenSays({
      'name()': text('USD Coin'),
      'symbol()': text('USDC'),
      'decimals()': whole(6n),
    });
    const facts = { address: token, name: 'USD Coin', symbol: 'USDC', decimals: 6 };
    expect(await readToken(node, token)).toEqual(facts);
  });

  it("names the chain's own coin without asking anyone", async () => {
    const facts = { address: COIN, symbol: 'COIN', name: 'coin', decimals: 18 };
    expect(await readToken(nodeWhereTokenSays({}), COIN)).toEqual(facts);
  });

  it('survives names of 32 bytes, control characters and decimals that cannot be', async () => {
    const node = nodeWhereTokenSays({
      'name()': stringToHex('Maker', { size: 32 }),
      'symbol()': text(' M\u0000K\u202eR '),
      'decimals()': whole(2n ** 200n),
    });
    expect(await readToken(node, token)).toMatchObject({
      name: 'Maker',
      symbol: 'MKR',
      decimals: 0,
    });
  });

  it('cuts a long name between characters: half of one would be no text for the store', async () => {
    const long = `${'A'.repeat(63)}😀`;
    const node = nodeWhereTokenSays({ 'name()': text(`${long}B`), 'symbol()': text(long) });
    const { name, symbol } = await readToken(node, token);
    expect([name, symbol]).toEqual([long, long]);
  });

  it('names a token that says nothing, or nonsense, by its address', async () => {
    const node = nodeWhereTokenSays({ 'name()': `0x${'ff'.repeat(96)}` });
    expect(await readToken(node, token)).toEqual({
      address: token,
      name: token,
      symbol: '0x9f8F…79A2',
      decimals: 0,
    });
  });
});
