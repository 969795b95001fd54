import { once } from 'node:events';
import pino from 'pino';
import { connectNode } from '../chain/node.ts';
import { attempt, attemptsAtStart, seededJitter } from '../chain/retries.ts';
import { Connections } from '../http/connections.ts';
import { takePort } from '../http/takePort.ts';
import { type Running, runUntilStopped } from '../runUntilStopped.ts';
import { ConfigError } from '../settings.ts';
import { openStore } from '../store/openStore.ts';
import { ChainTradeKeys } from './chainTradeKeys.ts';
import { Challenges } from './challenges.ts';
import type { LiveTradeKeys } from './liveTradeKeys.ts';
import { createMailboxApp } from './mailboxApp.ts';
import type { MailboxConfig } from './mailboxConfig.ts';
import { MailboxGate } from './mailboxGate.ts';
import { MailboxHub } from './mailboxHub.ts';
import { MailboxStore } from './mailboxStore.ts';

/** A relay that runs in this process. */
export interface RunningMailbox extends Running {
  /** Where it answers. */
  url: string;
  /** Deletes what is 30 days old, as it does each hour. @returns how much it was. */
  sweep(): Promise<number>;
}

export interface MailboxParts {
  /** Seconds since 1970. */
  now?: () => number;
  /** Who may write, where not the chain says it. */
  keys?: LiveTradeKeys;
}

const freshSeconds = 4;
const sweepMilliseconds = 3_600_000;

/**
 * Checks the chain, takes the port, opens the store, and relays until it is stopped. Throws `NodeError`, `ConfigError`,
 * `PortTaken`, `StoreInUse`, `StoreUnusable`.
 */
export async function startMailbox(
  config: MailboxConfig,
  { now = () => Math.floor(Date.now() / 1_000), ...parts }: MailboxParts = {},
): Promise<RunningMailbox> {
  const { escrow } = config;
  const log = pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: true }));
  const node = connectNode(config.rpcUrl);
  const start = { attempts: attemptsAtStart, jitter: seededJitter(process.pid) };
  const chainId = await attempt(() => node.chainId(), start);
  if (!(await attempt(() => node.hasCode(escrow), start))) {
    throw new ConfigError(`ESCROW: there is no contract at ${escrow} on chain ${chainId}.`);
  }
  return runUntilStopped(async (closers) => {
    const port = await takePort(config.host, config.port);
    closers.push(port.close, () => node.close());
    const opened = await openStore(config.store);
    // Requests that are being answered end before it.
    closers.unshift(() => opened.close());
    const store = await MailboxStore.open(opened, now);
    await store.sweep();
    const fromBlock = config.escrowFromBlock;
    const keys = parts.keys ?? new ChainTradeKeys({ node, escrow, fromBlock, freshSeconds, now });
    const relay = config.publicUrl ?? port.url;
    const challenges = new Challenges(now);
    const hub = new MailboxHub();
    closers.push(() => hub.endAll('shutdown'));
    const app = createMailboxApp({
      chainId,
      escrow,
      relay,
      log,
      store,
      hub,
      challenges,
      gate: new MailboxGate({ chainId, escrow, relay, keys, challenges, now }),
      connections: new Connections(config.streamLimit, config.trustProxy),
      corsOrigins: config.corsOrigins,
      limit: { requestsPerMinute: config.rateLimit, proxies: config.trustProxy },
    });
    port.answer((request, env) => app.fetch(request, env));
    const sweeping = setInterval(() => {
      store.sweep().catch((error: unknown) => log.error({ err: error }, 'nothing was deleted'));
    }, sweepMilliseconds);
    closers.push(() => clearInterval(sweeping));
    return {
      seen: { url: port.url, sweep: () => store.sweep() },
      // A lost store ends the run: what is taken could not be kept.
      run: (stopping) => Promise.race([once(stopping, 'abort').then(() => undefined), opened.lost]),
    };
  });
}
