import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { Hex } from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  changesSince,
  type Holdings,
  holdingsNow,
  swapped,
  unchanged,
} from '../testing/holdings.ts';
import { lockedBoth } from '../testing/lockedBoth.ts';
import { callLock, GIVEN, type TestedChain, TwoChains } from '../testing/twoChains.ts';
import { lockIdOf, lockOf, parseAtomicSwap } from '../ts/atomic/atomicSwap.ts';
import { swapProfiles } from '../ts/atomic/profile.ts';
import { SwapStore } from './swapStore.ts';

const HOUR = 3600;
const { firstExpiry, secondExpiry } = swapProfiles.rollup;

let stage: TwoChains;
let start: Holdings;
beforeAll(async () => {
  stage = await TwoChains.start();
}, 60_000);
beforeEach(async () => {
  await stage.reset();
  start = await holdingsNow(stage);
});
afterAll(() => stage.stop());

const changes = () => changesSince(start, stage);

async function outcomes(): Promise<unknown[]> {
  const seen: unknown[] = [];
  for (const party of [stage.alice, stage.bob]) {
    const { json } = await party.run(['watch', '--once']);
    seen.push((json.outcomes as { outcome: unknown }[])[0]?.outcome);
  }
  return seen;
}

const slow = { timeout: 60_000 };

describe('a swap over two chains', slow, () => {
  it('pays both, each on the other chain, and ends once that is final', async () => {
    const { hash } = await lockedBoth(stage);
    expect(await stage.alice.run(['redeem', hash])).toMatchObject({ exit: 0 });
    expect(await stage.bob.run(['redeem', hash])).toMatchObject({ exit: 0 });
    expect(await changes()).toEqual(swapped);
    expect(await outcomes()).toEqual([null, null]);
    await stage.pass(60);
    expect(await outcomes()).toEqual(['swapped', 'swapped']);
  });

  it('returns the first lock where nobody answers', async () => {
    const { hash } = await stage.propose();
    await stage.pass(firstExpiry - 60);
    expect(await stage.alice.run(['refund', hash])).toMatchObject({ exit: 3 });
    expect(await changes()).toEqual({ ...unchanged, alice: [-GIVEN, 0n] });
    await stage.pass(60);
    expect(await stage.alice.run(['refund', hash])).toMatchObject({ exit: 0 });
    expect(await changes()).toEqual(unchanged);
  });

  it('returns both locks where the holder does not reveal', async () => {
    await lockedBoth(stage);
    await stage.pass(secondExpiry);
    expect(await outcomes()).toEqual([null, null]);
    expect(await changes()).toEqual({ ...unchanged, alice: [-GIVEN, 0n] });
    await stage.pass(firstExpiry - secondExpiry);
    expect(await outcomes()).toEqual([null, 'returned']);
    await stage.pass(60);
    expect(await outcomes()).toEqual(['returned', 'returned']);
    expect(await changes()).toEqual(unchanged);
  });

  it('does not let the holder reveal late', async () => {
    const { hash } = await lockedBoth(stage);
    await stage.pass(secondExpiry - 26.5 * HOUR);
    const answer = await stage.alice.run(['redeem', hash]);
    expect(answer).toMatchObject({ exit: 3, json: { steps: [{ kind: 'wait' }] } });
    expect(answer.json.steps).toMatchObject([
      { words: expect.stringMatching(/too late to reveal/) },
    ]);
    expect(new SwapStore(stage.alice.directory).read(hash).isRevealing).toBe(false);
  });

  it('counts redeeming in the last second before the expiry, and refunding in the expiry’s', async () => {
    const { hash, swap } = await lockedBoth(stage);
    const secret = new SwapStore(stage.alice.directory).readSecret(hash);
    const { second, bob } = stage;
    for (const [time, call, works] of [
      [swap.second.expiry - 1, 'refund', false],
      [swap.second.expiry, 'redeem', false],
      [swap.second.expiry - 1, 'redeem', true],
      [swap.second.expiry, 'refund', true],
    ] as const) {
      const snapshot = await second.anvil.rpc('evm_snapshot');
      await second.anvil.rpc('evm_setNextBlockTimestamp', [time]);
      const args = [lockOf(swap, 'second'), ...(call === 'redeem' ? [secret] : [])];
      const sent = callLock(second, bob.address, call, args);
      if (works) await sent;
      else await expect(sent).rejects.toThrow('reverted');
      await second.anvil.rpc('evm_revert', [snapshot]);
    }
  });

  it('pays the holder, and the responder after it, where a third copies the secret and is first', async () => {
    const { hash, swap } = await lockedBoth(stage);
    const secret = new SwapStore(stage.alice.directory).readSecret(hash);
    const [third] = await stage.second.anvil.rpc<[Hex]>('eth_accounts');
    await callLock(stage.second, third, 'redeem', [lockOf(swap, 'second'), secret]);
    // The holder has nothing left to do; the responder needs no word from anybody.
    expect(await stage.alice.run(['redeem', hash])).toMatchObject({ exit: 3 });
    expect(await stage.bob.run(['redeem', hash])).toMatchObject({ exit: 0 });
    expect(await changes()).toEqual(swapped);
  });
});

describe('a party that waits', slow, () => {
  it('locks and redeems as soon as every rule allows it', async () => {
    const { hash, terms } = await stage.propose();
    let looks = 0;
    const sleep = async (seconds: number) => {
      looks++;
      await stage.pass(seconds);
    };
    const file = stage.termsFile(terms);
    const accept = ['accept', file, ...stage.agreed(), '--wait'];
    expect(await stage.bob.run(accept, { sleep })).toMatchObject({ exit: 0 });
    expect(await stage.alice.run(['redeem', hash, '--wait'], { sleep })).toMatchObject({ exit: 0 });
    expect(await stage.bob.run(['redeem', hash, '--wait'], { sleep })).toMatchObject({ exit: 0 });
    expect(looks).toBeGreaterThanOrEqual(2);
    expect(await changes()).toEqual(swapped);
    await stage.pass(60);
    expect(await stage.words(stage.bob, ['list'])).toMatch(/you are the responder; Ended: swapped/);
  });

  it('finds its lock redeemed where a third was first in the same block', async () => {
    const { hash, swap } = await lockedBoth(stage);
    await stage.alice.run(['redeem', hash]);
    const { first, bob } = stage;
    const secret = new SwapStore(bob.directory).read(hash).secret;
    expect(secret).toBeNull();
    await first.anvil.rpc('evm_setAutomine', [false]);
    const [third] = await first.anvil.rpc<[Hex]>('eth_accounts');
    const known = new SwapStore(stage.alice.directory).readSecret(hash);
    const redeem = callLock(first, third, 'redeem', [lockOf(swap, 'first'), known]);
    let isMined = false;
    const answer = await bob.run(['watch', '--once'], {
      sleep: async () => {
        if (!isMined) await stage.pass(1);
        isMined = true;
      },
    });
    await redeem;
    expect(answer.said.join()).toMatch(/reverted Trying again/);
    expect(await changes()).toEqual(swapped);
    await first.anvil.rpc('evm_setAutomine', [true]);
    await stage.pass(60);
    expect(await outcomes()).toEqual(['swapped', 'swapped']);
  });
});

describe('the bindings', slow, () => {
  it('compute a lock’s id as the contract does', async () => {
    const { terms } = await stage.propose();
    const swap = parseAtomicSwap(JSON.parse(terms));
    for (const side of ['first', 'second'] as const) {
      const chain: TestedChain = stage[side];
      expect(await stage.contractId(chain, lockOf(swap, side))).toBe(lockIdOf(swap, side));
    }
  });
});

describe('bad input', slow, () => {
  it('is refused with words, and nothing is kept or sent', async () => {
    const { alice, bob, first, second } = stage;
    const good = [
      `--give=${first.chainId}:${first.token}:1`,
      `--get=${second.chainId}:${second.token}:1`,
      `--with=${bob.address}`,
    ];
    const cases: [string[], RegExp, number][] = [
      [['steal'], /found "steal"/, 2],
      [['propose', '--give=1:2'], /--give: expected <chain>:<token>:<units>/, 2],
      [['propose', ...good, '--profile=slow'], /expected rollup or fast/, 2],
      [['propose', ...good.slice(0, 2)], /--with: expected an address/, 2],
      [
        ['propose', good[0] ?? '', good[0]?.replace('give', 'get') ?? '', good[2] ?? ''],
        /another chain/,
        1,
      ],
      [['propose', ...good, '--unknown'], /unknown/i, 2],
      [['redeem'], /expected one swap/, 2],
      [['redeem', '0xab'], /No swap begins with 0xab/, 1],
      [['accept', '/nowhere', ...stage.agreed()], /cannot be read/, 1],
      [['accept', stage.termsFile('{'), ...stage.agreed()], /no JSON/, 1],
      [['accept', stage.termsFile('{}'), ...stage.agreed()], /version should be 1/, 1],
      [['watch', '--poll=0'], /--poll/, 2],
    ];
    for (const [args, words, exit] of cases) {
      const party = args[0] === 'accept' ? bob : alice;
      const answer = await party.run(args);
      expect(answer.json.words).toMatch(words);
      expect(answer.exit).toBe(exit);
    }
    expect(new SwapStore(alice.directory).list()).toEqual([]);
    expect((await alice.runWith([], [])).exit).toBe(2);
  });

  it('such as a secret that others can read, or a record that was changed, is named', async () => {
    const { hash } = await lockedBoth(stage);
    const { alice } = stage;
    const secret = join(alice.directory, `${hash}.secret`);
    chmodSync(secret, 0o644);
    expect(await alice.run(['redeem', hash])).toMatchObject({
      exit: 1,
      json: { words: expect.stringMatching(/chmod 600/) },
    });
    chmodSync(secret, 0o600);
  });
});
