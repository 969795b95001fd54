import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import pino from 'pino';
import type { Address } from 'viem';
import { type Answering, startAnswering } from './api/startAnswering.ts';
import { connectNode } from './chain/node.ts';
import { type Config, readDeploymentFile } from './config.ts';
import { Hub } from './live/hub.ts';
import { heldOn } from './solvency/heldOf.ts';
import { SolvencyWatcher } from './solvency/solvencyWatcher.ts';
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
  let answer: Answering['fetch'] = () => new Response(null, { status: 503 });
  // Plain HTTP unless told otherwise, as here.
  const server = createAdaptorServer({
    fetch: (request, env) => answer(request, env as HttpBindings),
  }) as Server;
  const url = await listen(server, config.host, config.port);
  const store = await openStore(config.dataDirectory).catch(async (error) => {
    await close(server);
    throw error;
  });
  const closers = [() => store.close(), () => close(server)];
  const stopped = async () => {
    for (const each of closers.toReversed()) await each();
  };
  try {
    const { journalDepth, pollMilliseconds, onOtherChain } = config;
    const settings = { store, node, hub, log, readDeployment, journalDepth, pollMilliseconds };
    const syncer = await Syncer.open({ ...settings, onOtherChain }, { deployment, identity });
    const status = () => syncer.status;
    const observed = {
      status,
      counts: syncer.counts,
      solvency: () => watcher.report.present,
    };
    const answering = startAnswering(server, { ...observed, store, hub, log, node, config });
    closers.push(async () => answering.close());
    // After those who answer, so that a block is told first and checked then.
    const heldOf = heldOn(node, () => status().identity.exchange as Address);
    const watcher = new SolvencyWatcher({ store, hub, log, heldOf });
    closers.push(() => watcher.stop());
    answer = answering.fetch;
    const stopping = new AbortController();
    const done = syncer.run(stopping.signal).finally(stopped);
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

function listen(server: Server, host: string, port: number): Promise<string> {
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

/** How long connections may take to take their last bytes. */
const lastMilliseconds = 1_000;

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const hurry = setTimeout(() => server.closeAllConnections(), lastMilliseconds);
    server.close((error) => {
      clearTimeout(hurry);
      if (error) reject(error);
      else resolve();
    });
  });
}
