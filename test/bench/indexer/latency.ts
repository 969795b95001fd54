import { get } from 'node:http';
import { startPostgres } from '../../../indexer/test/postgresServer.ts';
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
  const leave = await subscribe(`${indexer.url}/v1/markets/${chain.market}/stream`, (block) =>
    arrived.set(block, monotonic()),
  );
  const latencies: number[] = [];
  for (let i = 0; i < 2 * measuredBlocks; i++) {
    const { number, time } = await chain.release();
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    while (!arrived.has(number)) await new Promise((resolve) => setTimeout(resolve, 5));
    if (i >= measuredBlocks) latencies.push((arrived.get(number) as number) - time);
  }
  leave();
  await indexer.stop();
  await server.stop();
  return latencies.toSorted((a, b) => a - b);
}

/** Tells the block of each delta as it arrives. */
function subscribe(url: string, onBlock: (number: number) => void): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const request = get(url, (response) => {
      let waiting = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        waiting += text;
        const messages = waiting.split('\n\n');
        waiting = messages.pop() ?? '';
        for (const message of messages) {
          const data = /^event: delta$/m.test(message) && /^data: (.*)$/m.exec(message)?.[1];
          if (data) onBlock((JSON.parse(data) as { block: { number: number } }).block.number);
          else if (/^event: snapshot$/m.test(message)) resolve(() => request.destroy());
        }
      });
    });
    request.once('error', reject);
  });
}
