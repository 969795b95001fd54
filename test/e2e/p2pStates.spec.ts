import { join } from 'node:path';
import { type Acceptance, methodId, stateNumber } from '@weir/contracts';
import { zeroAddress, zeroHash } from 'viem';
import { root } from '../runCommand.ts';
import { expectAccessible } from './accessibility.ts';
import { act, confirm, take } from './peerSteps.ts';
import { escrowOfChain, euroOffer, expect, type PeerTrader, test } from './peerTraders.ts';

const DAY = 86_400;
const USDC = 10n ** 6n;
const pictures = join(root, 'test/e2e/results/screenshots');
const evidence = `0x${'e1'.repeat(32)}` as const;

/** The words of the prompt, and until when it stands: how long that is from now changes with each second. */
async function promptOf({ page }: PeerTrader): Promise<string> {
  const panel = page.getByRole('main').getByRole('region').first();
  const title = await panel.getByRole('heading').first().textContent();
  const timer = panel.getByRole('timer');
  const until = (await timer.count()) > 0 ? await timer.getByText(/until/).textContent() : 'no end';
  return `${title} ${until}`;
}

/** Both see what they should without loading the page again, and the same prompt and timer once they have. */
async function expectPrompts(
  name: string,
  [buyer, buyers]: [PeerTrader, string],
  [seller, sellers]: [PeerTrader, string],
): Promise<void> {
  const sees = ({ page }: PeerTrader, title: string) =>
    expect(page.getByRole('main').getByRole('region', { name: title }).first()).toBeVisible();
  await Promise.all([sees(buyer, buyers), sees(seller, sellers)]);
  const before = await Promise.all([promptOf(buyer), promptOf(seller)]);
  await Promise.all([buyer.page.reload(), seller.page.reload()]);
  await Promise.all([sees(buyer, buyers), sees(seller, sellers)]);
  expect(await Promise.all([promptOf(buyer), promptOf(seller)]), name).toEqual(before);
  await takePictures(name, { buyer, seller });
}

/** Of every prompt, wide and narrow, light and dark, in deep runs: to be looked at. */
async function takePictures(name: string, people: Record<string, PeerTrader>): Promise<void> {
  if (!process.env.WEIR_DEEP) return;
  for (const [who, { page }] of Object.entries(people)) {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 });
      for (const theme of ['light', 'dark']) {
        await page.evaluate((chosen) => {
          document.documentElement.dataset.theme = chosen;
        }, theme);
        const path = join(pictures, `p2p-${name}-${who}-${width}-${theme}.png`);
        await page.screenshot({ path, fullPage: true, animations: 'disabled' });
      }
    }
  }
}

/** The dialogs of some actions, looked at by axe. */
async function expectDialogs({ page }: PeerTrader, ...actions: string[]): Promise<void> {
  for (const action of actions) {
    await expectAccessible(page, {
      open: async () => {
        await page.getByRole('button', { name: action, exact: true }).first().click();
        await expect(page.getByRole('dialog', { name: action })).toBeVisible();
      },
    });
  }
}

test.use({ withIndexer: true });
// p2pTrade.spec.ts and p2pCourt.spec.ts pass through these states as people do; here every one is looked at, as are all dialogs.
test.skip(!process.env.WEIR_DEEP, 'only in npx pnpm test:deep');
// Ten states, each loaded twice by two.
test.setTimeout(180_000);

test('in each live state both see prompt and timer at once, and again after a reload; axe finds nothing in any dialog', async ({
  chain,
  buyer,
  seller,
}) => {
  const followed: string[] = [];
  for (const { page } of [buyer, seller]) {
    page.on('request', (request) => {
      if (request.url().endsWith('/v1/p2p/trades/1/stream')) followed.push(request.url());
    });
  }
  const { act: done, address, abi, node } = escrowOfChain(chain);
  const offerId = await euroOffer(chain);
  await take(offerId, buyer, seller);
  await expectDialogs(seller, 'Confirm the trade');
  await expectDialogs(buyer, 'Cancel the trade');
  await expectPrompts(
    'taken',
    [buyer, 'Wait for the other side to confirm'],
    [seller, 'Confirm the trade'],
  );
  await confirm(seller);
  await expectDialogs(buyer, 'I have paid', 'Demand the payment details');
  await expectDialogs(seller, 'Release the tokens');
  await expectPrompts('locked', [buyer, 'Pay now'], [seller, 'Wait for the payment']);

  await done('buyer', 'demandDetails', [1n, stateNumber('Locked')]);
  await expectPrompts(
    'demanded',
    [buyer, 'Wait for the payment details'],
    [seller, 'Post your payment details'],
  );
  await expectDialogs(seller, 'Post the details');
  await done('seller', 'postDetails', [1n, stateNumber('Demanded'), '0x01']);
  // What the seller posted is none of what it committed to.
  await expect(buyer.page.getByText('The details that were posted cannot be used')).toBeVisible();

  await done('buyer', 'markPaid', [1n, stateNumber('Locked'), evidence]);
  await expectPrompts('paid', [buyer, 'Wait for the release'], [seller, 'Check your bank']);
  await expectDialogs(seller, 'Open a dispute');
  await chain.moveTime(DAY);
  await expectPrompts('late', [buyer, 'The release is late'], [seller, 'Release or dispute']);
  await done('seller', 'dispute', [1n, stateNumber('Paid')]);
  await expectPrompts(
    'disputed',
    [buyer, 'Dispute: bring your evidence'],
    [seller, 'Dispute: bring your evidence'],
  );
  await expectDialogs(buyer, 'Give in');
  await chain.moveTime(4 * DAY);
  await expectPrompts('ask', [buyer, 'Dispute: ask the court'], [seller, 'Dispute: ask the court']);
  await expectDialogs(buyer, 'Ask the court');

  // Both, at each load.
  expect(followed.length).toBeGreaterThan(10);

  // What happened is told, whoever looks, and leads to the offer and to the other's trades.
  const history = seller.page.getByRole('region', { name: 'What happened' });
  await expect(history.getByRole('listitem')).toHaveText([
    /^You: dispute opened/,
    /^Buyer: marked as paid/,
    /^You: payment details posted/,
    /^Buyer: payment details demanded/,
    /^You: trade confirmed/,
    /^Buyer: offer taken/,
  ]);

  // A purchase without a bond, which the seller denies.
  const posted = await node.getContractEvents({
    address,
    abi,
    eventName: 'OfferPosted',
    fromBlock: 0n,
    strict: true,
  });
  const starters = posted.map(({ args }) => args.offer).find(({ takesStarters }) => takesStarters);
  if (!starters) throw new Error('The local chain has no offer to those without tokens.');
  const { encryption, signing } = { encryption: evidence, signing: evidence };
  const acceptance: Acceptance = {
    version: 1,
    amount: 20n * USDC,
    worstPrice: starters.price.figure,
    mostBond: 100n * USDC,
    method: starters.methods.findIndex(({ id }) => id === methodId('SEPA Instant')),
    sponsor: zeroAddress,
    isStarter: true,
    encryptionKey: encryption,
    signingKey: signing,
    details: zeroHash,
    accountAge: 0,
  };
  await done('buyer', 'accept', [starters, acceptance]);
  await done('seller', 'confirm', [2n, stateNumber('Taken'), encryption, signing, evidence, 0]);
  await done('buyer', 'markPaid', [2n, stateNumber('Locked'), evidence]);
  await Promise.all([buyer, seller].map(({ page }) => page.goto('/p2p/trades/2')));
  await expectDialogs(seller, 'I was not paid');
  await done('seller', 'deny', [2n, stateNumber('Paid')]);
  await expectPrompts(
    'denied',
    [buyer, 'The seller says you did not pay'],
    [seller, 'Wait for the buyer'],
  );
  // The time passes while a dialog is open: it says so, and sends nothing.
  await act(buyer, 'Open a dispute').click();
  const dispute = buyer.page.getByRole('dialog', { name: 'Open a dispute' });
  await expect(dispute.getByRole('button', { name: 'Open a dispute' })).toBeEnabled();
  await chain.moveTime(7 * DAY);
  await expect(dispute).toContainText('its time passed');
  await expect(dispute.getByRole('button', { name: 'Open a dispute' })).toBeDisabled();
  await buyer.page.keyboard.press('Escape');
  await expectPrompts(
    'bondLate',
    [buyer, 'The buyer did not dispute'],
    [seller, 'The buyer did not dispute'],
  );
  await expectDialogs(buyer, 'End the trade');
  await act(buyer, 'End the trade').click();
  await buyer.page.getByRole('dialog').getByRole('button', { name: 'End the trade' }).click();
  await expectPrompts('over', [buyer, 'The trade is over'], [seller, 'The trade is over']);
});
