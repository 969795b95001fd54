import { OpenAPIHono } from '@hono/zod-openapi';
import { cors } from 'hono/cors';
import { AnnouncedBlock } from './announcedBlock.ts';
import { dextoolsRoutes } from './dextoolsRoutes.ts';
import { faceRoutes } from './faceRoutes.ts';
import { dexscreener, gecko } from './faces.ts';
import type { Listing, ListingSettings } from './listingContext.ts';

type Settings = ListingSettings & Pick<Listing, 'store' | 'log'>;

/** What the ecosystem asks of an exchange: see docs/listing.md. Any page may read it, whatever CORS_ORIGIN says. */
export function listingRoutes({ confirmations, ...settings }: Settings) {
  const listing: Listing = { ...settings, announced: new AnnouncedBlock(confirmations) };
  const app = new OpenAPIHono();
  const paths = ['/listing/*'];
  for (const path of paths) app.use(path, cors({ origin: '*', allowMethods: ['GET'] }));
  app.route('/', faceRoutes(dexscreener, listing));
  app.route('/', faceRoutes(gecko, listing));
  app.route('/', dextoolsRoutes(listing));
  return app;
}
