import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import pino from 'pino';
import { Connections } from '../api/connections.ts';
import { takePort } from '../api/takePort.ts';
import { connectNode } from '../chain/node.ts';
import { attempt, attemptsAtStart, seededJitter } from '../chain/retries.ts';
import { ConfigError } from '../settings.ts';
import { openStore } from '../store/openStore.ts';
import { ChainTradeKeys } from './chainTradeKeys.ts';
import { Challenges } from './challenges.ts';
import { createMailboxApp } from './mailboxApp.ts';
import type { MailboxConfig } from './mailboxConfig.ts';
import { MailboxGate } from './mailboxGate.ts';
import { MailboxHub } from './mailboxHub.ts';
import { MailboxStore } from './mailboxStore.ts';
import type { TradeKeys } from './tradeKeys.ts';

/** A relay that runs in this process. */
export interface RunningMailbox {
  /** Where it answers. */
  url: string;
  /** Deletes what is 30 days old, as it does each hour. @returns how much it was. */
  sweep(): Promise<number>;
  /** Ends its streams, stops answering, and closes the store. */
  stop(): Promise<void>;
  /** Settles when it stopped; rejects where its store was lost. */
  done: Promise<void>;
}

export interface MailboxParts {
  /** Seconds since 1970. */
  now?: () => number;
  /** Who may write, where not the chain says it. */
  keys?: TradeKeys;
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
  const port = await takePort(config.host, config.port);
  const closers = [port.close, async () => node.close()];
  const stopped = async () => {
    for (const each of closers.splice(0).toReversed()) await each();
  };
  try {
    const opened = await openStore(config.store);
    closers.unshift(() => opened.close());
    const store = await MailboxStore.open(opened, now);
    await store.sweep();
    const fromBlock = config.escrowFromBlock;
    const keys = parts.keys ?? new ChainTradeKeys({ node, escrow, fromBlock, freshSeconds, now });
    const relay = config.publicUrl ?? port.url;
    const challenges = new Challenges(now);
    const hub = new MailboxHub();
    closers.push(async () => hub.endAll('shutdown'));
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
    port.answer(async (request, env: HttpBindings) => {
      const response = await app.fetch(request, env);
      // What a stream's route answered was made anew on its way here, and would be written after its events.
      return env.outgoing.headersSent ? RESPONSE_ALREADY_SENT : response;
    });
    const sweeping = setInterval(() => {
      store.sweep().catch((error: unknown) => log.error({ err: error }, 'nothing was deleted'));
    }, sweepMilliseconds);
    closers.push(async () => clearInterval(sweeping));
    let stop: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      stop = resolve;
    });
    // A lost store ends the run: what is taken could not be kept.
    const done = Promise.race([asked, opened.lost]).finally(stopped);
    return {
      url: port.url,
      sweep: () => store.sweep(),
      stop: () => {
        stop();
        return done;
      },
      done,
    };
  } catch (error) {
    await stopped();
    throw error;
  }
}
