import { describe, expect, it } from 'vitest';
import { scope, seededRandom, twoParties } from '../../testing/arbitraryMessages.ts';
import { expectThatError } from '../../testing/expectMessageError.ts';
import { makeBackup, openBackup } from './backup.ts';
import { type BackupContents, decodeBackup, encodeBackup } from './backupFormat.ts';
import { bytesToHex } from './byteFormat.ts';
import { Conversation, type ConversationState } from './conversation.ts';
import { decodeState, encodeState } from './stateFormat.ts';
import { newTradeKeys } from './tradeKeys.ts';

const passphrase = 'four words in a row';
/** The least that is accepted, for speed. */
const settings = { costLog2: 14 };

function talked() {
  const { buyer, seller } = twoParties();
  const say = (from: Conversation, to: Conversation, text: string) =>
    to.receive(from.write({ kind: 'text', text }, 1_800_000_000).envelope);
  say(buyer, seller, 'Hello');
  say(seller, buyer, 'Hello');
  buyer.rotate(newTradeKeys(seededRandom('second')));
  seller.learnKeys(buyer.publicKeys);
  say(buyer, seller, 'from my new device');
  return { buyer, seller };
}

/** What the buyer's device holds: keys of a trade, and those of one that has no number yet, made to be paid. */
const holding = (buyer: Conversation): BackupContents => ({
  madeAt: 1_800_000_000,
  keys: [
    ...buyer.state.mine.map((keys) => ({ scope, keys, details: null })),
    {
      scope: { ...scope, tradeId: 0n },
      keys: newTradeKeys(seededRandom('sale')),
      details: {
        details: { payee: 'Ada Byron', fields: [{ name: 'IBAN', value: 'DE02 1203' }] },
        blinding: new Uint8Array(32).fill(9),
      },
    },
  ],
  conversations: [buyer.state],
});

const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

// Curves in JavaScript take seconds where a machine has other work: longer than a test usually may.
describe('a backup', { timeout: 60_000 }, () => {
  it('gives back keys and messages, to read with and to prove', async () => {
    const { buyer, seller } = talked();
    const backup = await makeBackup(holding(buyer), passphrase, settings);
    const contents = await openBackup(backup, passphrase);
    expect(contents).toEqual(holding(buyer));
    const restored = Conversation.restore(contents.conversations[0] as ConversationState);
    const { envelope } = seller.write({ kind: 'text', text: 'still there?' }, 1_800_000_001);
    expect(restored.receive(envelope).findings).toEqual([]);
  });

  it('is opened by its passphrase alone, however a keyboard composes it', async () => {
    const { buyer } = talked();
    const backup = await makeBackup(holding(buyer), 'größe größe größe', settings);
    const decomposed = 'größe größe größe'.normalize('NFD');
    expect(await openBackup(backup, decomposed)).toEqual(holding(buyer));
    expectThatError(await failure(openBackup(backup, 'grosse grosse')), 'BackupNotOpened');
  });

  it('shows no secret, and each altered part', async () => {
    const { buyer } = talked();
    const backup = await makeBackup(holding(buyer), passphrase, settings);
    const shown = bytesToHex(backup);
    for (const { encryption, signing } of buyer.state.mine) {
      expect(shown).not.toContain(bytesToHex(encryption.secretKey).slice(2));
      expect(shown).not.toContain(bytesToHex(signing.secretKey).slice(2));
    }
    for (const at of [2, 40, 60, backup.length - 1]) {
      const altered = Uint8Array.from(backup);
      altered[at] = (altered[at] as number) ^ 1;
      expectThatError(await failure(openBackup(altered, passphrase)), 'BackupNotOpened');
    }
  });

  it('refuses short passphrases, costs that would fill the memory, and other versions', async () => {
    const { buyer } = talked();
    expectThatError(
      await failure(makeBackup(holding(buyer), 'short', settings)),
      'PassphraseTooShort',
      {
        length: 5,
        least: 12,
      },
    );
    const backup = await makeBackup(holding(buyer), passphrase, settings);
    const dear = Uint8Array.from(backup);
    dear[1] = 40;
    expectThatError(await failure(openBackup(dear, passphrase)), 'BackupTooCostly', {
      costLog2: 40,
    });
    const newer = Uint8Array.from(backup);
    newer[0] = 2;
    expectThatError(await failure(openBackup(newer, passphrase)), 'UnknownVersion', { version: 2 });
    expectThatError(await failure(openBackup(backup.slice(0, 20), passphrase)), 'Malformed');
  });
});

describe('encodeBackup', { timeout: 60_000 }, () => {
  it('is undone by decodeBackup, and by nothing shorter or longer', () => {
    const contents = holding(talked().buyer);
    const bytes = encodeBackup(contents);
    expect(decodeBackup(bytes)).toEqual(contents);
    for (const length of [1, 11, 90, bytes.length - 1]) {
      expect(() => decodeBackup(bytes.slice(0, length))).toThrow(/^This is no /);
    }
    expect(() => decodeBackup(Uint8Array.from([...bytes, 0]))).toThrow('1 bytes follow its end');
  });
});

describe('encodeState', { timeout: 60_000 }, () => {
  it('is undone by decodeState, and by nothing shorter or longer', () => {
    const { buyer } = talked();
    const bytes = encodeState(buyer.state);
    expect(decodeState(bytes)).toEqual(buyer.state);
    for (const length of [0, 1, 90, bytes.length - 1]) {
      expect(() => decodeState(bytes.slice(0, length))).toThrow(/^This is no stored conversation/);
    }
    expect(() => decodeState(Uint8Array.from([...bytes, 0]))).toThrow('1 bytes follow its end');
  });
});
