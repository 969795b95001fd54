import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { RequestRefused } from '../http/requestRefused.ts';
import { answers } from '../http/routeAnswers.ts';
import { meta } from '../schema/indexTables.ts';
import { readMarketsWithTokens } from '../views/marketWithTokens.ts';
import type { Listing } from './listingContext.ts';
import { tokenListOf } from './tokenList.ts';

const whole = z.number().int();

const tokenListAnswer = z
  .object({
    name: z.string(),
    timestamp: z.string().openapi({ description: 'When the last token came.' }),
    version: z.object({ major: whole, minor: whole, patch: whole }),
    tokens: z.array(
      z.object({
        chainId: whole,
        address: z.string(),
        decimals: whole,
        name: z.string(),
        symbol: z.string(),
      }),
    ),
  })
  .openapi('TokenList');

const deploymentsAnswer = z
  .array(z.looseObject({ chainId: whole, exchange: z.string(), lens: z.string() }))
  .openapi('Deployments');

/** What is read as a document of its own: the token list, and where the contracts lie. */
export function documentRoutes({ store, announced, readDeployment }: Listing) {
  const app = new OpenAPIHono();

  app.openapi(
    createRoute({
      method: 'get',
      path: '/tokenlist.json',
      summary: "The markets' tokens, as a token list for wallets and pages.",
      responses: answers(tokenListAnswer),
    }),
    (c) =>
      store.read(async (tx) => {
        const { number } = await announced.read(tx);
        const [row] = await tx.select({ chainId: meta.chainId }).from(meta);
        const views = await readMarketsWithTokens(tx);
        const confirmed = views.filter(({ market }) => market.openedBlock <= number);
        const list = row && tokenListOf(confirmed, row.chainId, readDeployment().tokens);
        if (list) return c.json(list, 200);
        throw new RequestRefused('not_found', null, 'No market was opened yet.');
      }),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/deployments.json',
      summary: 'Where the exchange and what belongs to it lie, in the form of the deployment file.',
      responses: answers(deploymentsAnswer),
    }),
    (c) => {
      const text = JSON.stringify([readDeployment()], (_, value) =>
        typeof value === 'bigint' ? value.toString() : value,
      );
      return c.json(JSON.parse(text), 200);
    },
  );

  return app;
}
