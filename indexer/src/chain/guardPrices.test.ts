import { concatHex, type Hex, numberToHex, toFunctionSelector, UnknownRpcError } from 'viem';
import { describe, expect, it } from 'vitest';
import { readGuard, readPastPrice } from './guardPrices.ts';
import type { ChainNode } from './node.ts';
import { NodeRefused, RateLimited } from './nodeErrors.ts';
import { refusalOf } from './refusals.ts';

const guard = `0x${'12'.repeat(20)}` as const;
const words = (...values: bigint[]) =>
  concatHex(values.map((value) => numberToHex(value, { size: 32 })));

/** A node whose guard answers each of its two calls with data, or with a node's error. */
function nodeWhere(borrow: Hex | Error, liquidation: Hex | Error) {
  const asked: unknown[] = [];
  const answers = new Map([
    [toFunctionSelector('borrowPrice()'), borrow],
    [toFunctionSelector('liquidationPrice()'), liquidation],
  ]);
  const request = async ({ params }: { params: [{ data: Hex; gas: Hex }, object] }) => {
    asked.push(params);
    const answer = answers.get(params[0].data);
    if (answer instanceof Error) throw new UnknownRpcError(answer);
    return answer;
  };
  return { node: { client: { request } } as unknown as ChainNode, asked };
}

const reverting = (message: string, data?: Hex) =>
  refusalOf('eth_call', { code: 3, message: `execution reverted: ${message}`, data }, null);

describe('readGuard', () => {
  it('asks for both prices at the block itself, with a bound to what they may burn', async () => {
    const { node, asked } = nodeWhere(words(7n), words(9n, 1n));
    expect(await readGuard(node, guard, '0xabc')).toEqual({
      borrowPrice: 7n,
      liquidationPrice: 9n,
      isLive: true,
      graceSince: null,
    });
    for (const params of asked) {
      expect(params).toMatchObject([{ to: guard, gas: '0x2dc6c0' }, { blockHash: '0xabc' }]);
    }
  });

  it('says since when a sequencer is down, and knows no price then', async () => {
    const grace = concatHex([toFunctionSelector('SequencerGrace(uint256)'), words(1_700n)]);
    const { node } = nodeWhere(words(0n), reverting('custom error', grace));
    expect(await readGuard(node, guard, '0xabc')).toEqual({
      borrowPrice: 0n,
      liquidationPrice: null,
      isLive: false,
      graceSince: 1_700,
    });
  });

  it('stores no second that none can be: one guard would keep the prices of all from being written', async () => {
    const never = (1n << 256n) - 1n;
    const grace = concatHex([toFunctionSelector('SequencerGrace(uint256)'), words(never)]);
    const { node } = nodeWhere(words(0n), reverting('custom error', grace));
    const { graceSince } = await readGuard(node, guard, '0xabc');
    expect(graceSince).toBe(8_640_000_000_000);
  });

  it.each([
    ['reverts', reverting('no')],
    [
      'reverts in the words of a node that limits requests',
      reverting('429 too many requests, rate limit'),
    ],
    ['burns its gas', refusalOf('eth_call', { code: -32_000, message: 'out of gas' }, null)],
    ['gives nothing', '0x'],
    ['gives too little', words(9n)],
    ['gives no truth value', words(9n, 2n)],
  ] as const)('knows no price of one that %s', async (_, answer) => {
    const { node } = nodeWhere(answer, answer);
    const found = await readGuard(node, guard, '0xabc');
    expect(found).toMatchObject({ liquidationPrice: null, isLive: false, graceSince: null });
  });

  it('takes a price for no more than the contract does', async () => {
    const { node } = nodeWhere(words(1n << 200n), words((1n << 256n) - 1n, 1n));
    const found = await readGuard(node, guard, '0xabc');
    expect([found.borrowPrice, found.liquidationPrice]).toEqual([1n << 184n, 1n << 184n]);
  });

  it('leaves what the node itself did to whoever asks again', async () => {
    const limited = new RateLimited('eth_call', null, 'too many requests');
    const { node } = nodeWhere(limited, words(9n, 1n));
    await expect(readGuard(node, guard, '0xabc')).rejects.toBe(limited);
  });
});

describe('readPastPrice', () => {
  it('is unknown where the node keeps no state of that block', async () => {
    const gone = new NodeRefused('eth_call', -32_000, 'missing trie node');
    expect(await readPastPrice(nodeWhere(gone, gone).node, guard, '0xabc')).toBeNull();
    expect(await readPastPrice(nodeWhere('0x', words(5n, 0n)).node, guard, '0xabc')).toBe(5n);
  });
});
