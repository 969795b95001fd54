import { join } from 'node:path';
import type { Manifest } from '../results/manifest.ts';
import { shownOf } from '../results/metricWords.ts';
import { type Row, readRows } from '../results/readTable.ts';
import { sharesOfRuns } from '../results/resultTables.ts';
import type { StressOutcome } from '../results/StressOutcome.ts';
import { table } from './table.ts';

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

async function gridText(folder: string, { axes, confidence, scenario }: Manifest): Promise<string> {
  const rows = await readRows(join(folder, 'points.parquet'));
  const points = [...new Set(rows.map(({ point }) => point))].slice(0, mostRows);
  const of = new Map(rows.map((row) => [`${row.point} ${row.metric}`, row]));
  const shown = shownOf(scenario).filter(({ metric }) => rows.some((row) => row.metric === metric));
  const atRisk = shown.filter(
    ({ metric, isLoss }) =>
      isLoss && rows.some((row) => row.metric === metric && row.p95_high !== null),
  );
  const lines = points.map((point) => {
    const first = rows.find((row) => row.point === point);
    const cells = shown.map(({ metric, scale }) => meanText(of.get(`${point} ${metric}`), scale));
    const risks = atRisk.map(({ metric, scale }) => riskText(of.get(`${point} ${metric}`), scale));
    return [
      ...axes.map(({ field }) => String(first?.[field] ?? '')),
      String(first?.count ?? 0),
      ...cells,
      ...risks,
    ];
  });
  const header = [
    ...axes.map(({ field }) => field),
    'runs',
    ...shown.map(withUnit),
    ...atRisk.map(({ name, unit }) => `${withUnit({ name, unit })}: 5 % are above`),
  ];
  const total = new Set(rows.map(({ point }) => point)).size;
  const more = total > mostRows ? `\n  and ${total - mostRows} more points in points.parquet` : '';
  const risks =
    atRisk.length === 0
      ? ''
      : `; what 5 % of the runs are above, with its ${confidence * 100} % interval`;
  return `Means over the seeds, ± half of their ${confidence * 100} % interval${risks}\n${table([header, ...lines])}${more}`;
}

function withUnit({ name, unit }: { name: string; unit: string }): string {
  return unit === '' ? name : `${name}, ${unit}`;
}

function meanText(row: Row | undefined, scale: number): string {
  if (!row || typeof row.mean !== 'number') return 'none';
  const { mean, mean_low: low, mean_high: high } = row;
  if (typeof low !== 'number' || typeof high !== 'number') {
    return rounded(mean * scale, decimalsOf(mean * scale, 4));
  }
  if (sharesOfRuns.has(String(row.metric))) {
    const [text = '', ...ends] = [mean, low, high].map((share) => rounded(share * scale, 0));
    return `${text} (${ends.join(' to ')})`;
  }
  const reach = (high - mean) * scale;
  const decimals = decimalsOf(reach, 2);
  return `${rounded(mean * scale, decimals)} ± ${rounded(reach, decimals)}`;
}

/** The 95 % quantile with its interval. */
function riskText(row: Row | undefined, scale: number): string {
  if (!row || typeof row.p95 !== 'number') return 'none';
  const { p95, p95_low: low, p95_high: high } = row;
  const ends = [low, high].map((end) => (typeof end === 'number' ? end * scale : Number.NaN));
  const text = (value: number) => rounded(value, decimalsOf(Math.max(...ends.map(Math.abs)), 3));
  return `${text(p95 * scale)} (${ends.map(text).join(' to ')})`;
}

/** Decimals with which a number has so many digits that count, at most six. */
function decimalsOf(value: number, digits: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0;
  return Math.min(6, Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value)))));
}

function rounded(value: number, decimals: number): string {
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const text = value.toLocaleString('en-US', options);
  // What rounds to nothing has no sign.
  return /[1-9]/.test(text) ? text : text.replace('-', '');
}
