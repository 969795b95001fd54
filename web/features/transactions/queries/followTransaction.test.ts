import { createClient, custom, type Hex, keccak256, numberToHex } from 'viem';
import { getBlockNumber } from 'viem/actions';
import { foundry } from 'viem/chains';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SentTransaction } from '../model/transactionLog.ts';
import { followTransaction, type News } from './followTransaction.ts';

const account = '0x3000000000000000000000000000000000000003';
const to = '0x4000000000000000000000000000000000000004';
const hash = `0x${'12'.repeat(32)}` as const;
const otherHash = `0x${'56'.repeat(32)}` as const;
const sent: SentTransaction = {
  hash,
  nonce: null,
  to,
  dataHash: keccak256('0xabcd'),
  value: 0n,
  sentAt: 0,
  sinceBlock: 10n,
};

/** What the node knows; changed by the tests while it is followed. */
interface World {
  inPool: boolean;
  isDown: boolean;
  block: number;
  /** The transaction with the number 7, and the block that it is in. */
  mined: { hash: Hex; input: Hex; to: Hex; block: number } | null;
}

function nodeOf(world: World) {
  const transaction = (of: Hex, input: Hex, target: Hex) => ({
    hash: of,
    nonce: '0x7',
    from: account,
    to: target,
    input,
    value: '0x0',
    gas: '0x1',
    type: '0x2',
  });
  const countAt = (tag: string) => {
    const at = tag === 'latest' || tag === 'pending' ? world.block : Number(tag);
    const mined = world.mined && at >= world.mined.block ? 8 : 7;
    return tag === 'pending' && world.inPool ? 8 : mined;
  };
  const request = async ({ method, params }: { method: string; params?: unknown }) => {
    if (world.isDown) throw new Error('Failed to fetch');
    const [first, second] = (params ?? []) as [Hex, string];
    const { mined } = world;
    switch (method) {
      case 'eth_getTransactionReceipt':
        return mined?.hash === first
          ? {
              transactionHash: first,
              status: '0x1',
              blockNumber: numberToHex(mined.block),
              logs: [],
            }
          : null;
      case 'eth_getTransactionByHash':
        if (mined?.hash === first) return transaction(first, mined.input, mined.to);
        return first === hash && world.inPool ? transaction(hash, '0xabcd', to) : null;
      case 'eth_getTransactionCount':
        return numberToHex(countAt(second));
      case 'eth_blockNumber':
        return numberToHex(world.block);
      case 'eth_getBlockByNumber': {
        const isThere = mined && Number(first) === mined.block;
        const transactions = isThere ? [transaction(mined.hash, mined.input, mined.to)] : [];
        return { number: first, transactions };
      }
      default:
        throw new Error(`Nobody asks for ${method}.`);
    }
  };
  const transport = custom({ request } as never, { retryCount: 0 });
  return createClient({ chain: foundry, transport, cacheTime: 60_000 });
}

describe('followTransaction', () => {
  let world: World;
  let news: News[];
  let stop: AbortController;
  const follow = () => {
    const onNews = (next: News) => news.push(next);
    const node = nodeOf(world) as never;
    return followTransaction({ node, account, sent, onNews, signal: stop.signal });
  };
  const statuses = () => news.map(({ status }) => status);
  const mine = (mined: Omit<NonNullable<World['mined']>, 'block'>, block: number) => {
    world.inPool = false;
    world.mined = { ...mined, block };
    world.block = block + 90;
  };

  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    world = { inPool: true, isDown: false, block: 10, mined: null };
    news = [];
    stop = new AbortController();
  });
  afterEach(() => {
    stop.abort();
    vi.useRealTimers();
  });

  it('learns the number, and ends with the block', async () => {
    const end = follow();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(news).toEqual([{ status: 'pending', sent: { ...sent, nonce: 7 }, isRepriced: false }]);
    mine({ hash, input: '0xabcd', to }, 11);
    await vi.advanceTimersByTimeAsync(3_000);
    await end;
    expect(statuses()).toEqual(['pending', 'confirmed']);
  });

  it.each([
    ['confirmed', { hash: otherHash, input: '0xabcd', to }],
    ['cancelled', { hash: otherHash, input: '0x', to: account }],
    ['replaced', { hash: otherHash, input: '0xffff', to }],
  ] as const)('finds what took its number, blocks ago: %s', async (status, replacement) => {
    const end = follow();
    await vi.advanceTimersByTimeAsync(1_000);
    mine(replacement, 41);
    await vi.advanceTimersByTimeAsync(3_000);
    await end;
    expect(statuses()).toEqual(['pending', status]);
    expect(news.at(-1)?.isRepriced).toBe(status === 'confirmed');
    if (status === 'confirmed') expect(news.at(-1)?.sent.hash).toBe(otherHash);
  });

  it('looks at the newest block, whatever viem remembers of the number', async () => {
    const node = nodeOf(world) as never;
    const onNews = (next: News) => news.push(next);
    const end = followTransaction({ node, account, sent, onNews, signal: stop.signal });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await getBlockNumber(node)).toBe(10n);
    mine({ hash: otherHash, input: '0x', to: account }, 11);
    await vi.advanceTimersByTimeAsync(3_000);
    await end;
    expect(statuses()).toEqual(['pending', 'cancelled']);
  });

  it('says dropped once it is gone for a while, and confirmed if it comes back', async () => {
    const end = follow();
    await vi.advanceTimersByTimeAsync(1_000);
    world.inPool = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(statuses()).toEqual(['pending']);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(statuses()).toEqual(['pending', 'dropped']);
    mine({ hash, input: '0xabcd', to }, 60);
    await vi.advanceTimersByTimeAsync(20_000);
    await end;
    expect(statuses()).toEqual(['pending', 'dropped', 'confirmed']);
  });

  it('says unknown while the node is silent for long, and goes on asking', async () => {
    const end = follow();
    await vi.advanceTimersByTimeAsync(1_000);
    world.isDown = true;
    await vi.advanceTimersByTimeAsync(50_000);
    expect(statuses()).toEqual(['pending']);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(statuses()).toEqual(['pending', 'unknown']);
    world.isDown = false;
    mine({ hash, input: '0xabcd', to }, 61);
    await vi.advanceTimersByTimeAsync(20_000);
    await end;
    expect(statuses()).toEqual(['pending', 'unknown', 'confirmed']);
  });
});
