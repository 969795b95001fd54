// A node that answers from a recording, for the indexer's benchmark: `tsx recordedNode.ts <file> <copies> <head>`.
//
// The recorded chain is repeated `copies` times, each repetition with a market of its own, so that stores of any size can
// be filled with consistent events at a cost far below the indexer's. Blocks up to `head` exist at the start; `weir_release`
// adds the next one, tells it to sockets that subscribed to heads, and answers the moment (nanoseconds of the system's
// monotonic clock) at which it was told.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { marketId } from '@weir/contracts';
import { type Hex, numberToHex } from 'viem';
import { type WebSocket, WebSocketServer } from 'ws';
import type { RecordedBlock, Recording } from './recording.ts';

const [file = '', copiesText = '1', headText = ''] = process.argv.slice(2);
const recording: Recording = JSON.parse(readFileSync(file, 'utf8'));
const length = recording.blocks.length;
const copies = Number(copiesText);
const last = length * copies - 1;
let head = headText === '' ? last : Number(headText);

/** Strings that stand in a block's text where a repetition's own values go. */
const places = { number: '@number@', hash: '@hash@', market: '@market@', quoteTerms: '@terms@' };
const idDigits = recording.market.id.slice(2);
const templates = recording.blocks.map(template);
const markets = Array.from({ length: copies }, (_, copy) => marketOfCopy(copy));

/** The logs of a block as text with places, and whether there are any. */
function template(block: RecordedBlock): string[] {
  const logs = block.logs.map((log) =>
    JSON.stringify({ ...log, blockNumber: places.number, blockHash: places.hash })
      .replaceAll(idDigits, places.market)
      .replaceAll(recording.market.quoteTerms.slice(2), places.quoteTerms),
  );
  return logs.join(',').split(/(@\w+@)/);
}

function marketOfCopy(copy: number): { id: string; quoteTerms: string } {
  const { baseTerms, quoteTerms } = recording.market;
  const terms = BigInt(quoteTerms) + (BigInt(copy) << 160n);
  const id = marketId({ baseTerms: BigInt(baseTerms), quoteTerms: terms });
  return { id: digits(id), quoteTerms: digits(terms) };
}

function digits(value: bigint): string {
  return value.toString(16).padStart(64, '0');
}

function hashOf(number: number): Hex {
  return numberToHex(number + 1, { size: 32 });
}

function logsOf(number: number): string {
  const parts = templates[number % length] as string[];
  if (parts.length === 1) return parts[0] as string;
  const market = markets[Math.floor(number / length)] as { id: string; quoteTerms: string };
  const values: Record<string, string> = {
    [places.number]: numberToHex(number),
    [places.hash]: hashOf(number),
    [places.market]: market.id,
    [places.quoteTerms]: market.quoteTerms,
  };
  return parts.map((part) => values[part] ?? part).join('');
}

/** Repetitions follow each other in time. */
function timestampOf(number: number): number {
  const { blocks } = recording;
  const [first, end] = [blocks[0], blocks[length - 1]] as [RecordedBlock, RecordedBlock];
  const duration = end.timestamp - first.timestamp + 1;
  const block = blocks[number % length] as RecordedBlock;
  return block.timestamp + Math.floor(number / length) * duration;
}

function header(number: number): string {
  const block = recording.blocks[number % length] as RecordedBlock;
  const zero = numberToHex(0, { size: 32 });
  return JSON.stringify({
    number: numberToHex(number),
    hash: hashOf(number),
    parentHash: number === 0 ? zero : hashOf(number - 1),
    timestamp: numberToHex(timestampOf(number)),
    logsBloom: block.logsBloom,
    nonce: '0x0000000000000000',
    sha3Uncles: zero,
    transactionsRoot: zero,
    stateRoot: zero,
    receiptsRoot: zero,
    miner: '0x0000000000000000000000000000000000000000',
    difficulty: '0x0',
    totalDifficulty: '0x0',
    extraData: '0x',
    size: '0x400',
    gasLimit: '0x5f5e100',
    gasUsed: '0x0',
    transactions: [],
    uncles: [],
  });
}

interface Call {
  id: number;
  method: string;
  params?: unknown[];
}

/** The result of a call, as JSON. */
function answer({ method, params = [] }: Call): string {
  const [first] = params as [Record<string, string> | string];
  switch (method) {
    case 'eth_chainId':
      return '"0x7a69"';
    case 'eth_blockNumber':
      return `"${numberToHex(head)}"`;
    case 'eth_getCode':
      return '"0x01"';
    case 'eth_getBlockByNumber': {
      const number = first === 'latest' ? head : Number(first);
      return Number.isNaN(number) || number > head ? 'null' : header(number);
    }
    case 'eth_getBlockByHash': {
      const number = Number(first) - 1;
      return number > head ? 'null' : header(number);
    }
    case 'eth_getLogs':
      return `[${logsOfFilter(first as Record<string, string>)}]`;
    case 'eth_call': {
      const { to = '', data = '' } = first as Record<string, string>;
      return JSON.stringify(recording.calls[`${to.toLowerCase()} ${data}`] ?? '0x');
    }
    default:
      throw new Error(`${method} is not recorded`);
  }
}

function logsOfFilter(filter: Record<string, string>): string {
  if (filter.blockHash) return logsOf(Number(filter.blockHash) - 1);
  const found: string[] = [];
  const to = Math.min(head, Number(filter.toBlock));
  for (let number = Number(filter.fromBlock); number <= to; number++) {
    const logs = logsOf(number);
    if (logs) found.push(logs);
  }
  return found.join(',');
}

const subscribers = new Set<WebSocket>();

function release(): string {
  head = Math.min(last, head + 1);
  const now = process.hrtime.bigint();
  const params = `{"subscription":"0x1","result":${header(head)}}`;
  for (const socket of subscribers) {
    socket.send(`{"jsonrpc":"2.0","method":"eth_subscription","params":${params}}`);
  }
  return `{"number":${head},"time":"${now}"}`;
}

function respond(call: Call): string {
  try {
    const result = call.method === 'weir_release' ? release() : answer(call);
    return `{"jsonrpc":"2.0","id":${call.id},"result":${result}}`;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return JSON.stringify({ jsonrpc: '2.0', id: call.id, error: { code: -32_601, message } });
  }
}

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const calls: Call | Call[] = JSON.parse(Buffer.concat(chunks).toString());
  const body = Array.isArray(calls) ? `[${calls.map(respond).join(',')}]` : respond(calls);
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
});
new WebSocketServer({ server }).on('connection', (socket) => {
  socket.on('message', (text) => {
    const call: Call = JSON.parse(text.toString());
    if (call.method !== 'eth_subscribe') return socket.send(respond(call));
    socket.send(`{"jsonrpc":"2.0","id":${call.id},"result":"0x1"}`);
    subscribers.add(socket);
  });
  socket.on('close', () => subscribers.delete(socket));
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(`listening on http://127.0.0.1:${port}`);
});
