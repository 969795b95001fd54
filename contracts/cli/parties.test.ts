import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { numberToHex } from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  changesSince,
  type Holdings,
  holdingsNow,
  swapped,
  unchanged,
} from '../testing/holdings.ts';
import { lockedBoth } from '../testing/lockedBoth.ts';
import { CONFIRMATIONS, callLock, GIVEN, GOT, mineAt, TwoChains } from '../testing/twoChains.ts';
import { lockOf, parseAtomicSwap } from '../ts/atomic/atomicSwap.ts';
import { SwapStore } from './swapStore.ts';

const HOUR = 3600;

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

const slow = { timeout: 60_000 };

describe('the responder', slow, () => {
  it('does not lock before the first lock is final', async () => {
    const { terms } = await stage.propose();
    const notYet = { exit: 3, json: { refusals: [{ rule: 'NotFinal', side: 'first' }] } };
    expect(await stage.accept(terms)).toMatchObject(notYet);
    await stage.first.anvil.rpc('anvil_mine', [numberToHex(CONFIRMATIONS), '0x1']);
    expect(await stage.accept(terms)).toMatchObject(notYet);
    expect(await changes()).toEqual({ ...unchanged, alice: [-GIVEN, 0n] });
  });

  it('does not lock where a fork took the first lock back; the holder locks again', async () => {
    const { hash, terms } = await stage.propose();
    await stage.first.anvil.rpc('anvil_rollback', [1]);
    await stage.pass(60);
    expect(await changes()).toEqual(unchanged);
    expect(await stage.accept(terms)).toMatchObject({
      exit: 3,
      json: { refusals: [{ rule: 'NotLocked' }] },
    });
    expect(await stage.alice.run(['lock', hash])).toMatchObject({ exit: 0 });
    await stage.pass(60);
    expect(await stage.accept(terms)).toMatchObject({ exit: 0 });
  });

  it('does not lock where the hash was used for another lock of the holder’s', async () => {
    const { terms } = await stage.propose();
    const swap = parseAtomicSwap(JSON.parse(terms));
    const again = { ...lockOf(swap, 'first'), nonce: 1n, amount: 1n };
    const { alice, first } = stage;
    await stage.approve('first', alice.address, 1n);
    await callLock(first, alice.address, 'lock', [again]);
    await stage.pass(60);
    expect(await stage.accept(terms)).toMatchObject({
      exit: 1,
      json: { refusals: [{ rule: 'HashUsed', side: 'first' }] },
    });
  });

  it('is not held up by a third who locks under the same hash', async () => {
    const { terms } = await stage.propose();
    const swap = parseAtomicSwap(JSON.parse(terms));
    for (const side of ['first', 'second'] as const) {
      const copy = { ...lockOf(swap, side), sender: stage.bob.address, amount: 1n };
      if (side === 'second') Object.assign(copy, { sender: stage.alice.address });
      await stage.approve(side, copy.sender, 1n);
      await callLock(stage[side], copy.sender, 'lock', [copy]);
    }
    await stage.pass(60);
    expect(await stage.accept(terms)).toMatchObject({ exit: 0 });
  });

  it('does not lock while a chain stands still or its clock is off', async () => {
    const { terms } = await stage.propose();
    stage.now += HOUR;
    await mineAt(stage.first, stage.now);
    expect(await stage.accept(terms)).toMatchObject({
      exit: 3,
      json: { refusals: [{ rule: 'ChainSilent', side: 'second' }, { rule: 'GapTooSmall' }] },
    });
    await mineAt(stage.second, stage.now + HOUR);
    expect(await stage.accept(terms)).toMatchObject({
      exit: 3,
      json: { refusals: [{ rule: 'ChainSilent', side: 'second' }] },
    });
    stage.now += HOUR;
    await mineAt(stage.first, stage.now);
    expect(await stage.accept(terms)).toMatchObject({ exit: 0 });
  });

  it('swaps where one chain is ten minutes ahead of the other', async () => {
    const { hash, terms } = await stage.propose();
    await mineAt(stage.first, stage.now + 600);
    await mineAt(stage.second, stage.now);
    expect(await stage.accept(terms)).toMatchObject({ exit: 0 });
    await mineAt(stage.second, stage.now + 60);
    expect(await stage.alice.run(['redeem', hash])).toMatchObject({ exit: 0 });
    expect(await stage.bob.run(['redeem', hash])).toMatchObject({ exit: 0 });
    expect(await changes()).toEqual(swapped);
  });

  it('does not lock where the clocks of both chains bring the expiries too near to each other', async () => {
    const { terms } = await stage.propose();
    const swap = parseAtomicSwap(JSON.parse(terms));
    swap.first.expiry -= HOUR / 2 + 1;
    const nearer = JSON.stringify({
      ...JSON.parse(terms),
      first: { ...JSON.parse(terms).first, expiry: swap.first.expiry },
    });
    await stage.pass(60);
    const answer = await stage.accept(nearer);
    expect(answer.exit).toBe(1);
    expect((answer.json.refusals as { rule: string }[]).map(({ rule }) => rule)).toContain(
      'GapTooSmall',
    );
  });

  it('does not answer its own swap, nor other terms under a hash that it has answered', async () => {
    const { hash, terms } = await lockedBoth(stage);
    const other = JSON.parse(terms);
    other.second.expiry += 1;
    const answer = await stage.accept(JSON.stringify(other));
    expect(answer).toMatchObject({
      exit: 1,
      json: { words: expect.stringMatching(/other terms/) },
    });
    expect(new SwapStore(stage.bob.directory).read(hash).terms.second.expiry).toBe(
      JSON.parse(terms).second.expiry,
    );
  });

  it('compares the terms with what was agreed on, token by address and contract by address', async () => {
    const { terms } = await stage.propose();
    await stage.pass(60);
    const { first, second, bob } = stage;
    const file = stage.termsFile(terms);
    const cheap = await bob.run([
      'accept',
      file,
      `--give=${second.chainId}:${second.token}:${GOT}`,
      `--get=${first.chainId}:${first.contract}:${GIVEN}`,
    ]);
    expect(cheap).toMatchObject({
      exit: 1,
      json: { words: expect.stringMatching(/the token is/) },
    });
    const other = terms.replaceAll(first.contract, first.token);
    expect(await stage.accept(other)).toMatchObject({
      exit: 1,
      json: { words: expect.stringMatching(/name the contract/) },
    });
    expect(await changes()).toEqual({ ...unchanged, alice: [-GIVEN, 0n] });
  });

  it('sees by check what every step would cost, and locks nothing', async () => {
    const { terms } = await stage.propose();
    await stage.pass(60);
    const file = stage.termsFile(terms);
    const answer = await stage.bob.run(['check', file, ...stage.agreed()]);
    expect(answer).toMatchObject({ exit: 0 });
    expect(await stage.bob.run(['list'])).toMatchObject({ json: { swaps: [] } });
    // HashTimeLock's usual address need not be said.
    const usual = stage.bob.options().filter((option) => !option.startsWith('--contract'));
    const check = ['check', file, ...stage.agreed()];
    expect(await stage.bob.runWith(check, usual)).toMatchObject({ exit: 0 });
    const words = await stage.words(stage.bob, ['check', file, ...stage.agreed()]);
    expect(words).toMatch(
      /the holder may choose for up to 35 h 59 min, which is worth about 1\.96 %/,
    );
  });
});

describe('the holder', slow, () => {
  it('keeps the secret in a file of its own, for its owner alone, before locking', async () => {
    const { alice, first } = stage;
    // The chain takes nothing: the lock cannot be made.
    const broken = { ...first, token: first.contract };
    const answer = await alice.run([
      'propose',
      `--give=${broken.chainId}:${broken.token}:1`,
      `--get=${stage.second.chainId}:${stage.second.token}:1`,
      `--with=${stage.bob.address}`,
    ]);
    expect(answer.exit).toBe(1);
    const secrets = readdirSync(alice.directory).filter((name) => name.endsWith('.secret'));
    expect(secrets).toHaveLength(1);
    const mode = (name: string) => statSync(join(alice.directory, name)).mode & 0o777;
    for (const name of readdirSync(alice.directory)) expect(mode(name)).toBe(0o600);
    const { hash } = await stage.propose();
    expect(new SwapStore(alice.directory).readSecret(hash)).toMatch(/^0x/);
    const texts = JSON.stringify((await alice.run(['list'])).json);
    expect(texts).not.toContain(String(new SwapStore(alice.directory).readSecret(hash)).slice(2));
  });

  it('does not reveal before the second lock is final, nor where a fork took it back', async () => {
    const { hash, terms } = await stage.propose();
    await stage.pass(60);
    await stage.accept(terms);
    const notYet = { exit: 3, json: { refusals: [{ rule: 'NotFinal', side: 'second' }] } };
    expect(await stage.alice.run(['redeem', hash])).toMatchObject(notYet);
    await stage.second.anvil.rpc('anvil_mine', [numberToHex(CONFIRMATIONS), '0x1']);
    expect(await stage.alice.run(['redeem', hash])).toMatchObject(notYet);
    await stage.second.anvil.rpc('anvil_rollback', [CONFIRMATIONS + 1]);
    await stage.pass(60);
    expect(await stage.alice.run(['redeem', hash])).toMatchObject({ exit: 3 });
    expect(new SwapStore(stage.alice.directory).read(hash).isRevealing).toBe(false);
    // The transaction can come again.
    expect(await stage.bob.run(['lock', hash])).toMatchObject({ exit: 0 });
    await stage.pass(60);
    expect(await stage.alice.run(['redeem', hash])).toMatchObject({ exit: 0 });
  });

  it('does not reveal on a chain that has halted, and does once it goes on', async () => {
    const { hash } = await lockedBoth(stage);
    stage.now += 901;
    await mineAt(stage.first, stage.now);
    expect(await stage.alice.run(['redeem', hash])).toMatchObject({
      exit: 3,
      json: { refusals: [{ rule: 'ChainSilent', side: 'second' }] },
    });
    await mineAt(stage.second, stage.now);
    expect(await stage.alice.run(['redeem', hash])).toMatchObject({ exit: 0 });
  });

  it('does not reveal to a token that would not pay', async () => {
    const { hash } = await lockedBoth(stage);
    // The token's code is gone bad: every transfer reverts.
    const { anvil, token } = stage.second;
    const code = await anvil.rpc('eth_getCode', [token, 'latest']);
    await anvil.rpc('anvil_setCode', [token, '0x60006000fd']);
    expect(await stage.alice.run(['redeem', hash])).toMatchObject({
      exit: 3,
      json: { refusals: [{ rule: 'ReceiverRefused' }] },
    });
    await anvil.rpc('anvil_setCode', [token, code]);
    expect(await stage.alice.run(['redeem', hash])).toMatchObject({ exit: 0 });
  });
});
