import { type Axis, gridAxes, pointsOf, valuesAt } from '../experiments/axes.ts';
import { InputError } from '../inputError.ts';
import { ScenarioYaml } from '../yaml/ScenarioYaml.ts';
import { type TradeScenario, tradeSchema } from './schema.ts';

/** More points than a result of a trade can have. */
class TooManyPoints extends InputError {
  constructor(points: number) {
    super(`expected at most ${mostPoints} points, found ${points}: fewer values are needed`);
  }
}

const mostPoints = 20_000;

/** A scenario of one trade with the grid that it is solved over. */
export class TradeExperiment {
  readonly text: ScenarioYaml;
  readonly axes: readonly Axis[];
  /** The scenario as the file has it, no field varied. */
  readonly scenario: TradeScenario;

  /** Checks the scenario at every point. Throws `ScenarioInvalid`, at the place in the file, and `TooManyPoints`. */
  constructor(source: string, file: string) {
    this.text = new ScenarioYaml(source, file);
    const raw = this.text.toJS();
    this.scenario = this.text.check(tradeSchema);
    this.axes = gridAxes(this.text, raw, this.scenario.sweep ?? {});
    const { points } = this;
    if (points > mostPoints) throw new TooManyPoints(points);
    for (let point = 0; point < points; point++) this.at(point);
  }

  get points(): number {
    return pointsOf(this.axes);
  }

  /** The varied fields' values at a point. */
  valuesAt(point: number): readonly unknown[] {
    return valuesAt(this.axes, point);
  }

  /** The scenario at a point of the grid, from 0. Throws `ScenarioInvalid`. */
  at(point: number): TradeScenario {
    const values = this.valuesAt(point);
    const overrides = this.axes.map(({ path, from }, index) => ({
      path,
      from,
      value: values[index],
    }));
    return this.text.check(tradeSchema, overrides);
  }
}
