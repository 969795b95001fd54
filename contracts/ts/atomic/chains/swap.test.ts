import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GIVEN, GOT, TwoChains } from './twoChains.ts';

let stage: TwoChains;
beforeAll(async () => {
  stage = await TwoChains.start();
}, 60_000);
beforeEach(() => stage.reset());
afterAll(() => stage.stop());

describe('a swap over two chains', () => {
  it('pays both, each on the other chain', async () => {
    const { alice, bob } = stage;
    const before = await stage.balance('first', bob.address);
    const { hash, terms } = await stage.propose();
    const path = join(bob.directory, '..', `${hash}.terms.json`);
    writeFileSync(path, terms);
    await stage.pass(60);
    const accepted = await bob.run(['accept', path, ...stage.agreed()]);
    expect(accepted).toMatchObject({ exit: 0 });
    await stage.pass(60);
    expect(await alice.run(['redeem', hash])).toMatchObject({ exit: 0 });
    expect(await bob.run(['redeem', hash])).toMatchObject({ exit: 0 });
    expect(await stage.balance('first', bob.address)).toBe(before + GIVEN);
    expect(GOT).toBe(500n);
  });
});
