import { shownMetric, shownOf } from '../results/metricWords.ts';
import { sharesOfRuns } from '../results/resultTables.ts';
import { meanEstimate, shareEstimate } from '../statistics/sampleFigures.ts';
import { costFigures } from './costFigures.ts';
import { documentHtml, type Tile } from './documentHtml.ts';
import { experimentFigures } from './experimentFigures.ts';
import { lendingFigures } from './lendingFigures.ts';
import { pathFigures, symbols } from './pathFigures.ts';
import type { DrawnResult } from './readResult.ts';
import { firstPointValues } from './reportedMetrics.ts';
import { figure } from './scales.ts';

/** A result as one HTML page that needs nothing else: no script, no network. */
export function page(result: DrawnResult): string {
  const { manifest } = result;
  const title = manifest.scenario.title || manifest.scenarioFile;
  const figures = [
    ...experimentFigures(result),
    ...lendingFigures(result),
    ...pathFigures(result),
    ...costFigures(result),
  ];
  return documentHtml(manifest, {
    title,
    facts: facts(result),
    warning: manifest.interrupted
      ? `Interrupted: ${manifest.runs.done} of ${manifest.runs.planned} runs are in it. Its figures are those of the runs that were done, which are the first ones.`
      : undefined,
    tiles: tiles(result),
    figures,
    note: 'Tiles and costs are of the first point of a grid.',
  });
}

function facts({ manifest, runs }: DrawnResult): string {
  const { scenario, axes } = manifest;
  const [first] = runs;
  const grid = axes.map(({ field, values }) => `${values.length} values of ${field}`);
  return [
    `${manifest.runs.done} ${manifest.runs.done === 1 ? 'run' : 'runs'}`,
    ...(manifest.stress ? [] : grid),
    `seed ${scenario.seed}`,
    ...(typeof scenario.arithmetic === 'string' ? [`${scenario.arithmetic} arithmetic`] : []),
    ...(first
      ? [`${figure(Number(first.days))} days, ${figure(Number(first.points))} points a run`]
      : []),
  ].join(' · ');
}

/** Figures beside those that a scenario shows. */
const general = [
  'against_holding_share',
  'impermanent_loss_share',
  'pool_fees',
  'book_fees',
  'loss_to_arbitrage_per_day',
  'loss_per_day_with_fee',
];

/** Tiles in two rows. */
const mostTiles = 10;

/** The figures that a reader looks for first, over the runs of the first point. */
function tiles(result: DrawnResult): Tile[] {
  const { manifest } = result;
  const { quote } = symbols(manifest.scenario);
  const shown = shownOf(manifest.scenario);
  const others = general.filter((metric) => shown.every((one) => one.metric !== metric));
  return [...shown, ...others.map((metric) => shownMetric(metric, quote))]
    .slice(0, Math.max(mostTiles, shown.length))
    .flatMap(({ metric, name, scale, unit }): Tile[] => {
      const values = firstPointValues(result, metric);
      if (values.length === 0) return [];
      const { value, interval } = sharesOfRuns.has(metric)
        ? shareEstimate(values, manifest.confidence)
        : meanEstimate(values, manifest.confidence);
      const note = interval
        ? `${brief(interval.low * scale)} to ${brief(interval.high * scale)}, mean of ${values.length}`
        : 'one run';
      return [{ name, value: `${brief(value * scale)} ${unit}`, note }];
    });
}

/** Three digits, four before the point. */
function brief(value: number): string {
  const digits = Math.abs(value) >= 1000 ? 4 : 3;
  return figure(Number(value.toPrecision(digits)));
}
