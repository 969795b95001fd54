/** What people do on the page of a trade between them, step by step. */
import { connect } from './fixtures.ts';
import { expect, type PeerTrader } from './peerTraders.ts';

/** The buyer takes 100 USDC for 92 EUR, and looks at the trade. @param trade its number: the wallet connects at the first. */
export async function takeAlone(offer: string, buyer: PeerTrader, trade = 1): Promise<void> {
  await buyer.page.goto(`/p2p/offers/${offer}`);
  if (trade === 1) await connect(buyer.page);
  await buyer.page.getByLabel('Amount to buy').fill('100');
  await buyer.page.getByRole('button', { name: 'Buy USDC' }).click();
  await expect(buyer.page).toHaveURL(/\/p2p\/trades$/);
  await buyer.page.goto(`/p2p/trades/${trade}`);
}

/** The buyer takes the offer, and both look at the trade. */
export async function take(
  offer: string,
  buyer: PeerTrader,
  seller: PeerTrader,
  trade = 1,
): Promise<void> {
  await takeAlone(offer, buyer, trade);
  await seller.page.goto(`/p2p/trades/${trade}`);
  if (trade === 1) await connect(seller.page);
}

/** What the page tells somebody to do. */
export const prompt = ({ page }: PeerTrader, name: string) => page.getByRole('region', { name });
export const act = ({ page }: PeerTrader, name: string) => page.getByRole('button', { name });
export const dialog = ({ page }: PeerTrader) => page.getByRole('dialog');

/** The seller says where it is paid. */
export async function confirm(seller: PeerTrader): Promise<void> {
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
