import {
  bytesToHex,
  hexToBytes,
  type KeyPair,
  MailboxClient,
  mailboxPath,
  postedId,
  postStatement,
  readStatement,
  sign,
  type TradeScope,
} from '@weir/contracts/messages';
import { afterAll, beforeAll } from 'vitest';
import { MailboxWorld, now, type Party } from './mailboxWorld.ts';

/** What a relay may say. */
interface Answer {
  id: string;
  position: number;
  isNew: boolean;
  challenge: `0x${string}`;
  paths: object;
  error: { code: string; field: string | null; message: string };
}

export async function answerOf(response: Response): Promise<Answer> {
  return (await response.json()) as Answer;
}

/** What is wrong with a request that is posted by hand. */
export interface PostChanges {
  postedAt?: number;
  category?: 'message' | 'evidence';
  sender?: KeyPair;
  signature?: string;
  scope?: TradeScope;
}

/**
 * A relay in a world of its own that lasts as long as the `describe` that calls this, and requests to it. The relay's
 * clock shows `clock.time`, which a test may set.
 */
export function testedRelay() {
  const clock = { time: now };
  let world: MailboxWorld;
  let url: string;

  beforeAll(async () => {
    world = await MailboxWorld.start();
    ({ url } = await world.startRelay({ RATE_LIMIT: '0' }, { now: () => clock.time }));
  }, 120_000);
  afterAll(() => world.stop(), 60_000);

  return {
    clock,
    get world() {
      return world;
    },
    get url() {
      return url;
    },

    client(scope: TradeScope, relay = url): MailboxClient {
      return new MailboxClient({ relays: [relay], scope, now: () => clock.time });
    },

    /** Posts by hand, so that it can be done wrong. */
    async post(
      scope: TradeScope,
      from: Party,
      to: Party,
      envelope: Uint8Array,
      {
        postedAt = clock.time,
        category = 'message',
        sender = from.keys.signing,
        ...changes
      }: PostChanges = {},
    ) {
      const recipient = to.keys.signing.publicKey;
      const id = postedId(envelope);
      const statement = {
        mailbox: { scope, recipient },
        sender: sender.publicKey,
        category,
        id,
        postedAt,
      };
      const query = new URLSearchParams({
        sender: bytesToHex(sender.publicKey),
        category,
        postedAt: String(postedAt),
        signature: changes.signature ?? bytesToHex(sign(postStatement(statement), sender)),
      });
      const path = mailboxPath({ scope: changes.scope ?? scope, recipient });
      const response = await fetch(`${url}${path}?${query}`, {
        method: 'POST',
        body: Uint8Array.from(envelope),
      });
      return { status: response.status, body: await answerOf(response) };
    },

    /** What a request to read a mailbox says, by a challenge of the relay's; `relay` is whom its signature names. */
    async reading(scope: TradeScope, own: KeyPair, relay = url) {
      const { challenge } = await answerOf(await fetch(`${url}/v1/challenge`));
      const mailbox = { scope, recipient: own.publicKey };
      const statement = readStatement({ mailbox, relay, challenge: hexToBytes(challenge) });
      const query = new URLSearchParams({ challenge, signature: bytesToHex(sign(statement, own)) });
      return { path: mailboxPath(mailbox), query };
    },
  };
}
