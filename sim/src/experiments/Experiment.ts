import type { AgentKind } from '../agents/Agent.ts';
import { InputError } from '../inputError.ts';
import type { Cell } from '../results/Column.ts';
import type { AxisColumn } from '../results/resultTables.ts';
import type { StressSearch } from '../scenarios/experimentFields.ts';
import { type FieldPath, FieldUnknown, resolveField } from '../scenarios/fieldPath.ts';
import type { Override, ScenarioText } from '../scenarios/readScenario.ts';
import type { Scenario } from '../scenarios/schema.ts';

/** More runs than one experiment can have. */
class TooManyRuns extends InputError {
  constructor(runs: number) {
    super(`expected at most ${largestPlan} runs, found ${runs}: fewer seeds or values are needed`);
  }
}

const largestPlan = 1_000_000;

/** A field that takes several values. */
export interface Axis extends AxisColumn {
  path: FieldPath;
  /** Where the file asks for it. */
  from: FieldPath;
  /** In the order of the file; empty for a search, which finds its own. */
  values: readonly unknown[];
}

/** One run to be done: all that a worker needs to know of it besides the scenario's text. */
export interface RunSpec {
  /** From 0, in the order in which rows stand in the tables. */
  run: number;
  /** The point of the grid, from 0; of a search, the number of the value among those tried. */
  point: number;
  seed: number;
  /** Of the varied fields, in the order of `axes`. */
  values: readonly unknown[];
  /** Whether it is the first of its point. */
  isFirst: boolean;
}

/** A scenario with the values and seeds that it is to be run with. */
export class Experiment {
  readonly axes: readonly Axis[];
  /** The scenario at its first point. */
  readonly scenario: Scenario;
  readonly #seed: Override[];

  /**
   * Checks the scenario, and where its fields vary. `seed` replaces the file's.
   * Throws `ScenarioInvalid`, at the place of the fault in the file.
   */
  constructor(
    readonly text: ScenarioText,
    seed?: number,
  ) {
    this.#seed = seed === undefined ? [] : [{ path: ['seed'], value: seed, from: ['seed'] }];
    this.axes = axesOf(text);
    this.scenario = this.at(this.axes.map(({ values }) => values[0]));
  }

  get stress(): StressSearch | undefined {
    return this.scenario.stress;
  }

  get kinds(): readonly AgentKind[] {
    return this.text.kinds;
  }

  /** Points of the grid. */
  get points(): number {
    return this.axes.reduce((count, { values }) => count * values.length, 1);
  }

  /** The scenario with values of the varied fields. Throws `ScenarioInvalid`. */
  at(values: readonly unknown[]): Scenario {
    const overrides = this.axes.map(({ path, from }, index) => ({
      path,
      from,
      value: values[index],
    }));
    return this.text.scenario([...this.#seed, ...overrides]);
  }

  /** Every run of the grid: the first field varies slowest, the seeds fastest. Throws `TooManyRuns`. */
  grid(): RunSpec[] {
    const { seed, seeds } = this.scenario;
    const { points } = this;
    if (points * seeds > largestPlan) throw new TooManyRuns(points * seeds);
    return Array.from({ length: points }, (_, point) => point).flatMap((point) => {
      const values = this.#valuesAt(point);
      return Array.from({ length: seeds }, (_, index) => ({
        run: point * seeds + index,
        point,
        seed: seed + index,
        values,
        isFirst: index === 0,
      }));
    });
  }

  /** Checks the scenario at every point of the grid. Throws `ScenarioInvalid`. */
  check(): void {
    for (let point = 1; point < this.points; point++) this.at(this.#valuesAt(point));
  }

  /** Values of the varied fields as cells of a table. */
  cells(values: readonly unknown[]): Cell[] {
    return values.map((value) =>
      typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value),
    );
  }

  #valuesAt(point: number): unknown[] {
    let rest = point;
    return this.axes
      .toReversed()
      .map(({ values }) => {
        const value = values[rest % values.length];
        rest = Math.floor(rest / values.length);
        return value;
      })
      .toReversed();
  }
}

/** Fields that say how the experiment is run, and so cannot vary in it. */
const fixed = new Set(['title', 'seed', 'seeds', 'sweep', 'stress']);

function axesOf(text: ScenarioText): Axis[] {
  const raw = text.toJS();
  if (typeof raw !== 'object' || raw === null) return [];
  const { sweep, stress } = raw as Record<string, unknown>;
  if (sweep === undefined && stress === undefined) return [];
  if (sweep !== undefined && stress !== undefined) {
    const what = 'expected either sweep or stress, found both: a search finds its own values';
    throw text.faultAt(['stress'], `stress: ${what}`);
  }
  if (stress !== undefined) {
    const { field, from } = stress as Record<string, unknown>;
    if (typeof field !== 'string' || typeof from !== 'number') {
      // Says what is missing: the check cannot pass.
      text.scenario();
      return [];
    }
    return [axis(text, raw, field, ['stress', 'field'], [from])];
  }
  const grid = text.sweep();
  const axes = Object.entries(grid).map(([field, values]) =>
    axis(text, raw, field, ['sweep', field], values),
  );
  for (const [index, { path, field, from }] of axes.entries()) {
    const other = axes.slice(0, index).find((before) => overlaps(before.path, path));
    if (other) throw text.faultAt(from, `sweep: ${other.field} and ${field} vary the same field`);
  }
  return axes;
}

function axis(
  text: ScenarioText,
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

function placeOf(text: ScenarioText, raw: unknown, field: string, from: FieldPath): FieldPath {
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
