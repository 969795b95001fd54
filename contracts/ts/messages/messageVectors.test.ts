import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { scope } from '../../testing/arbitraryMessages.ts';
import { messageVectors } from '../../testing/vectors/messageVectors.ts';
import { openBackup } from './backup.ts';
import { bytesToHex, hexToBytes } from './byteFormat.ts';
import { openEnvelope } from './envelope.ts';
import { hashLink } from './link.ts';
import { openDetails } from './sealedDetails.ts';
import { openEvidence } from './sealedEvidence.ts';
import { encodeState } from './stateFormat.ts';

const path = fileURLToPath(new URL('../../../test/vectors/messages.json', import.meta.url));
const committed = (): Awaited<ReturnType<typeof messageVectors>> =>
  JSON.parse(readFileSync(path, 'utf8'));

// Curves in JavaScript take seconds where a machine has other work: longer than a test usually may.
describe('the published vectors', { timeout: 60_000 }, () => {
  // `vitest run -u` writes them anew, after a change of version 1 that nobody uses yet.
  it('are what this code makes of the same keys and the same randomness', async () => {
    const vectors = `${JSON.stringify(await messageVectors(), null, 2)}\n`;
    await expect(vectors).toMatchFileSnapshot(path);
  });

  it('are read by whom they are for', async () => {
    const { keys, messages, paymentDetails, evidence, backup, state } = committed();
    const pairOf = (name: string) => ({
      publicKey: hexToBytes(keys[name]?.encryptionPublic ?? '0x'),
      secretKey: hexToBytes(keys[name]?.encryptionSecret ?? '0x'),
    });
    const [buyer, seller] = [pairOf('buyer'), pairOf('seller')];
    for (const [i, { envelope, body, linkHash }] of messages.entries()) {
      const [from, to] = i === 1 ? [seller, buyer] : [buyer, seller];
      const direction = { mine: to, theirs: from.publicKey, way: 'receiving' } as const;
      const entry = openEnvelope(scope, direction, hexToBytes(envelope));
      expect(bytesToHex(entry.body)).toBe(body);
      expect(bytesToHex(hashLink(scope, entry.link))).toBe(linkHash);
    }
    const between = { scope, mine: buyer, theirs: seller.publicKey };
    const details = openDetails(
      between,
      hexToBytes(paymentDetails.sealed),
      paymentDetails.commitment,
    );
    expect(details.payee).toBe('Ana María Pérez');
    const sealed = hexToBytes(evidence.sealed);
    expect(openEvidence(sealed, pairOf('seat'), scope, evidence.hash).entries).toHaveLength(1);
    const restored = await openBackup(hexToBytes(backup.bytes), backup.passphrase);
    expect(restored.conversations.map((kept) => bytesToHex(encodeState(kept)))).toEqual([state]);
    expect(restored.keys.map(({ keys }) => bytesToHex(keys.signing.secretKey))).toEqual([
      keys.buyer?.signingSecret,
    ]);
  });
});
