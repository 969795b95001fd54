import {
  Conversation,
  newTradeKeys,
  type TradeKeys,
  type TradeScope,
} from '@weir/contracts/messages';
import { type Address, getAddress } from 'viem';
import { readMailboxConfig } from '../../src/mailbox/mailboxConfig.ts';
import {
  type MailboxParts,
  type RunningMailbox,
  startMailbox,
} from '../../src/mailbox/startMailbox.ts';
import { type MockEscrow, startMockEscrow, states } from './mockEscrow.ts';

/** 2027, in seconds. */
export const now = 1_800_000_000;

/** A party with its keys on the chain. */
export interface Party {
  address: Address;
  keys: TradeKeys;
  conversation: Conversation;
}

/** A chain with an escrow, trades with two parties each, and relays for them. */
export class MailboxWorld {
  readonly #relays: RunningMailbox[] = [];
  #trades = 0n;

  private constructor(readonly escrow: MockEscrow) {}

  static async start(): Promise<MailboxWorld> {
    return new MailboxWorld(await startMockEscrow());
  }

  /** A trade that lives, with a buyer and a seller who know each other's keys. */
  async openTrade(): Promise<{ scope: TradeScope; buyer: Party; seller: Party }> {
    const scope = { chainId: 31_337, escrow: this.escrow.address, tradeId: ++this.#trades };
    const party = async (digit: string): Promise<Party> => {
      const keys = newTradeKeys();
      const address = getAddress(`0x${digit.repeat(40)}`);
      const conversation = Conversation.start(scope, keys);
      await this.escrow.setKeys(scope.tradeId, address, conversation.publicKeys);
      return { address, keys, conversation };
    };
    const [buyer, seller] = [await party('b'), await party('5')];
    buyer.conversation.learnKeys(seller.conversation.publicKeys);
    seller.conversation.learnKeys(buyer.conversation.publicKeys);
    await this.escrow.setState(scope.tradeId, states.locked);
    return { scope, buyer, seller };
  }

  /** What a relay's process is told. */
  get environment(): Record<string, string> {
    return {
      RPC_URL: this.escrow.anvil.url,
      ESCROW: this.escrow.address,
      PORT: '0',
      LOG_LEVEL: 'silent',
    };
  }

  async startRelay(
    settings: Record<string, string> = {},
    parts: MailboxParts = {},
  ): Promise<RunningMailbox> {
    const config = readMailboxConfig({ ...this.environment, ...settings });
    const relay = await startMailbox(config, { now: () => now, ...parts });
    this.#relays.push(relay);
    return relay;
  }

  async stop(): Promise<void> {
    for (const relay of this.#relays) await relay.stop();
    await this.escrow.anvil.stop();
  }
}

export function text(words: string) {
  return { kind: 'text', text: words } as const;
}
