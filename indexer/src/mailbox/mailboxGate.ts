import {
  evidenceStatement,
  hexToBytes,
  isSignedBy,
  type Mailbox,
  mailboxLimits,
  type Post,
  postStatement,
  readStatement,
  type TradeScope,
} from '@weir/contracts/messages';
import type { Address, Hex } from 'viem';
import { NodeError } from '../chain/nodeErrors.ts';
import { RequestRefused } from '../http/requestRefused.ts';
import type { Challenges } from './challenges.ts';
import type { LiveTradeKeys } from './liveTradeKeys.ts';

export interface GateSettings {
  chainId: number;
  escrow: Address;
  /** Where clients find this relay: its origin. */
  relay: string;
  keys: LiveTradeKeys;
  challenges: Challenges;
  /** Seconds since 1970. */
  now: () => number;
}

/** Who may post and read here. Every refusal is a `RequestRefused`; what costs least is looked at first. */
export class MailboxGate {
  readonly #settings: GateSettings;

  constructor(settings: GateSettings) {
    this.#settings = settings;
  }

  /** Refuses trades of other chains and escrows. */
  requireTrade({ chainId, escrow }: TradeScope): void {
    const { chainId: ownChain, escrow: ownEscrow } = this.#settings;
    if (chainId === ownChain && escrow === ownEscrow) return;
    const [field, found, own] =
      chainId === ownChain ? ['escrow', escrow, ownEscrow] : ['chainId', chainId, ownChain];
    throw new RequestRefused(
      'not_found',
      String(field),
      `${field} is ${found}; this relay serves ${own}.`,
    );
  }

  /** Refuses times that a post of another day, or a clock that is wrong, would have. */
  requirePresent(postedAt: number): void {
    const now = this.#settings.now();
    if (Math.abs(now - postedAt) <= mailboxLimits.clockSkew) return;
    throw new RequestRefused(
      'bad_request',
      'postedAt',
      `postedAt is ${postedAt}; expected at most ${mailboxLimits.clockSkew} s from this relay's ${now}.`,
    );
  }

  /** Who posts an envelope. */
  async sender(post: Post, signature: Hex): Promise<Address> {
    this.requireSignature(postStatement(post), signature, post.sender);
    const { scope, recipient } = post.mailbox;
    const keys = await this.#liveKeys(scope.tradeId);
    const from = keys.find(({ signing }) => signing === hex(post.sender));
    const to = keys.find(({ signing }) => signing === hex(recipient));
    if (!from) throw notLive('sender', hex(post.sender));
    if (!to) throw notLive('recipient', hex(recipient));
    if (from.party !== to.party) return from.party;
    throw new RequestRefused(
      'forbidden',
      'recipient',
      'recipient is the sender; expected the other party.',
    );
  }

  /** Who posts sealed evidence. */
  async submitter(
    statement: Parameters<typeof evidenceStatement>[0],
    signature: Hex,
  ): Promise<Address> {
    this.requireSignature(evidenceStatement(statement), signature, statement.sender);
    const keys = await this.#liveKeys(statement.scope.tradeId);
    const from = keys.find(({ signing }) => signing === hex(statement.sender));
    if (!from) throw notLive('sender', hex(statement.sender));
    return from.party;
  }

  /** Refuses everybody but the recipient. A trade that is over is still read: the key alone decides. */
  requireReader(mailbox: Mailbox, challenge: Hex, signature: Hex): void {
    const bytes = hexToBytes(challenge);
    this.#settings.challenges.check(bytes);
    const { relay } = this.#settings;
    const statement = readStatement({ mailbox, relay, challenge: bytes });
    this.requireSignature(statement, signature, mailbox.recipient);
  }

  requireSignature(statement: Uint8Array, signature: Hex, key: Uint8Array): void {
    if (isSignedBy(statement, hexToBytes(signature), key)) return;
    throw new RequestRefused(
      'forbidden',
      'signature',
      `signature is not ${hex(key)}'s of this request to ${this.#settings.relay}; expected one as contracts/docs/messages.md says.`,
    );
  }

  async #liveKeys(tradeId: bigint) {
    try {
      return await this.#settings.keys.liveKeys(tradeId);
    } catch (error) {
      if (!(error instanceof NodeError)) throw error;
      const message = `Nothing can be posted now: ${error.message}. Try again, or another relay.`;
      throw new RequestRefused('not_ready', null, message);
    }
  }
}

function hex(bytes: Uint8Array): Hex {
  return `0x${Buffer.from(bytes).toString('hex')}`;
}

function notLive(field: string, key: Hex): RequestRefused {
  const message = `${field} is ${key}, which is no party's present key of a trade that lives; read the trade's KeysSet events again.`;
  return new RequestRefused('forbidden', field, message);
}
