// The other side of the local offers: one person alone can walk through a purchase, or a sale.
import {
  type Deployment,
  escrowAbi,
  mayAct,
  nameAt,
  rolesOf,
  stateNumber,
  type Trade,
  type TradeAction,
  tradeStates,
} from '@weir/contracts';
import {
  bytesToHex,
  Conversation,
  commitToDetails,
  hexToBytes,
  isMessageError,
  MailboxClient,
  newTradeKeys,
  type PaymentDetails,
  type PublicKeys,
  sealDetails,
  type TradeKeys,
} from '@weir/contracts/messages';
import {
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  encodeFunctionData,
  keccak256,
  toHex,
  zeroHash,
} from 'viem';
import { roles } from './accounts.ts';
import { type Bot, type BotAccount, botAccount } from './bot.ts';

/** Seconds that it takes to look at its bank, and to pay. */
export const PAUSE = 15;
/** It holds every payment account to be old: on a local chain nobody takes anything back. */
const OLD_ACCOUNT = 2;

/** Nobody's: the name says so, and the account is the one that IBAN's own examples use. */
const payee: PaymentDetails = {
  payee: 'Weir Local Market (pays and gets nothing)',
  fields: [
    { name: 'Account', value: 'DE89 3704 0044 0532 0130 00' },
    { name: 'Reference', value: 'local trade' },
  ],
};

type Writes = ContractFunctionName<typeof escrowAbi, 'nonpayable'>;

/** What it keeps of a trade of its own, in memory: the chain is as short-lived. */
interface Kept {
  keys: TradeKeys;
  blinding: Uint8Array;
  wasSent: boolean;
}

/**
 * Goes on with every trade of the market maker's offers: confirms, hands out payment details of nobody (by the relay, and on the
 * chain where they are demanded), pays nothing and says it did where it buys, and releases once a buyer says it paid, each after a
 * pause. It disputes nothing and answers no dispute. Null where the deployment has no escrow.
 * @param mailboxUrl the relay's; null for none. @param tell what it says of each step.
 */
export function peerMaker(
  rpcUrl: string,
  deployment: Deployment,
  mailboxUrl: string | null,
  tell: (message: string) => void,
): Bot | null {
  const { escrow } = deployment;
  if (!escrow) return null;
  const maker = new PeerMaker(botAccount(rpcUrl, roles.marketMaker), deployment, escrow, {
    mailboxUrl,
    tell,
  });
  return { name: 'The maker of offers between people', everyBlocks: 1, step: () => maker.step() };
}

class PeerMaker {
  readonly #kept = new Map<bigint, Kept>();
  readonly #live = new Set<bigint>();
  /** Steps that the escrow refused, or that failed: not tried again in the same state. */
  readonly #givenUp = new Set<string>();
  #next = 1n;

  constructor(
    readonly account: BotAccount,
    readonly deployment: Deployment,
    readonly escrow: Address,
    readonly ways: { mailboxUrl: string | null; tell: (message: string) => void },
  ) {}

  async step(): Promise<void> {
    const { chain, address } = this.account;
    const read = { address: this.escrow, abi: escrowAbi } as const;
    const count = await chain.readContract({ ...read, functionName: 'tradeCount' });
    while (this.#next <= count) this.#live.add(this.#next++);
    const { timestamp } = await chain.getBlock();
    for (const id of this.#live) {
      const trade = await chain.readContract({ ...read, functionName: 'tradeOf', args: [id] });
      const isOwn = rolesOf(trade, address).includes('maker');
      if (!isOwn || nameAt(tradeStates, trade.state) === 'Final') this.#live.delete(id);
      else await this.#goOn(id, trade, timestamp);
    }
  }

  /** At most one step of a trade. */
  async #goOn(id: bigint, trade: Trade, now: bigint): Promise<void> {
    const attempt = `${id} ${trade.state} ${trade.since}`;
    if (this.#givenUp.has(attempt)) return;
    const own = rolesOf(trade, this.account.address);
    const may = (action: TradeAction) => mayAct(trade, action, own, now);
    const isRested = now >= BigInt(trade.since + PAUSE);
    try {
      if (may('Confirm')) await this.#confirm(id, trade);
      else if (may('PostDetails')) await this.#postDetails(id, trade);
      else if (may('MarkPaid') && isRested) {
        await this.#send('markPaid', [id, trade.state, keccak256(toHex('a receipt of nothing'))]);
        this.#tell(id, 'said that it paid');
      } else if (nameAt(tradeStates, trade.state) === 'Paid' && may('Release') && isRested) {
        await this.#send('release', [id, trade.state]);
        this.#tell(id, 'released the tokens');
      } else if (nameAt(tradeStates, trade.state) === 'Locked' && trade.makerSells) {
        await this.#sendDetails(id, trade);
      }
    } catch (error) {
      this.#givenUp.add(attempt);
      throw error;
    }
  }

  async #confirm(id: bigint, trade: Trade): Promise<void> {
    const keys = newTradeKeys();
    const blinding = crypto.getRandomValues(new Uint8Array(32));
    this.#kept.set(id, { keys, blinding, wasSent: false });
    const encryption = bytesToHex(keys.encryption.publicKey);
    const signing = bytesToHex(keys.signing.publicKey);
    const details = trade.makerSells ? commitToDetails(payee, blinding) : zeroHash;
    const age = trade.makerSells ? OLD_ACCOUNT : 0;
    const expected = stateNumber('Taken');
    await this.#send('confirm', [id, expected, encryption, signing, details, age]);
    this.#tell(id, 'confirmed');
  }

  async #postDetails(id: bigint, trade: Trade): Promise<void> {
    const kept = this.#kept.get(id);
    const theirs = await this.#keysOf(id, trade.buyer);
    if (!kept || !theirs) return;
    const between = {
      scope: this.#scope(id),
      mine: kept.keys.encryption,
      theirs: theirs.encryption,
    };
    const sealed = bytesToHex(sealDetails(between, payee, kept.blinding));
    await this.#send('postDetails', [id, trade.state, sealed]);
    this.#tell(id, 'posted the payment details');
  }

  /** By the relay, once. Where it fails the buyer demands them on the chain. */
  async #sendDetails(id: bigint, trade: Trade): Promise<void> {
    const kept = this.#kept.get(id);
    if (!kept || kept.wasSent || this.ways.mailboxUrl === null) return;
    const theirs = await this.#keysOf(id, trade.buyer);
    if (!theirs) return;
    kept.wasSent = true;
    const now = () => Math.floor(Date.now() / 1000);
    const conversation = Conversation.start(this.#scope(id), kept.keys);
    try {
      conversation.learnKeys(theirs);
      const details = { kind: 'paymentDetails', details: payee, blinding: kept.blinding } as const;
      const { envelope } = conversation.write(details, now());
      const relays = [this.ways.mailboxUrl];
      const mailbox = new MailboxClient({ relays, scope: this.#scope(id), now });
      await mailbox.post(envelope, kept.keys.signing, theirs.signing);
      this.#tell(id, 'sent the payment details');
    } catch (error) {
      // Keys of another's choice, or a relay that is down: neither is a reason to stop.
      if (!isMessageError(error)) throw error;
      this.#tell(id, `could not send the payment details: ${error.message}`);
    }
  }

  /** The last keys that a party announced. */
  async #keysOf(tradeId: bigint, party: Address): Promise<PublicKeys | null> {
    const told = await this.account.chain.getContractEvents({
      address: this.escrow,
      abi: escrowAbi,
      eventName: 'KeysSet',
      args: { tradeId, party },
      fromBlock: this.deployment.deployedAtBlock,
      strict: true,
    });
    const last = told.at(-1)?.args;
    if (!last) return null;
    const { encryptionKey, signingKey } = last;
    return { encryption: hexToBytes(encryptionKey), signing: hexToBytes(signingKey) };
  }

  #scope(tradeId: bigint) {
    return { chainId: this.deployment.chainId, escrow: this.escrow, tradeId };
  }

  #send<Name extends Writes>(
    functionName: Name,
    args: ContractFunctionArgs<typeof escrowAbi, 'nonpayable', Name>,
  ): Promise<void> {
    // The name fixes the arguments' types; viem's overloads lose that for a name that is a type parameter.
    const data = encodeFunctionData({ abi: escrowAbi, functionName, args } as never);
    return this.account.send(this.escrow, data);
  }

  #tell(id: bigint, what: string): void {
    this.ways.tell(`The maker of offers ${what} in trade ${id}.`);
  }
}
