import { get } from 'node:http';
import { startPostgres } from '@weir/contracts/testing/postgresServer';
import { monotonic, reached, type ServedChain, startIndexerOn } from './chains.ts';

/** Blocks that are measured, after as many that warm everything up. */
const measuredBlocks = 120;
const pauseMilliseconds = 120;

/**
 * Milliseconds from the moment at which the node told a block to the event at a subscriber of its market, sorted. The
 * chain must be served up to a head some 250 blocks below its end.
 */
export async function measureLatency(chain: ServedChain, head: number): Promise<number[]> {
  const server = await startPostgres();
  const indexer = await startIndexerOn(chain, { DATABASE_URL: server.url });
  await reached(indexer, head);
  const arrived = new Map<number, number>();
  const seen = { block: head };
  const leave = await subscribe(`${indexer.url}/v1/markets/${chain.market}/stream`, {
    delta: ({ number }) => arrived.set(number, monotonic()),
    head: ({ number }) => {
      seen.block = number;
    },
  });
  const latencies: number[] = [];
  for (let i = 0; i < 2 * measuredBlocks; i++) {
    const { number, time } = await chain.release();
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    while (seen.block < number) await new Promise((resolve) => setTimeout(resolve, 5));
    // A block in which nothing happened in the market has no delta.
    const at = arrived.get(number);
    if (i >= measuredBlocks && at !== undefined) latencies.push(at - time);
  }
  leave();
  await indexer.stop();
  await server.stop();
  return latencies.toSorted((a, b) => a - b);
}

interface ToldBlock {
  number: number;
}

/** Tells the block of each event as it arrives. Resolves with the snapshot, to the way to leave. */
function subscribe(
  url: string,
  tell: Record<'delta' | 'head', (block: ToldBlock) => void>,
): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const take = (event: string | undefined, data: string) => {
      if (event === 'delta') tell.delta((JSON.parse(data) as { block: ToldBlock }).block);
      if (event === 'head') tell.head(JSON.parse(data) as ToldBlock);
      if (event === 'snapshot') resolve(() => request.destroy());
    };
    const request = get(url, (response) => {
      let waiting = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        waiting += text;
        const messages = waiting.split('\n\n');
        waiting = messages.pop() ?? '';
        for (const message of messages) {
          const event = /^event: (.*)$/m.exec(message)?.[1];
          take(event, /^data: (.*)$/m.exec(message)?.[1] ?? '');
        }
      });
    });
    request.once('error', reject);
  });
}
