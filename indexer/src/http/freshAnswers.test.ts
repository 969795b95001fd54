import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { freshAnswers, type Version } from './freshAnswers.ts';

const hash = (number: number) => `0x${String(number).padStart(64, '0')}`;

/** An API of one route that notes how often it reads, and reads at `read`, the block after `known` at times. */
function api() {
  const at = { known: 1, read: 1, epoch: 'e', reads: 0, isGood: true };
  let hold: Promise<void> = Promise.resolve();
  const app = new Hono();
  const version = (): Version => ({ epoch: at.epoch, hash: hash(at.known) });
  app.use(freshAnswers(version));
  app.get('/v1/markets', async (c) => {
    at.reads++;
    const number = at.read;
    await hold;
    if (!at.isGood) return c.json({ error: {} }, 503);
    return c.json({ block: { number, hash: hash(number) }, text: 'x'.repeat(2_000) });
  });
  app.get('/v1/accounts/a', (c) => c.json({ block: { number: at.read, hash: hash(at.read) } }));
  app.get('/listing/time', (c) => c.json({ now: 1 }, 200, { 'Cache-Control': 'no-store' }));
  return {
    at,
    holdWhile: (wait: Promise<void>) => {
      hold = wait;
    },
    get: (url: string, headers: Record<string, string> = {}) =>
      app.request(`http://h${url}`, { headers }),
  };
}

describe('freshAnswers', () => {
  it('reads once a block, whatever is asked, and says 304 without reading', async () => {
    const { at, get } = api();
    const [first, second] = [await get('/v1/markets'), await get('/v1/markets')];
    expect(await second.json()).toEqual(await first.json());
    const tag = first.headers.get('etag') ?? '';
    expect((await get('/v1/markets', { 'If-None-Match': tag })).status).toBe(304);
    expect(at.reads).toBe(1);
    at.known = at.read = 2;
    expect((await get('/v1/markets', { 'If-None-Match': tag })).status).toBe(200);
    expect(at.reads).toBe(2);
    at.known = at.read = 1;
    const back = await get('/v1/markets');
    expect(back.headers.get('etag')).toBe(tag);
    expect(await back.json()).toMatchObject({ block: { number: 1 } });
    at.epoch = 'another';
    expect((await get('/v1/markets', { 'If-None-Match': tag })).status).toBe(200);
  });

  it('lets many who ask at once share a read, and none share a refusal', async () => {
    const { at, get, holdWhile } = api();
    let go = () => {};
    holdWhile(
      new Promise((resolve) => {
        go = resolve;
      }),
    );
    const asked = Array.from({ length: 20 }, () => get('/v1/markets'));
    await Promise.resolve();
    go();
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(asked.map(() => 200));
    expect(at.reads).toBe(1);
    at.isGood = false;
    at.known = at.read = 2;
    expect((await get('/v1/markets')).status).toBe(503);
    at.isGood = true;
    expect((await get('/v1/markets')).status).toBe(200);
  });

  it('tags an answer by the block that it names, and keeps none of a block to come', async () => {
    const { at, get } = api();
    at.read = 2;
    const early = await get('/v1/markets');
    at.known = 2;
    const later = await get('/v1/markets');
    expect(early.headers.get('etag')).toBe(later.headers.get('etag'));
    at.read = at.known = 1;
    expect(await (await get('/v1/markets')).json()).toMatchObject({ block: { number: 1 } });
  });

  it('tells URLs apart, keeps no account, and leaves alone what says how it is to be kept', async () => {
    const { at, get } = api();
    const tags = await Promise.all(
      ['/v1/markets', '/v1/markets?x=1', '/v1/accounts/a'].map(async (url) =>
        (await get(url)).headers.get('etag'),
      ),
    );
    expect(new Set(tags).size).toBe(3);
    at.read = 3;
    expect(await (await get('/v1/accounts/a')).json()).toMatchObject({ block: { number: 3 } });
    const time = await get('/listing/time');
    expect(time.headers.get('etag')).toBeNull();
    expect(time.headers.get('cache-control')).toBe('no-store');
  });

  it('zips for those who can read it, once for all', async () => {
    const { get } = api();
    const plain = await get('/v1/markets');
    const zipped = await get('/v1/markets', { 'Accept-Encoding': 'gzip, br' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    const bytes = new Uint8Array(await zipped.arrayBuffer());
    const { gunzipSync } = await import('node:zlib');
    expect(gunzipSync(bytes).toString()).toBe(await plain.text());
    expect(bytes.length).toBeLessThan(200);
  });
});
