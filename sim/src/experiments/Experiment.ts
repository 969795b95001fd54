import type { AgentKind } from '../agents/Agent.ts';
import { InputError } from '../inputError.ts';
import type { Cell } from '../results/Column.ts';
import type { ScenarioText } from '../scenarios/readScenario.ts';
import type { Scenario } from '../scenarios/schema.ts';
import type { StressSearch } from '../yaml/experimentFields.ts';
import type { Override } from '../yaml/ScenarioYaml.ts';
import { type Axis, axisCells, axisOf, gridAxes, pointsOf, valuesAt } from './axes.ts';

/** More runs than one experiment can have. */
class TooManyRuns extends InputError {
  constructor(runs: number) {
    super(`expected at most ${largestPlan} runs, found ${runs}: fewer seeds or values are needed`);
  }
}

const largestPlan = 1_000_000;

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
    return pointsOf(this.axes);
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
      const values = valuesAt(this.axes, point);
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
    for (let point = 1; point < this.points; point++) this.at(valuesAt(this.axes, point));
  }

  /** Values of the varied fields as cells of a table. */
  cells(values: readonly unknown[]): Cell[] {
    return axisCells(values);
  }
}

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
    return [axisOf(text, raw, field, ['stress', 'field'], [from])];
  }
  return gridAxes(text, raw, text.sweep());
}
