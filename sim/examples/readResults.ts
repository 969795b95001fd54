// Reads a result with DuckDB: npx tsx sim/examples/readResults.ts <folder of a result of sim sweep>
//
// All tables are Parquet, so that any tool reads them; `run` joins them. Exact amounts of tokens are text: cast what you
// count with, as DECIMAL where 38 digits are enough for you, else as DOUBLE.
import { DuckDBInstance } from '@duckdb/node-api';
import { readManifest } from '../src/index.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: npx tsx sim/examples/readResults.ts <folder of a result>');
  process.exit(2);
}
const { scenario, runs, axes } = readManifest(folder);
console.log(
  `${scenario.title}: ${runs.done} runs over ${axes.map(({ field }) => field).join(', ')}`,
);

const instance = await DuckDBInstance.create(':memory:');
const db = await instance.connect();
const table = (name: string) => `read_parquet('${folder.replaceAll("'", "''")}/${name}.parquet')`;

async function show(title: string, sql: string): Promise<void> {
  console.log(`\n${title}`);
  console.table((await db.runAndReadAll(sql)).getRowObjectsJson());
}

await show(
  'Provider against holding at each point, with the mean’s 95 % interval',
  `SELECT point, count, round(mean * 1e4, 3) AS bp, round(mean_low * 1e4, 3) AS low, round(mean_high * 1e4, 3) AS high
   FROM ${table('points')} WHERE metric = 'against_holding_share' ORDER BY point`,
);
await show(
  'The three worst runs, and what their provider took out',
  `SELECT run, seed, round(against_holding, 2) AS against_holding,
          CAST(withdrawal_quote AS DECIMAL(38, 6)) - CAST(deposit_quote AS DECIMAL(38, 6)) AS quote_gained
   FROM ${table('runs')} ORDER BY against_holding LIMIT 3`,
);
await show(
  'What the book saves a buyer, in basis points of the outside price',
  `SELECT size, round(avg(p50) FILTER (venue = 'pool') * 1e4, 2) AS pool,
          round(avg(p50) FILTER (venue = 'pool_and_book') * 1e4, 2) AS pool_and_book
   FROM ${table('slippage')} WHERE side = 'buy' GROUP BY size ORDER BY size`,
);
