import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Candle, CandlesAnswer } from '../../src/answers/schemas.ts';
import type { ListedChain } from './listedChain.ts';

const resolutions = { 1: '1m', 5: '5m', 15: '15m', 60: '1h', 240: '4h', '1D': '1d' } as const;
const names = z.array(z.enum(['1', '5', '15', '60', '240', '1D']));

const config = z
  .strictObject({
    supports_search: z.boolean(),
    supports_group_request: z.boolean(),
    supports_marks: z.literal(false),
    supports_timescale_marks: z.literal(false),
    supports_time: z.boolean(),
    supported_resolutions: names,
    exchanges: z.array(z.strictObject({ value: z.string(), name: z.string(), desc: z.string() })),
    symbols_types: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  })
  .refine((given) => given.supports_search !== given.supports_group_request);

const symbol = z.strictObject({
  name: z.string(),
  ticker: z.string(),
  description: z.string(),
  type: z.literal('crypto'),
  session: z.literal('24x7'),
  timezone: z.literal('Etc/UTC'),
  exchange: z.string(),
  listed_exchange: z.string(),
  format: z.literal('price'),
  minmov: z.literal(1),
  pricescale: z.int().refine((scale) => Number.isInteger(Math.log10(scale))),
  has_intraday: z.literal(true),
  has_daily: z.literal(true),
  has_weekly_and_monthly: z.literal(false),
  has_empty_bars: z.literal(false),
  intraday_multipliers: names,
  supported_resolutions: names,
  volume_precision: z.int().min(0),
  visible_plots_set: z.literal('ohlcv'),
  data_status: z.literal('streaming'),
});

const search = z.array(
  z.strictObject({
    symbol: z.string(),
    full_name: z.string(),
    description: z.string(),
    exchange: z.string(),
    ticker: z.string(),
    type: z.string(),
  }),
);

const column = z.array(z.number().nonnegative());
const bars = z
  .strictObject({
    s: z.literal('ok'),
    t: z.array(z.int().positive()),
    o: column,
    h: column,
    l: column,
    c: column,
    v: column,
  })
  .refine(({ t, o, h, l, c, v }) => [o, h, l, c, v].every(({ length }) => length === t.length));
const noBars = z.strictObject({ s: z.literal('no_data'), nextTime: z.int().optional() });
const refusal = z.strictObject({ s: z.literal('error'), errmsg: z.string().min(1) });

/** What charts read through TradingView's UDF. */
export function testCharts(listed: () => ListedChain): void {
  const key = () => `0x${listed().chain.market.id.toString(16).padStart(64, '0')}`;
  async function read<Shape extends z.ZodType>(
    shape: Shape,
    path: string,
  ): Promise<z.infer<Shape>> {
    const { status, body } = await listed().get(path);
    expect([path, status]).toEqual([path, 200]);
    const parsed = shape.safeParse(body);
    expect(parsed.error).toBeUndefined();
    return parsed.data as z.infer<Shape>;
  }
  const history = (resolution: string, range: string) =>
    `/udf/history?symbol=${key()}&resolution=${resolution}&${range}`;
  async function candles(interval: string, range: string): Promise<Candle[]> {
    const { body } = await listed().get(
      `/v1/markets/${key()}/candles?interval=${interval}&${range}`,
    );
    return (body as CandlesAnswer).candles;
  }

  it('says what can be asked, and the time of the chain', async () => {
    await read(config, '/udf/config');
    expect((await listed().get('/udf/time')).body).toBe(String(listed().tip().timestamp));
    expect((await listed().get('/udf/marks')).status).toBe(404);
  });

  it('finds markets by their letters, and shows prices with five digits', async () => {
    const found = await read(search, '/udf/search?query=weth&type=&exchange=&limit=30');
    expect(found.map(({ symbol: name }) => name)).toEqual(['WETH/USDC', 'USDC/WETH']);
    expect(await read(search, '/udf/search?query=weth&exchange=Other')).toEqual([]);
    expect(await read(search, '/udf/search?query=weth&limit=1')).toHaveLength(1);
    expect(await read(search, '/udf/search?query=nothing')).toEqual([]);
    const [first, second] = found.map(({ ticker }) => ticker);
    // About 2500.00 and 0.00040000.
    expect(await read(symbol, `/udf/symbols?symbol=${first}`)).toMatchObject({
      name: 'WETH/USDC',
      ticker: key(),
      pricescale: 100,
    });
    expect((await read(symbol, `/udf/symbols?symbol=${second}`)).pricescale).toBe(10 ** 8);
    for (const name of ['WETH/USDC', 'Weir:WETH/USDC']) {
      expect((await read(symbol, `/udf/symbols?symbol=${name}`)).ticker).toBe(key());
    }
  });

  it.each(Object.entries(resolutions))(
    'draws in bars of %s the candles of %s',
    async (name, interval) => {
      const to = listed().tip().timestamp + 1;
      const expected = await candles(interval, 'limit=1000');
      const { t, o, h, l, c, v } = await read(
        bars,
        history(name, `from=0&to=${to}&countback=1000`),
      );
      expect(t).toEqual(expected.map(({ time }) => time));
      expect(o).toEqual(expected.map(({ open }) => Number(open)));
      expect(h).toEqual(expected.map(({ high }) => Number(high)));
      expect(l).toEqual(expected.map(({ low }) => Number(low)));
      expect(c).toEqual(expected.map(({ close }) => Number(close)));
      for (const [i, { baseVolume }] of expected.entries()) {
        expect(v[i]).toBeCloseTo(Number(baseVolume) / 1e18, 12);
      }
    },
  );

  it('ends before `to`, and counts back from there whatever `from` is', async () => {
    const { t: all } = await read(
      bars,
      history('1', `to=${listed().tip().timestamp + 1}&countback=60`),
    );
    expect(all).toHaveLength(60);
    const [from, to] = [all[50], all[55]] as [number, number];
    const exclusive = await read(bars, history('1', `from=${from}&to=${to}`));
    expect(exclusive.t).toEqual(all.slice(50, 55));
    const inclusive = await read(bars, history('1', `from=${from}&to=${to + 1}`));
    expect(inclusive.t).toEqual(all.slice(50, 56));
    for (const begin of [0, to - 1, -5]) {
      const counted = await read(bars, history('1', `from=${begin}&to=${to}&countback=20`));
      expect(counted.t).toEqual(all.slice(35, 55));
    }
  });

  it('has no bar after the present, and none before the first trade; it says where the last one is', async () => {
    const now = listed().tip().timestamp;
    const { t } = await read(bars, history('1', `from=${now - 600}&to=${now + 86_400}`));
    const last = t.at(-1) as number;
    expect(last).toBe(now - (now % 60));
    const later = await read(noBars, history('1', `from=${now + 100}&to=${now + 900}`));
    expect(later).toEqual({ s: 'no_data', nextTime: last });
    // Within an interval no bar begins.
    const within = await read(noBars, history('1D', `from=${now - 20}&to=${now - 10}`));
    expect(within.nextTime).toBe(now - (now % 86_400));
    const [first] = await candles('1m', `to=${now}&limit=1000&from=0`);
    const opened = (await listed().markets()).get(key())?.opened.timestamp ?? 0;
    expect(first).toBeDefined();
    const before = await read(noBars, history('1', `from=${opened - 9000}&to=${opened - 600}`));
    expect(before).toEqual({ s: 'no_data' });
  });

  it('refuses to draw more bars than one answer holds, though not to count them back', async () => {
    const { mine, tip } = listed();
    // Two weeks, in which nothing happens.
    await mine(1_209_600);
    const to = tip().timestamp + 1;
    const { status, body } = await listed().get(history('1', `from=0&to=${to}`));
    expect(status).toBe(400);
    expect(refusal.parse(body).errmsg).toContain('more than 10000 bars');
    expect((await read(bars, history('1', `from=0&to=${to}&countback=300`))).t).toHaveLength(300);
    expect((await read(bars, history('60', `from=0&to=${to}`))).t.length).toBeGreaterThan(300);
  });

  it.each([
    ['/udf/symbols', 400, 'symbol is missing'],
    ['/udf/symbols?symbol=WETH/DAI', 404, 'expected a market'],
    ['/udf/search?limit=0', 400, 'limit is "0"'],
    ['/udf/history?symbol=KEY&resolution=7&from=1&to=2', 400, 'expected one of 1, 5, 15'],
    ['/udf/history?symbol=KEY&resolution=1&from=1', 400, 'to is missing'],
    ['/udf/history?symbol=KEY&resolution=1&from=9&to=8', 400, 'from is 9'],
    ['/udf/history?symbol=KEY&resolution=1&from=1&to=8&countback=10001', 400, 'countback is'],
    [`/udf/history?symbol=0x${'ab'.repeat(32)}&resolution=1&from=1&to=2`, 404, 'symbol is'],
  ])('refuses %s with %i in the shape that charts know', async (path, status, words) => {
    const answer = await listed().get(path.replace('KEY', key()));
    expect(answer.status).toBe(status);
    expect(refusal.parse(answer.body).errmsg).toContain(words);
  });
}
