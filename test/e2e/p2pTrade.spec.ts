import { expectAccessible } from './accessibility.ts';
import { connect } from './fixtures.ts';
import { euroOffer, expect, type PeerTrader, test } from './peerTraders.ts';

/** The buyer takes 100 USDC for 92 EUR, and both look at the trade. */
async function take(offer: string, buyer: PeerTrader, seller: PeerTrader): Promise<void> {
  await buyer.page.goto(`/p2p/offers/${offer}`);
  await connect(buyer.page);
  await buyer.page.getByLabel('Amount to buy').fill('100');
  await buyer.page.getByRole('button', { name: 'Buy USDC' }).click();
  await expect(buyer.page).toHaveURL(/\/p2p\/trades$/);
  await buyer.page.goto('/p2p/trades/1');
  await seller.page.goto('/p2p/trades/1');
  await connect(seller.page);
}

const prompt = ({ page }: PeerTrader, name: string) => page.getByRole('region', { name });
const act = ({ page }: PeerTrader, name: string) => page.getByRole('button', { name });
const dialog = ({ page }: PeerTrader) => page.getByRole('dialog');

async function confirm(seller: PeerTrader): Promise<void> {
  await prompt(seller, 'Confirm the trade')
    .getByRole('button', { name: 'Confirm the trade' })
    .click();
  await dialog(seller).getByLabel('Name of the payee').fill('Ada Lovelace');
  await dialog(seller)
    .getByLabel(/^Account/)
    .fill('DE89 3704 0044 0532 0130 00');
  await dialog(seller).getByRole('button', { name: 'Confirm the trade' }).click();
  await expect(prompt(seller, 'Wait for the payment')).toBeVisible();
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
  await expect(buyer.page.getByText('Released: the buyer has the tokens.')).toBeVisible();
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
  await expect(buyer.page.getByText('Cancelled: the tokens went back')).toBeVisible();
});

test('two who agree settle, and the trade ends at once', async ({ chain, buyer, seller }) => {
  await take(await euroOffer(chain), buyer, seller);
  await confirm(seller);
  await expectAccessible(buyer.page, {});
  await seller.page.getByLabel('The buyer gets').fill('40');
  await seller.page.getByRole('button', { name: 'Propose this' }).click();
  await expect(seller.page.getByText(/^You proposed 40 USDC/)).toBeVisible();
  await expect(buyer.page.getByText(/^The other side proposes 40 USDC/)).toBeVisible();
  await buyer.page.getByRole('button', { name: 'Accept' }).click();
  await expect(buyer.page.getByText('Settled: both agreed.')).toBeVisible();
});
