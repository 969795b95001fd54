import { join } from 'node:path';
import {
  type Acceptance,
  erc20Abi,
  escrowAbi,
  nameAt,
  type Offer,
  tradeStates,
} from '@weir/contracts';
import {
  bytesToHex,
  Conversation,
  checkDetails,
  hexToBytes,
  MailboxClient,
  newTradeKeys,
  openDetails,
} from '@weir/contracts/messages';
import {
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  createTestClient,
  encodeFunctionData,
  http,
  keccak256,
  maxUint256,
  toHex,
  zeroAddress,
  zeroHash,
} from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../runCommand.ts';
import { roles } from './accounts.ts';
import { type Bot, type BotAccount, botAccount } from './bot.ts';
import { type LocalChain, startLocalChain } from './localChain.ts';
import { mailboxPart } from './mailboxPart.ts';
import { Parts } from './parts.ts';
import { PAUSE, peerMaker } from './peerMaker.ts';
import { choosePort } from './ports.ts';
import { answers, waitUntil } from './waitUntil.ts';

const AMOUNT = 100_000_000n;

describe('the maker of offers between people', { timeout: 120_000 }, () => {
  let chain: LocalChain;
  let relay: Parts;
  let mailboxUrl: string;
  let escrow: Address;
  let person: BotAccount;
  let bot: Bot;
  const said: string[] = [];

  beforeAll(async () => {
    chain = await startLocalChain({ trades: true });
    escrow = chain.deployment.escrow as Address;
    const port = await choosePort(0, 'the relay', '--mailbox-port');
    relay = new Parts(join(root, '.local', `peers-${port}`));
    relay.start(mailboxPart(chain.rpcUrl, escrow, port));
    mailboxUrl = `http://127.0.0.1:${port}`;
    await waitUntil('The relay', 60, () => answers(`${mailboxUrl}/health`));
    person = botAccount(chain.rpcUrl, 0);
    const usdc = chain.deployment.tokens[0]?.address as Address;
    const args = [escrow, maxUint256] as const;
    await person.send(usdc, encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args }));
    bot = startBot(mailboxUrl);
  }, 240_000);
  afterAll(async () => {
    await relay?.stop();
    relay?.removeLogs();
    await chain?.stop();
  }, 60_000);

  function startBot(relayUrl: string | null): Bot {
    const made = peerMaker(chain.rpcUrl, chain.deployment, relayUrl, (words) => said.push(words));
    if (!made) throw new Error('The local deployment names no escrow.');
    return made;
  }

  const read = () => ({ address: escrow, abi: escrowAbi }) as const;

  async function tradeOf(id: bigint) {
    return person.chain.readContract({ ...read(), functionName: 'tradeOf', args: [id] });
  }

  async function stateOf(id: bigint) {
    return nameAt(tradeStates, (await tradeOf(id)).state);
  }

  function send<Name extends ContractFunctionName<typeof escrowAbi, 'nonpayable'>>(
    functionName: Name,
    args: ContractFunctionArgs<typeof escrowAbi, 'nonpayable', Name>,
  ): Promise<void> {
    // The name fixes the arguments' types; viem's overloads lose that for a name that is a type parameter.
    const data = encodeFunctionData({ abi: escrowAbi, functionName, args } as never);
    return person.send(escrow, data);
  }

  /** Takes the maker's largest offer of that side in euros. @returns the trade's number, and the keys for its messages. */
  async function take(side: 'buy' | 'sell') {
    const posted = await person.chain.getContractEvents({
      ...read(),
      eventName: 'OfferPosted',
      fromBlock: 0n,
      strict: true,
    });
    const isWanted = (one: Offer) =>
      one.isSell === (side === 'sell') && one.currency === '0x455552' && !one.takesStarters;
    const offer = posted.map(({ args }) => args.offer).find(isWanted);
    if (!offer) throw new Error(`There is no offer to ${side}.`);
    const keys = newTradeKeys();
    const acceptance: Acceptance = {
      version: 1,
      amount: AMOUNT,
      worstPrice: offer.price.figure,
      mostBond: AMOUNT,
      method: 0,
      sponsor: zeroAddress,
      isStarter: false,
      encryptionKey: bytesToHex(keys.encryption.publicKey),
      signingKey: bytesToHex(keys.signing.publicKey),
      details: side === 'sell' ? zeroHash : keccak256(toHex('where I am paid')),
      accountAge: 0,
    };
    await send('accept', [offer, acceptance]);
    const id = await person.chain.readContract({ ...read(), functionName: 'tradeCount' });
    return { id, keys };
  }

  async function pass(seconds: number): Promise<void> {
    const time = createTestClient({ mode: 'anvil', transport: http(chain.rpcUrl) });
    await time.increaseTime({ seconds });
    await time.mine({ blocks: 1 });
  }

  it('confirms, sends what it committed to by the relay, and releases after a pause', async () => {
    const { id, keys } = await take('sell');
    await bot.step();
    expect(await stateOf(id)).toBe('Locked');
    const { details, seller } = await tradeOf(id);
    expect(seller).toBe(botAccount(chain.rpcUrl, roles.marketMaker).address);
    await bot.step();
    const scope = { chainId: 31_337, escrow, tradeId: id };
    const now = () => Math.floor(Date.now() / 1000);
    const mailbox = new MailboxClient({ relays: [mailboxUrl], scope, now });
    const { envelopes } = await mailbox.read(keys.signing);
    expect(envelopes).toHaveLength(1);
    const conversation = Conversation.start(scope, keys);
    conversation.learnKeys(await keysOf(id, seller));
    const { body } = conversation.receive(envelopes[0] as Uint8Array);
    if (body?.kind !== 'paymentDetails') throw new Error('It sent something else.');
    checkDetails(body.details, body.blinding, details);
    expect(body.details.payee).toContain('pays and gets nothing');

    await send('markPaid', [id, 2, zeroHash]);
    await bot.step();
    expect(await stateOf(id)).toBe('Paid');
    await pass(PAUSE);
    await bot.step();
    expect(await stateOf(id)).toBe('Final');
    const held = await person.chain.readContract({
      ...read(),
      functionName: 'balanceOf',
      args: [person.address, chain.deployment.tokens[0]?.address as Address],
    });
    // The amount and the bond.
    expect(held).toBe(AMOUNT + (AMOUNT * 15n) / 100n);
    expect(said).toEqual([
      `The maker of offers confirmed in trade ${id}.`,
      `The maker of offers sent the payment details in trade ${id}.`,
      `The maker of offers released the tokens in trade ${id}.`,
    ]);
  });

  it('posts the details where they are demanded, which open by the commitment', async () => {
    const without = startBot(null);
    const { id, keys } = await take('sell');
    await without.step();
    await without.step();
    await send('demandDetails', [id, 2]);
    await without.step();
    expect(await stateOf(id)).toBe('Locked');
    const [posted] = await person.chain.getContractEvents({
      ...read(),
      eventName: 'DetailsPosted',
      args: { tradeId: id },
      fromBlock: 0n,
      strict: true,
    });
    const { details, seller } = await tradeOf(id);
    const { encryption: theirs } = await keysOf(id, seller);
    const between = {
      scope: { chainId: 31_337, escrow, tradeId: id },
      mine: keys.encryption,
      theirs,
    };
    const opened = openDetails(between, hexToBytes(posted?.args.ciphertext ?? '0x'), details);
    expect(opened.fields.map(({ name }) => name)).toEqual(['Account', 'Reference']);
  });

  it('says that it paid where it buys, and lets its own disputes be', async () => {
    const { id } = await take('buy');
    await bot.step();
    expect(await stateOf(id)).toBe('Locked');
    await bot.step();
    expect(await stateOf(id)).toBe('Locked');
    await pass(PAUSE);
    await bot.step();
    expect(await stateOf(id)).toBe('Paid');
    await send('dispute', [id, 4]);
    await bot.step();
    expect(await stateOf(id)).toBe('Disputed');
  });

  async function keysOf(tradeId: bigint, party: Address) {
    const told = await person.chain.getContractEvents({
      ...read(),
      eventName: 'KeysSet',
      args: { tradeId, party },
      fromBlock: 0n,
      strict: true,
    });
    const { encryptionKey = '0x', signingKey = '0x' } = told.at(-1)?.args ?? {};
    return { encryption: hexToBytes(encryptionKey), signing: hexToBytes(signingKey) };
  }
});
