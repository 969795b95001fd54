import { zeroAddress } from 'viem';
import { expect, it } from 'vitest';
import type { ServedExchange } from './servedExchange.ts';

/** What is refused, each with its field and what was expected; and what the API says of itself. */
export function testRefusals(served: () => ServedExchange): void {
  it.each([
    ['/v1/markets/0x12', 'market', "a market's id"],
    ['/v1/markets/MARKET/candles', 'interval', 'one of 1m, 5m, 15m, 1h, 4h, 1d'],
    ['/v1/markets/MARKET/candles?interval=2m', 'interval', 'one of 1m, 5m, 15m, 1h, 4h, 1d'],
    ['/v1/markets/MARKET/candles?interval=1m&limit=5000', 'limit', 'a whole number from 1 to 1000'],
    ['/v1/markets/MARKET/candles?interval=1m&from=20&to=10', 'from', 'a time before to, 10'],
    ['/v1/markets/MARKET/pool/history?from=7&to=7', 'from', 'a time before to, 7'],
    ['/v1/markets/MARKET/trades?to=soon', 'to', 'a whole number from 0'],
    [`/v1/accounts/${zeroAddress}/activity?cursor=5`, 'cursor', 'the cursor of an earlier answer'],
    [`/v1/accounts/${zeroAddress}/trades?market=7`, 'market', "a market's id"],
    ['/v1/markets/MARKET/trades?limit=0', 'limit', 'a whole number from 1 to 200'],
    ['/v1/markets/MARKET/trades?limit=ten', 'limit', 'a whole number from 1 to 200'],
    ['/v1/markets/MARKET/trades?cursor=abc', 'cursor', 'the cursor of an earlier answer'],
    ['/v1/markets/MARKET/depth?grouping=15', 'grouping', "a multiple of the market's spacing, 10"],
    ['/v1/accounts/0x99/orders', 'owner', 'an address'],
    [`/v1/accounts/${zeroAddress}/orders?status=done`, 'status', 'one of active, closed, all'],
    [`/v1/accounts/${zeroAddress}/orders?market=7`, 'market', "a market's id"],
    ['/v1/markets/1/stream', 'market', "a market's id"],
  ])('refuses %s and says what %s should be', async (path, field, expected) => {
    const { id, indexer } = served();
    const response = await fetch(`${indexer.url}${path.replace('MARKET', id)}`);
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as { error: Record<string, string> };
    expect(error).toMatchObject({ code: 'bad_request', field });
    expect(error.message).toContain(`expected ${expected}`);
  });

  it('answers 404 for a market that was never opened, and for a path that is none', async () => {
    const { client, indexer } = served();
    const unknown = `0x${'ab'.repeat(32)}`;
    await expect(client.market(unknown)).rejects.toMatchObject({
      status: 404,
      field: 'market',
      message: expect.stringContaining('was never opened'),
    });
    expect((await fetch(`${indexer.url}/v1/stream`)).status).toBe(404);
  });

  it('is ready at the head, lets the page read it, and documents itself', async () => {
    const { indexer } = served();
    const ready = await fetch(`${indexer.url}/ready`, {
      headers: { origin: 'http://localhost:5173' },
    });
    expect(ready.status).toBe(200);
    expect(ready.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    const document = (await (await fetch(`${indexer.url}/openapi.json`)).json()) as {
      paths: Record<string, unknown>;
      components: { schemas: Record<string, unknown> };
    };
    expect(Object.keys(document.paths)).toContain('/v1/markets/{market}/candles');
    expect(document.components.schemas).toHaveProperty('MarketDelta');
  });
}
