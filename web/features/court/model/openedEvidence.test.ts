import {
  Conversation,
  commitToDetails,
  type Evidence,
  hashEvidence,
  newTradeKeys,
  publicKeysOf,
  sealEvidence,
  selectEvidence,
} from '@weir/contracts/messages';
import { describe, expect, it } from 'vitest';
import { areCommittedDetails, openCase } from './openedEvidence.ts';

const scope = {
  chainId: 1,
  escrow: '0x00000000000000000000000000000000000000aa',
  tradeId: 7n,
} as const;
const details = { payee: 'Ada Byron', fields: [{ name: 'IBAN', value: 'DE02 1203' }] };
const blinding = new Uint8Array(32).fill(9);

/** The buyer shows that the seller named an account, and that it paid; a note between is kept back. */
function dispute() {
  const [bobs, adas] = [newTradeKeys(), newTradeKeys()];
  const buyer = Conversation.start(scope, bobs);
  const seller = Conversation.start(scope, adas);
  buyer.learnKeys(publicKeysOf(adas));
  seller.learnKeys(publicKeysOf(bobs));
  const sent = seller.write({ kind: 'paymentDetails', details, blinding }, 1);
  buyer.receive(sent.envelope);
  const said = ['Paying', 'A secret', 'Paid'].map(
    (text, i) => buyer.write({ kind: 'text', text }, i + 2).entry,
  );
  const chosen = [sent.entry, said[0], said[2]].flatMap((entry) => (entry ? [entry.link] : []));
  const owners = [
    { party: 'buyer', signing: bobs.signing.publicKey },
    { party: 'seller', signing: adas.signing.publicKey },
  ] as const;
  return { evidence: selectEvidence(buyer.state, chosen), owners };
}

const seat = newTradeKeys().encryption;
const sealedTo = (evidence: Evidence, ...keys: (typeof seat)[]) =>
  sealEvidence(
    evidence,
    keys.map(({ publicKey }) => publicKey),
  );

describe('openCase', { timeout: 60_000 }, () => {
  it('shows what was handed in and sealed to a key of the seat, an earlier one too, and not what was kept back', () => {
    const { evidence, owners } = dispute();
    const hash = hashEvidence(evidence);
    const keys = [newTradeKeys().encryption, seat];
    const found = openCase({
      sealed: [sealedTo(evidence, newTradeKeys().encryption), sealedTo(evidence, seat)],
      keys,
      scope,
      owners,
      committed: [`0x${'11'.repeat(32)}`, hash],
    });
    const opened = found.byHash.get(hash);
    if (opened?.kind !== 'opened') throw new Error('it opens');
    expect(opened.messages.map(({ author, content }) => [author, content.kind])).toEqual([
      ['seller', 'details'],
      ['buyer', 'text'],
      ['buyer', 'hidden'],
      ['buyer', 'text'],
    ]);
    expect(found.byHash.get(`0x${'11'.repeat(32)}`)).toEqual({ kind: 'absent' });
    expect(found).toMatchObject({ foreign: 1, unsubmitted: 0, broken: [], contradictions: [] });
  });

  it('shows nothing that was sent without being handed in', () => {
    const { evidence, owners } = dispute();
    const committed = [`0x${'22'.repeat(32)}`] as const;
    const sealed = [sealedTo(evidence, seat)];
    const found = openCase({ sealed, keys: [seat], scope, owners, committed });
    expect(found.unsubmitted).toBe(1);
    expect([...found.byHash.values()]).toEqual([{ kind: 'absent' }]);
  });

  it('says that a forged text proves nothing, and shows none of it', () => {
    const { evidence, owners } = dispute();
    const forged = {
      ...evidence,
      entries: evidence.entries.map((entry) =>
        entry.revealed
          ? { ...entry, revealed: { ...entry.revealed, salt: new Uint8Array(32) } }
          : entry,
      ),
    };
    const hash = hashEvidence(forged);
    const sealed = [sealedTo(forged, seat)];
    const found = openCase({ sealed, keys: [seat], scope, owners, committed: [hash] });
    expect(found.byHash.get(hash)).toMatchObject({
      kind: 'unproven',
      why: { name: 'BodyAltered' },
    });
  });

  it('says that a message of keys that nobody announced proves nothing', () => {
    const { evidence, owners } = dispute();
    const hash = hashEvidence(evidence);
    const sealed = [sealedTo(evidence, seat)];
    const [buyer] = owners;
    const found = openCase({ sealed, keys: [seat], scope, owners: [buyer], committed: [hash] });
    expect(found.byHash.get(hash)).toMatchObject({ why: { name: 'WrongAuthor' } });
  });

  it('goes on where a relay altered a bundle', () => {
    const { evidence, owners } = dispute();
    const good = sealedTo(evidence, seat);
    const bad = good.slice();
    bad[bad.length - 1] = (bad.at(-1) ?? 0) ^ 1;
    const committed = [hashEvidence(evidence)];
    const found = openCase({
      sealed: [bad, good, new Uint8Array(3)],
      keys: [seat],
      scope,
      owners,
      committed,
    });
    expect([...found.byHash.values()]).toMatchObject([{ kind: 'opened' }]);
    expect(found.broken.map(({ name }) => name)).toEqual(['NotDecrypted', 'UnknownVersion']);
  });
});

describe('areCommittedDetails', () => {
  const shown = { content: { kind: 'details', details, blinding } } as const;

  it('tells the details that the seller bound itself to from others', () => {
    expect(areCommittedDetails(shown, commitToDetails(details, blinding))).toBe(true);
    expect(areCommittedDetails(shown, `0x${'33'.repeat(32)}`)).toBe(false);
    expect(areCommittedDetails({ content: { kind: 'text', text: 'Hi' } }, '0x33')).toBeNull();
  });
});
