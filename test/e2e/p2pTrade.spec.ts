import type { Page } from '@playwright/test';
import { stateNumber } from '@weir/contracts';
import { hexToBytes, MailboxClient, mailboxPath, newTradeKeys } from '@weir/contracts/messages';
import { expectAccessible } from './accessibility.ts';
import { connect } from './fixtures.ts';
import { backUp, restore } from './keyBackup.ts';
import { act, confirm, dialog, prompt, take, takeAlone } from './peerSteps.ts';
import { escrowOfChain, euroOffer, expect, test, voteForBuyer } from './peerTraders.ts';

const DAY = 86_400;
const anyHash = `0x${'e1'.repeat(32)}` as const;
const anyKey = anyHash;

/** The public keys that both parties of the first trade sign and read their messages with. */
async function signingKeys(chain: Parameters<typeof escrowOfChain>[0]): Promise<Uint8Array[]> {
  const { node, address, abi } = escrowOfChain(chain);
  const found = await node.getContractEvents({
    address,
    abi,
    eventName: 'KeysSet',
    fromBlock: 0n,
    strict: true,
  });
  return found.map(({ args }) => hexToBytes(args.signingKey));
}

test('tokens are paid for, released and withdrawn, the page being reloaded in each state', async ({
  chain,
  buyer,
  seller,
}) => {
  await take(await euroOffer(chain), buyer, seller);
  await expect(prompt(buyer, 'Wait for the other side to confirm')).toBeVisible();
  await confirm(seller);

  // The details did not come by message: they are demanded, and posted sealed.
  await expect(prompt(buyer, 'Pay now')).toBeVisible();
  await act(buyer, 'Demand the payment details').click();
  await dialog(buyer).getByRole('button', { name: 'Demand the payment details' }).click();
  await expect(prompt(buyer, 'Wait for the payment details')).toBeVisible();
  await seller.page.reload();
  await act(seller, 'Post the details').click();
  await expect(dialog(seller)).toContainText('Ada Lovelace');
  await dialog(seller).getByRole('button', { name: 'Post the details' }).click();

  await buyer.page.reload();
  const pay = prompt(buyer, 'Pay now');
  await expect(pay).toContainText('Ada Lovelace');
  await expect(pay).toContainText('DE89 3704 0044 0532 0130 00');
  await expect(pay).toContainText('92.00 EUR');
  await act(buyer, 'I have paid').click();
  const hold = dialog(buyer).getByRole('button', { name: 'Hold for three seconds' });
  await dialog(buyer)
    .getByLabel(/^Type the amount/)
    .fill('91');
  await expect(hold).toBeDisabled();
  await dialog(buyer)
    .getByLabel(/^Type the amount/)
    .fill('92,00');
  // Let go too early nothing is said.
  await hold.click();
  await expect(hold).toBeEnabled();
  await hold.hover();
  await buyer.page.mouse.down();
  await expect(dialog(buyer)).toBeHidden();
  await buyer.page.mouse.up();
  await expect(prompt(buyer, 'Wait for the release')).toBeVisible();

  await seller.page.reload();
  await act(seller, 'Release the tokens').click();
  const release = dialog(seller).getByRole('button', { name: 'Release the tokens' });
  await expect(release).toBeDisabled();
  await dialog(seller).getByText('I opened my bank app and the money is there').click();
  await dialog(seller).getByText('The sender’s name is the buyer’s').click();
  await release.click();
  await expect(prompt(seller, 'The trade is over')).toBeVisible();

  await expect(prompt(buyer, 'The trade is over')).toBeVisible();
  await expect(
    prompt(buyer, 'How it ended').getByText('Released: the buyer has the tokens.'),
  ).toBeVisible();
  await act(buyer, 'Withdraw to my wallet').click();
  await expect(act(buyer, 'Nothing to withdraw')).toBeDisabled();
});

test('a deadline that passes while a dialog is open is told, and nothing is sent', async ({
  chain,
  buyer,
  seller,
}) => {
  await take(await euroOffer(chain), buyer, seller);
  await prompt(seller, 'Confirm the trade')
    .getByRole('button', { name: 'Confirm the trade' })
    .click();
  await dialog(seller).getByLabel('Name of the payee').fill('Ada Lovelace');
  await chain.moveTime(1801);
  await expect(dialog(seller)).toContainText('its time passed');
  await expect(dialog(seller).getByLabel('Name of the payee')).toHaveValue('Ada Lovelace');
  await seller.page.keyboard.press('Escape');

  // The other side being away, the buyer alone ends it.
  await expect(prompt(buyer, 'The confirmation did not come')).toBeVisible();
  await act(buyer, 'End the trade').click();
  await dialog(buyer).getByRole('button', { name: 'End the trade' }).click();
  await expect(prompt(buyer, 'The trade is over')).toBeVisible();
  await expect(
    prompt(buyer, 'How it ended').getByText('Cancelled: the tokens went back'),
  ).toBeVisible();
});

test('either side cancels before the money moves: the taker for nothing, the maker for 0.5 %', async ({
  chain,
  buyer,
  seller,
}) => {
  const offer = await euroOffer(chain);
  const balance = (text: string) => prompt(buyer, 'How it ended').getByText(text);
  await take(offer, buyer, seller);
  await act(buyer, 'Cancel the trade').click();
  await expect(dialog(buyer)).toContainText('It costs younothing');
  await dialog(buyer).getByRole('button', { name: 'Cancel the trade' }).click();
  await expect(prompt(seller, 'The trade is over')).toBeVisible();
  await expect(
    prompt(buyer, 'How it ended').getByText('Cancelled: the tokens went back'),
  ).toBeVisible();
  await expect(balance('15 USDC')).toBeVisible();

  await take(offer, buyer, seller, 2);
  await act(seller, 'Cancel the trade').click();
  await expect(dialog(seller)).toContainText('It costs you0.5 USDC');
  await dialog(seller).getByRole('button', { name: 'Cancel the trade' }).click();
  await expect(prompt(buyer, 'The trade is over')).toBeVisible();
  // What a maker pays is the treasury's: it would else pay to be let down.
  await expect(balance('15 USDC')).toBeVisible();
});

test('two who agree settle, and the trade ends at once', async ({ chain, buyer, seller }) => {
  await take(await euroOffer(chain), buyer, seller);
  await confirm(seller);
  await expectAccessible(buyer.page, {});
  await expectAccessible(buyer.page, {
    open: async (page) => {
      await page.getByRole('button', { name: 'I have paid' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  });
  await seller.page.getByLabel('The buyer gets').fill('40');
  await seller.page.getByRole('button', { name: 'Propose this' }).click();
  await expect(seller.page.getByText(/^You proposed 40 USDC/)).toBeVisible();
  await expect(buyer.page.getByText(/^The other side proposes 40 USDC/)).toBeVisible();
  await buyer.page.getByRole('button', { name: 'Accept' }).click();
  await expect(prompt(buyer, 'How it ended').getByText('Settled: both agreed.')).toBeVisible();
});

test('a dispute is ruled by the drawn panel, anyone funds an appeal, and the page says each step', async ({
  chain,
  buyer,
  stranger,
}) => {
  test.setTimeout(120_000);
  await takeAlone(await euroOffer(chain), buyer);
  const { act: done } = escrowOfChain(chain);
  await done('seller', 'confirm', [1n, stateNumber('Taken'), anyKey, anyKey, anyHash, 0]);
  await done('buyer', 'markPaid', [1n, stateNumber('Locked'), anyHash]);
  await done('seller', 'dispute', [1n, stateNumber('Paid')]);
  await expect(prompt(buyer, 'Dispute: bring your evidence')).toBeVisible();
  // Giving in stays in reach, with its price.
  await act(buyer, 'Give in').click();
  await expect(dialog(buyer)).toContainText('It costs you5 USDC');
  await buyer.page.keyboard.press('Escape');

  await chain.moveTime(4 * DAY);
  await act(buyer, 'Ask the court').click();
  await dialog(buyer).getByRole('button', { name: 'Ask the court' }).click();
  const court = buyer.page.getByRole('region', { name: 'The court' });
  await expect(court).toContainText('drawn by the hash of a coming block');
  await chain.mine(9);
  await court.getByRole('button', { name: 'Draw the panel' }).click();
  await expect(court).toContainText('vote in secret');
  await voteForBuyer(chain);
  await expect(court).toContainText('2 buyer, 1 seller, 0 refused');
  await court.getByRole('button', { name: 'Count the votes' }).click();
  await expect(court).toContainText('The panel ruled for the buyer.');
  await expect(court.getByRole('button', { name: 'Fund an appeal' })).toBeEnabled();
  await expectAccessible(buyer.page, {});
  // Without an appeal it is the last word once its time is over.
  await chain.without(async () => {
    await chain.moveTime(3 * DAY);
    await court.getByRole('button', { name: 'Make the ruling final' }).click();
    await expect(
      prompt(buyer, 'How it ended').getByText('A court ruled for the buyer.'),
    ).toBeVisible();
  });

  // Somebody who is no party pays for seven others.
  await stranger.page.goto('/p2p/trades/1');
  await connect(stranger.page);
  await expect(prompt(stranger, 'A trade of two others')).toBeVisible();
  const open = stranger.page.getByRole('region', { name: 'The court' });
  await expect(open).toContainText('An appeal costs21 USDC');
  await open.getByRole('button', { name: 'Fund an appeal' }).click();
  await expect(open).toContainText('seven arbitrators instead of three');
  await expect(court).toContainText('seven arbitrators instead of three');
  await chain.mine(9);
  await open.getByRole('button', { name: 'Draw the panel' }).click();
  await expect(court).toContainText('vote in secret');
  await voteForBuyer(chain);
  await expect(court).toContainText('6 buyer, 1 seller, 0 refused');
  await court.getByRole('button', { name: 'Count the votes' }).click();
  await expect(court).toContainText('The last word: for the buyer.');
  await expect(
    prompt(buyer, 'How it ended').getByText('A court ruled for the buyer.'),
  ).toBeVisible();
});

test('a buyer without gas signs, and a sponsor posts the bond and sends', async ({
  chain,
  buyer,
  seller,
}) => {
  const { page } = buyer;
  await page.goto(`/p2p/offers/${await euroOffer(chain)}`);
  await connect(page);
  await page.getByLabel('Amount to buy').fill('100');
  await page.getByText('Let somebody else send this').click();
  const sign = page.getByRole('button', { name: 'Sign it', exact: true });
  await expect(sign).toBeDisabled();
  await page.getByLabel('Who posts your bond').fill(seller.wallet.account.address);
  await sign.click();
  const link = page.getByLabel('Give this link to who sends it');
  await seller.page.goto(await link.inputValue());
  await connect(seller.page);
  await expect(seller.page.getByText('You post the bond and pay the gas.')).toBeVisible();
  await expect(seller.page.getByText('Your bond15 USDC')).toBeVisible();
  await expectAccessible(seller.page, {});
  await act(seller, 'Post the bond and send it').click();
  await expect(seller.page.getByText('It is sent and in a block.')).toBeVisible();

  await page.goto('/p2p/trades/1');
  await expect(prompt(buyer, 'Wait for the other side to confirm')).toBeVisible();
  await act(buyer, 'Cancel the trade').click();
  await dialog(buyer).getByText('Let somebody else send this').click();
  await dialog(buyer).getByRole('button', { name: 'Sign it', exact: true }).click();
  const cancel = await link.inputValue();
  await page.keyboard.press('Escape');
  // What was changed on its way is told before anybody pays for gas.
  await seller.page.goto(cancel.replace(/deadline%22%3A%22\d/, '$&1'));
  await expect(act(seller, 'It was signed by somebody else')).toBeDisabled();
  await seller.page.goto(cancel);
  await act(seller, 'Send it').click();
  await expect(prompt(buyer, 'The trade is over')).toBeVisible();
  expect(buyer.wallet.sent).toEqual([]);
});

test.describe('with a relay', () => {
  test.use({ withRelay: true });
  test.setTimeout(120_000);

  test('details and messages come sealed, stay over a reload, hold no links, and are given to nobody else', async ({
    chain,
    buyer,
    seller,
    stranger,
    relay,
  }) => {
    // Two devices, and a passphrase that is stretched three times.
    test.slow();
    const bodies: string[] = [];
    for (const { page } of [buyer, seller]) {
      page.on('request', (request) => {
        const body = request.postDataBuffer();
        if (request.url().startsWith(relay) && body) bodies.push(body.toString('latin1'));
      });
    }
    await take(await euroOffer(chain), buyer, seller);
    await confirm(seller);
    await expect(prompt(buyer, 'Pay now')).toContainText('DE89 3704 0044 0532 0130 00');

    const words = 'Paid from my account, see https://evil.example';
    await buyer.page.getByLabel('Write a message').fill(words);
    await act(buyer, 'Send').click();
    const chat = seller.page.getByRole('region', { name: 'Messages' });
    await expect(chat).toContainText(words);
    await expect(chat.getByRole('link')).toHaveCount(0);
    await seller.page.reload();
    await expect(chat).toContainText(words);

    // What the relay was given tells nobody anything.
    expect(bodies.length).toBeGreaterThanOrEqual(2);
    for (const body of bodies) {
      expect(body).toHaveLength(4096);
      expect(body).not.toContain('evil.example');
      expect(body).not.toContain('Lovelace');
    }

    // Somebody else sees the trade without its messages, and asks the relay for both mailboxes in vain.
    await stranger.page.goto('/p2p/trades/1');
    await connect(stranger.page);
    await expect(prompt(stranger, 'A trade of two others')).toBeVisible();
    await expect(stranger.page.getByRole('region', { name: 'Messages' })).toHaveCount(0);
    const scope = { chainId: 31337, escrow: escrowOfChain(chain).address, tradeId: 1n };
    const now = () => Math.floor(Date.now() / 1000);
    const mailboxes = new MailboxClient({ relays: [relay], scope, now });
    const own = newTradeKeys().signing;
    for (const publicKey of await signingKeys(chain)) {
      await expect(mailboxes.read({ ...own, publicKey })).rejects.toThrow(/signature is not/);
      const path = mailboxPath({ scope, recipient: publicKey });
      const asked = await stranger.page.request.get(`${relay}${path}`);
      expect(asked.ok()).toBe(false);
      expect(await asked.text()).not.toContain('envelope');
    }

    // A photo comes as its pixels: what the camera wrote beside them stays behind.
    const photo = withPlace(await buyer.page.screenshot({ type: 'jpeg' }));
    await buyer.page.getByLabel('Photo').setInputFiles(asFile('photo.jpg', photo));
    await chat.getByRole('button', { name: /^Show the image/ }).click();
    const image = chat.getByRole('img', { name: 'Image from the other side' });
    await expect(image).toHaveJSProperty('complete', true);
    expect(await image.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBe(390);
    expect(await keptBytes(seller.page)).not.toContain(PLACE);
    const page = asFile('photo.jpg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    await buyer.page.getByLabel('Photo').setInputFiles(page);
    await expect(buyer.page.getByRole('alert')).toContainText('no JPEG, PNG or WebP');

    // What a backup holds comes back on a device that has nothing, and money never depended on it.
    const backup = await backUp(buyer.page);
    await buyer.page.evaluate(async () => {
      localStorage.clear();
      localStorage.setItem('weir.risks', '1');
      await new Promise((done) => {
        indexedDB.deleteDatabase('weir').addEventListener('success', done);
      });
    });
    await buyer.page.goto('/p2p/trades/1');
    const without = buyer.page.getByRole('region', { name: 'Messages' });
    await expect(without).toContainText('This device does not have your keys');
    await expect(without).not.toContainText(words);
    await expect(act(buyer, 'Cancel the trade')).toBeEnabled();
    await restore(buyer.page, backup);
    await buyer.page.goto('/p2p/trades/1');
    await expect(without).toContainText(words);
    await expect(without).toContainText('These keys come from a backup');
    await expectAccessible(buyer.page, {});
    await without.getByRole('button', { name: 'Set new keys' }).click();
    await without.getByLabel('Write a message').fill('From my new device');
    await act(buyer, 'Send').click();
    await expect(chat).toContainText('From my new device');
    await expect(without).toContainText(words);
  });
});

const PLACE = 'GPS 52.5163 13.3777';

/** A JPEG with a place in it, as a camera writes it: a segment Exif right behind the start. */
function withPlace(jpeg: Buffer): Buffer {
  const words = Buffer.from(`Exif\0\0${PLACE}`, 'latin1');
  const head = Buffer.from([0xff, 0xe1, 0, words.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, words, jpeg.subarray(2)]);
}

const asFile = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/jpeg', buffer });

/** All that the page keeps in the browser's database, as text. */
function keptBytes(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const asked = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
    const database = await asked(indexedDB.open('weir'));
    const kept = await asked(database.transaction('bytes').objectStore('bytes').getAll());
    database.close();
    return kept.map((bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)).join('');
  });
}
