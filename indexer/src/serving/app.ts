import type { HttpBindings } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import { cors } from 'hono/cors';
import type { Logger } from 'pino';
import { riskAnswer } from '../answers/lendingSchemas.ts';
import { offersMessage, p2pTradeAnswer } from '../answers/p2pSchemas.ts';
import {
  accountMessage,
  endMessage,
  headMessage,
  marketDeltaMessage,
  marketSnapshotMessage,
} from '../answers/streamSchemas.ts';
import { accountRoutes } from '../api/accountRoutes.ts';
import { courtRoutes } from '../api/courtRoutes.ts';
import { healthRoutes } from '../api/healthRoutes.ts';
import { lendingRoutes } from '../api/lendingRoutes.ts';
import { marketRoutes } from '../api/marketRoutes.ts';
import { p2pRoutes } from '../api/p2pRoutes.ts';
import { poolRoutes } from '../api/poolRoutes.ts';
import { riskRoutes } from '../api/riskRoutes.ts';
import { streamRoutes } from '../api/streamRoutes.ts';
import { answerRefusals } from '../http/answerRefusals.ts';
import type { Connections } from '../http/connections.ts';
import { freshAnswers } from '../http/freshAnswers.ts';
import { knownParameters } from '../http/knownParameters.ts';
import { type RateLimit, rateLimit } from '../http/rateLimit.ts';
import { RouteTable } from '../http/routeTable.ts';
import { sizeLimits } from '../http/sizeLimits.ts';
import type { ListingSettings } from '../listing/listingContext.ts';
import { listingRoutes } from '../listing/listingRoutes.ts';
import type { Streams } from '../live/streams.ts';
import { indexerMetrics, type Observed, requestDurations } from '../metrics/indexerMetrics.ts';
import type { RiskList } from '../risk/riskList.ts';
import type { ReadStore } from '../store/openStore.ts';
import { metricsRoute } from './metricsRoute.ts';
import { watchRequests } from './watchRequests.ts';

/** What streams send, which no route's answer names. */
const streamMessages = {
  MarketSnapshot: marketSnapshotMessage,
  MarketDelta: marketDeltaMessage,
  AccountOrders: accountMessage,
  PositionsAtRisk: riskAnswer,
  P2pTradeMessage: p2pTradeAnswer,
  P2pOffersMessage: offersMessage,
  Head: headMessage,
  StreamEnd: endMessage,
};

export interface Api extends Observed {
  store: ReadStore;
  streams: Streams;
  risk: RiskList;
  connections: Connections;
  log: Logger;
  corsOrigins: string[];
  readyLag: number;
  limit: RateLimit;
  listing: ListingSettings;
}

/** Every route, their errors, and the OpenAPI document of them all at /openapi.json. */
export function createApp(api: Api) {
  const { store, log, status, corsOrigins } = api;
  const app = new OpenAPIHono<{ Bindings: HttpBindings }>();
  const origin = corsOrigins.includes('*') ? '*' : corsOrigins;
  const durations = requestDurations();
  const routes = new RouteTable(app.openAPIRegistry);
  app.use(watchRequests(routes, durations, log));
  app.use(
    cors({
      origin,
      allowMethods: ['GET'],
      allowHeaders: ['Last-Event-ID', 'If-None-Match'],
      exposeHeaders: ['ETag', 'RateLimit-Limit', 'RateLimit-Remaining', 'Retry-After'],
    }),
  );
  app.use(sizeLimits());
  app.use(rateLimit(api.limit));
  app.use(
    freshAnswers(() => {
      const { epoch, block } = status();
      return { epoch, hash: block.hash };
    }),
  );
  app.use('/v1/*', knownParameters(routes));

  app.route('/', healthRoutes(api));
  app.route('/', metricsRoute(indexerMetrics(api), durations));
  app.route('/', marketRoutes(store));
  app.route('/', poolRoutes(store));
  app.route('/', accountRoutes(store));
  app.route('/', lendingRoutes(store));
  app.route('/', riskRoutes(store, api.risk));
  // Before p2pRoutes, where a stream of offers would be an offer named so.
  app.route('/', streamRoutes(api));
  app.route('/', p2pRoutes(store));
  app.route('/', courtRoutes(store));
  app.route('/', listingRoutes({ store, log, ...api.listing }));
  for (const [name, message] of Object.entries(streamMessages)) {
    app.openAPIRegistry.register(name, message);
  }
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: "Weir's indexer", version: '1' },
  });

  answerRefusals(app, log);
  return app;
}
