import { describe, expect, it } from 'vitest';
import { seededRandom, twoParties } from './arbitraryMessages.ts';
import { makeBackup, openBackup } from './backup.ts';
import { bytesToHex } from './byteFormat.ts';
import { Conversation } from './conversation.ts';
import { expectThatError } from './expectMessageError.ts';
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

const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

// Curves in JavaScript take seconds where a machine has other work: longer than a test usually may.
describe('a backup', { timeout: 60_000 }, () => {
  it('gives back keys and messages, to read with and to prove', async () => {
    const { buyer, seller } = talked();
    const backup = await makeBackup(buyer.state, passphrase, settings);
    const restored = Conversation.restore(await openBackup(backup, passphrase));
    expect(restored.state).toEqual(buyer.state);
    const { envelope } = seller.write({ kind: 'text', text: 'still there?' }, 1_800_000_001);
    expect(restored.receive(envelope).findings).toEqual([]);
  });

  it('is opened by its passphrase alone, however a keyboard composes it', async () => {
    const { buyer } = talked();
    const backup = await makeBackup(buyer.state, 'größe größe größe', settings);
    const decomposed = 'größe größe größe'.normalize('NFD');
    expect(await openBackup(backup, decomposed)).toEqual(buyer.state);
    expectThatError(await failure(openBackup(backup, 'grosse grosse')), 'BackupNotOpened');
  });

  it('shows no secret, and each altered part', async () => {
    const { buyer } = talked();
    const backup = await makeBackup(buyer.state, passphrase, settings);
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
      await failure(makeBackup(buyer.state, 'short', settings)),
      'PassphraseTooShort',
      {
        length: 5,
        least: 12,
      },
    );
    const backup = await makeBackup(buyer.state, passphrase, settings);
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
