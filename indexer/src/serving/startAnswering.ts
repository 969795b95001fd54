import type { Server } from 'node:http';
import type { Logger } from 'pino';
import { requireTrade } from '../api/p2pReading.ts';
import { readAtBlock, requireMarket } from '../api/reading.ts';
import type { Hub } from '../commits/hub.ts';
import type { Config } from '../config.ts';
import { Connections } from '../http/connections.ts';
import type { Fetch } from '../http/takePort.ts';
import type { ListingSettings } from '../listing/listingContext.ts';
import { Streams } from '../live/streams.ts';
import { WsGateway } from '../live/wsGateway.ts';
import type { Observed } from '../metrics/indexerMetrics.ts';
import { RiskList } from '../risk/riskList.ts';
import type { ReadStore } from '../store/openStore.ts';
import { createApp } from './app.ts';

export interface AnsweringSettings extends Omit<Observed, 'streams'> {
  store: ReadStore;
  hub: Hub;
  log: Logger;
  listing: ListingSettings;
  config: Pick<Config, 'corsOrigins' | 'readyLag' | 'rateLimit' | 'streamLimit' | 'trustProxy'>;
}

export interface Answering {
  fetch: Fetch;
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
    fetch: (request, env) => app.fetch(request, env),
    close: () => {
      risk.close();
      streams.close();
      gateway.close();
    },
  };
}
