import { documentHtml, type Tile } from '../report/documentHtml.ts';
import { figure } from '../report/scales.ts';
import type { Cell } from '../results/Column.ts';
import type { Manifest } from '../results/manifest.ts';
import { type DrawnTrade, heldOutcome, heldText, readTradeResult } from './drawnTrade.ts';
import { termsFigures } from './tradeFigures.ts';
import { tradeGridFigures } from './tradeGridFigures.ts';

/** A trade's result as one HTML page. Throws `FileFailed` and `TableUnusable`. */
export async function tradePage(folder: string, manifest: Manifest): Promise<string> {
  const drawn = await readTradeResult(folder, manifest);
  const grid = manifest.axes.map(({ field, values }) => `${values.length} values of ${field}`);
  const held = heldText(drawn);
  return documentHtml(manifest, {
    title: manifest.scenario.title || manifest.scenarioFile,
    facts: [
      `One trade between two, solved by backward induction at ${manifest.runs.done} ${manifest.runs.done === 1 ? 'point' : 'points'}`,
      ...grid,
    ].join(' · '),
    tiles: tiles(drawn),
    figures: [...tradeGridFigures(drawn), ...termsFigures(drawn)],
    note: held === '' ? 'Tiles are of the one point.' : `Tiles are of the point with ${held}.`,
  });
}

function tiles(drawn: DrawnTrade): Tile[] {
  const row = heldOutcome(drawn);
  const yielded = (player: 'seller' | 'buyer'): Tile => ({
    name: `the ${player}’s best cheat yields`,
    value: `${percent(row[`${player}_yield`])} %`,
    note: `${row[`${player}_best`]}, ${figure(Number(Number(row[`${player}_yield_usd`]).toPrecision(4)))} USD`,
  });
  const threshold = (player: 'seller' | 'buyer'): Tile => ({
    name: `cheating pays a ${player} above`,
    value:
      row[`${player}_threshold`] === null ? 'never' : `${percent(row[`${player}_threshold`])} %`,
    note: 'wrong rulings, by any means',
  });
  return [
    { name: 'between two who play best', value: String(row.outcome), note: 'the whole trade' },
    yielded('seller'),
    yielded('buyer'),
    threshold('seller'),
    threshold('buyer'),
    {
      name: 'denying pays above',
      value: `${percent(row.denial_threshold)} %`,
      note: 'wrong rulings, without appeal',
    },
    {
      name: 'leaving when the price falls',
      value: `${percent(row.walk_gain)} %`,
      note: `of the trade to the buyer, ${percent(row.walk_other)} % to the seller`,
    },
    {
      name: 'not confirming when it rises',
      value: `${percent(row.maker_gain)} %`,
      note: 'of the trade to a selling maker',
    },
  ];
}

function percent(share: Cell | undefined): string {
  return figure(Number((Number(share) * 100).toFixed(Math.abs(Number(share)) < 0.01 ? 3 : 1)));
}
