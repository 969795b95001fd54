import { arbitratorPoolAbi, type Vote, voteCommitment } from '@weir/contracts';
import { encodeFunctionData, type Hex, sha256, stringToBytes } from 'viem';
import { foundry } from 'viem/chains';
import { roles } from '../local/accounts.ts';
import { botAccount } from '../local/bot.ts';
import { expectAccessible } from './accessibility.ts';
import { act, confirm, dialog, prompt, take } from './peerSteps.ts';
import { euroOffer, expect, test } from './peerTraders.ts';

const DAY = 86_400;
/** What all seats of a local chain open evidence with (LocalCourt.s.sol). */
const SEAT_KEY = sha256(stringToBytes('weir local seat'));

type Chain = Parameters<typeof euroOffer>[0];

/** The seats of the first dispute that vote without a page: all but the first of the panel. */
function otherSeats({ rpcUrl, deployment }: Chain) {
  const voter = botAccount(rpcUrl, roles.marketMaker);
  const address = deployment.arbitratorPool;
  if (!address) throw new Error('The deployment has no arbitrators.');
  const pool = { address, abi: arbitratorPoolAbi } as const;
  const [disputeId, vote, salt] = [0n, 1 satisfies Vote, `0x${'5a'.repeat(32)}`] as const;
  const panel = () =>
    voter.chain.readContract({ ...pool, functionName: 'panelOf', args: [disputeId] });
  const each = async (callOf: (seat: bigint) => Hex) => {
    const [, ...others] = await panel();
    for (const seat of others) await voter.send(address, callOf(seat));
  };
  return {
    panel,
    commit: () =>
      each((seat) => {
        const place = { chainId: foundry.id, pool: address, disputeId, round: 0, seat };
        const args = [disputeId, seat, voteCommitment(place, vote, salt)] as const;
        return encodeFunctionData({ ...pool, functionName: 'commit', args });
      }),
    reveal: () =>
      each((seat) => {
        const args = [disputeId, seat, BigInt(vote), salt] as const;
        return encodeFunctionData({ ...pool, functionName: 'reveal', args });
      }),
  };
}

test.use({ withRelay: true });

test('a buyer hands in what it chose, a drawn seat opens it, votes in secret and reveals, and is paid for the ruling', async ({
  chain,
  buyer,
  seller,
}) => {
  test.setTimeout(120_000);
  await take(await euroOffer(chain), buyer, seller);
  await confirm(seller);
  await expect(prompt(buyer, 'Pay now')).toContainText('DE89 3704 0044 0532 0130 00');

  // The receipt is said with the payment, and its hash goes on the chain with it.
  await act(buyer, 'I have paid').click();
  const pay = dialog(buyer);
  await pay.getByLabel(/^Type the amount/).fill('92');
  await pay.getByLabel(/^What you want to say/).fill('Paid at noon, booking 4711');
  await pay.getByRole('button', { name: 'Hold for three seconds' }).hover();
  await buyer.page.mouse.down();
  await expect(pay).toBeHidden();
  await buyer.page.mouse.up();
  await expect(seller.page.getByText('Paid at noon, booking 4711')).toBeVisible();
  await buyer.page.getByLabel('Write a message').fill('My private address is 12 Elm Street');
  await buyer.page.getByRole('button', { name: 'Send', exact: true }).click();
  await act(seller, 'Open a dispute').click();
  await dialog(seller).getByRole('button', { name: 'Open a dispute' }).click();

  // Messages are chosen, looked at as a seat will see them, and handed in.
  const evidence = buyer.page.getByRole('region', { name: 'Evidence', exact: true });
  await expect(evidence).toContainText('You: statement with the payment');
  const choosing = async () => {
    await act(buyer, 'Choose what to hand in').click();
    await expect(dialog(buyer)).toContainText('12 Elm Street');
  };
  await expectAccessible(buyer.page, { open: choosing });
  await choosing();
  await dialog(buyer).getByText('DE89 3704 0044 0532 0130 00').click();
  await dialog(buyer).getByLabel('Your own words').fill('I paid to this very account');
  await act(buyer, 'Write and choose it').click();
  await act(buyer, 'See what it reveals').click();
  const seen = dialog(buyer).getByRole('list');
  await expect(seen).toContainText('I paid to this very account');
  await expect(seen).toContainText('Ada Lovelace');
  await expect(seen).not.toContainText('Elm Street');
  await act(buyer, 'Hand it in').click();
  await expect(dialog(buyer)).toBeHidden();
  await expect(evidence).toContainText('You: evidence');
  await expect(evidence).toContainText('Nobody is drawn yet');

  await chain.moveTime(4 * DAY);
  await act(buyer, 'Ask the court').click();
  await dialog(buyer).getByRole('button', { name: 'Ask the court' }).click();
  await expect(prompt(buyer, 'The court')).toContainText('drawn by the hash of a coming block');
  await chain.mine(9);
  await act(buyer, 'Draw the panel').click();
  await act(buyer, 'Send it to the arbitrators').click();
  await expect(evidence).toContainText('lies sealed at the relays');

  // All seats of a local chain are the seller's; their key is read in from its copy.
  const others = otherSeats(chain);
  await seller.page.goto('/p2p/court');
  await seller.page.getByLabel('Read a saved key in').fill(SEAT_KEY);
  await act(seller, 'Read it in').click();
  await expect(seller.page.getByText('It is on this device now.')).toBeVisible();
  await expectAccessible(seller.page, {});
  await seller.page.getByRole('link', { name: 'Dispute 0' }).click();
  const handedIn = seller.page.getByRole('region', { name: 'Evidence', exact: true });
  await expect(handedIn).toContainText('Paid at noon, booking 4711');
  await expect(handedIn).toContainText('I paid to this very account');
  await expect(handedIn).toContainText('These are the details that the seller bound itself to');
  await expect(handedIn).not.toContainText('Elm Street');

  const [seat] = await others.panel();
  const vote = seller.page.getByRole('region', { name: `Seat ${seat}`, exact: true });
  await vote.getByLabel('For the buyer').check();
  await vote.getByRole('button', { name: 'Commit the vote' }).click();
  await expect(vote).toContainText('Committed: For the buyer');
  await expectAccessible(seller.page, {});
  await others.commit();
  await chain.moveTime(3 * DAY);
  await vote.getByRole('button', { name: 'Reveal the vote' }).click();
  await expect(vote).toContainText('Revealed: For the buyer.');
  await others.reveal();
  await act(seller, 'Count the votes').click();
  await expect(prompt(seller, 'The outcome')).toContainText('The ruling is for the buyer.');
  await expect(buyer.page.getByText('The panel ruled for the buyer.')).toBeVisible();
  await chain.moveTime(3 * DAY);
  await act(seller, 'Make the ruling final').click();
  await expect(prompt(seller, 'The outcome')).toContainText(`Seat ${seat} was paid3 USDC`);
  await expect(prompt(buyer, 'How it ended')).toContainText('A court ruled for the buyer.');
  await seller.page.goto('/p2p/court');
  await expect(prompt(seller, 'What the pool owes you')).toContainText('9 USDC');
  await act(seller, 'Take it out').click();
  await expect(prompt(seller, 'What the pool owes you')).toContainText('Nothing at present');
});
