import pino from 'pino';
import { startAnswering } from './api/startAnswering.ts';
import { takePort } from './api/takePort.ts';
import { type ApiConfig, readDeploymentFile } from './config.ts';
import { Hub } from './live/hub.ts';
import { IndexFollower } from './sharing/indexFollower.ts';
import type { RunningIndexer } from './startIndexer.ts';
import { openServerReader } from './store/serverStore.ts';

/**
 * A process that only answers, from the store that another one indexes into: the same routes and streams. It keeps
 * nothing, so any number of them may run. Throws `StoreUnusable`, `PortTaken`, `ConfigError`.
 */
export async function startApi(config: ApiConfig): Promise<RunningIndexer> {
  const log = pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: true }));
  const hub = new Hub();
  const readDeployment = () => readDeploymentFile(config.deploymentPath);
  readDeployment();
  const port = await takePort(config.host, config.port);
  const closers = [port.close];
  const stopped = async () => {
    for (const each of closers.toReversed()) await each();
  };
  try {
    const store = await openServerReader(config.place);
    closers.unshift(() => store.close());
    const follower = await IndexFollower.open({ store, place: config.place, hub, log });
    const { confirmations, usdTokens } = config;
    const answering = startAnswering(port.server, {
      store,
      hub,
      log,
      config,
      listing: { confirmations, usdTokens, readDeployment },
      status: () => follower.status,
      counts: () => follower.counts,
      solvency: () => follower.solvency,
    });
    closers.push(async () => answering.close());
    port.answer(answering.fetch);
    const stopping = new AbortController();
    const done = follower.run(stopping.signal).finally(stopped);
    const stop = () => {
      stopping.abort();
      return done;
    };
    return { url: port.url, stop, done };
  } catch (error) {
    await stopped();
    throw error;
  }
}
