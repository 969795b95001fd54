import { IndexerError } from '@weir/indexer/client';
import { type Address, zeroAddress } from 'viem';
import { describe, expect, it, vi } from 'vitest';
import type { Feed } from '#features/feed';
import { readEachThere, readPast } from '#features/peers';
import type { Node } from '#features/wallet';
import { readTrades } from './useTradeList.ts';

vi.mock('viem/actions', async (original) => ({
  ...(await original<typeof import('viem/actions')>()),
  getBlockNumber: async () => 100n,
}));
vi.mock('#features/peers', async (original) => ({
  ...(await original<typeof import('#features/peers')>()),
  readEachThere: vi.fn(),
  readPast: vi.fn(),
}));

const ADA: Address = '0xaDa0000000000000000000000000000000000001';
const BOB: Address = '0xb0b0000000000000000000000000000000000002';
const EVE: Address = '0xeFe0000000000000000000000000000000000003';
const offer = `0x${'aa'.repeat(32)}` as const;

/** What the contract says: 50 trades of Ada with Bob, and the 60th of others. */
const onChain = (id: bigint) =>
  id <= 50n ? { seller: ADA, buyer: BOB, offer } : id === 60n ? { seller: EVE, buyer: BOB } : null;

const feedOf = (ids: number[], cursor: string | null = null) => {
  const trades = vi.fn(async () => ({ trades: ids.map((id) => ({ id })), cursor }));
  // Only this is asked.
  return { feed: { client: { p2p: { trades } } } as unknown as Feed, trades };
};
const silent = {
  client: { p2p: { trades: () => Promise.reject(new IndexerError('silent', 0, null)) } },
} as unknown as Feed;
const reading = (feed: Feed | null) => ({
  node: {} as Node,
  feed,
  escrow: zeroAddress,
  deployedAtBlock: 1n,
});
const START = { cursor: null, before: null };

vi.mocked(readEachThere).mockImplementation((async (
  _at: unknown,
  _name: string,
  args: [bigint][],
) => args.map(([id]) => onChain(id))) as never);
const past = new Map(
  [...Array(50).keys()].map((i) => {
    const id = BigInt(i + 1);
    return [id, { id, taker: BOB, trade: onChain(id) }];
  }),
);
vi.mocked(readPast).mockResolvedValue({ trades: past } as never);

describe('readTrades', () => {
  it('shows what the contract says of the trades that an indexer names, and no stranger’s', async () => {
    const { feed } = feedOf([70, 60, 50, 49]);
    const { trades, readFrom } = await readTrades(reading(feed), { account: ADA }, START);
    expect(readFrom).toBe('indexer');
    expect(trades.map(({ id }) => id)).toEqual([50n, 49n]);
    expect(trades[0]?.trade).toMatchObject({ seller: ADA, buyer: BOB });
    const ofOffer = await readTrades(reading(feed), { offer }, START);
    expect(ofOffer.trades.map(({ id }) => id)).toEqual([50n, 49n]);
  });

  it('goes on by the indexer’s cursor, and from the logs where the indexer falls silent meanwhile', async () => {
    const { feed, trades: ask } = feedOf([50, 49], 'next');
    const first = await readTrades(reading(feed), { account: ADA }, START);
    expect(first.next).toEqual({ cursor: 'next', before: 49n });
    if (!first.next) throw new Error('There is a next page.');
    await readTrades(reading(feed), { account: ADA }, first.next);
    expect(ask).toHaveBeenLastCalledWith({ account: ADA, limit: 30, cursor: 'next' });
    const rest = await readTrades(reading(silent), { account: ADA }, first.next);
    expect(rest.readFrom).toBe('logs');
    expect(rest.trades.map(({ id }) => id)).toEqual(
      [...Array(30).keys()].map((i) => 48n - BigInt(i)),
    );
  });

  it('pages through the logs to the first trade', async () => {
    const first = await readTrades(reading(null), { account: BOB }, START);
    expect(first.trades).toHaveLength(30);
    expect(first.next).toEqual({ cursor: null, before: 21n });
    if (!first.next) throw new Error('There is a next page.');
    const { feed, trades: ask } = feedOf([50]);
    const second = await readTrades(reading(feed), { account: BOB }, first.next);
    expect(second.trades.map(({ id }) => id)).toEqual(
      [...Array(20).keys()].map((i) => 20n - BigInt(i)),
    );
    expect(second.next).toBeNull();
    // An indexer that answers again would begin anew, at its first page.
    expect(ask).not.toHaveBeenCalled();
  });
});
