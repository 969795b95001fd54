import { OpenAPIHono } from '@hono/zod-openapi';
import { cors } from 'hono/cors';
import { AnnouncedBlock } from './announcedBlock.ts';
import { cmcRoutes } from './cmcRoutes.ts';
import { coingeckoRoutes } from './coingeckoRoutes.ts';
import { dextoolsRoutes } from './dextoolsRoutes.ts';
import { documentRoutes } from './documentRoutes.ts';
import { faceRoutes } from './faceRoutes.ts';
import { dexscreener, gecko } from './faces.ts';
import type { Listing, ListingSettings } from './listingContext.ts';
import { udfRoutes } from './udfRoutes.ts';

/** Paths that any page may read. */
const open = [
  '/listing/*',
  '/coingecko/*',
  '/cmc/*',
  '/udf/*',
  '/tokenlist.json',
  '/deployments.json',
];

type Settings = ListingSettings & Pick<Listing, 'store' | 'log'>;

/** What the ecosystem asks of an exchange: see docs/listing.md. Any page may read it, whatever CORS_ORIGIN says. */
export function listingRoutes({ confirmations, ...settings }: Settings) {
  const listing: Listing = { ...settings, announced: new AnnouncedBlock(confirmations) };
  const app = new OpenAPIHono();
  for (const path of open) app.use(path, cors({ origin: '*', allowMethods: ['GET'] }));
  app.route('/', faceRoutes(dexscreener, listing));
  app.route('/', faceRoutes(gecko, listing));
  app.route('/', dextoolsRoutes(listing));
  app.route('/', coingeckoRoutes(listing));
  app.route('/', cmcRoutes(listing));
  app.route('/', udfRoutes(listing));
  app.route('/', documentRoutes(listing));
  return app;
}
