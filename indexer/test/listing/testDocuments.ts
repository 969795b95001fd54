import { readFileSync } from 'node:fs';
import { parseDeployment } from '@weir/contracts';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { ListedChain } from './listedChain.ts';

/** Uniswap's schema of token lists, as far as it can be said of ours. */
const tokenList = z.strictObject({
  name: z
    .string()
    .max(30)
    .regex(/^[\w ]+$/),
  timestamp: z.iso.datetime(),
  version: z.strictObject({
    major: z.int().nonnegative(),
    minor: z.int().nonnegative(),
    patch: z.int().nonnegative(),
  }),
  tokens: z
    .array(
      z.strictObject({
        chainId: z.int().positive(),
        address: z.string().regex(/^0x[a-fA-F0-9]{40}$/),
        decimals: z.int().min(0).max(255),
        name: z
          .string()
          .max(60)
          .regex(/^[ \S+]+$/),
        symbol: z.string().max(20).regex(/^\S+$/),
      }),
    )
    .min(1)
    .max(10_000),
});

/** The token list and the deployments. */
export function testDocuments(listed: () => ListedChain): void {
  it("list the markets' tokens as wallets want them, the same until another comes", async () => {
    const { get, chain, mine } = listed();
    const first = await get('/tokenlist.json');
    expect(first.status).toBe(200);
    const { tokens, version } = tokenList.parse(first.body);
    expect(version).toEqual({ major: 1, minor: 2, patch: 0 });
    expect(tokens).toEqual([
      {
        chainId: 31_337,
        address: chain.market.base,
        decimals: 18,
        name: 'Wrapped Ether',
        symbol: 'WETH',
      },
      {
        chainId: 31_337,
        address: chain.market.quote,
        decimals: 6,
        name: 'USD Coin',
        symbol: 'USDC',
      },
    ]);
    await mine(50);
    expect((await get('/tokenlist.json')).body).toEqual(first.body);
  });

  it('give the deployment as the file has it, for whoever parses such files', async () => {
    const { get, chain } = listed();
    const { status, body } = await get('/deployments.json');
    expect(status).toBe(200);
    const file = JSON.parse(readFileSync(chain.path, 'utf8'));
    expect((body as unknown[]).map(parseDeployment)).toEqual([parseDeployment(file)]);
  });

  it.each([
    '/tokenlist.json',
    '/deployments.json',
    '/udf/config',
    '/coingecko/pairs',
    '/cmc/v1/assets',
    '/listing/gecko/latest-block',
  ])('may be read by any page, though the rest of the API may not: %s', async (path) => {
    const { get } = listed();
    const allowed = async (of: string) =>
      (await get(of)).headers.get('access-control-allow-origin');
    expect(await allowed(path)).toBe('*');
    expect(await allowed('/v1/markets')).not.toBe('*');
  });

  it('are all in the OpenAPI document', async () => {
    const { body } = await listed().get('/openapi.json');
    const { paths } = body as { paths: Record<string, unknown> };
    for (const path of [
      '/tokenlist.json',
      '/udf/history',
      '/cmc/v1/orderbook/{pair}',
      '/listing/dextools/events',
    ]) {
      expect(Object.keys(paths)).toContain(path);
    }
  });
}
