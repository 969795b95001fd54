import type { Metric } from './Metric.ts';

/** Gas that each agent's actions took, in units and in quote tokens at each block's price. */
export class GasCosts implements Metric {
  readonly #byAgent = new Map<string, { gas: number; cost: number }>();

  onGas(agent: string, gas: number, cost: number): void {
    const sum = this.#byAgent.get(agent);
    if (sum === undefined) {
      this.#byAgent.set(agent, { gas, cost });
      return;
    }
    sum.gas += gas;
    sum.cost += cost;
  }

  /** An agent's sums; zeros where it did nothing or gas is free. */
  of(agent: string): Readonly<{ gas: number; cost: number }> {
    return this.#byAgent.get(agent) ?? { gas: 0, cost: 0 };
  }
}
