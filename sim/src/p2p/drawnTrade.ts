import { join } from 'node:path';
import type { Cell } from '../results/Column.ts';
import type { Manifest } from '../results/manifest.ts';
import { type Row, readRows } from '../results/readTable.ts';

/** A varied field with the value at which the others are drawn. */
export interface DrawnAxis {
  field: string;
  isNumeric: boolean;
  values: readonly (string | number)[];
  /** The file's own value where it is among them, else the first. */
  held: string | number;
}

/** What a trade's report is drawn from. */
export interface DrawnTrade {
  manifest: Manifest;
  axes: readonly DrawnAxis[];
  outcomes: readonly Row[];
  strategies: readonly Row[];
  windows: readonly Row[];
  sybils: readonly Row[];
}

/** Reads a trade's result. Throws `FileFailed` and `TableUnusable`. */
export async function readTradeResult(folder: string, manifest: Manifest): Promise<DrawnTrade> {
  const rows = (table: string) => readRows(join(folder, `${table}.parquet`));
  return {
    manifest,
    axes: manifest.axes.map((axis) => ({ ...axis, held: heldValue(manifest, axis) })),
    outcomes: await rows('outcomes'),
    strategies: await rows('strategies'),
    windows: await rows('windows'),
    sybils: await rows('sybils'),
  };
}

/** Rows of a table in which every varied field but some has the value at which it is held. */
export function rowsHeld(
  { axes }: DrawnTrade,
  rows: readonly Row[],
  but: readonly string[] = [],
): Row[] {
  const held = axes.filter(({ field }) => !but.includes(field));
  return rows.filter((row) => held.every((axis) => row[axis.field] === axis.held));
}

/** Fields that are held at a value, in words. */
export function heldText({ axes }: DrawnTrade, but: readonly string[] = []): string {
  const held = axes.filter(({ field }) => !but.includes(field));
  return held.map(({ field, held }) => `${field} ${held}`).join(', ');
}

/** A cell of the table `outcomes` at the held values. */
export function heldOutcome(drawn: DrawnTrade): Record<string, Cell> {
  const [row] = rowsHeld(drawn, drawn.outcomes);
  if (!row) throw new RangeError('The held values are a point of the grid.');
  return row;
}

function heldValue(
  { scenario }: Manifest,
  { field, values }: Manifest['axes'][number],
): string | number {
  let at: unknown = scenario;
  for (const name of field.split('.')) at = (at as Record<string, unknown> | undefined)?.[name];
  const own = values.find((value) => value === at);
  const [first] = values;
  if (first === undefined) throw new RangeError(`The field ${field} has a value.`);
  return own ?? first;
}
