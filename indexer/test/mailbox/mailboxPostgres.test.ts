import { mailboxLimits } from '@weir/contracts/messages';
import {
  type PostgresServer,
  postgresBinaries,
  startPostgres,
} from '@weir/contracts/testing/postgresServer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MailboxStore, type NewPost } from '../../src/mailbox/mailboxStore.ts';
import { openStore, recreateTables } from '../../src/store/openStore.ts';
import { now } from './mailboxWorld.ts';

const isInstalled = postgresBinaries() !== null;
if (!isInstalled)
  console.warn('Skipped: PostgreSQL is not installed (apt-get install postgresql).');

const box = { trade: '1/0xab/7', recipient: '0xcd' };
const post = (id: string, changes: Partial<NewPost> = {}): NewPost => ({
  ...box,
  id,
  party: '0xef',
  category: 'message',
  envelope: new Uint8Array(4).fill(7),
  ...changes,
});

// Far more than is needed: processors may be busy with other tests.
describe.skipIf(!isInstalled)('a mailbox on a PostgreSQL server', { timeout: 120_000 }, () => {
  let server: PostgresServer;

  beforeAll(async () => {
    server = await startPostgres();
  }, 120_000);
  afterAll(() => server.stop(), 60_000);

  const opened = (schema: string) => openStore({ url: server.url, schema });

  it('keeps, counts, gives and deletes as the embedded one does', async () => {
    let time = now;
    let store = await opened('weir_mailbox');
    const mailbox = await MailboxStore.open(store, () => time);
    const first = await mailbox.post(post('0x01'));
    expect(await mailbox.post(post('0x01'))).toEqual({ ...first, isNew: false });
    const second = await mailbox.post(post('0x02', { category: 'evidence' }));
    expect(second.position).toBeGreaterThan(first.position);
    const most = new Uint8Array(mailboxLimits.evidenceBytes - 3);
    const sealed = { trade: box.trade, id: '0x03', party: '0xef', postedAt: now };
    await expect(mailbox.postEvidence({ ...sealed, sealed: most })).rejects.toThrow(
      `expected at most ${mailboxLimits.evidenceBytes - 4}`,
    );
    expect(await mailbox.postEvidence({ ...sealed, sealed: most.slice(1) })).toEqual({
      isNew: true,
    });
    await store.close();

    store = await opened('weir_mailbox');
    const again = await MailboxStore.open(store, () => time);
    const kept = await again.list(box, 0, 50);
    expect(kept.map(({ id }) => id)).toEqual(['0x01', '0x02']);
    expect(Uint8Array.from(kept[0]?.envelope ?? [])).toEqual(new Uint8Array(4).fill(7));
    expect(await again.last(box)).toBe(second.position);
    expect((await again.readEvidence(sealed))?.length).toBe(most.length - 1);
    time += mailboxLimits.keptSeconds;
    expect(await again.list(box, 0, 50)).toEqual([]);
    expect(await again.sweep()).toBe(3);
    await store.close();
  });

  it('empties no index', async () => {
    const store = await opened('index');
    await store.write(recreateTables);
    await expect(MailboxStore.open(store, () => now)).rejects.toThrow(
      'The store holds tables of something else.',
    );
    await store.close();
  });
});
