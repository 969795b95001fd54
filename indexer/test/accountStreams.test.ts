import pino from 'pino';
import type { Address } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Frame, Listener } from '../src/live/frame.ts';
import { Streams } from '../src/live/streams.ts';
import type { Store } from '../src/store/openStore.ts';
import { place, swap } from './liveExchange.ts';
import { type LiveIndex, startLiveIndex } from './liveIndex.ts';
import { type LocalExchange, middleTick, seedPool, startLocalExchange } from './localExchange.ts';

/** A follower that keeps the names of the events that it got. */
class Follower implements Listener {
  readonly events: string[] = [];
  ended: string | null = null;

  take(frame: Frame): void {
    this.events.push(frame.event);
  }
  end(reason: string): void {
    this.ended = reason;
  }
}

// Far more than is needed: processors may be busy with other tests.
const patiently = { timeout: 120_000, interval: 5 };
describe('streams of accounts', { timeout: 300_000 }, () => {
  let chain: LocalExchange;
  let live: LiveIndex;
  let reads = 0;
  let isFailing = false;
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
      read: (work) => {
        reads++;
        return isFailing ? Promise.reject(new Error('the disk is gone')) : live.store.read(work);
      },
    };
    const log = pino({ level: 'silent' });
    const marks = () => ({ safe: null, finalized: null });
    streams = new Streams({ store, hub: live.hub, log, epoch: () => 'e', marks });
  }, 300_000);
  afterAll(async () => {
    await live.stop();
    await chain.stop();
  }, 300_000);

  it('read an account once for all who follow it, and only where its levels change', async () => {
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

  it('end where the store fails, so that clients come back', async () => {
    isFailing = true;
    const follower = new Follower();
    await streams.account(taker, follower).started;
    expect(follower.ended).toBe('failed');
    isFailing = false;
  });
});
