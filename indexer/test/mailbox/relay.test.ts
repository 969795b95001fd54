import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  bytesToHex,
  type KeyPair,
  mailboxLimits,
  newTradeKeys,
  postedId,
  postStatement,
  sign,
} from '@weir/contracts/messages';
import { describe, expect, it } from 'vitest';
import { NodeUnreachable } from '../../src/chain/nodeErrors.ts';
import { Challenges } from '../../src/mailbox/challenges.ts';
import { MailboxGate } from '../../src/mailbox/mailboxGate.ts';
import { openStore } from '../../src/store/openStore.ts';
import { EventStream } from '../eventStream.ts';
import { now, type Party, text } from './mailboxWorld.ts';
import { states } from './mockEscrow.ts';
import { answerOf, type PostChanges, testedRelay } from './testedRelay.ts';

describe('a mailbox relay', { timeout: 120_000 }, () => {
  const tested = testedRelay();
  const { clock, client, post, reading } = tested;

  it('carries a conversation, and holds nothing that it could read', async () => {
    const { scope, buyer, seller } = await tested.world.openTrade();
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
    const { scope, buyer, seller } = await tested.world.openTrade();
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
    const { scope, buyer, seller } = await tested.world.openTrade();
    const other = await tested.world.openTrade();
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
    const { scope, buyer, seller } = await tested.world.openTrade();
    const { envelope } = buyer.conversation.write(text('before'), now);
    expect((await post(scope, buyer, seller, envelope)).status).toBe(200);
    const next = newTradeKeys();
    buyer.conversation.rotate(next);
    await tested.world.escrow.setKeys(scope.tradeId, buyer.address, buyer.conversation.publicKeys);
    clock.time += 5;
    const late = buyer.conversation.write(text('after'), now).envelope;
    expect((await post(scope, buyer, seller, late)).status).toBe(403);
    expect((await post(scope, buyer, seller, late, { sender: next.signing })).status).toBe(200);
    await tested.world.escrow.setState(scope.tradeId, states.final);
    clock.time += 5;
    const tooLate = buyer.conversation.write(text('too late'), now).envelope;
    expect((await post(scope, buyer, seller, tooLate, { sender: next.signing })).status).toBe(403);
    expect((await client(scope).read(seller.keys.signing)).envelopes).toEqual([envelope, late]);
  });

  it('gives a mailbox to its own key alone', async () => {
    const { scope, buyer, seller } = await tested.world.openTrade();
    const get = async ({ path, query }: { path: string; query: URLSearchParams }) => {
      const response = await fetch(`${tested.url}${path}?${query}`);
      return { status: response.status, body: await answerOf(response) };
    };
    const own = await reading(scope, seller.keys.signing);
    expect((await get(own)).status).toBe(200);
    const foreign = await reading(scope, buyer.keys.signing);
    expect((await get({ ...foreign, path: own.path })).body.error.field).toBe('signature');
    // Another relay passed this one's challenge on.
    const elsewhere = await reading(scope, seller.keys.signing, 'https://other.example');
    expect((await get(elsewhere)).body.error.message).toContain(`of this request to ${tested.url}`);
    const made = new URLSearchParams(own.query);
    made.set('challenge', `0x${'00'.repeat(54)}`);
    expect((await get({ ...own, query: made })).body.error.message).toMatch(
      /^challenge is none of this process/,
    );
    clock.time += mailboxLimits.challengeSeconds;
    expect((await get(own)).body.error.message).toMatch(/^challenge has ended/);
  });

  it('tells at once of what comes, and of nothing that came to others', async () => {
    const { scope, buyer, seller } = await tested.world.openTrade();
    const { path, query } = await reading(scope, seller.keys.signing);
    const stream = await EventStream.open(`${tested.url}${path}/stream?${query}`);
    expect(await stream.next('posted')).toMatchObject({ data: { position: 0 } });
    const toBuyer = seller.conversation.write(text('not for me'), now).envelope;
    await post(scope, seller, buyer, toBuyer);
    const { envelope } = buyer.conversation.write(text('for you'), now);
    const { position } = (await post(scope, buyer, seller, envelope)).body;
    expect((await stream.next('posted')).data).toEqual({ position });
    stream.close();
    const refused = await fetch(
      `${tested.url}${path}/stream?${new URLSearchParams({ challenge: '0x', signature: '0x' })}`,
    );
    expect(refused.status).toBe(400);
  });

  it('takes 200 messages a day of a party, whatever keys it has', async () => {
    const { scope, buyer, seller } = await tested.world.openTrade();
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
    await tested.world.escrow.setKeys(scope.tradeId, buyer.address, buyer.conversation.publicKeys);
    clock.time += 5;
    await expect(send(buyer)).rejects.toThrow('200 are allowed');
    clock.time += 86_400;
    expect((await send(buyer)).kept).toEqual([tested.url]);
    const { envelopes } = await own.read(seller.keys.signing);
    expect(envelopes).toHaveLength(201);
  });

  it('deletes what is 30 days old, and gives it no more from that second on', async () => {
    const relay = await tested.world.startRelay({ RATE_LIMIT: '0' }, { now: () => clock.time });
    const { scope, buyer, seller } = await tested.world.openTrade();
    const own = client(scope, relay.url);
    const { envelope } = buyer.conversation.write(text('old'), now);
    await own.post(envelope, buyer.keys.signing, seller.keys.signing.publicKey);
    await own.postEvidence(new Uint8Array(10), buyer.keys.signing);
    clock.time += mailboxLimits.keptSeconds - 1;
    expect(await relay.sweep()).toBe(0);
    expect((await own.read(seller.keys.signing)).envelopes).toHaveLength(1);
    clock.time += 1;
    own.startOver();
    expect((await own.read(seller.keys.signing)).envelopes).toEqual([]);
    expect((await own.readEvidence()).sealed).toEqual([]);
    expect(await relay.sweep()).toBe(2);
    expect(await relay.sweep()).toBe(0);
  });

  it('tells a sender to try another relay where the chain cannot be asked', async () => {
    const { scope, buyer, seller } = await tested.world.openTrade();
    const liveKeys = () => Promise.reject(new NodeUnreachable('eth_call', 'no connection'));
    const challenges = new Challenges(() => now);
    const { chainId, escrow } = scope;
    const gate = new MailboxGate({
      chainId,
      escrow,
      relay: tested.url,
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
    const relay = await tested.world.startRelay({ RATE_LIMIT: '3' });
    const ask = () => fetch(`${relay.url}/v1/challenge`);
    for (let i = 0; i < 3; i++) expect((await ask()).status).toBe(200);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await fetch(`${relay.url}/health`)).status).toBe(200);
  });

  it('says what is wrong with a request, and what there is', async () => {
    const ask = async (path: string) => answerOf(await fetch(`${tested.url}${path}`));
    const box = `/v1/mailboxes/31337/${tested.world.escrow.address}/1/0x${'ab'.repeat(32)}`;
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
      const relay = await tested.world.startRelay(settings, { now: () => clock.time });
      const { scope, buyer, seller } = await tested.world.openTrade();
      const { envelope } = buyer.conversation.write(text('kept'), now);
      await client(scope, relay.url).post(
        envelope,
        buyer.keys.signing,
        seller.keys.signing.publicKey,
      );
      await relay.stop();
      const again = await tested.world.startRelay(settings, { now: () => clock.time });
      const { envelopes } = await client(scope, again.url).read(seller.keys.signing);
      expect(envelopes).toEqual([envelope]);
      await again.stop();
      const store = await openStore(directory);
      await store.write((tx) => tx.execute('drop table posts'));
      await store.close();
      await expect(tested.world.startRelay(settings)).rejects.toThrow(
        'holds tables of something else',
      );
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });

  it('says in words why it cannot start', async () => {
    const nobody = '0x00000000000000000000000000000000000000aa';
    await expect(tested.world.startRelay({ ESCROW: nobody })).rejects.toThrow(
      /^ESCROW: there is no contract at 0x0+[aA]{2} on chain 31337\.$/,
    );
    await expect(tested.world.startRelay({ ESCROW: '0x12' })).rejects.toThrow(
      /^ESCROW is "0x12"; expected the address/,
    );
    await expect(tested.world.startRelay({ PUBLIC_URL: 'relay' })).rejects.toThrow(
      /^PUBLIC_URL is "relay"/,
    );
    const port = new URL(tested.url).port;
    await expect(tested.world.startRelay({ PORT: port })).rejects.toThrow(`PORT: ${port}`);
  });
});
