import pino from 'pino';
import { Hub } from './commits/hub.ts';
import { type ApiConfig, readDeploymentFile } from './config.ts';
import { takePort } from './http/takePort.ts';
import { runUntilStopped } from './runUntilStopped.ts';
import { startAnswering } from './serving/startAnswering.ts';
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
  return runUntilStopped(async (closers) => {
    const port = await takePort(config.host, config.port);
    closers.push(port.close);
    const store = await openServerReader(config.place);
    // Requests that are being answered end before it.
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
    closers.push(() => answering.close());
    port.answer(answering.fetch);
    return { seen: { url: port.url }, run: (stopping) => follower.run(stopping) };
  });
}
