import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import pino from 'pino';
import { createApp } from './api/app.ts';
import { connectNode } from './chain/node.ts';
import { type Config, readDeploymentFile } from './config.ts';
import { Hub } from './live/hub.ts';
import { openStore } from './store/openStore.ts';
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

/** Checks the chain, opens the store, listens, and follows the chain until it is stopped. */
export async function startIndexer(config: Config): Promise<RunningIndexer> {
  const log = pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: true }));
  const hub = new Hub();
  const store = await openStore(config.dataDirectory);
  const stopping = new AbortController();
  try {
    const syncer = await Syncer.open({
      store,
      node: connectNode(config.rpcUrl),
      hub,
      log,
      readDeployment: () => readDeploymentFile(config.deploymentPath),
      journalDepth: config.journalDepth,
      pollMilliseconds: config.pollMilliseconds,
      onOtherChain: config.onOtherChain,
    });
    const { corsOrigins, host, port } = config;
    const app = createApp({ store, hub, log, status: () => syncer.status, corsOrigins });
    const server = createAdaptorServer({ fetch: app.fetch });
    const url = await listen(server, host, port);
    const done = syncer.run(stopping.signal).finally(async () => {
      hub.endAll();
      await close(server);
      await store.close();
    });
    const stop = () => {
      stopping.abort();
      return done;
    };
    return { url, stop, done };
  } catch (error) {
    await store.close();
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
