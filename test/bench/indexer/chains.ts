import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../runCommand.ts';
import { type ListeningProcess, startListening } from './processes.ts';
import type { Recording } from './recording.ts';

/** A recorded chain that is being served. */
export interface ServedChain {
  node: ListeningProcess;
  /** The deployment file. */
  deployment: string;
  exchange: Recording['exchange'];
  market: string;
  blocks: number;
  events: number;
  /** Adds the next block. @returns its number, and when sockets were told, in milliseconds of the monotonic clock. */
  release(): Promise<{ number: number; time: number }>;
  stop(): Promise<void>;
}

/** Serves a recording `copies` times over; all of it at once, or up to block `head` and then one by one. */
export async function serveChain(
  file: string,
  { copies = 1, head }: { copies?: number; head?: number } = {},
): Promise<ServedChain> {
  const recording: Recording = JSON.parse(readFileSync(file, 'utf8'));
  const args = [file, String(copies), ...(head === undefined ? [] : [String(head)])];
  const node = await startListening([
    '--import',
    'tsx',
    'test/bench/indexer/recordedNode.ts',
    ...args,
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'weir-bench-'));
  const deployment = join(folder, 'deployment.json');
  const { exchange, lens, deployedAtBlock, market, blocks } = recording;
  const terms = { chainId: 31_337, exchange, lens, tokens: [], markets: [], deployedAtBlock };
  writeFileSync(deployment, JSON.stringify(terms));
  const events = blocks.reduce((sum, { logs }) => sum + logs.length, 0);
  return {
    node,
    deployment,
    exchange,
    market: market.id,
    blocks: blocks.length * copies,
    events: events * copies,
    release: async () => {
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'weir_release' });
      const response = await fetch(node.url, { method: 'POST', body });
      const { result } = (await response.json()) as { result: { number: number; time: string } };
      return { number: result.number, time: Number(BigInt(result.time) / 1000n) / 1000 };
    },
    stop: async () => {
      await node.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The indexer as its users start it, on that chain. */
export function startIndexerOn(
  { node, deployment }: ServedChain,
  settings: Record<string, string>,
): Promise<ListeningProcess> {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // `… && node <flags> <file>`: what `npx pnpm indexer` runs, without pnpm in between, so that its memory can be read.
  const [, started = ''] = String(scripts.indexer).split(' && node ');
  return startListening(started.split(' '), {
    RPC_URL: node.url,
    RPC_WS_URL: node.url.replace('http', 'ws'),
    DEPLOYMENT: deployment,
    PORT: '0',
    LOG_LEVEL: 'warn',
    RATE_LIMIT: '0',
    STREAM_LIMIT: '0',
    ...settings,
  });
}

/** Waits until the index is at a block. @returns when it was, in milliseconds of the monotonic clock. */
export async function reached(indexer: ListeningProcess, block: number): Promise<number> {
  for (;;) {
    const health = (await (await fetch(`${indexer.url}/health`)).json()) as {
      block: { number: number } | null;
    };
    if ((health.block?.number ?? -1) >= block) return monotonic();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Milliseconds of the clock that all processes of this machine share. */
export function monotonic(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}
