import type { Server } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { ListingSettings } from '../listing/listingContext.ts';
import type { Hub } from '../live/hub.ts';
import { Streams } from '../live/streams.ts';
import { WsGateway } from '../live/wsGateway.ts';
import type { Observed } from '../metrics/indexerMetrics.ts';
import { RiskList } from '../risk/riskList.ts';
import type { ReadStore } from '../store/openStore.ts';
import { createApp } from './app.ts';
import { Connections } from './connections.ts';
import { requireTrade } from './p2pReading.ts';
import { readAtBlock, requireMarket } from './reading.ts';

export interface AnsweringSettings extends Omit<Observed, 'streams'> {
  store: ReadStore;
  hub: Hub;
  log: Logger;
  listing: ListingSettings;
  config: Pick<Config, 'corsOrigins' | 'readyLag' | 'rateLimit' | 'streamLimit' | 'trustProxy'>;
}

export interface Answering {
  fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>;
  /** Tells followers that it stops, and ends their streams. */
  close(): void;
}

const heartbeatMilliseconds = 15_000;

/** All that answers: requests by `fetch`, server-sent events, and the WebSockets of `server`. */
export function startAnswering(server: Server, settings: AnsweringSettings): Answering {
  const { store, hub, log, listing, config, ...observed } = settings;
  const { corsOrigins, readyLag } = config;
  const risk = new RiskList(store, hub);
  const streams = new Streams({
    store,
    risk,
    hub,
    log,
    epoch: () => observed.status().epoch,
    marks: observed.status,
  });
  const connections = new Connections(config.streamLimit, config.trustProxy);
  const gateway = new WsGateway({
    streams,
    log,
    connections,
    corsOrigins,
    heartbeatMilliseconds,
    requireMarket: async (market) => void (await store.read((tx) => requireMarket(tx, market))),
    requireTrade: async (trade) =>
      void (await readAtBlock(store, (tx, block) => requireTrade(tx, block, Number(trade)))),
  });
  gateway.attach(server);
  const limit = { requestsPerMinute: config.rateLimit, proxies: config.trustProxy };
  const app = createApp({
    ...observed,
    store,
    streams,
    risk,
    connections,
    log,
    corsOrigins,
    readyLag,
    limit,
    listing,
  });
  return {
    fetch: async (request, env) => {
      const response = await app.fetch(request, env);
      // What a stream's route answered was made anew on its way here, and would be written after its events.
      return env.outgoing.headersSent ? RESPONSE_ALREADY_SENT : response;
    },
    close: () => {
      risk.close();
      streams.close();
      gateway.close();
    },
  };
}
