import {
  MessageError,
  type MessageErrorArgs,
  type MessageErrorName,
} from '@weir/contracts/messages';
import { afterEach, describe, expect, it } from 'vitest';
import { speak } from '#lib/language.ts';
import { say } from '../words/english.ts';
import { german } from '../words/german.ts';
import { explainMessage, wordsForMessageError } from './messageErrorWords.ts';

const KEY = `0x${'5a'.repeat(32)}` as const;
const numbers = { sequence: 3, acknowledged: 2, before: 4, bytes: 5_000_000, most: 4_128_768 };

const samples: { [Name in MessageErrorName]: MessageErrorArgs[Name] } = {
  WrongLength: { what: 'The signature', length: 63, expected: 64 },
  WeakKey: { key: KEY },
  Malformed: { what: 'sealed evidence', reason: 'it ends 3 bytes too early' },
  UnknownVersion: { what: 'backup', version: 2 },
  OutOfRange: { what: 'entries', value: 70_000n, most: 65_535n },
  NotDecrypted: { what: 'envelope' },
  BodyTooLong: { bytes: 4000, most: 3719 },
  TextRefused: {
    field: 'The payee',
    reason: 'has 300 bytes; 280 are allowed',
    problem: { kind: 'long', count: 300, most: 280 },
  },
  KeysRestored: {},
  ConversationErased: {},
  KeysUnknown: {},
  KeysInUse: { key: KEY },
  NotOurKeys: { sender: KEY, recipient: KEY },
  WrongAuthor: { key: KEY },
  WrongRecipient: { key: KEY },
  WrongTrade: { expected: '1 of 0xAa on chain 1', found: '2 of 0xAa on chain 1' },
  BadSignature: { ...numbers, key: KEY },
  BodyAltered: { ...numbers, signed: KEY, found: KEY },
  Replayed: numbers,
  Forked: { ...numbers, first: KEY, second: KEY },
  ChainBroken: { ...numbers, expected: KEY, found: KEY },
  AcknowledgementUnknown: numbers,
  AcknowledgementFellBack: numbers,
  PayeeSwapped: { committed: KEY, found: KEY },
  ImageTooLarge: numbers,
  ImageIncomplete: { missing: 2, count: 9 },
  ImageAltered: { image: KEY, found: KEY },
  EvidenceEmpty: {},
  EntryMissing: { ...numbers, key: KEY },
  EvidenceAltered: { committed: KEY, found: KEY },
  EvidenceTooLarge: numbers,
  NotARecipient: { key: KEY },
  NoRecipients: { count: 0, most: 255 },
  PassphraseTooShort: { length: 4, least: 12 },
  BackupNotOpened: {},
  BackupTooCostly: { costLog2: 30, least: 14, most: 20 },
  NoRelay: {},
  NoRelayAnswered: { relays: 2, reasons: 'no connection' },
  RelayFailed: { relay: 'https://relay.example', reason: 'it answered 503' },
  RelayLied: { relay: 'https://relay.example', reason: 'a position is no number' },
};

const all = () =>
  Object.entries(samples).map(([name, args]): [string, string] => [
    name,
    wordsForMessageError({ name: name as MessageErrorName, args }),
  ]);

const spoken = { ...say };
afterEach(() => speak('en', { messageErrors: spoken }));

describe('the words of the errors of messages', () => {
  const english = all();

  it.each(['en', 'de'] as const)('say every error of the library in %s', (language) => {
    if (language === 'de') speak('de', { messageErrors: german });
    for (const [i, [name, words]] of all().entries()) {
      expect(words, name).toMatch(/^\S.{8,}[.!]$/);
      expect(words, name).not.toMatch(/undefined|NaN|\[object/);
      expect(words, name).not.toContain(KEY);
      if (language === 'de') expect(words, name).not.toBe(english[i]?.[1]);
    }
  });

  it('carry sizes that never seem to fit where they do not', () => {
    const { bytes, most } = { bytes: 4_128_769, most: 4_128_768 };
    const words = explainMessage(new MessageError('EvidenceTooLarge', { bytes, most }));
    expect(words).toContain('has 3.94 MB; at most 3.93 MB');
    expect(
      explainMessage(new MessageError('ImageTooLarge', { bytes: 1025, most: 1024 })),
    ).toContain('has 2 kB; at most 1 kB');
  });

  it('leave an error of another kind its own words', () => {
    expect(explainMessage(new Error('Something else.'))).toBe('Something else.');
  });
});
