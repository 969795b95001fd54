import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { openEmbeddedStore } from './embeddedStore.ts';

/** What a database is, besides what is in it. Either says UTC by a name of its own. */
const makeUp = `select json_build_object(
  'version', version(),
  'catalog', (select catalog_version_no from pg_control_system()),
  'layout', (select row_to_json(layout) from pg_control_init() layout),
  'databases', (select json_agg(json_build_array(datname, encoding, datcollate, datctype) order by datname)
    from pg_database),
  'functions', (select count(*) from pg_proc),
  'relations', (select count(*) from pg_class),
  'superusers', (select json_agg(rolname) from pg_roles where rolsuper),
  'settings', (select json_object_agg(name, setting order by name) from pg_settings
    where name not in ('TimeZone', 'log_timezone'))
) as made`;

test('the empty database that is copied is what PGlite would create', async () => {
  const created = new PGlite();
  onTestFinished(() => created.close());
  const store = await openEmbeddedStore(undefined);
  onTestFinished(() => store.close());

  const copied = await store.write((tx) => tx.execute(sql.raw(makeUp)));
  const { rows } = await created.query(makeUp);
  expect(rows).toHaveLength(1);
  expect(copied).toMatchObject({ rows });
});

test('a database that a killed process had not laid out whole is laid out again', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'weir-store-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const unfinished = join(directory, 'postgres.new');
  mkdirSync(unfinished);
  writeFileSync(join(unfinished, 'PG_VERSION'), '18\n');

  const store = await openEmbeddedStore(directory);
  await store.write((tx) => tx.execute(sql`create table kept (amount bigint)`));
  await store.close();

  const again = await openEmbeddedStore(directory);
  onTestFinished(() => again.close());
  const read = await again.read((tx) => tx.execute(sql`select count(*)::int as n from kept`));
  expect(read).toMatchObject({ rows: [{ n: 0 }] });
});
