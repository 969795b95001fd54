import { resolve } from 'node:path';
import { binanceFormat } from '../history/formats/binance.ts';
import { coinbaseFormat } from '../history/formats/coinbase.ts';
import { columnsFormat } from '../history/formats/columns.ts';
import { leanFormat } from '../history/formats/lean.ts';
import { uniswapV3Format } from '../history/formats/uniswapV3.ts';
import { HistoryCache } from '../history/HistoryCache.ts';
import type { HistoryFormat } from '../history/Layout.ts';
import { type HistoryRules, type ReadHistory, readHistory } from '../history/readHistory.ts';
import type { HistoryFields } from './pathFields.ts';
import type { Scenario } from './schema.ts';

/** Those of this thread; nobody changes a history. */
const histories = new HistoryCache();

/**
 * The history that a scenario asks for, read where this thread has not read it before. Throws what `readHistory` throws.
 *
 * @param folder where its files are looked for
 */
export async function openHistory(
  fields: HistoryFields,
  market: Scenario['market'],
  folder: string,
): Promise<ReadHistory> {
  const { file, gaps, largestStep, range, interval } = fields.parameters;
  const rules: HistoryRules = {
    gaps,
    largestStep,
    range,
    interval,
    rows: 'candles',
    longestSilence: Number.POSITIVE_INFINITY,
  };
  if (fields.kind === 'csv' || fields.kind === 'parquet') {
    rules.rows = fields.parameters.rows;
    rules.longestSilence = fields.parameters.longestSilence;
  }
  const files = file.map((name) => resolve(folder, name));
  const { base, quote } = market;
  const how = JSON.stringify([fields, base.decimals, quote.decimals]);
  return histories.get(files, how, () => readHistory(files, formatOf(fields, market), rules));
}

function formatOf(fields: HistoryFields, { base, quote }: Scenario['market']): HistoryFormat {
  switch (fields.kind) {
    case 'csv':
    case 'parquet': {
      const { columns, timeUnit } = fields.parameters;
      const hasHeader = fields.kind === 'parquet' || fields.parameters.header;
      return columnsFormat({ kind: fields.kind, hasHeader, timeUnit, ...columns });
    }
    case 'binance':
      return binanceFormat(fields.parameters.price);
    case 'coinbase':
      return coinbaseFormat(fields.parameters.price);
    case 'lean':
      return leanFormat(fields.parameters.price);
    case 'uniswapV3':
      return uniswapV3Format({
        base: fields.parameters.base,
        baseDecimals: base.decimals,
        quoteDecimals: quote.decimals,
      });
  }
}
