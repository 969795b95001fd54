import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import pino from 'pino';
import { createApp } from './api/app.ts';
import { HeadSocket } from './chain/headSocket.ts';
import { connectNode } from './chain/node.ts';
import { seededJitter } from './chain/retries.ts';
import { type Config, readDeploymentFile } from './config.ts';
import { Hub } from './live/hub.ts';
import { openStore } from './store/openStore.ts';
import { identify } from './sync/identify.ts';
import { Syncer } from './sync/syncer.ts';

/** An indexer that runs in this process. */
export interface RunningIndexer {
  /** Where it answers. */
  url: string;
  /** Stops following and answering, and closes the store. */
  stop(): Promise<void>;
  /** Settles when it stopped; rejects where it could not go on. */
  done: Promise<void>;
}

/** The port is another process's. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
}

/** Checks the chain, takes the port, opens the store, and follows the chain until it is stopped. */
export async function startIndexer(config: Config): Promise<RunningIndexer> {
  const log = pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: true }));
  const hub = new Hub();
  const node = connectNode(config.rpcUrl);
  const readDeployment = () => readDeploymentFile(config.deploymentPath);
  const deployment = readDeployment();
  const identity = await identify(node, deployment);

  // What may fail at once comes before the store, which takes a second to open.
  let answer: (request: Request) => Response | Promise<Response> = () =>
    new Response(null, { status: 503 });
  const server = createAdaptorServer({ fetch: (request) => answer(request) });
  const url = await listen(server, config.host, config.port);
  const store = await openStore(config.store).catch(async (error) => {
    await close(server);
    throw error;
  });
  const stopped = async () => {
    hub.endAll();
    await close(server);
    await store.close();
  };
  try {
    const { corsOrigins, rpcWebSocketUrl } = config;
    const jitter = seededJitter(process.pid);
    const heads = rpcWebSocketUrl
      ? new HeadSocket({ url: rpcWebSocketUrl, chainId: identity.chainId, jitter, log })
      : undefined;
    const settings = { ...config, store, node, heads, hub, log, readDeployment, jitter };
    const syncer = await Syncer.open(settings, { deployment, identity });
    const { confirmations, usdTokens } = config;
    const listing = { confirmations, usdTokens, readDeployment };
    const app = createApp({ store, hub, log, status: () => syncer.status, corsOrigins, listing });
    answer = (request) => app.fetch(request);
    const stopping = new AbortController();
    // A lost store ends the run: what is in memory may no longer be what is stored.
    const done = Promise.race([syncer.run(stopping.signal), store.lost])
      .finally(() => stopping.abort())
      .finally(stopped);
    const stop = () => {
      stopping.abort();
      return done;
    };
    return { url, stop, done };
  } catch (error) {
    await stopped();
    throw error;
  }
}

function listen(server: ServerType, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      reject(new PortTaken(`PORT: ${port} at ${host} is taken by another process.`));
    });
    server.listen(port, host, () => {
      const { port: given } = server.address() as AddressInfo;
      resolve(`http://${host}:${given}`);
    });
  });
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
