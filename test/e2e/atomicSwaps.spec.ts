import { readFileSync } from 'node:fs';
import { GIVEN, GOT, type TwoChains } from '@weir/contracts/testing/twoChains';
import { expectAccessible } from './accessibility.ts';
import { connect } from './fixtures.ts';
import { enterChain, expect, type SwapPerson, test } from './swapPeople.ts';

const HOUR = 3600;

test.setTimeout(120_000);

const prompt = ({ page }: SwapPerson, name: string) =>
  page.getByRole('region', { name, exact: true });
const press = ({ page }: SwapPerson, name: string | RegExp) =>
  page.getByRole('button', { name }).click();

/** Alice proposes 1 token of the first chain for 0.0005 of the second, and locks; resolves to the link. */
async function propose(alice: SwapPerson, { first, second, bob }: TwoChains): Promise<string> {
  const { page } = alice;
  await page.goto('/p2p/swaps/new');
  await connect(page);
  for (const [group, chain, amount] of [
    ['You give', first, '1'],
    ['You get', second, '0.0005'],
  ] as const) {
    const leg = page.getByRole('region', { name: group });
    await leg.getByLabel('Chain number').fill(String(chain.chainId));
    await enterChain(page, group, chain);
    await leg.getByLabel('Token’s address').fill(chain.token);
    await leg.getByLabel('Amount').fill(amount);
    await expect(leg).toContainText('TOKEN · Token');
  }
  await page.getByLabel('Address of the other side').fill(bob.address);
  await page.getByText('Fast').click();
  await expect(page.getByText('up to 12 h: about 1.13 % of the amount')).toBeVisible();
  await page.getByText('I trust the sequencers').click();
  await press(alice, 'Make the proposal');
  await press(alice, 'Lock 1 TOKEN');
  await expect(prompt(alice, 'Wait for the other side to lock')).toBeVisible();
  return page.getByLabel('The proposal as a link').inputValue();
}

test('two people swap over two chains, each page being reloaded on the way', async ({
  alice,
  bob,
  stage,
  pass,
}) => {
  const link = await propose(alice, stage);
  expect(alice.wallet.asked).toHaveLength(2);

  await bob.page.goto(link);
  await connect(bob.page);
  await enterChain(bob.page, `Chain ${stage.first.chainId}`, stage.first);
  await enterChain(bob.page, `Chain ${stage.second.chainId}`, stage.second);
  await press(bob, 'Use these');
  // An unfinalised block does not count yet.
  await expect(bob.page.getByText(/a block that is not final/)).toBeVisible();
  await bob.page.getByText(/^I agreed to give 0\.0005 TOKEN/).click();
  await bob.page.getByText(/^I agreed to get 1 TOKEN/).click();
  await press(bob, 'Accept and go on');
  await expect(prompt(bob, 'Not yet')).toBeVisible();
  await pass(60);
  await press(bob, 'Lock 0.0005 TOKEN');
  await expect(prompt(bob, 'Wait for the other side to take its part')).toBeVisible();

  await alice.page.reload();
  await expect(prompt(alice, 'Not yet')).toBeVisible();
  await pass(60);
  await expect(prompt(alice, 'Take what you get')).toBeVisible();
  await expectAccessible(alice.page, {});
  await press(alice, 'Reveal and take 0.0005 TOKEN');
  await expect(prompt(alice, 'Wait for the last block')).toBeVisible();

  await bob.page.reload();
  await press(bob, 'Take 1 TOKEN');
  await expect(prompt(bob, 'Wait for the last block')).toBeVisible();
  await pass(60);
  for (const person of [alice, bob]) await expect(prompt(person, 'Swapped')).toBeVisible();
  expect(await stage.balance('first', stage.bob.address)).toBe(1001n * GIVEN);
  expect(await stage.balance('second', stage.alice.address)).toBe(1000n * GIVEN + GOT);
});

test('who does not go through with it gets everything back, the other side being on the command line', async ({
  alice,
  stage,
  pass,
}) => {
  const link = await propose(alice, stage);
  await pass(60);
  const terms = Buffer.from(String(link.split('#')[1]), 'base64url').toString();
  expect((await stage.accept(terms)).exit).toBe(0);
  await pass(60);
  await expect(prompt(alice, 'Take what you get')).toBeVisible();

  // A watcher of the command line takes the page's record as it is.
  const [saved] = await Promise.all([
    alice.page.waitForEvent('download'),
    press(alice, 'Export for a watcher'),
  ]);
  const record = readFileSync(await saved.path(), 'utf8');
  const hash = String(JSON.parse(record).terms.hash);
  stage.alice.keepRecord(hash, record);
  const listed = await stage.alice.run(['list']);
  expect(listed.json.swaps).toMatchObject([{ hash, role: 'holder', hasLocked: true }]);

  // The chain stands still, or the node does: said, and mended.
  await alice.page.clock.setFixedTime((stage.now + HOUR) * 1000);
  await expect(alice.page.getByText(/more than 15 minutes apart/).first()).toBeVisible();

  // The day goes by, and the page is opened again on the next.
  await pass(12 * HOUR);
  await expect(prompt(alice, 'Too late to reveal')).toBeVisible();
  expect((await stage.bob.run(['refund', hash])).exit).toBe(0);
  await alice.page.goto('/p2p/swaps');
  await pass(12 * HOUR);
  await alice.page.getByRole('link', { name: /1 TOKEN/ }).click();
  await press(alice, 'Take back 1 TOKEN');
  await expect(prompt(alice, 'Wait for the last block')).toBeVisible();
  await pass(60);
  await expect(prompt(alice, 'Returned')).toBeVisible();
  for (const [side, party] of [
    ['first', stage.alice],
    ['second', stage.bob],
  ] as const) {
    expect(await stage.balance(side, party.address)).toBe(1000n * GIVEN);
  }
});
