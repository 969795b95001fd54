import type { HttpBindings } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import { cors } from 'hono/cors';
import type { Logger } from 'pino';
import type { ListingSettings } from '../listing/listingContext.ts';
import { listingRoutes } from '../listing/listingRoutes.ts';
import type { Streams } from '../live/streams.ts';
import { indexerMetrics, type Observed, requestDurations } from '../metrics/indexerMetrics.ts';
import type { RiskList } from '../risk/riskList.ts';
import type { ReadStore } from '../store/openStore.ts';
import { accountRoutes } from './accountRoutes.ts';
import { RequestRefused, refusalOf } from './apiError.ts';
import type { Connections } from './connections.ts';
import { courtRoutes } from './courtRoutes.ts';
import { freshAnswers } from './freshAnswers.ts';
import { healthRoutes } from './healthRoutes.ts';
import { knownParameters } from './knownParameters.ts';
import { lendingRoutes } from './lendingRoutes.ts';
import { riskAnswer } from './lendingSchemas.ts';
import { marketRoutes } from './marketRoutes.ts';
import { metricsRoute } from './metricsRoute.ts';
import { p2pRoutes } from './p2pRoutes.ts';
import { offersMessage, p2pTradeAnswer } from './p2pSchemas.ts';
import { poolRoutes } from './poolRoutes.ts';
import { type RateLimit, rateLimit } from './rateLimit.ts';
import { riskRoutes } from './riskRoutes.ts';
import { RouteTable } from './routeTable.ts';
import { sizeLimits } from './sizeLimits.ts';
import { streamRoutes } from './streamRoutes.ts';
import {
  accountMessage,
  endMessage,
  headMessage,
  marketDeltaMessage,
  marketSnapshotMessage,
} from './streamSchemas.ts';
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
  let table: RouteTable | undefined;
  const routes = () => {
    table ??= new RouteTable(app.openAPIRegistry);
    return table;
  };
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

  app.notFound((c) => {
    const message = `path is ${c.req.path}, and there is nothing; /openapi.json lists what there is.`;
    return c.json(new RequestRefused('not_found', 'path', message).body, 404);
  });
  app.onError((error, c) => {
    const refused = refusalOf(error, c.req.path, log);
    return c.json(refused.body, refused.status);
  });
  return app;
}
