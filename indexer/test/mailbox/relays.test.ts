import {
  isMessageError,
  MailboxClient,
  type MessageError,
  type TradeScope,
} from '@weir/contracts/messages';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mailboxProgram } from '../../programs.ts';
import { IndexerProcess } from '../indexerProcess.ts';
import { type Lie, type LyingRelay, startLyingRelay } from './lyingRelay.ts';
import { MailboxWorld, now, type Party, text } from './mailboxWorld.ts';

describe('several relays', { timeout: 180_000 }, () => {
  let world: MailboxWorld;
  /** The url of a relay that does as it should. */
  let honest: string;
  const processes: IndexerProcess[] = [];
  const liars: LyingRelay[] = [];

  beforeAll(async () => {
    world = await MailboxWorld.start();
    ({ url: honest } = await world.startRelay({ RATE_LIMIT: '0' }));
  }, 120_000);
  afterEach(async () => {
    for (const relay of processes.splice(0)) await relay.signal('SIGKILL');
    for (const liar of liars.splice(0)) await liar.stop();
  });
  afterAll(() => world.stop(), 60_000);

  const clientOf = (scope: TradeScope, relays: string[]) =>
    // Processes have no clock but the machine's.
    new MailboxClient({
      relays,
      scope,
      now: () => Math.floor(Date.now() / 1_000),
      timeoutMilliseconds: 5_000,
    });

  const send = (client: MailboxClient, from: Party, to: Party, words: string) => {
    const { envelope } = from.conversation.write(text(words), now);
    return client.post(envelope, from.keys.signing, to.keys.signing.publicKey);
  };

  /** What the reader's conversation took of it, and what it said of the rest. */
  async function take(client: MailboxClient, reader: Party) {
    const { envelopes, problems } = await client.read(reader.keys.signing);
    const refused: MessageError[] = [];
    for (const envelope of envelopes) {
      try {
        reader.conversation.receive(envelope);
      } catch (error) {
        if (!isMessageError(error)) throw error;
        refused.push(error);
      }
    }
    return { problems, refused };
  }

  const wordsOf = (reader: Party) =>
    reader.conversation.state.received.map(({ body }) => Buffer.from(body.slice(1)).toString());

  it('carry on where one is killed, and miss nothing', async () => {
    const { scope, buyer, seller } = await world.openTrade();
    const started = ['1', '2'].map(() => new IndexerProcess(world.environment, mailboxProgram));
    processes.push(...started);
    const relays = await Promise.all(started.map((relay) => relay.listening()));
    const [first, second] = started as [IndexerProcess, IndexerProcess];
    const [firstUrl, secondUrl] = relays as [string, string];
    const [buyers, sellers] = [clientOf(scope, relays), clientOf(scope, relays)];

    const news = { count: 0 };
    const leave = sellers.follow(seller.keys.signing, () => news.count++);
    const both = await send(buyers, buyer, seller, 'to both');
    expect(both.kept.toSorted()).toEqual(relays.toSorted());
    expect((await take(sellers, seller)).problems).toEqual([]);
    expect(wordsOf(seller)).toEqual(['to both']);

    await first.signal('SIGKILL');
    const before = news.count;
    const one = await send(buyers, buyer, seller, 'to the second');
    expect(one.kept).toEqual([secondUrl]);
    expect(one.problems.map(({ name }) => name)).toEqual(['RelayFailed']);
    await until(() => news.count > before);
    const read = await take(sellers, seller);
    expect(read.problems[0]?.message).toContain(`The mailbox relay ${firstUrl} failed`);
    expect(wordsOf(seller)).toEqual(['to both', 'to the second']);
    expect(seller.conversation.gaps).toEqual([]);

    await second.signal('SIGTERM');
    await expect(send(buyers, buyer, seller, 'to nobody')).rejects.toThrow(
      'None of 2 mailbox relays',
    );
    await expect(sellers.read(seller.keys.signing)).rejects.toThrow('None of 2 mailbox relays');
    // Nothing is lost: the sender has it, and knows that nobody acknowledged it.
    expect(buyer.conversation.unacknowledged).toHaveLength(3);
    leave();
  });

  it('end with a reason and without an error when they are told to', async () => {
    const relay = new IndexerProcess(world.environment, mailboxProgram);
    processes.push(relay);
    await relay.listening();
    expect(await relay.signal('SIGTERM')).toBe(0);
    const lost = new IndexerProcess({ ...world.environment, ESCROW: '0x12' }, mailboxProgram);
    expect(await lost.exited).toBe(2);
    expect(lost.output).toContain('The mailbox relay cannot run. ESCROW is "0x12"');
  });

  it.each<[Lie, string[], string[]]>([
    ['drops', [], []],
    ['reorders', [], []],
    ['repeats', [], []],
    ['alters', [], ['NotDecrypted']],
    ['falls back', ['its positions do not rise'], []],
    ['never ends', ['it has more than 7224 envelopes'], ['UnknownVersion']],
    ['babbles', ['its answer is no object'], []],
    ['floods', ['its answer has more than 524288 bytes'], []],
    ['is silent', ['failed'], []],
    ['refuses', ['it answered 503: Come back tomorrow.'], []],
  ])('give every message in order though one %s', async (lie, problems, refusals) => {
    const { scope, buyer, seller } = await world.openTrade();
    const liar = await startLyingRelay();
    liars.push(liar);
    const relays = [liar.url, honest];
    const settings = { relays, scope, now: () => now, timeoutMilliseconds: 2_000 };
    const [buyers, sellers] = [new MailboxClient(settings), new MailboxClient(settings)];
    for (const words of ['one', 'two', 'three']) await send(buyers, buyer, seller, words);
    liar.lie = lie;
    const taken = await take(sellers, seller);
    expect(wordsOf(seller)).toEqual(['one', 'two', 'three']);
    expect(seller.conversation.gaps).toEqual([]);
    expect(seller.conversation.forks).toEqual([]);
    expect(taken.problems).toHaveLength(problems.length);
    for (const [i, words] of problems.entries()) {
      expect(taken.problems[i]?.message).toContain(words);
      expect(taken.problems[i]?.message).toContain(liar.url);
    }
    // Pages end with 50: no more than one page above what two parties can leave.
    expect(taken.refused.length).toBeLessThan(7_224 + 50);
    expect([...new Set(taken.refused.map(({ name }) => name))]).toEqual(refusals);
  });

  it('are asked once each, and one at least is named', () => {
    const settings = {
      scope: { chainId: 1, escrow: world.escrow.address, tradeId: 1n },
      now: () => now,
    };
    expect(() => new MailboxClient({ ...settings, relays: [] })).toThrow(
      'Name at least one mailbox relay.',
    );
  });
});

async function until(isSo: () => boolean): Promise<void> {
  const start = performance.now();
  while (!isSo()) {
    if (performance.now() - start > 60_000) throw new Error('it did not come to that');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
