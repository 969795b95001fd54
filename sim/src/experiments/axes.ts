import type { Cell } from '../results/Column.ts';
import type { AxisColumn } from '../results/resultTables.ts';
import { type FieldPath, FieldUnknown, resolveField } from '../yaml/fieldPath.ts';
import type { ScenarioYaml } from '../yaml/ScenarioYaml.ts';

/** A field that takes several values. */
export interface Axis extends AxisColumn {
  path: FieldPath;
  /** Where the file asks for it. */
  from: FieldPath;
  /** In the order of the file; empty for a search, which finds its own. */
  values: readonly unknown[];
}

/** Fields that say how the experiment is run, and so cannot vary in it. */
const fixed = new Set(['title', 'seed', 'seeds', 'sweep', 'stress']);

/** The fields that a grid varies, in the order of the file. Throws `ScenarioInvalid` where two are the same. */
export function gridAxes(
  text: ScenarioYaml,
  raw: unknown,
  grid: Readonly<Record<string, readonly unknown[]>>,
): Axis[] {
  const axes = Object.entries(grid).map(([field, values]) =>
    axisOf(text, raw, field, ['sweep', field], values),
  );
  for (const [index, { path, field, from }] of axes.entries()) {
    const other = axes.slice(0, index).find((before) => overlaps(before.path, path));
    if (other) throw text.faultAt(from, `sweep: ${other.field} and ${field} vary the same field`);
  }
  return axes;
}

/** Points of a grid. */
export function pointsOf(axes: readonly Axis[]): number {
  return axes.reduce((count, { values }) => count * values.length, 1);
}

/** The values at a point of a grid, from 0: the first field varies slowest. */
export function valuesAt(axes: readonly Axis[], point: number): unknown[] {
  let rest = point;
  return axes
    .toReversed()
    .map(({ values }) => {
      const value = values[rest % values.length];
      rest = Math.floor(rest / values.length);
      return value;
    })
    .toReversed();
}

/** Values of varied fields as cells of a table. */
export function axisCells(values: readonly unknown[]): Cell[] {
  return values.map((value) =>
    typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value),
  );
}

/** One varied field. Throws `ScenarioInvalid` where there is no such field, or it cannot vary. */
export function axisOf(
  text: ScenarioYaml,
  raw: unknown,
  field: string,
  from: FieldPath,
  values: readonly unknown[],
): Axis {
  const path = placeOf(text, raw, field, from);
  if (fixed.has(String(path[0]))) {
    throw text.faultAt(from, `${from[0]}: ${field} cannot vary; seeds gives the number of seeds`);
  }
  return {
    field,
    path,
    from,
    values,
    isNumeric: values.every((value) => typeof value === 'number'),
  };
}

function placeOf(text: ScenarioYaml, raw: unknown, field: string, from: FieldPath): FieldPath {
  try {
    return resolveField(raw, field);
  } catch (error) {
    throw error instanceof FieldUnknown
      ? text.faultAt(from, `${from[0]}: ${error.message}`)
      : error;
  }
}

function overlaps(a: FieldPath, b: FieldPath): boolean {
  return a.every((key, index) => b[index] === undefined || b[index] === key);
}
