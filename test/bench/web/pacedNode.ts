import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Call {
  id: unknown;
  method: string;
  params?: unknown[];
}

/** A node whose blocks come at a pace. */
export interface PacedNode {
  url: string;
  /** From now on a block each `milliseconds`, until the recorded ones are over. */
  run: (milliseconds: number) => void;
  /** The last block that it has told. */
  head: () => bigint;
  stop: () => Promise<void>;
}

/**
 * A node in front of another one, which knows only of that one's blocks up to a head that moves at a pace: a chain is
 * recorded once and then watched as it happens. What is not about the head is passed on as it is.
 *
 * @param first the head before `run`. @param last the last block there is.
 */
export async function pacedNode(upstream: string, first: bigint, last: bigint): Promise<PacedNode> {
  let start: { at: number; pace: number } | null = null;
  const head = () => {
    if (!start) return first;
    const next = first + BigInt(Math.floor((performance.now() - start.at) / start.pace));
    return next < last ? next : last;
  };
  const hex = () => `0x${head().toString(16)}`;
  const move = (call: Call): Call => ({
    ...call,
    params: call.params?.map((value) =>
      value === 'latest' || value === 'pending' ? hex() : value,
    ),
  });
  const answer = async (calls: Call[]): Promise<unknown[]> => {
    const passed = calls.filter(({ method }) => method !== 'eth_blockNumber').map(move);
    const answers = passed.length > 0 ? await ask(upstream, passed) : [];
    const told = calls
      .filter(({ method }) => method === 'eth_blockNumber')
      .map(({ id }) => ({ jsonrpc: '2.0', id, result: hex() }));
    return [...answers, ...told];
  };
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    if (request.method !== 'POST') return response.writeHead(204).end();
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const asked: Call | Call[] = JSON.parse(Buffer.concat(chunks).toString());
      const told = answer([asked].flat()).then((answers) => {
        response.setHeader('content-type', 'application/json');
        return response.end(JSON.stringify(Array.isArray(asked) ? answers : answers[0]));
      });
      told.catch((error: unknown) => response.writeHead(502).end(String(error)));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    run: (pace) => {
      start = { at: performance.now(), pace };
    },
    head,
    stop: () => close(server),
  };
}

async function ask(url: string, calls: Call[]): Promise<unknown[]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(calls),
  });
  return (await response.json()) as unknown[];
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
