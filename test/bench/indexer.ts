// `npx pnpm bench:indexer`: how fast the indexer takes a chain, tells a block, and answers, beside a loop of viem that
// decodes the same logs into one table. Prints the table and writes test/bench/results/indexer.json.
//
//   --events N   events of the recorded chain (default 100000; recorded once, on a local chain, in .local/bench)
//   --growth N   also fills a store with N times that chain, and says how the cost of an event changes
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { postgresBinaries, startPostgres } from '@weir/contracts/testing/postgresServer';
import { bundlePrograms } from '../../indexer/bundle.ts';
import { root } from '../runCommand.ts';
import { type Backfill, measureBackfill } from './indexer/backfill.ts';
import { reached, type ServedChain, serveChain, startIndexerOn } from './indexer/chains.ts';
import { measureLatency } from './indexer/latency.ts';
import { recordTrading } from './indexer/recording.ts';
import { measureRequests } from './indexer/requests.ts';

const { values: options } = parseArgs({
  options: { events: { type: 'string', default: '100000' }, growth: { type: 'string' } },
});
const resultFile = join(root, 'test/bench/results/indexer.json');

interface Row {
  name: string;
  value: number;
  unit: string;
  /** What the run is judged by, and whether more is better. */
  target?: number;
  moreIsBetter?: boolean;
}

if (!postgresBinaries()) {
  console.error('PostgreSQL is not installed (apt-get install postgresql): nothing is measured.');
  process.exit(1);
}
await bundlePrograms();
const file = await recordTrading(Number(options.events));
const rows: Row[] = [];

await measureStores();
await measureTelling();
await measureAnswers();
if (options.growth) await measureGrowth(Number(options.growth));
print();
mkdirSync(join(resultFile, '..'), { recursive: true });
const results = rows.map(({ name, value, unit }) => ({ name, value: round(value), unit }));
writeFileSync(resultFile, `${JSON.stringify(results, null, 2)}\n`);
console.log(`\nWritten to test/bench/results/indexer.json: ${results.length} rows.`);

/** Backfill on both stores, and the floor on both. Twice the recording, since the last 256 blocks are no backfill. */
async function measureStores(): Promise<void> {
  const chain = await serveChain(file, { copies: 2 });
  const server = await startPostgres();
  const floor = { postgres: measureFloor(chain, server.url), pglite: measureFloor(chain) };
  await server.stop();
  const postgres = await measureBackfill(chain, 'postgres');
  const pglite = await measureBackfill(chain, 'pglite');
  await chain.stop();
  add('floor_events_per_s_postgres', floor.postgres, 'events/s');
  add('floor_events_per_s_pglite', floor.pglite, 'events/s');
  add('backfill_events_per_s_postgres', postgres.eventsPerSecond, 'events/s', 12_000, true);
  add('backfill_events_per_s_pglite', pglite.eventsPerSecond, 'events/s', 8_000, true);
  add('backfill_floor_ratio', postgres.eventsPerSecond / floor.postgres, 'ratio');
  add('backfill_floor_ratio_pglite', pglite.eventsPerSecond / floor.pglite, 'ratio');
  addUndoable('postgres', postgres);
  addUndoable('pglite', pglite);
  add('rss_mb_postgres', postgres.peakMegabytes, 'MB', 300, false);
  add('rss_mb_pglite', pglite.peakMegabytes, 'MB');
}

function addUndoable(store: string, { undoableEventsPerSecond }: Backfill): void {
  add(`undoable_events_per_s_${store}`, undoableEventsPerSecond, 'events/s');
}

/** In a process of its own, as the indexer is. */
function measureFloor({ node, exchange, blocks }: ServedChain, database?: string): number {
  const script = join(root, 'test/bench/indexer/floor.ts');
  const args = [node.url, exchange, String(blocks), ...(database ? [database] : [])];
  return Number(
    execFileSync(process.execPath, ['--import', 'tsx', script, ...args], { cwd: root }),
  );
}

/** From the node's block to a subscriber. */
async function measureTelling(): Promise<void> {
  const whole = await serveChain(file);
  const head = whole.blocks - 250;
  await whole.stop();
  const chain = await serveChain(file, { head });
  const sorted = await measureLatency(chain, head);
  await chain.stop();
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
  add('latency_ms_p50', at(0.5), 'ms', 15, false);
  add('latency_ms_p90', at(0.9), 'ms', 50, false);
}

/** Requests to one process while blocks keep coming would measure both: here the chain stands still. */
async function measureAnswers(): Promise<void> {
  const chain = await serveChain(file);
  const server = await startPostgres();
  const indexer = await startIndexerOn(chain, { DATABASE_URL: server.url });
  await reached(indexer, chain.blocks - 1);
  const market = `${indexer.url}/v1/markets/${chain.market}`;
  const depth = await measureRequests([`${market}/depth`, `${market}/depth?grouping=100`]);
  const candles = await measureRequests([
    `${market}/candles?interval=1m`,
    `${market}/candles?interval=1h`,
  ]);
  await indexer.stop();
  await server.stop();
  await chain.stop();
  add('depth_requests_per_s', depth.requestsPerSecond, 'requests/s', 2_000, true);
  add('depth_ms_p99', depth.p99Milliseconds, 'ms', 20, false);
  add('candles_requests_per_s', candles.requestsPerSecond, 'requests/s', 2_000, true);
  add('candles_ms_p99', candles.p99Milliseconds, 'ms', 20, false);
}

/** Many copies of the chain into one store: what an event costs early and late. */
async function measureGrowth(copies: number): Promise<void> {
  const chain = await serveChain(file, { copies });
  const server = await startPostgres();
  const indexer = await startIndexerOn(chain, { DATABASE_URL: server.url });
  let before = performance.now();
  const perCopy = chain.events / copies;
  for (let copy = 1; copy < copies; copy++) {
    await reached(indexer, (chain.blocks / copies) * copy);
    const now = performance.now();
    const size = Math.round(perCopy * copy);
    add(`us_per_event_at_${size}`, ((now - before) * 1000) / perCopy, 'us/event');
    before = now;
  }
  await indexer.stop();
  await server.stop();
  await chain.stop();
}

function add(name: string, value: number, unit: string, target?: number, moreIsBetter?: boolean) {
  rows.push({
    name,
    value,
    unit,
    ...(target === undefined ? {} : { target, moreIsBetter }),
  } as Row);
  console.log(`${name} ${round(value)} ${unit}`);
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

function print(): void {
  const lines = rows.map(({ name, value, unit, target, moreIsBetter }) => {
    if (target === undefined) return [name, String(round(value)), unit, '', ''];
    const isMet = moreIsBetter ? value >= target : value <= target;
    const bound = `${moreIsBetter ? 'at least' : 'at most'} ${target}`;
    return [
      name,
      String(round(value)),
      unit,
      bound,
      isMet ? 'met' : `missed, ${round(value / target)} x`,
    ];
  });
  const table = [['row', 'value', 'unit', 'target', ''], ...lines];
  const widths = [0, 1, 2, 3].map((i) => Math.max(...table.map((line) => line[i]?.length ?? 0)));
  console.log('');
  for (const line of table) {
    console.log(
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}
