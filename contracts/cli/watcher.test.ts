import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runUntil, type StopPoint } from '../testing/interruptedFetch.ts';
import { lockedBoth } from '../testing/lockedBoth.ts';
import { type Node, optionsWith, withNodes } from '../testing/routedFetch.ts';
import { GIVEN, GOT, type Party, TwoChains } from '../testing/twoChains.ts';
import { parseAtomicSwap } from '../ts/atomic/atomicSwap.ts';
import { swapProfiles } from '../ts/atomic/profile.ts';
import { SwapStore } from './swapStore.ts';

const { firstExpiry } = swapProfiles.rollup;

let stage: TwoChains;
const children: ChildProcess[] = [];
beforeAll(async () => {
  stage = await TwoChains.start();
}, 60_000);
beforeEach(() => stage.reset());
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await stage.stop();
});

const sends = (most: number): StopPoint[] =>
  Array.from({ length: most }, (_, i) => [
    { method: 'eth_sendRawTransaction', nth: i + 1, when: 'before' } as const,
    { method: 'eth_sendRawTransaction', nth: i + 1, when: 'after' } as const,
    { method: 'eth_getTransactionReceipt', nth: i + 1, when: 'after' } as const,
  ]).flat();
const reads: StopPoint[] = [
  { method: 'eth_chainId', nth: 1, when: 'before' },
  { method: 'eth_call', nth: 4, when: 'after' },
  { method: 'eth_estimateGas', nth: 1, when: 'before' },
  { method: 'eth_getTransactionCount', nth: 1, when: 'after' },
];
const named = (point: StopPoint) => `${point.when} ${point.method} ${point.nth}`;

const units = async ({ address }: Party) => [
  await stage.balance('first', address),
  await stage.balance('second', address),
];

const outcome = async (party: Party) => {
  const { json } = await party.run(['watch', '--once']);
  return (json.outcomes as { outcome: unknown }[])[0]?.outcome;
};

const slow = { timeout: 60_000 };

describe('a watcher', slow, () => {
  it('waits longer and longer while nodes fail, and ends with words where they fail for too long', async () => {
    await stage.propose();
    const { first, alice } = stage;
    let asked = 0;
    const failing: Node = async () => {
      asked++;
      throw new TypeError('fetch failed');
    };
    const options = optionsWith(alice, first.chainId, 'http://failing.invalid');
    const started = stage.now;
    const answer = await withNodes({ failing: { trueUrl: '', node: failing } }, () =>
      alice.runWith(['watch', '--give-up-after=600'], options, {
        sleep: async (seconds) => {
          stage.now += seconds;
        },
      }),
    );
    expect(answer).toMatchObject({
      exit: 1,
      json: { words: expect.stringMatching(/for 6\d\d seconds nothing could be done/) },
    });
    expect(stage.now - started).toBeGreaterThanOrEqual(600);
    // Each turn asks two things at once; every 15 seconds would be 40 turns.
    expect(asked).toBeLessThan(2 * 15);
    expect(asked).toBeGreaterThan(8);
  });

  it('goes on where nodes answer again', async () => {
    await stage.propose();
    await stage.pass(firstExpiry);
    const { first, alice } = stage;
    let isDown = true;
    const flaky: Node = async (_, ask) => {
      if (isDown) throw new TypeError('fetch failed');
      return ask();
    };
    const options = optionsWith(alice, first.chainId, 'http://flaky.invalid');
    let turns = 0;
    const answer = await withNodes({ flaky: { trueUrl: first.anvil.url, node: flaky } }, () =>
      alice.runWith(['watch'], options, {
        sleep: async (seconds) => {
          stage.now += seconds;
          if (++turns === 5) isDown = false;
          if (turns > 8) await stage.pass(1);
        },
      }),
    );
    expect(answer).toMatchObject({ exit: 0, json: { outcomes: [{ outcome: 'returned' }] } });
  });

  it('ends at once, with words, where keys or nodes are missing', async () => {
    const { hash } = await stage.propose();
    const { alice, first } = stage;
    const noKey = await alice.runWith(['watch', '--once'], alice.options(), { variables: {} });
    expect(noKey).toMatchObject({ exit: 2, json: { words: expect.stringMatching(/no key/) } });
    const badKey = { SWAP_KEY: `${alice.key}00` };
    const bad = await alice.runWith(['watch', '--once'], alice.options(), { variables: badKey });
    expect(bad.exit).toBe(2);
    expect(JSON.stringify(bad)).not.toContain(alice.key.slice(2));
    const options = alice
      .options()
      .filter((option) => !option.startsWith(`--rpc=${first.chainId}`));
    expect(await alice.runWith(['watch', hash.slice(0, 12)], options)).toMatchObject({
      exit: 2,
      json: { words: expect.stringMatching(/no node of chain 31001/) },
    });
  });

  it('says where it was too late', async () => {
    const { hash } = await lockedBoth(stage);
    await stage.alice.run(['redeem', hash]);
    await stage.pass(firstExpiry);
    expect(await stage.bob.run(['watch'])).toMatchObject({
      exit: 1,
      json: { outcomes: [{ outcome: 'lost' }] },
    });
  });

  it('redeems again what a fork took back', async () => {
    const { hash } = await lockedBoth(stage);
    await stage.alice.run(['redeem', hash]);
    await stage.bob.run(['watch', '--once']);
    const before = await stage.balance('first', stage.bob.address);
    await stage.first.anvil.rpc('anvil_rollback', [1]);
    expect(await stage.balance('first', stage.bob.address)).toBe(before - GIVEN);
    await stage.bob.run(['watch', '--once']);
    expect(await stage.balance('first', stage.bob.address)).toBe(before);
  });
});

describe('a command that dies', slow, () => {
  it.each([...reads, ...sends(2)].map((point) => [named(point), point] as const))(
    'while it proposes, %s: the secret is kept, and one lock is made in the end',
    async (_, point) => {
      const [before] = await units(stage.alice);
      const first = await runUntil(point, () => stage.propose());
      expect(first).toBe('died');
      const store = new SwapStore(stage.alice.directory);
      const [hash] = store.list();
      if (hash === undefined) throw new Error('Nothing is kept.');
      expect(store.readSecret(hash)).not.toBeNull();
      expect(await stage.alice.run(['lock', hash])).toMatchObject({ exit: 0 });
      expect(await stage.alice.run(['lock', hash])).toMatchObject({ exit: 0 });
      expect((await units(stage.alice))[0]).toBe((before ?? 0n) - GIVEN);
    },
  );

  it.each(sends(2).map((point) => [named(point), point] as const))(
    'while it accepts, %s: one lock is made in the end',
    async (_, point) => {
      const { hash, terms } = await stage.propose();
      await stage.pass(60);
      const [, before] = await units(stage.bob);
      expect(await runUntil(point, () => stage.accept(terms))).toBe('died');
      expect(await stage.accept(terms)).toMatchObject({ exit: 0 });
      expect(await stage.bob.run(['lock', hash])).toMatchObject({ exit: 0 });
      expect((await units(stage.bob))[1]).toBe((before ?? 0n) - GOT);
    },
  );

  it.each([...reads, ...sends(1)].map((point) => [named(point), point] as const))(
    'while it reveals, %s: a watcher has the secret just where it may be public, and completes it',
    async (_, point) => {
      const { hash } = await lockedBoth(stage);
      const { alice } = stage;
      const [, before] = await units(alice);
      expect(await runUntil(point, () => alice.run(['redeem', hash]))).toBe('died');
      const { isRevealing, secret } = new SwapStore(alice.directory).read(hash);
      expect(isRevealing).toBe(!reads.includes(point));
      expect(secret).toBeNull();
      await alice.run(['watch', '--once']);
      expect((await units(alice))[1]).toBe((before ?? 0n) + (isRevealing ? GOT : 0n));
      expect(await alice.run(['redeem', hash])).toMatchObject({ exit: isRevealing ? 3 : 0 });
      expect((await units(alice))[1]).toBe((before ?? 0n) + GOT);
    },
  );
});

describe('a watcher that dies', slow, () => {
  it.each([...reads, ...sends(1)].map((point) => [named(point), point] as const))(
    'while it redeems, %s: the next one goes on',
    async (_, point) => {
      const { hash } = await lockedBoth(stage);
      await stage.alice.run(['redeem', hash]);
      const [before] = await units(stage.bob);
      expect(await runUntil(point, () => stage.bob.run(['watch', '--once']))).toBe('died');
      await stage.bob.run(['watch', '--once']);
      expect((await units(stage.bob))[0]).toBe((before ?? 0n) + GIVEN);
      await stage.pass(60);
      expect(await outcome(stage.bob)).toBe('swapped');
    },
  );

  it.each([...reads, ...sends(1)].map((point) => [named(point), point] as const))(
    'while it refunds, %s: the next one goes on',
    async (_, point) => {
      await stage.propose();
      await stage.pass(firstExpiry);
      const [before] = await units(stage.alice);
      expect(await runUntil(point, () => stage.alice.run(['watch', '--once']))).toBe('died');
      await stage.alice.run(['watch', '--once']);
      expect((await units(stage.alice))[0]).toBe((before ?? 0n) + GIVEN);
      await stage.pass(60);
      expect(await outcome(stage.alice)).toBe('returned');
    },
  );

  it('as a process, killed in every state, brings the swap to its end', async () => {
    const { alice, bob } = stage;
    const { hash, terms } = await stage.propose();
    await killedWhileWaiting(alice);
    await stage.pass(60);
    await stage.accept(terms);
    await killedWhileWaiting(bob);
    await stage.pass(60);
    const swap = parseAtomicSwap(JSON.parse(terms));
    expect(await alice.run(['redeem', hash])).toMatchObject({ exit: 0 });
    const ends = [watching(alice), watching(bob)];
    const before = await stage.balance('first', swap.first.receiver);
    while ((await stage.balance('first', swap.first.receiver)) === before) await delay(20);
    await stage.pass(60);
    expect(await Promise.all(ends.map(({ exited }) => exited))).toEqual([0, 0]);
    expect(await stage.balance('first', bob.address)).toBe(before + GIVEN);
    expect([alice, bob].map((one) => new SwapStore(one.directory).read(hash).outcome)).toEqual([
      'swapped',
      'swapped',
    ]);
  }, 60_000);
});

/** Starts a watcher as a process. */
function watching(party: Party) {
  const script = fileURLToPath(new URL('../testing/swapProcess.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', script, 'watch', '--poll=0.05', ...party.options()],
    {
      env: { PATH: process.env.PATH, SWAP_KEY: party.key, SWAP_NOW: String(stage.now) },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  children.push(child);
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, exited };
}

/** Starts a watcher and kills it as soon as it says what it waits for. */
async function killedWhileWaiting(party: Party): Promise<void> {
  const { child, exited } = watching(party);
  const said = new Promise<string>((resolve) => {
    child.stderr?.on('data', (chunk) => {
      if (String(chunk).includes('Waiting')) resolve(String(chunk));
    });
  });
  expect(await Promise.race([said, exited])).toMatch(/Waiting for/);
  child.kill('SIGKILL');
  await exited;
  // Nothing half written is left behind.
  const store = new SwapStore(party.directory);
  for (const hash of store.list()) expect(store.read(hash).outcome).toBeNull();
}
