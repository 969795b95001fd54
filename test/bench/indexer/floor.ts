// The floor that the indexer is compared with: `tsx floor.ts <node's url> <exchange> <blocks> [database]`. Reads logs with
// viem, decodes them with viem, and inserts them into one table: no views, no undo. Prints the events a second.
import { PGlite } from '@electric-sql/pglite';
import { exchangeAbi } from '@weir/contracts';
import { Client } from 'pg';
import { createPublicClient, decodeEventLog, type Hex, http, numberToHex, stringify } from 'viem';

const [url = '', exchange = '', blocks = '', database] = process.argv.slice(2);
const span = 20;

interface Writer {
  query(text: string, parameters?: unknown[]): Promise<unknown>;
}

const server = database ? new Client({ connectionString: database }) : null;
await server?.connect();
const writer: Writer = server ?? new PGlite();
await writer.query('create table events (block int, log_index int, name text, args jsonb)');

const client = createPublicClient({ transport: http(url) });
const events = exchangeAbi.filter((item) => item.type === 'event');
const start = performance.now();
let count = 0;
for (let from = 0; from < Number(blocks); from += span) {
  const to = Math.min(Number(blocks) - 1, from + span - 1);
  const filter = { address: exchange, fromBlock: numberToHex(from), toBlock: numberToHex(to) };
  const logs = (await client.request({
    method: 'eth_getLogs',
    params: [filter] as never,
  })) as unknown as { blockNumber: Hex; logIndex: Hex; topics: [Hex, ...Hex[]]; data: Hex }[];
  const rows = logs.map(({ blockNumber, logIndex, topics, data }) => {
    const { eventName, args } = decodeEventLog({ abi: events, topics, data });
    return { block: Number(blockNumber), log_index: Number(logIndex), name: eventName, args };
  });
  await writer.query(
    'insert into events select * from json_populate_recordset(null::events, $1::text::json)',
    [stringify(rows)],
  );
  count += rows.length;
}
console.log((count * 1000) / (performance.now() - start));
process.exit();
