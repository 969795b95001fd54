import type { Metric, Trade } from './Metric.ts';

/** What one agent's trades did, in quote tokens at the outside price of each trade's moment. */
export interface AgentFlow {
  trades: number;
  /** Worth of what was bought or sold in the pool and in the book, by the quote side of each trade. */
  poolVolume: number;
  bookVolume: number;
  /** What the agent gained as a taker: what it got less what it paid, with all fees. */
  takerGain: number;
  /**
   * What the provider gained by the pool's part of the trades, its fee included: its part of what the pool got less what
   * it gave.
   */
  poolGain: number;
  /** Its part of the pool's fee, within that. */
  poolFees: number;
  /** Its part of what the taker fees bring the pool, on top of `poolGain`. */
  bookFees: number;
}

/** Sums trades by agent. */
export class PoolFlows implements Metric {
  readonly #part: () => number;
  readonly byAgent = new Map<string, AgentFlow>();

  /** @param part the provider's part of the pool now, 0 to 1 */
  constructor(part: () => number = () => 1) {
    this.#part = part;
  }

  onTrade(trade: Trade): void {
    const part = this.#part();
    const flow = this.flowOf(trade.account);
    const { side, price, poolInput, poolOutput, bookInput, bookOutput } = trade;
    const isBuy = side === 'buy';
    const worthOfInput = isBuy ? 1 : price;
    const worthOfOutput = isBuy ? price : 1;
    flow.trades++;
    flow.poolVolume += isBuy ? poolInput : poolOutput;
    flow.bookVolume += isBuy ? bookInput : bookOutput;
    flow.takerGain +=
      (poolOutput + bookOutput) * worthOfOutput - (poolInput + bookInput) * worthOfInput;
    flow.poolGain += part * (poolInput * worthOfInput - poolOutput * worthOfOutput);
    flow.poolFees += part * trade.poolFee * worthOfInput;
    flow.bookFees += part * trade.bookFeeToPool * worthOfInput;
  }

  /** An agent's sums; zeros where it never traded. */
  flowOf(agent: string): AgentFlow {
    let flow = this.byAgent.get(agent);
    if (!flow) {
      flow = {
        trades: 0,
        poolVolume: 0,
        bookVolume: 0,
        takerGain: 0,
        poolGain: 0,
        poolFees: 0,
        bookFees: 0,
      };
      this.byAgent.set(agent, flow);
    }
    return flow;
  }

  /** One figure summed over some agents. */
  total(figure: keyof AgentFlow, includes: (agent: string) => boolean = () => true): number {
    let sum = 0;
    for (const [agent, flow] of this.byAgent) if (includes(agent)) sum += flow[figure];
    return sum;
  }
}
