import type { Activity, Market } from '@weir/indexer/client';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marketHex } from '#features/market';
import { syntheticMarket } from '#lib/testing/syntheticMarket.ts';
import { activityChanges, isInGroup } from './activityChanges.ts';
import { activityCsv, csvCell, csvFileName } from './activityCsv.ts';
import { activityNames } from './activityNames.ts';

const { base, quote } = syntheticMarket;
const names = activityNames([syntheticMarket], [base, quote], []);
const market = marketHex(syntheticMarket);
const place = { block: 120, logIndex: 3, timestamp: 1_700_000_000, transaction: '0xabc' };
const entry = { id: '120-3', ...place };
const trade = (side: 'buy' | 'sell') =>
  ({
    kind: 'trade',
    ...entry,
    market,
    trade: { side, price: '3000.5', base: '1500000000000000000', quote: '4500750000' },
  }) as Activity;
const order = { id: 'o-1', handle: '1', side: 'buy', tick: 5, price: '2999' } as const;
const claim: Activity = {
  kind: 'claim',
  ...entry,
  market,
  order,
  lots: '100000',
  proceeds: '1000000000000000000',
  rebate: '200000000000000',
};
const remove: Activity = {
  kind: 'remove',
  ...entry,
  market,
  base: '1',
  quote: '1000000',
  shares: '77',
};
const debit: Activity = {
  kind: 'debit',
  ...entry,
  token: quote.address,
  market: null,
  amount: '5',
  counterparty: null,
};

const repay = {
  kind: 'repay',
  ...entry,
  market: null,
  lending: { market: `0x${'7'.repeat(64)}`, number: '0', token: quote },
  amount: '2500000',
  counterparty: null,
} satisfies Activity;

/** Reads what RFC 4180 says, to be compared with what was written. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  for (let at = 0; at < text.length; ) {
    const row: string[] = [];
    for (;;) {
      const found = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(text.slice(at));
      if (!found) throw new Error(`No cell at ${at}.`);
      row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
      at += found[0].length;
      if (found[3] === '\r\n') break;
    }
    rows.push(row);
  }
  return rows;
}

function records(entries: readonly Activity[]) {
  const [heads = [], ...rows] = parse(activityCsv(entries, names));
  return rows.map((row) => Object.fromEntries(heads.map((head, place) => [head, row[place]])));
}

describe('activityCsv', () => {
  test('gives exact signed amounts, and times in UTC', () => {
    const [bought, sold] = records([trade('buy'), trade('sell')]);
    expect(bought).toMatchObject({
      time_utc: '2023-11-14T22:13:20Z',
      action: 'trade',
      market: 'WETH/USDC',
      side: 'buy',
      price: '3000.5',
      base_change: '1.5',
      quote_change: '-4500.75',
      transaction: '0xabc',
      block: '120',
      log_index: '3',
    });
    expect(sold).toMatchObject({ base_change: '-1.5', quote_change: '4500.75' });
  });

  test('counts a rebate into what a claim paid, and names it', () => {
    expect(records([claim])[0]).toMatchObject({
      base_change: '1.0002',
      rebate: '0.0002',
      order_amount: '1',
      quote_change: '',
      order_id: 'o-1',
    });
  });

  test('tells of liquidity and of the internal balance', () => {
    const [removed, debited] = records([remove, debit]);
    expect(removed).toMatchObject({
      base_change: '0.000000000000000001',
      quote_change: '1',
      pool_shares_change: '-77',
    });
    expect(debited).toMatchObject({ balance_token: 'USDC', balance_change: '-0.000005' });
  });

  test('tells of lending with the token that moved', () => {
    const pledged: Activity = { ...repay, kind: 'unpledge' };
    const [repaid, taken] = records([repay, pledged]);
    expect(repaid).toMatchObject({
      action: 'repay',
      balance_token: 'USDC',
      balance_change: '-2.5',
      balance_address: quote.address,
      market_id: `0x${'7'.repeat(64)}`,
    });
    expect(taken?.balance_change).toBe('2.5');
  });

  test('tells of a liquidation collateral by collateral, and of its debt once', () => {
    const stranger = {
      address: `0x${'6'.repeat(40)}`,
      symbol: 'ODD',
      name: 'Odd',
      decimals: 2,
    };
    const liquidate: Activity = {
      ...entry,
      kind: 'liquidate',
      market: null,
      lending: repay.lending,
      repaid: '2500000',
      writtenOff: '30000',
      seized: [
        { token: base, amount: '1500000000000000000' },
        { token: stranger, amount: '777' },
      ],
      counterparty: `0x${'8'.repeat(40)}`,
    };
    const [first, second, ...rest] = records([liquidate]);
    expect(rest).toEqual([]);
    const same = {
      action: 'liquidate',
      balance_token: 'USDC',
      balance_change: '',
      counterparty: `0x${'8'.repeat(40)}`,
      log_index: '3',
    };
    expect(first).toMatchObject({
      ...same,
      debt_repaid: '2.5',
      debt_written_off: '0.03',
      seized_token: 'WETH',
      seized_amount: '1.5',
      seized_address: base.address,
    });
    expect(second).toMatchObject({
      ...same,
      debt_repaid: '',
      debt_written_off: '',
      seized_amount: '7.77',
      seized_address: stranger.address,
    });
    expect(second?.seized_token).toContain('ODD (0x6666');
    expect(records([{ ...liquidate, seized: [] }])[0]).toMatchObject({
      debt_repaid: '2.5',
      seized_amount: '',
    });
  });

  test('leaves amounts empty where the token is not known, and keeps its address', () => {
    const token = `0x${'9'.repeat(40)}`;
    const [row] = records([{ ...debit, token }]);
    expect(row).toMatchObject({ balance_token: '', balance_change: '', balance_address: token });
  });

  test('ends every line as RFC 4180 wants, the last one too', () => {
    const text = activityCsv([debit], names);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

describe('csvCell', () => {
  test.each(['=1+1', '+cmd', '-cmd|calc', '@SUM(A1)', '\t=1', '  =1', '-1+1', '|x', '%0'])(
    'makes %j text, not a formula',
    (text) => expect(csvCell(text).replace(/^"/, '').startsWith("'")).toBe(true),
  );

  test('keeps numbers as numbers, below 0 too', () => {
    expect([csvCell('-1.5'), csvCell('42'), csvCell('')]).toEqual(['-1.5', '42', '']);
  });

  test('can be read back, whatever stands in it', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab",\r\n =+-@\t\'') });
    fc.assert(
      fc.property(text, text, (one, two) => {
        const [row] = parse(`${csvCell(one)},${csvCell(two)}\r\n`);
        const isSame = (read: string | undefined, said: string) =>
          read === said || read === `'${said}`;
        expect(isSame(row?.[0], one) && isSame(row?.[1], two)).toBe(true);
      }),
    );
  });
});

test('csvFileName names the account and the day', () => {
  expect(csvFileName('0xAB', 1_700_000_000)).toBe('weir-activity-0xab-2023-11-14.csv');
});

test('isInGroup puts every kind into one group', () => {
  expect(isInGroup(trade('buy'), 'trades')).toBe(true);
  expect(isInGroup(claim, 'orders')).toBe(true);
  expect(isInGroup(remove, 'liquidity')).toBe(true);
  expect(isInGroup(debit, 'balances')).toBe(true);
  expect(isInGroup(repay, 'lending')).toBe(true);
  expect(isInGroup(debit, 'trades')).toBe(false);
  expect(isInGroup(debit, 'all')).toBe(true);
});

test('activityChanges tells shares that were sent from tokens', () => {
  const sent: Activity = { ...debit, kind: 'send', token: null, market, amount: '9' };
  expect(activityChanges(sent, null)).toMatchObject({ shares: -9n, token: null });
});

test('activityNames makes names of strangers fit to be shown, with the address behind', () => {
  const address = '0x90F79bf6EB2c4f870365E785982E1f101E93b906';
  const id = `0x${'5'.repeat(64)}`;
  const stranger = { address, symbol: '\u202e=USDC', name: 'USD', decimals: 4 };
  const indexed = { id, base: stranger, quote, lotExponent: 2 } as unknown as Market;
  const found = activityNames([syntheticMarket], [base, quote], [indexed]);
  expect(found.market(id)?.base.symbol).toBe('=USDC (0x90F7…b906)');
  expect(found.market(id)?.quote).toBe(quote);
  expect(found.token(address.toLowerCase())?.decimals).toBe(4);
  expect(found.token(`0x${'8'.repeat(40)}`)).toBe(null);
});
