import { get } from 'node:http';
import type { LocalExchange } from '@weir/contracts/testing/localExchange';
import { WebSocket } from 'ws';
import { createIndexerClient } from '../src/client/index.ts';
import { type Random, tradeAtRandom } from './randomTrading.ts';

export interface Load {
  /** Clients of one market, every other one over WebSocket, the others by server-sent events. */
  subscribers: number;
  blocks: number;
  /** Actions in a block, at most. */
  most: number;
  /** Milliseconds from a block to the next, beside what trading takes. */
  pause: number;
}

export interface Delivered {
  /** Messages that each client should have got, and those that all got together. */
  expected: number;
  received: number;
  /** Clients that missed a message, or got one twice or out of order. */
  broken: number;
  /** Milliseconds from the node's block to each client's message, in order. */
  latencies: number[];
}

/** What one client got: numbers of messages, in the order in which they came. */
class Subscriber {
  readonly seqs: number[] = [];
  readonly arrivals: number[] = [];
  isStarted = false;
  leave: () => void = () => undefined;

  /** Takes an id, `epoch:seq`; the first is that of the snapshot. */
  take(id: string): void {
    const seq = Number(id.split(':')[1]);
    if (this.isStarted) this.arrivals.push(performance.now());
    this.seqs.push(seq);
    this.isStarted = true;
  }
}

/** Trades while clients of the indexer at `url` follow, and tells what they got. */
export async function measureStreams(
  chain: LocalExchange,
  url: string,
  random: Random,
  { subscribers, blocks, most, pause }: Load,
): Promise<Delivered> {
  const client = createIndexerClient(url);
  const caughtUp = async () => {
    const { hash } = await chain.anvil.rpc<{ hash: string }>('eth_getBlockByNumber', [
      'latest',
      false,
    ]);
    await until(async () => (await client.health()).block?.hash === hash);
  };
  await caughtUp();
  const id = (await client.markets()).markets[0]?.id ?? '';
  const clients = await Promise.all(
    Array.from({ length: subscribers }, (_, i) =>
      i % 2 === 0 ? followSocket(url, id) : followEvents(url, id),
    ),
  );
  const first = (await client.state(id)).seq;
  const mined = new Map<number, number>();
  for (let block = 0; block < blocks; block++) {
    await tradeAtRandom(chain, random, { blocks: 1, most });
    const number = Number(await chain.anvil.rpc('eth_blockNumber'));
    mined.set(number, performance.now());
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  await caughtUp();
  const last = (await client.state(id)).seq;
  await until(() => clients.every(({ seqs }) => seqs.at(-1) === last));
  for (const { leave } of clients) leave();
  const expected = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const broken = clients.filter(({ seqs }) => seqs.join() !== expected.join()).length;
  const times = [...mined.values()];
  const latencies = clients.flatMap(({ arrivals }) =>
    arrivals.map((arrival) => arrival - (times.findLast((time) => time <= arrival) ?? arrival)),
  );
  return {
    expected: last - first,
    received: clients.reduce((sum, { arrivals }) => sum + arrivals.length, 0),
    broken,
    latencies: latencies.toSorted((a, b) => a - b),
  };
}

function followSocket(url: string, market: string): Promise<Subscriber> {
  const subscriber = new Subscriber();
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/ws`);
  subscriber.leave = () => socket.terminate();
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () =>
      socket.send(JSON.stringify({ method: 'subscribe', channel: 'market', market })),
    );
    socket.on('message', (data) => {
      const id = /^\{"channel":"market",[^{]*"id":"([^"]+)"/.exec(String(data))?.[1];
      if (String(data).includes('"event":"error"')) reject(new Error(String(data)));
      if (id === undefined) return;
      subscriber.take(id);
      resolve(subscriber);
    });
  });
}

function followEvents(url: string, market: string): Promise<Subscriber> {
  const subscriber = new Subscriber();
  return new Promise((resolve, reject) => {
    const request = get(`${url}/v1/markets/${market}/stream`, { agent: false }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`the stream is ${response.statusCode}`));
      let rest = '';
      response.setEncoding('utf8');
      response.on('error', () => undefined);
      response.on('data', (chunk: string) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) if (line.startsWith('id: ')) subscriber.take(line.slice(4));
        if (subscriber.isStarted) resolve(subscriber);
      });
    });
    request.on('error', reject);
    subscriber.leave = () => request.destroy();
  });
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const start = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - start > 60_000) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
