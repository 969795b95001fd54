import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

export interface ProxiedCall {
  id: number;
  method: string;
  params: unknown[];
}

/** What to do to a whole HTTP request instead of answering it. */
export type Mishap =
  | { kind: 'drop' }
  | { kind: 'silence' }
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body: string };

/** How the node misbehaves at the moment. */
export interface Faults {
  /** Milliseconds before each answer. */
  delay?: number;
  /** Instead of an answer. Is given the calls of one request, several in a batch. */
  mishap?: (calls: ProxiedCall[], isBatch: boolean) => Mishap | undefined;
  /** An error instead of a result. */
  refuse?: (call: ProxiedCall) => { code: number; message: string } | undefined;
  /** Another result instead of the true one, which it is given (undefined where that is an error). */
  lie?: (call: ProxiedCall, result: unknown, bySocket: boolean) => unknown;
  /** Whether a message to a subscriber is lost. */
  losesHeads?: boolean;
}

/** A node between the indexer and anvil that misbehaves as a test says. */
export interface FaultyNode {
  url: string;
  webSocketUrl: string;
  faults: Faults;
  /** The node that is asked: another one shows its own chain. */
  backend: string;
  /** Requests so far, and how many were under way at once at most. */
  requests: number;
  mostAtOnce: number;
  /** Heads passed on to subscribers so far. */
  heads: number;
  /** Breaks the connections of subscribers. */
  dropSockets(): void;
  stop(): Promise<void>;
}

export async function startFaultyNode(backend: string): Promise<FaultyNode> {
  let atOnce = 0;
  const server = createServer((request, response) => {
    atOnce++;
    node.requests++;
    node.mostAtOnce = Math.max(node.mostAtOnce, atOnce);
    void serve(node, request, response)
      // The backend was stopped: so is this connection.
      .catch(() => request.socket.destroy())
      .finally(() => atOnce--);
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => pipe(node, socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const node: FaultyNode = {
    url: `http://127.0.0.1:${port}`,
    webSocketUrl: `ws://127.0.0.1:${port}`,
    faults: {},
    backend,
    requests: 0,
    mostAtOnce: 0,
    heads: 0,
    dropSockets: () => {
      for (const socket of sockets.clients) socket.terminate();
    },
    stop: () => {
      node.dropSockets();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return node;
}

async function serve(
  node: FaultyNode,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const message = JSON.parse(Buffer.concat(parts).toString()) as ProxiedCall | ProxiedCall[];
  const calls = [message].flat();
  const { delay, mishap } = node.faults;
  if (delay) await new Promise((resolve) => setTimeout(resolve, delay));
  const happens = mishap?.(calls, Array.isArray(message));
  if (happens?.kind === 'silence') return;
  if (happens?.kind === 'drop') {
    request.socket.destroy();
    return;
  }
  if (happens) {
    response.writeHead(happens.status, happens.headers).end(happens.body);
    return;
  }
  const answers = await Promise.all(calls.map((call) => answerOf(node, call)));
  const body = JSON.stringify(Array.isArray(message) ? answers : answers[0]);
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
}

async function answerOf(node: FaultyNode, call: ProxiedCall): Promise<object> {
  const { refuse, lie } = node.faults;
  const error = refuse?.(call);
  if (error) return { jsonrpc: '2.0', id: call.id, error };
  const response = await fetch(node.backend, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(call),
  });
  const answer = (await response.json()) as { result?: unknown };
  const result = lie?.(call, answer.result, false);
  return result === undefined ? answer : { jsonrpc: '2.0', id: call.id, result };
}

/** Passes messages on in both directions, those to the subscriber as the faults say. */
function pipe(node: FaultyNode, socket: WebSocket): void {
  const backend = new WebSocket(node.backend.replace('http', 'ws'));
  const early: string[] = [];
  const calls = new Map<number, ProxiedCall>();
  socket.on('message', (data) => {
    const text = data.toString();
    const call = JSON.parse(text) as ProxiedCall;
    calls.set(call.id, call);
    if (backend.readyState === WebSocket.OPEN) backend.send(text);
    else early.push(text);
  });
  backend.on('open', () => {
    for (const text of early) backend.send(text);
  });
  backend.on('message', (data) => {
    const message = JSON.parse(data.toString()) as { id?: number; result?: unknown };
    const call = calls.get(message.id ?? -1);
    if (!call && node.faults.losesHeads) return;
    if (!call) node.heads++;
    const { lie } = node.faults;
    const result = call && lie ? lie(call, message.result, true) : message.result;
    socket.send(JSON.stringify(call ? { ...message, result } : message));
  });
  socket.on('close', () => backend.close());
  backend.on('close', () => socket.close());
  // The other side is told by `close`, which follows.
  backend.on('error', () => undefined);
}

/** Refuses logs of more blocks than `most`, in the words of a provider. */
export function moreBlocksThan(most: number): Faults['refuse'] {
  return ({ method, params }) => {
    const { fromBlock, toBlock } = (params[0] ?? {}) as { fromBlock?: string; toBlock?: string };
    const isTooMuch = method === 'eth_getLogs' && Number(toBlock) - Number(fromBlock) >= most;
    return isTooMuch
      ? { code: -32_005, message: 'query returned more than 10000 results' }
      : undefined;
  };
}
