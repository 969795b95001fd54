import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  bytesToHex,
  ENVELOPE_BYTES,
  evidencePath,
  evidenceStatement,
  hashEvidence,
  hexToBytes,
  type KeyPair,
  MailboxClient,
  mailboxLimits,
  mailboxPath,
  newTradeKeys,
  openEvidence,
  postedId,
  postStatement,
  readStatement,
  sealEvidence,
  selectEvidence,
  sign,
  type TradeScope,
} from '@weir/contracts/messages';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NodeUnreachable } from '../../src/chain/nodeErrors.ts';
import { Challenges } from '../../src/mailbox/challenges.ts';
import { MailboxGate } from '../../src/mailbox/mailboxGate.ts';
import { openStore } from '../../src/store/openStore.ts';
import { EventStream } from '../eventStream.ts';
import { MailboxWorld, now, type Party, text } from './mailboxWorld.ts';
import { states } from './mockEscrow.ts';

/** What a relay may say. */
interface Answer {
  id: string;
  position: number;
  isNew: boolean;
  challenge: `0x${string}`;
  paths: object;
  error: { code: string; field: string | null; message: string };
}

async function answerOf(response: Response): Promise<Answer> {
  return (await response.json()) as Answer;
}

interface PostChanges {
  postedAt?: number;
  category?: 'message' | 'evidence';
  sender?: KeyPair;
  signature?: string;
  scope?: TradeScope;
}

describe('a mailbox relay', { timeout: 120_000 }, () => {
  let world: MailboxWorld;
  let url: string;
  let time = now;

  beforeAll(async () => {
    world = await MailboxWorld.start();
    ({ url } = await world.startRelay({ RATE_LIMIT: '0' }, { now: () => time }));
  }, 120_000);
  afterAll(() => world.stop(), 60_000);

  const client = (scope: TradeScope, relay = url) =>
    new MailboxClient({ relays: [relay], scope, now: () => time });

  /** Posts by hand, so that it can be done wrong. */
  async function post(
    scope: TradeScope,
    from: Party,
    to: Party,
    envelope: Uint8Array,
    {
      postedAt = time,
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
  }

  async function reading(scope: TradeScope, own: KeyPair, relay = url) {
    const { challenge } = await answerOf(await fetch(`${url}/v1/challenge`));
    const mailbox = { scope, recipient: own.publicKey };
    const statement = readStatement({ mailbox, relay, challenge: hexToBytes(challenge) });
    const query = new URLSearchParams({ challenge, signature: bytesToHex(sign(statement, own)) });
    return { path: mailboxPath(mailbox), query };
  }

  it('carries a conversation, and holds nothing that it could read', async () => {
    const { scope, buyer, seller } = await world.openTrade();
    const [buyers, sellers] = [client(scope), client(scope)];
    const sent = buyer.conversation.write(text('Where do I pay to?'), now).envelope;
    await buyers.post(sent, buyer.keys.signing, seller.keys.signing.publicKey);
    const { envelopes, problems } = await sellers.read(seller.keys.signing);
    expect([envelopes, problems]).toEqual([[sent], []]);
    expect(Buffer.from(envelopes[0] as Uint8Array).includes('Where do I pay')).toBe(false);
    expect(seller.conversation.receive(envelopes[0] as Uint8Array).body).toEqual(
      text('Where do I pay to?'),
    );
    const { envelope } = seller.conversation.write(text('To DE89'), now);
    await sellers.post(envelope, seller.keys.signing, buyer.keys.signing.publicKey);
    const answer = await buyers.read(buyer.keys.signing);
    expect(buyer.conversation.receive(answer.envelopes[0] as Uint8Array).findings).toEqual([]);
    expect((await buyers.read(buyer.keys.signing)).envelopes).toEqual([]);
    buyers.startOver();
    expect((await buyers.read(buyer.keys.signing)).envelopes).toEqual([envelope]);
  });

  it('keeps an envelope once, however often it comes', async () => {
    const { scope, buyer, seller } = await world.openTrade();
    const { envelope } = buyer.conversation.write(text('once'), now);
    const first = await post(scope, buyer, seller, envelope);
    expect(first.body).toMatchObject({ id: bytesToHex(postedId(envelope)), isNew: true });
    expect((await post(scope, buyer, seller, envelope)).body).toEqual({
      ...first.body,
      isNew: false,
    });
    expect((await client(scope).read(seller.keys.signing)).envelopes).toHaveLength(1);
  });

  it('refuses whoever is no party of a trade that lives, in words', async () => {
    const { scope, buyer, seller } = await world.openTrade();
    const other = await world.openTrade();
    const { envelope } = buyer.conversation.write(text('hello'), now);
    const stranger = newTradeKeys().signing;
    const cases: [PostChanges, number, string][] = [
      [{ sender: stranger }, 403, "which is no party's present key of a trade that lives"],
      [{ signature: `0x${'11'.repeat(64)}` }, 403, 'signature is not'],
      [{ scope: { ...scope, chainId: 1 } }, 404, 'chainId is 1; this relay serves 31337.'],
      [{ scope: { ...scope, tradeId: other.scope.tradeId } }, 403, 'signature is not'],
      [{ postedAt: now - 3_601 }, 400, 'expected at most 3600 s from this relay'],
      [{ postedAt: now + 3_601 }, 400, 'expected at most 3600 s from this relay'],
    ];
    for (const [changes, status, words] of cases) {
      const refused = await post(scope, buyer, seller, envelope, changes);
      expect(refused.status).toBe(status);
      expect(refused.body.error.message).toContain(words);
    }
    const toStranger = await post(scope, buyer, other.seller, envelope);
    expect(toStranger.body.error).toMatchObject({ code: 'forbidden', field: 'recipient' });
    const toSelf = await post(scope, buyer, buyer, envelope);
    expect(toSelf.body.error.message).toBe('recipient is the sender; expected the other party.');
    const short = await post(scope, buyer, seller, envelope.slice(1));
    expect(short.body.error.message).toBe('body has 4095 bytes; expected an envelope of 4096.');
    const long = await post(scope, buyer, seller, new Uint8Array(65_537));
    expect(long.status).toBe(413);
    expect((await client(scope).read(seller.keys.signing)).envelopes).toEqual([]);
  });

  it('takes no more once the trade is over or a key was replaced, and still gives what it has', async () => {
    const { scope, buyer, seller } = await world.openTrade();
    const { envelope } = buyer.conversation.write(text('before'), now);
    expect((await post(scope, buyer, seller, envelope)).status).toBe(200);
    const next = newTradeKeys();
    buyer.conversation.rotate(next);
    await world.escrow.setKeys(scope.tradeId, buyer.address, buyer.conversation.publicKeys);
    time += 5;
    const late = buyer.conversation.write(text('after'), now).envelope;
    expect((await post(scope, buyer, seller, late)).status).toBe(403);
    expect((await post(scope, buyer, seller, late, { sender: next.signing })).status).toBe(200);
    await world.escrow.setState(scope.tradeId, states.final);
    time += 5;
    const tooLate = buyer.conversation.write(text('too late'), now).envelope;
    expect((await post(scope, buyer, seller, tooLate, { sender: next.signing })).status).toBe(403);
    expect((await client(scope).read(seller.keys.signing)).envelopes).toEqual([envelope, late]);
  });

  it('gives a mailbox to its own key alone', async () => {
    const { scope, buyer, seller } = await world.openTrade();
    const get = async ({ path, query }: { path: string; query: URLSearchParams }) => {
      const response = await fetch(`${url}${path}?${query}`);
      return { status: response.status, body: await answerOf(response) };
    };
    const own = await reading(scope, seller.keys.signing);
    expect((await get(own)).status).toBe(200);
    const foreign = await reading(scope, buyer.keys.signing);
    expect((await get({ ...foreign, path: own.path })).body.error.field).toBe('signature');
    // Another relay passed this one's challenge on.
    const elsewhere = await reading(scope, seller.keys.signing, 'https://other.example');
    expect((await get(elsewhere)).body.error.message).toContain(`of this request to ${url}`);
    const made = new URLSearchParams(own.query);
    made.set('challenge', `0x${'00'.repeat(54)}`);
    expect((await get({ ...own, query: made })).body.error.message).toMatch(
      /^challenge is none of this process/,
    );
    time += mailboxLimits.challengeSeconds;
    expect((await get(own)).body.error.message).toMatch(/^challenge has ended/);
  });

  it('tells at once of what comes, and of nothing that came to others', async () => {
    const { scope, buyer, seller } = await world.openTrade();
    const { path, query } = await reading(scope, seller.keys.signing);
    const stream = await EventStream.open(`${url}${path}/stream?${query}`);
    expect(await stream.next('posted')).toMatchObject({ data: { position: 0 } });
    const toBuyer = seller.conversation.write(text('not for me'), now).envelope;
    await post(scope, seller, buyer, toBuyer);
    const { envelope } = buyer.conversation.write(text('for you'), now);
    const { position } = (await post(scope, buyer, seller, envelope)).body;
    expect((await stream.next('posted')).data).toEqual({ position });
    stream.close();
    const refused = await fetch(
      `${url}${path}/stream?${new URLSearchParams({ challenge: '0x', signature: '0x' })}`,
    );
    expect(refused.status).toBe(400);
  });

  it('takes 200 messages a day of a party, whatever keys it has', async () => {
    const { scope, buyer, seller } = await world.openTrade();
    const own = client(scope);
    const send = (party: Party) => {
      const other = party === buyer ? seller : buyer;
      const { envelope } = party.conversation.write(text('again'), now);
      const signing = party.conversation.state.mine.at(-1)?.signing as KeyPair;
      return own.post(envelope, signing, other.keys.signing.publicKey);
    };
    for (let i = 0; i < mailboxLimits.messagesPerDay; i++) await send(buyer);
    await expect(send(buyer)).rejects.toThrow(
      `${buyer.address} posted 200 messages to this trade in 24 hours, and 200 are allowed.`,
    );
    buyer.conversation.rotate(newTradeKeys());
    await world.escrow.setKeys(scope.tradeId, buyer.address, buyer.conversation.publicKeys);
    time += 5;
    await expect(send(buyer)).rejects.toThrow('200 are allowed');
    time += 86_400;
    expect((await send(buyer)).kept).toEqual([url]);
    const { envelopes } = await own.read(seller.keys.signing);
    expect(envelopes).toHaveLength(201);
  });

  it('keeps sealed evidence for the seats, within the bytes of each party', async () => {
    const { scope, buyer, seller } = await world.openTrade();
    const { envelope, entry } = seller.conversation.write(text('I have the money'), now);
    buyer.conversation.receive(envelope);
    const chosen = { sender: entry.link.sender, sequence: 1 };
    const evidence = selectEvidence(buyer.conversation.state, [chosen]);
    const seat = newTradeKeys().encryption;
    const sealed = sealEvidence(evidence, [seat.publicKey]);
    const own = client(scope);
    await own.postEvidence(sealed, buyer.keys.signing);
    await own.postEvidence(sealed, buyer.keys.signing);
    const found = await own.readEvidence();
    expect(found.sealed).toHaveLength(1);
    const opened = openEvidence(found.sealed[0] as Uint8Array, seat, scope, hashEvidence(evidence));
    expect(opened).toEqual(evidence);
    // The rest of the buyer's half, by parts of images and evidence together.
    const part = buyer.conversation.write(text('a part'), now).envelope;
    expect((await post(scope, buyer, seller, part, { category: 'evidence' })).status).toBe(200);
    const left = mailboxLimits.evidenceBytes - sealed.length - ENVELOPE_BYTES;
    await expect(own.postEvidence(new Uint8Array(left + 1), buyer.keys.signing)).rejects.toThrow(
      `expected at most ${left}`,
    );
    await own.postEvidence(new Uint8Array(left), buyer.keys.signing);
    const another = buyer.conversation.write(text('one more'), now).envelope;
    const refused = await post(scope, buyer, seller, another, { category: 'evidence' });
    expect(refused.body.error.code).toBe('too_large');
    // Sealed anew after a redraw, it takes the place of what was sent before; what was sent before takes no place.
    time += 1;
    const anew = new Uint8Array(left + 1).fill(1);
    await own.postEvidence(anew, buyer.keys.signing);
    const lengths = (await own.readEvidence()).sealed.map(({ length }) => length);
    expect(lengths).toEqual([anew.length]);
    const replaying = new MailboxClient({ relays: [url], scope, now: () => time - 1 });
    await expect(replaying.postEvidence(sealed, buyer.keys.signing)).rejects.toThrow(
      `expected at most ${sealed.length - 1}`,
    );
    // It takes nothing from the other party.
    await own.postEvidence(new Uint8Array(1_000_000), seller.keys.signing);
    await expect(own.postEvidence(new Uint8Array(9), newTradeKeys().signing)).rejects.toThrow(
      'of a trade that lives',
    );
  });

  it('keeps evidence that the other party posted as its own before, and then pushes out', async () => {
    const { scope, buyer, seller } = await world.openTrade();
    const relay = client(scope);
    const sealed = new Uint8Array(1_000).fill(7);
    await relay.postEvidence(sealed, buyer.keys.signing);
    await relay.postEvidence(sealed, seller.keys.signing);
    expect((await relay.readEvidence()).sealed).toHaveLength(1);
    time += 1;
    await relay.postEvidence(new Uint8Array(mailboxLimits.evidenceBytes), buyer.keys.signing);
    const lengths = (await relay.readEvidence()).sealed.map(({ length }) => length);
    expect(lengths).toEqual([sealed.length, mailboxLimits.evidenceBytes]);
  });

  it("takes a party's evidence where the other announced its key too, and used up its own bytes", async () => {
    const { scope, buyer, seller } = await world.openTrade();
    const relay = client(scope);
    await relay.postEvidence(
      new Uint8Array(mailboxLimits.evidenceBytes - ENVELOPE_BYTES),
      buyer.keys.signing,
    );
    const part = buyer.conversation.write(text('a part'), now).envelope;
    expect((await post(scope, buyer, seller, part, { category: 'evidence' })).status).toBe(200);
    await world.escrow.setKeys(scope.tradeId, buyer.address, seller.conversation.publicKeys);
    await world.escrow.setKeys(scope.tradeId, seller.address, seller.conversation.publicKeys);
    time += 4;
    const whole = new Uint8Array(mailboxLimits.evidenceBytes).fill(1);
    await relay.postEvidence(whole, seller.keys.signing);
    expect((await relay.readEvidence()).sealed).toHaveLength(2);
  });

  it('refuses evidence under a hash that is not its own', async () => {
    const { scope, buyer } = await world.openTrade();
    const id = postedId(new Uint8Array(4));
    const { signing } = buyer.keys;
    const sender = signing.publicKey;
    const statement = evidenceStatement({ scope, sender, id, length: 4, postedAt: time });
    const query = new URLSearchParams({
      sender: bytesToHex(sender),
      postedAt: String(time),
      signature: bytesToHex(sign(statement, signing)),
    });
    const response = await fetch(`${url}${evidencePath(scope)}/${bytesToHex(id)}?${query}`, {
      method: 'PUT',
      body: new Uint8Array(4).fill(1),
    });
    expect(response.status).toBe(400);
    expect((await answerOf(response)).error.message).toContain(`expected ${bytesToHex(id)}`);
    expect((await client(scope).readEvidence()).sealed).toEqual([]);
  });

  it('deletes what is 30 days old, and gives it no more from that second on', async () => {
    const relay = await world.startRelay({ RATE_LIMIT: '0' }, { now: () => time });
    const { scope, buyer, seller } = await world.openTrade();
    const own = client(scope, relay.url);
    const { envelope } = buyer.conversation.write(text('old'), now);
    await own.post(envelope, buyer.keys.signing, seller.keys.signing.publicKey);
    await own.postEvidence(new Uint8Array(10), buyer.keys.signing);
    time += mailboxLimits.keptSeconds - 1;
    expect(await relay.sweep()).toBe(0);
    expect((await own.read(seller.keys.signing)).envelopes).toHaveLength(1);
    time += 1;
    own.startOver();
    expect((await own.read(seller.keys.signing)).envelopes).toEqual([]);
    expect((await own.readEvidence()).sealed).toEqual([]);
    expect(await relay.sweep()).toBe(2);
    expect(await relay.sweep()).toBe(0);
  });

  it('tells a sender to try another relay where the chain cannot be asked', async () => {
    const { scope, buyer, seller } = await world.openTrade();
    const liveKeys = () => Promise.reject(new NodeUnreachable('eth_call', 'no connection'));
    const challenges = new Challenges(() => now);
    const { chainId, escrow } = scope;
    const gate = new MailboxGate({
      chainId,
      escrow,
      relay: url,
      keys: { liveKeys },
      challenges,
      now: () => now,
    });
    const { signing } = buyer.keys;
    const mailbox = { scope, recipient: seller.keys.signing.publicKey };
    const id = new Uint8Array(32);
    const statement = {
      mailbox,
      sender: signing.publicKey,
      category: 'message',
      id,
      postedAt: now,
    } as const;
    const signature = bytesToHex(sign(postStatement(statement), signing));
    const error = await gate.sender(statement, signature).catch((refused: unknown) => refused);
    expect(error).toMatchObject({
      code: 'not_ready',
      message:
        'Nothing can be posted now: the node does not answer eth_call (no connection). Try again, or another relay.',
    });
  });

  it('limits how often an address may ask', async () => {
    const relay = await world.startRelay({ RATE_LIMIT: '3' });
    const ask = () => fetch(`${relay.url}/v1/challenge`);
    for (let i = 0; i < 3; i++) expect((await ask()).status).toBe(200);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await fetch(`${relay.url}/health`)).status).toBe(200);
  });

  it('says what is wrong with a request, and what there is', async () => {
    const ask = async (path: string) => answerOf(await fetch(`${url}${path}`));
    const box = `/v1/mailboxes/31337/${world.escrow.address}/1/0x${'ab'.repeat(32)}`;
    expect((await ask(box)).error.message).toBe(
      'challenge is missing; expected what /v1/challenge gave: 0x and 108 hexadecimal digits.',
    );
    expect((await ask('/v1/evidence/31337/0x12/1')).error.field).toBe('escrow');
    expect((await ask(`${box}?afterr=1`)).error.message).toContain('afterr is no parameter');
    expect((await ask('/v2')).error.code).toBe('not_found');
    const { paths } = await ask('/openapi.json');
    expect(Object.keys(paths)).toHaveLength(6);
  });

  it('keeps everything over a restart, and refuses a store of something else', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'weir-mailbox-'));
    try {
      const settings = { DATA_DIR: directory, RATE_LIMIT: '0' };
      const relay = await world.startRelay(settings, { now: () => time });
      const { scope, buyer, seller } = await world.openTrade();
      const { envelope } = buyer.conversation.write(text('kept'), now);
      await client(scope, relay.url).post(
        envelope,
        buyer.keys.signing,
        seller.keys.signing.publicKey,
      );
      await relay.stop();
      const again = await world.startRelay(settings, { now: () => time });
      const { envelopes } = await client(scope, again.url).read(seller.keys.signing);
      expect(envelopes).toEqual([envelope]);
      await again.stop();
      const store = await openStore(directory);
      await store.write((tx) => tx.execute('drop table posts'));
      await store.close();
      await expect(world.startRelay(settings)).rejects.toThrow('holds tables of something else');
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });

  it('says in words why it cannot start', async () => {
    const nobody = '0x00000000000000000000000000000000000000aa';
    await expect(world.startRelay({ ESCROW: nobody })).rejects.toThrow(
      /^ESCROW: there is no contract at 0x0+[aA]{2} on chain 31337\.$/,
    );
    await expect(world.startRelay({ ESCROW: '0x12' })).rejects.toThrow(
      /^ESCROW is "0x12"; expected the address/,
    );
    await expect(world.startRelay({ PUBLIC_URL: 'relay' })).rejects.toThrow(
      /^PUBLIC_URL is "relay"/,
    );
    const port = new URL(url).port;
    await expect(world.startRelay({ PORT: port })).rejects.toThrow(`PORT: ${port}`);
  });
});
