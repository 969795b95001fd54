import { createClient, custom, type Hash, numberToHex, pad, zeroHash } from 'viem';
import { foundry } from 'viem/chains';
import { expect, it } from 'vitest';
import { type ReadBlock, readLatest } from './readLatest.ts';

/** A node whose latest block is what the test says. */
function nodeAt(head: { number: bigint; hash: Hash }) {
  const request = async ({ method }: { method: string }) => {
    expect(method).toBe('eth_getBlockByNumber');
    return {
      number: numberToHex(head.number),
      timestamp: '0x64',
      hash: head.hash,
      transactions: [],
    };
  };
  return createClient({ chain: foundry, transport: custom({ request }) });
}

const hash = (value: number) => pad(numberToHex(value), { size: 32 });

it('reads at the latest block, and nothing more until there is another', async () => {
  const head = { number: 7n, hash: hash(1) };
  const node = nodeAt(head);
  const readAt: ReadBlock[] = [];
  const read = async (block: ReadBlock) => {
    readAt.push(block);
    return { block, reading: readAt.length };
  };

  const first = await readLatest(node, undefined, read);
  expect(first).toEqual({ block: { number: 7n, timestamp: 100n, hash: hash(1) }, reading: 1 });
  expect(await readLatest(node, first, read)).toBe(first);

  // A fork: another block of the same number.
  head.hash = hash(2);
  const forked = await readLatest(node, first, read);
  expect(forked).toMatchObject({ block: { number: 7n, hash: hash(2) }, reading: 2 });

  Object.assign(head, { number: 8n, hash: hash(3) });
  expect(await readLatest(node, forked, read)).toMatchObject({ block: { number: 8n }, reading: 3 });
});

it('reads again what was not there', async () => {
  const node = nodeAt({ number: 1n, hash: zeroHash });
  let readings = 0;
  const read = async () => {
    readings++;
    return null;
  };
  const first = await readLatest(node, undefined, read);
  expect(await readLatest(node, first, read)).toBeNull();
  expect(readings).toBe(2);
});
