import {
  type LocalExchange,
  seedPool,
  startLocalExchange,
} from '@weir/contracts/testing/localExchange';
import type { Address } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Health } from '../src/answers/schemas.ts';
import { createIndexerClient, type IndexerClient } from '../src/client/index.ts';
import type { RunningIndexer } from '../src/startIndexer.ts';
import { caughtUp, startIndexerOf, swap } from './liveExchange.ts';

// Far more than is needed: processors may be busy with other tests.
const patiently = { timeout: 120_000, interval: 5 };
describe('answers', { timeout: 300_000 }, () => {
  let chain: LocalExchange;
  let indexer: RunningIndexer;
  let client: IndexerClient;
  let id: string;
  let taker: Address;

  beforeAll(async () => {
    chain = await startLocalExchange();
    [taker] = chain.accounts.slice(5) as [Address];
    await seedPool(chain, 4_000_000n);
    indexer = await startIndexerOf(chain, { RATE_LIMIT: '0' });
    client = createIndexerClient(indexer.url);
    await caughtUp(chain, indexer);
    id = (await client.markets()).markets[0]?.id ?? '';
  }, 300_000);
  afterAll(async () => {
    await indexer.stop();
    await chain.stop();
  }, 300_000);

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${indexer.url}${path.replace('MARKET', id)}`, { headers });

  it.each([
    '/v1/markets',
    '/v1/markets/MARKET/state',
    '/v1/markets/MARKET/depth?rows=7',
    '/v1/markets/MARKET/candles?interval=1m',
    '/v1/accounts/ACCOUNT/orders',
  ])('of %s are tagged: unchanged until the next block, then another', async (template) => {
    const path = template.replace('ACCOUNT', taker);
    const first = await get(path);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/".+"$/);
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    const again = await get(path, { 'If-None-Match': `"x", ${tag}` });
    expect({ status: again.status, body: await again.text() }).toEqual({ status: 304, body: '' });
    expect(again.headers.get('etag')).toBe(tag);
    const repeated = await get(path);
    expect(await repeated.text()).toBe(await first.text());

    await swap(chain, taker, 3_000_000n, false);
    await chain.mine();
    await caughtUp(chain, indexer);
    const changed = await get(path, { 'If-None-Match': tag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(tag);
    const { block } = (await changed.json()) as { block: object };
    expect(block).toEqual((await client.health()).block);
  });

  it('come zipped to those who can read it, and say the same', async () => {
    const [plain, zipped] = [
      await get('/v1/markets/MARKET/depth', { 'Accept-Encoding': 'identity' }),
      await get('/v1/markets/MARKET/depth', { 'Accept-Encoding': 'gzip' }),
    ];
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(await zipped.text()).toBe(await plain.text());
    expect(zipped.headers.get('etag')).toBe(plain.headers.get('etag'));
  });

  it.each([
    ['/v1/markets/MARKET/depth?row=5', 400, 'row', 'expected one of grouping, rows'],
    ['/v1/markets?limit=5', 400, 'limit', 'limit is no parameter of /v1/markets; expected none'],
    ['/v1/markets/MARKET/depth?rows=5&rows=6', 400, 'rows', 'given 2 times; expected once'],
    [`/v1/markets?${'x'.repeat(2_100)}`, 413, 'url', 'expected at most 2048'],
  ])('refuse %s', async (path, status, field, words) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    const { error } = (await response.json()) as { error: Record<string, string> };
    expect(error.field).toBe(field);
    expect(error.message).toContain(words);
  });

  it('refuse a body that is too large', async () => {
    const response = await fetch(`${indexer.url}/v1/markets`, {
      method: 'POST',
      body: 'x'.repeat(70_000),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: 'too_large', field: 'body' } });
  });

  it('are rationed by address, each behind its own proxy', async () => {
    const rationed = await startIndexerOf(chain, { RATE_LIMIT: '3', TRUST_PROXY: '1' });
    const ask = (address: string) =>
      fetch(`${rationed.url}/v1/markets`, {
        headers: { 'X-Forwarded-For': `6.6.6.6, ${address}` },
      });
    const left = [];
    for (let i = 0; i < 3; i++)
      left.push((await ask('1.2.3.4')).headers.get('ratelimit-remaining'));
    expect(left).toEqual(['2', '1', '0']);
    const refused = await ask('1.2.3.4');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(refused.headers.get('ratelimit-limit')).toBe('3');
    expect(await refused.json()).toMatchObject({ error: { code: 'too_many_requests' } });
    expect((await ask('1.2.3.5')).status).toBe(200);
    expect((await fetch(`${rationed.url}/health`)).status).toBe(200);
    await rationed.stop();
  });

  it('are measured by route, beside what was indexed', async () => {
    await get('/v1/markets/MARKET/depth');
    await get('/nowhere');
    const response = await get('/metrics');
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const text = await response.text();
    const value = (name: string) =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.split(' ')[1],
      );
    const { block, head } = await client.health();
    expect(value('weir_block')).toBe(block?.number);
    expect(value('weir_head')).toBe(head);
    expect(value('weir_lag_blocks')).toBe(0);
    expect(value('weir_events_total')).toBeGreaterThan(0);
    expect(value('weir_forks_total')).toBe(0);
    expect(
      value('weir_request_duration_seconds_count{route="/v1/markets/{market}/depth",status="200"}'),
    ).toBeGreaterThan(0);
    expect(
      value('weir_request_duration_seconds_bucket{route="none",status="404",le="+Inf"}'),
    ).toBeGreaterThan(0);
    expect(text).not.toContain(id);
  });

  it('of /health tell that the exchange holds what it owes', async () => {
    await expect
      .poll(async () => ((await (await get('/health')).json()) as Health).solvency, patiently)
      .toMatchObject({ status: 'solvent', shortfalls: [], problem: null });
    expect(await (await get('/metrics')).text()).toContain('weir_solvent 1\n');
  });
});
