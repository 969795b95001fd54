import {
  type LocalExchange,
  middleTick,
  seedPool,
  startLocalExchange,
} from '@weir/contracts/testing/localExchange';
import pino from 'pino';
import { type Address, pad, toHex } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Frame, Listener } from '../src/http/frame.ts';
import { Streams } from '../src/live/streams.ts';
import { RiskList } from '../src/risk/riskList.ts';
import type { Store } from '../src/store/openStore.ts';
import { place, swap } from './liveExchange.ts';
import { type LiveIndex, startLiveIndex } from './liveIndex.ts';

/** A follower that keeps the names of the events that it got, and the numbers of those that have one. */
class Follower implements Listener {
  readonly events: string[] = [];
  readonly seqs: number[] = [];
  ended: string | null = null;

  take(frame: Frame): void {
    this.events.push(frame.event);
    this.seqs.push(JSON.parse(String(frame.webSocket)).data.seq);
  }
  end(reason: string): void {
    this.ended = reason;
  }
}

// Far more than is needed: processors may be busy with other tests.
const patiently = { timeout: 120_000, interval: 5 };
describe('streams', { timeout: 300_000 }, () => {
  let chain: LocalExchange;
  let live: LiveIndex;
  let reads = 0;
  let isFailing = false;
  /** What a read waits for before it begins, and after it is done. */
  let before: Promise<void> = Promise.resolve();
  let after: Promise<void> = Promise.resolve();
  let streams: Streams;
  let maker: Address;
  let other: Address;
  let taker: Address;

  beforeAll(async () => {
    chain = await startLocalExchange();
    [maker, other, taker] = chain.accounts.slice(4) as [Address, Address, Address];
    await seedPool(chain, 4_000_000n);
    await place(chain, maker, { handle: 1n, lots: 9_000n, tick: middleTick + 500, sell: true });
    await place(chain, other, { handle: 1n, lots: 9_000n, tick: middleTick - 500, sell: false });
    await chain.mine();
    live = await startLiveIndex(chain);
    await live.caughtUp();
    const store: Store = {
      ...live.store,
      read: async (work) => {
        reads++;
        if (isFailing) throw new Error('the disk is gone');
        await before;
        const result = await live.store.read(work);
        await after;
        return result;
      },
    };
    const log = pino({ level: 'silent' });
    const marks = () => ({ safe: null, finalized: null });
    const risk = new RiskList(store, live.hub);
    streams = new Streams({ store, risk, hub: live.hub, log, epoch: () => 'e', marks });
  }, 300_000);
  afterAll(async () => {
    await live.stop();
    await chain.stop();
  }, 300_000);

  it('of accounts read once for all who follow it, and only where its levels change', async () => {
    const followers = [new Follower(), new Follower(), new Follower()];
    const elsewhere = new Follower();
    await Promise.all(followers.map((follower) => streams.account(maker, follower).started));
    await streams.account(other, elsewhere).started;
    expect(reads).toBe(2);
    // Who comes later is told from memory.
    const late = new Follower();
    await streams.account(maker, late).started;
    expect({ reads, events: late.events }).toEqual({ reads: 2, events: ['snapshot'] });

    await swap(chain, taker, 100_000_000_000n, false);
    await chain.mine();
    await live.caughtUp();
    await expect
      .poll(() => followers.map(({ events }) => events.join()), patiently)
      .toEqual(followers.map(() => 'snapshot,orders'));
    expect(late.events).toEqual(['snapshot', 'orders']);
    expect({ reads, elsewhere: elsewhere.events }).toEqual({ reads: 3, elsewhere: ['snapshot'] });
    // A block that changes nothing is read by nobody.
    await chain.mine();
    await live.caughtUp();
    expect(reads).toBe(3);
  });

  it.each(['before', 'after'])(
    'of markets have no gap where a block comes %s the start is read',
    async (when) => {
      const { market } = chain;
      const key = pad(toHex(market.id), { size: 32 });
      let go = () => {};
      const held = new Promise<void>((resolve) => {
        go = resolve;
      });
      [before, after] = when === 'before' ? [held, after] : [before, held];
      const follower = new Follower();
      const { started } = streams.market(key, follower, null);
      for (let i = 0; i < 2; i++) {
        // The first block is told while the start is read, and perhaps in it; the second comes after.
        if (i === 1) {
          go();
          await started;
        }
        await swap(chain, taker, 1_000_000n, false);
        await chain.mine();
        await live.caughtUp();
      }
      before = after = Promise.resolve();
      const [first = 0] = follower.seqs;
      const isInSnapshot = when === 'before';
      await expect
        .poll(() => follower.events, patiently)
        .toEqual(isInSnapshot ? ['snapshot', 'delta'] : ['snapshot', 'delta', 'delta']);
      expect(follower.seqs).toEqual(follower.events.map((_, i) => first + i));
    },
  );

  it('end where the store fails, so that clients come back', async () => {
    isFailing = true;
    const follower = new Follower();
    await streams.account(taker, follower).started;
    expect(follower.ended).toBe('failed');
    isFailing = false;
  });
});
