import pino from 'pino';
import type { Address } from 'viem';
import { readGuard } from './chain/guardPrices.ts';
import { HeadSocket } from './chain/headSocket.ts';
import { connectNode } from './chain/node.ts';
import { attempt, attemptsAtStart, seededJitter } from './chain/retries.ts';
import { Hub } from './commits/hub.ts';
import { type Config, readDeploymentFile } from './config.ts';
import { takePort } from './http/takePort.ts';
import { GuardWatcher } from './risk/guardWatcher.ts';
import { type Running, runUntilStopped } from './runUntilStopped.ts';
import { startAnswering } from './serving/startAnswering.ts';
import { keepReporting } from './sharing/indexingReport.ts';
import { heldOn } from './solvency/heldOf.ts';
import { SolvencyWatcher } from './solvency/solvencyWatcher.ts';
import { openStore } from './store/openStore.ts';
import { identify } from './sync/identify.ts';
import { Syncer } from './sync/syncer.ts';
import type { IndexStatus } from './sync/syncStatus.ts';

/** What runs in this process, and answers. */
export interface RunningIndexer extends Running {
  /** Where it answers. */
  url: string;
}

/** Checks the chain, takes the port, opens the store, and follows the chain until it is stopped. */
export async function startIndexer(config: Config): Promise<RunningIndexer> {
  const log = pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: true }));
  const hub = new Hub();
  const node = connectNode(config.rpcUrl);
  const readDeployment = () => readDeploymentFile(config.deploymentPath);
  const deployment = readDeployment();
  const jitter = seededJitter(process.pid);
  const start = { attempts: attemptsAtStart, jitter };
  const identity = await attempt(() => identify(node, deployment), start);

  // What may fail at once comes before the store, which takes a second to open.
  return runUntilStopped(async (closers) => {
    const port = await takePort(config.host, config.port);
    closers.push(port.close);
    const store = await openStore(config.store);
    // Requests that are being answered end before it.
    closers.unshift(() => store.close());
    const { rpcWebSocketUrl, confirmations, usdTokens } = config;
    const heads = rpcWebSocketUrl
      ? new HeadSocket({ url: rpcWebSocketUrl, chainId: identity.chainId, jitter, log })
      : undefined;
    const settings = { ...config, store, node, heads, hub, log, readDeployment, jitter };
    const syncer = await Syncer.open(settings, { deployment, identity });
    const status = () => syncer.status;
    const solvency = () => watcher.report.present;
    const answering = startAnswering(port.server, {
      status,
      counts: () => syncer.counts,
      solvency,
      store,
      hub,
      log,
      config,
      listing: { confirmations, usdTokens, readDeployment },
    });
    closers.push(() => answering.close());
    port.answer(answering.fetch);
    // After those who answer, so that a block is told first and checked then.
    const heldOf = heldOn(node, () => status().identity.exchange as Address);
    const watcher = new SolvencyWatcher({ store, hub, log, heldOf });
    closers.push(() => watcher.stop());
    const guards = new GuardWatcher({
      store,
      hub,
      log,
      hasLending: () => status().identity.lending !== null,
      readGuard: (guard, blockHash) => readGuard(node, guard, blockHash),
    });
    closers.push(() => guards.stop());
    if (store.isShared) {
      const report = () => ({
        status: reported(status()),
        counts: syncer.counts,
        solvency: solvency(),
      });
      const failed = (error: unknown) => log.warn({ err: error }, 'a report could not be written');
      closers.push(keepReporting(store, report, failed));
    }
    return {
      seen: { url: port.url },
      // A lost store ends the run: what is in memory may no longer be what is stored.
      run: (stopping) => Promise.race([syncer.run(stopping), store.lost]),
    };
  });
}

function reported({ head, headsFrom, safe, finalized, problem }: Readonly<IndexStatus>) {
  return { head, headsFrom, safe, finalized, problem };
}
