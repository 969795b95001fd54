import { ExchangeError, type Market, tiers } from '@weir/contracts/maths';
import { ExactEngine } from '../engine/ExactEngine.ts';
import { FloatEngine } from '../engine/float/FloatEngine.ts';
import { Random } from '../random/Random.ts';
import { plainTerms } from './emptyExactMarket.ts';
import { DrivenEngine, type EngineAction, randomAction } from './engineActions.ts';

const accounts = ['a', 'b', 'c', 'd'];
/** Two engines that answered differently, or hold different amounts. */
class EnginesDiffer extends Error {
  override readonly name = 'EnginesDiffer';
  constructor(
    readonly step: number,
    readonly action: EngineAction,
    what: string,
  ) {
    super(`action ${step}, ${JSON.stringify(action)}: ${what}`);
  }
}

/** How the two are compared. */
interface TwinTerms {
  tier: keyof typeof tiers;
  quoteDecimals: number;
  /** Quote tokens of the first deposit, at 2500 a base token: a small pool makes the book's part the larger one. */
  deposit: number;
}

/** The largest distance of the two engines in any amount, as a part of what 1e-9 is allowed of. */
interface TwinDistance {
  base: number;
  quote: number;
}

/**
 * Carries the same actions out on the exact and the float engine, and compares after each what they answered, refusals
 * by their names, the best prices, and every reserve, position and share, after each hundredth all levels too.
 *
 * Allowed is 1e-9 of the token's first deposit, or of the most that the amount has been where that is more: an account
 * can hold a hundred thousand times what is in a small pool, and a float's last digit is as large as the number. And,
 * since only the exact engine rounds to units, a unit of quote for each action so far, in either token at the first
 * price. A post-only order at the pool's very price, which one engine placed and the other found to trade with the pool,
 * is taken back: rounding decides there. Throws `EnginesDiffer`.
 */
export function compareEngines(
  actions: Iterable<EngineAction>,
  { tier, quoteDecimals, deposit: quote }: TwinTerms,
): TwinDistance {
  const deposit = { base: quote / 2500, quote };
  const scale = { lotExponent: 13, baseDecimals: 18, quoteDecimals };
  const terms: Market = {
    ...plainTerms,
    ...tiers[tier],
    lotExponent: 13,
    minQuote: 10n ** BigInt(quoteDecimals),
  };
  const [exact, float] = [new ExactEngine(terms, scale), new FloatEngine(terms, scale)].map(
    (engine) => {
      engine.deposit('provider', { base: String(deposit.base), quote: String(quote) });
      return new DrivenEngine(engine, accounts);
    },
  ) as [DrivenEngine, DrivenEngine];

  const worst = { base: 0, quote: 0 };
  /** The most that each amount has been; levels of the book come and go, and have none. */
  const peaks = Array.from({ length: exact.amounts(0).length }, () => 0);
  let step = 0;
  for (const action of actions) {
    const price = exact.engine.quoteReserve / exact.engine.baseReserve;
    const [told, alsoTold] = [answerOf(exact, action, price), answerOf(float, action, price)];
    const differ = (what: string) => new EnginesDiffer(step, action, what);
    if (told !== alsoTold) {
      const placed = told === 'done' ? exact : float;
      if (!isTie(placed, action, 1 - terms.poolFee / 1e6)) throw differ(`${told} and ${alsoTold}`);
      placed.takeBack(action.account);
    }
    for (const side of ['bestBid', 'bestAsk'] as const) {
      const prices = [exact.engine[side](), float.engine[side]()];
      if (prices[0] !== prices[1]) throw differ(`${side} ${prices.join(' and ')}`);
    }
    // All of the book now and then: it costs more than all else.
    const levels = step % 100 === 99 ? 1000 : 1;
    const here = exact.amounts(levels);
    const there = float.amounts(levels);
    if (here.length !== there.length) throw differ('the books have different levels');
    const units = (step + 1) * 10 ** -quoteDecimals;
    here.forEach((amount, index) => {
      const token = index % 2 === 0 ? 'base' : 'quote';
      const peak = Math.max(peaks[index] ?? 0, Math.abs(amount));
      if (index < peaks.length) peaks[index] = peak;
      const distance = Math.abs(amount - (there[index] as number)) / Math.max(deposit[token], peak);
      worst[token] = Math.max(worst[token], distance);
      if (distance > 1e-9 + units / deposit.quote) {
        throw differ(`${token} amount ${index}: ${amount} and ${there[index]}`);
      }
    });
    step++;
  }
  return worst;
}

/** Whether an engine did it, did nothing, or refused an amount that the exchange cannot count, by that error's name. */
function answerOf(engine: DrivenEngine, action: EngineAction, price: number): string {
  try {
    return engine.apply(action, price) === null ? 'nothing' : 'done';
  } catch (error) {
    if (error instanceof ExchangeError) return error.name;
    throw error;
  }
}

/** Whether a post-only order that was placed stands where the pool begins to trade, as near as floats can tell. */
function isTie({ engine }: DrivenEngine, action: EngineAction, keep: number): boolean {
  if (action.do !== 'place' || action.time !== 'postOnly') return false;
  const pool = engine.quoteReserve / engine.baseReserve;
  const { side } = action;
  const edge = side === 'buy' ? pool / keep : pool * keep;
  const price = (side === 'buy' ? engine.bestBid() : engine.bestAsk()) ?? Number.NaN;
  return Math.abs(price / edge - 1) < 1e-12;
}

/** So many random actions. */
export function* randomActions(seed: number | string, count: number): Iterable<EngineAction> {
  const random = Random.of(seed, 'engine actions');
  for (let action = 0; action < count; action++) yield randomAction(random, accounts.length);
}
