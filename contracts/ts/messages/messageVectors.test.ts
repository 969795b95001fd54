import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { messageVectors } from './messageVectors.ts';

const committed = fileURLToPath(new URL('../../../test/vectors/messages.json', import.meta.url));

// Curves in JavaScript take seconds where a machine has other work: longer than a test usually may.
describe('the published vectors', { timeout: 60_000 }, () => {
  // `vitest run -u` writes them anew, after a change of version 1 that nobody uses yet.
  it('are what this code makes of the same keys and the same randomness', async () => {
    const vectors = `${JSON.stringify(await messageVectors(), null, 2)}\n`;
    await expect(vectors).toMatchFileSnapshot(committed);
  });
});
