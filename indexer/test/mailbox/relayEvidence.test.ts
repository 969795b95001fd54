import {
  bytesToHex,
  ENVELOPE_BYTES,
  evidencePath,
  evidenceStatement,
  hashEvidence,
  MailboxClient,
  mailboxLimits,
  newTradeKeys,
  openEvidence,
  postedId,
  sealEvidence,
  selectEvidence,
  sign,
} from '@weir/contracts/messages';
import { describe, expect, it } from 'vitest';
import { now, text } from './mailboxWorld.ts';
import { answerOf, testedRelay } from './testedRelay.ts';

describe('a mailbox relay', { timeout: 120_000 }, () => {
  const tested = testedRelay();
  const { clock, client, post } = tested;

  it('keeps sealed evidence for the seats, within the bytes of each party', async () => {
    const { scope, buyer, seller } = await tested.world.openTrade();
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
    clock.time += 1;
    const anew = new Uint8Array(left + 1).fill(1);
    await own.postEvidence(anew, buyer.keys.signing);
    const lengths = (await own.readEvidence()).sealed.map(({ length }) => length);
    expect(lengths).toEqual([anew.length]);
    const replaying = new MailboxClient({ relays: [tested.url], scope, now: () => clock.time - 1 });
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
    const { scope, buyer, seller } = await tested.world.openTrade();
    const relay = client(scope);
    const sealed = new Uint8Array(1_000).fill(7);
    await relay.postEvidence(sealed, buyer.keys.signing);
    await relay.postEvidence(sealed, seller.keys.signing);
    expect((await relay.readEvidence()).sealed).toHaveLength(1);
    clock.time += 1;
    await relay.postEvidence(new Uint8Array(mailboxLimits.evidenceBytes), buyer.keys.signing);
    const lengths = (await relay.readEvidence()).sealed.map(({ length }) => length);
    expect(lengths).toEqual([sealed.length, mailboxLimits.evidenceBytes]);
  });

  it("takes a party's evidence where the other announced its key too, and used up its own bytes", async () => {
    const { scope, buyer, seller } = await tested.world.openTrade();
    const relay = client(scope);
    await relay.postEvidence(
      new Uint8Array(mailboxLimits.evidenceBytes - ENVELOPE_BYTES),
      buyer.keys.signing,
    );
    const part = buyer.conversation.write(text('a part'), now).envelope;
    expect((await post(scope, buyer, seller, part, { category: 'evidence' })).status).toBe(200);
    await tested.world.escrow.setKeys(scope.tradeId, buyer.address, seller.conversation.publicKeys);
    await tested.world.escrow.setKeys(
      scope.tradeId,
      seller.address,
      seller.conversation.publicKeys,
    );
    clock.time += 4;
    const whole = new Uint8Array(mailboxLimits.evidenceBytes).fill(1);
    await relay.postEvidence(whole, seller.keys.signing);
    expect((await relay.readEvidence()).sealed).toHaveLength(2);
  });

  it('refuses evidence under a hash that is not its own', async () => {
    const { scope, buyer } = await tested.world.openTrade();
    const id = postedId(new Uint8Array(4));
    const { signing } = buyer.keys;
    const sender = signing.publicKey;
    const statement = evidenceStatement({ scope, sender, id, length: 4, postedAt: clock.time });
    const query = new URLSearchParams({
      sender: bytesToHex(sender),
      postedAt: String(clock.time),
      signature: bytesToHex(sign(statement, signing)),
    });
    const response = await fetch(`${tested.url}${evidencePath(scope)}/${bytesToHex(id)}?${query}`, {
      method: 'PUT',
      body: new Uint8Array(4).fill(1),
    });
    expect(response.status).toBe(400);
    expect((await answerOf(response)).error.message).toContain(`expected ${bytesToHex(id)}`);
    expect((await client(scope).readEvidence()).sealed).toEqual([]);
  });
});
