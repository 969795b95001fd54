import { join } from 'node:path';
import type { StressOutcome } from '../experiments/StressPlan.ts';
import type { Manifest } from '../results/manifest.ts';
import { type Row, readRows } from '../results/readTable.ts';
import { table } from './table.ts';

/** Metrics that people see first, those of loans where there are some; all others are in points.parquet. */
const known = [
  ['against_holding_share', 'against holding', 100, '%'],
  ['loss_to_arbitrage_per_day', 'lost to arbitrage a day', 1e4, 'bp'],
  ['pool_fees', 'fees of the pool', 1, ''],
  ['bad_debt_share', 'bad debt of the supply', 100, '%'],
  ['worsened_liquidations', 'liquidations that made it worse', 1, ''],
] as const;

/** Rows that fit a screen. */
const mostRows = 40;

/** An experiment for people: what was run, and the means with their intervals; or what a search found. */
export async function experimentSummary(folder: string, manifest: Manifest): Promise<string> {
  const { runs, interrupted, scenario } = manifest;
  const head = [scenario.title, interrupted ? interruptedLine(manifest) : `${runs.done} runs`];
  const stress = manifest.stress as StressOutcome | null;
  const body = stress ? stressText(stress) : await gridText(folder, manifest);
  const foot = `Tables, manifest.json and report.html are in ${folder}`;
  return [...head, body, foot].filter((part) => part !== '').join('\n\n');
}

/** What a search found, in words and a table. */
function stressText(stress: StressOutcome): string {
  const { field, metric, statistic, bound, crossing, confidence, sideAtFrom, outcome } = stress;
  const what = `${statistic} of ${metric}`;
  const percent = `${(confidence * 100).toFixed(1)} %`;
  const found = crossing
    ? `The ${what} passes ${bound} (from ${sideAtFrom}) where ${field} is between ${crossing.low} and ${crossing.high}, at a confidence of at least ${percent}.`
    : outcome === 'none'
      ? `The ${what} is ${sideAtFrom} ${bound} wherever it could be told from ${stress.from} to ${stress.to}.`
      : `At ${field} = ${stress.from} it cannot be told on which side of ${bound} the ${what} is; more maxSeeds are needed.`;
  const turns =
    stress.turnsBack.length === 0
      ? ''
      : `\nIt is not monotonic: it is back on its first side at ${stress.turnsBack.join(', ')}. The crossing told is the first one.`;
  const rows = stress.tried.map(({ value, seeds, estimate, low, high, side }) => [
    String(value),
    String(seeds),
    estimate.toPrecision(6),
    low === null || high === null ? '' : `${low.toPrecision(6)} to ${high.toPrecision(6)}`,
    side,
  ]);
  return `${found}${turns}\n\n${table([[field, 'seeds', statistic, 'interval', ''], ...rows])}`;
}

function interruptedLine({ runs }: Manifest): string {
  return `INTERRUPTED: ${runs.done} of ${runs.planned} runs; --resume goes on with the rest`;
}

async function gridText(folder: string, { axes, confidence }: Manifest): Promise<string> {
  const rows = await readRows(join(folder, 'points.parquet'));
  const points = [...new Set(rows.map(({ point }) => point))].slice(0, mostRows);
  const of = new Map(rows.map((row) => [`${row.point} ${row.metric}`, row]));
  const shown = known.filter(([metric]) => rows.some((row) => row.metric === metric));
  const lines = points.map((point) => {
    const first = rows.find((row) => row.point === point);
    const cells = shown.map(([metric, , scale]) => meanText(of.get(`${point} ${metric}`), scale));
    return [
      ...axes.map(({ field }) => String(first?.[field] ?? '')),
      String(first?.count ?? 0),
      ...cells,
    ];
  });
  const header = [
    ...axes.map(({ field }) => field),
    'runs',
    ...shown.map(([, name, , unit]) => (unit === '' ? name : `${name}, ${unit}`)),
  ];
  const total = new Set(rows.map(({ point }) => point)).size;
  const more = total > mostRows ? `\n  and ${total - mostRows} more points in points.parquet` : '';
  return `Means over the seeds, ± half of their ${confidence * 100} % interval\n${table([header, ...lines])}${more}`;
}

function meanText(row: Row | undefined, scale: number): string {
  if (!row || typeof row.mean !== 'number') return 'none';
  const { mean, mean_high: high } = row;
  const reach = typeof high === 'number' ? ` ± ${((high - mean) * scale).toFixed(3)}` : '';
  return `${(mean * scale).toFixed(3)}${reach}`;
}
