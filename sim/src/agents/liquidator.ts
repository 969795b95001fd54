import { gasOf } from '../conditions/gasOf.ts';
import type { LendingDesk, LiquidationOffer } from '../lending/LendingDesk.ts';
import { between, positive, whole } from '../yaml/fields.ts';
import { type Agent, defineAgent, type Moment } from './Agent.ts';

interface Parameters {
  reactionSeconds: number;
  minProfit: number;
  capital?: number | undefined;
  mostABlock: number;
}

/** Parts of the largest repayment that are quoted: a smaller one moves the pool less, and leaves more for later. */
const PARTS = [1, 0.5, 0.25, 0.125, 0.0625] as const;
const GAS = gasOf.liquidate + gasOf.swap;

/**
 * Liquidates whatever pays: for each unhealthy position it quotes the sale of what it would seize on pool and book, for
 * the whole and for smaller parts, and does the one that earns most after gas, until nothing does. It sells within the
 * liquidation and needs no capital, unless `capital` bounds what it can repay in a block.
 */
class Liquidator implements Agent {
  readonly #parameters: Parameters;
  /** Since when it has seen each unhealthy position so. */
  #since = new Map<number, number>();

  constructor(parameters: Parameters) {
    this.#parameters = parameters;
  }

  act({ lending, time, gasPrice }: Moment): void {
    if (!lending) return;
    const { reactionSeconds, mostABlock, minProfit } = this.#parameters;
    let capital = this.#parameters.capital ?? Number.POSITIVE_INFINITY;
    for (let done = 0; done < mostABlock; done++) {
      const due = this.#due(lending.unhealthy(), time - reactionSeconds, time);
      const best = bestOffer(lending, due, capital);
      if (best === null || best.profit - GAS * gasPrice <= minProfit) return;
      const { position, index, repaid } = best;
      if (lending.liquidate(position, index, repaid) === null) return;
      capital -= repaid;
    }
  }

  /** Of the unhealthy positions those that it has known for long enough. */
  #due(unhealthy: readonly number[], before: number, now: number): number[] {
    if (unhealthy.length === 0) {
      if (this.#since.size > 0) this.#since.clear();
      return [];
    }
    this.#since = new Map(
      unhealthy.map((position) => [position, this.#since.get(position) ?? now]),
    );
    return unhealthy.filter((position) => (this.#since.get(position) as number) <= before);
  }
}

function bestOffer(
  lending: LendingDesk,
  positions: readonly number[],
  capital: number,
): LiquidationOffer | null {
  let best: LiquidationOffer | null = null;
  for (const position of positions) {
    for (let index = 0; index < lending.collaterals; index++) {
      const most = Math.min(capital, lending.largestRepayment(position, index));
      if (!(most > 0)) continue;
      for (const part of PARTS) {
        const offer = lending.quoteLiquidation(position, index, most * part);
        if (offer !== null && offer.profit > (best?.profit ?? 0)) best = offer;
      }
    }
  }
  return best;
}

export const liquidator = defineAgent({
  kind: 'liquidator',
  about: 'liquidates unhealthy loans where the sale of the collateral pays after gas',
  needsLending: true,
  parameters: {
    /** How long a position has to be unhealthy before it acts on it. */
    reactionSeconds: between('reactionSeconds', 0, 1e6).default(0),
    /** What a liquidation has to earn after gas and slippage, in quote tokens. */
    minProfit: between('minProfit in quote tokens', 0, 1e9).default(0),
    /** The most that it can repay in a block, in quote tokens; without, it sells first and needs none. */
    capital: positive('capital in quote tokens').optional(),
    /** Liquidations that it gets into one block. */
    mostABlock: whole('mostABlock', 1, 100_000).default(1000),
  },
  create: (parameters) => new Liquidator(parameters),
});
