import { OpenAPIHono } from '@hono/zod-openapi';
import { cors } from 'hono/cors';
import type { Logger } from 'pino';
import type { ListingSettings } from '../listing/listingContext.ts';
import { listingRoutes } from '../listing/listingRoutes.ts';
import type { Hub } from '../live/hub.ts';
import type { Store } from '../store/openStore.ts';
import type { SyncStatus } from '../sync/syncer.ts';
import { accountRoutes } from './accountRoutes.ts';
import { RequestRefused, refusalOf } from './apiError.ts';
import { healthRoutes } from './healthRoutes.ts';
import { marketRoutes } from './marketRoutes.ts';
import { accountMessage, marketDeltaMessage, marketSnapshotMessage } from './schemas.ts';
import { streamRoutes } from './streamRoutes.ts';

/** What streams send, which no route's answer names. */
const streamMessages = {
  MarketSnapshot: marketSnapshotMessage,
  MarketDelta: marketDeltaMessage,
  AccountOrders: accountMessage,
};

export interface Api {
  store: Store;
  hub: Hub;
  log: Logger;
  status: () => Readonly<SyncStatus>;
  corsOrigins: string[];
  listing: ListingSettings;
}

/** Every route, their errors, and the OpenAPI document of them all at /openapi.json. */
export function createApp({ store, hub, log, status, corsOrigins, listing }: Api) {
  const app = new OpenAPIHono();
  const origin = corsOrigins.includes('*') ? '*' : corsOrigins;
  app.use(cors({ origin, allowMethods: ['GET'], allowHeaders: ['Last-Event-ID'] }));

  app.route('/', healthRoutes(status));
  app.route('/', marketRoutes(store));
  app.route('/', accountRoutes(store));
  app.route('/', streamRoutes({ store, hub, status }));
  app.route('/', listingRoutes({ store, log, ...listing }));
  for (const [name, message] of Object.entries(streamMessages)) {
    app.openAPIRegistry.register(name, message);
  }
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: "Weir's indexer", version: '1' },
  });

  app.notFound((c) => {
    const message = `There is nothing at ${c.req.path}; /openapi.json lists what there is.`;
    return c.json(new RequestRefused('not_found', null, message).body, 404);
  });
  app.onError((error, c) => {
    const refused = refusalOf(error, c.req.path, log);
    return c.json(refused.body, refused.status);
  });
  return app;
}
