import type { Engine } from '../engine/Engine.ts';
import type { Market, OrderWish, Side } from '../engine/Market.ts';
import type { Random } from '../random/Random.ts';

/** What one account does, relative to the market at that moment, so that any action fits any state. */
export type EngineAction =
  | { do: 'swap'; account: number; side: Side; worth: number; limit: number | null }
  | {
      do: 'place';
      account: number;
      side: Side;
      worth: number;
      offset: number;
      time: OrderWish['timeInForce'];
    }
  | { do: 'cancel' | 'claim'; account: number; order: number }
  | { do: 'add'; account: number; worth: number }
  | { do: 'remove'; account: number; part: number };

const times = ['gtc', 'postOnly', 'ioc', 'fok'] as const;

/** A random action of one of `accounts` accounts; worths are quote tokens, log-uniform from 0.01 to 20,000. */
export function randomAction(random: Random, accounts: number): EngineAction {
  const account = Math.floor(random.uniform() * accounts);
  const side = random.uniform() < 0.5 ? 'buy' : 'sell';
  const worth = 10 ** (-2 + 6.3 * random.uniform());
  const kind = random.uniform();
  if (kind < 0.35) {
    const limit = random.uniform() < 0.5 ? null : 0.03 * random.uniform() - 0.005;
    return { do: 'swap', account, side, worth, limit };
  }
  if (kind < 0.7) {
    const time = times[Math.floor(random.uniform() * times.length)] ?? 'gtc';
    return { do: 'place', account, side, worth, offset: 0.03 * random.uniform() - 0.01, time };
  }
  if (kind < 0.85) return { do: 'cancel', account, order: Math.floor(random.uniform() * 1000) };
  if (kind < 0.95) return { do: 'claim', account, order: Math.floor(random.uniform() * 1000) };
  return kind < 0.98
    ? { do: 'add', account, worth }
    : { do: 'remove', account, part: random.uniform() };
}

/** An engine with what its accounts placed. */
export class DrivenEngine {
  readonly #venues: readonly Market[];
  /** An account's orders, closed ones too: the engines number them in their own ways. */
  readonly #orders: number[][];

  constructor(
    readonly engine: Engine,
    readonly accounts: readonly string[],
  ) {
    this.#venues = accounts.map((account) => engine.venue(account));
    this.#orders = accounts.map(() => []);
  }

  /**
   * Carries an action out at a price that does not depend on the engine.
   * @returns what the engine answered, as numbers; an order is told by whether it rests
   */
  apply(action: EngineAction, price: number): number[] | null {
    const market = this.#venues[action.account] as Market;
    const orders = this.#orders[action.account] as number[];
    if (action.do === 'swap') {
      const { side, worth, limit } = action;
      const sign = side === 'buy' ? 1 : -1;
      const bound = limit === null ? undefined : price * (1 + sign * limit);
      const fill = market.swap(side, side === 'buy' ? worth : worth / price, bound);
      return fill && [fill.input, fill.output];
    }
    if (action.do === 'place') {
      const { side, worth, offset, time: timeInForce } = action;
      // On few prices, so that levels hold many orders.
      const at = roundTo(price * (1 + (side === 'buy' ? -offset : offset)), price / 500);
      const order = market.place({ side, size: worth / at, price: at, timeInForce });
      if (order !== null) orders.push(order);
      return order === null ? null : [];
    }
    if (action.do === 'add') {
      const added = market.addLiquidity({ base: action.worth / price, quote: action.worth });
      return added && [added.base, added.quote];
    }
    if (action.do === 'remove') {
      const removed = market.removeLiquidity(action.part);
      return removed && [removed.base, removed.quote];
    }
    const order = orders[action.order % orders.length];
    if (order !== undefined) market[action.do](order);
    return null;
  }

  /** Cancels what an account placed last, as if it had not. */
  takeBack(account: number): void {
    const order = this.#orders[account]?.pop();
    if (order !== undefined) this.#venues[account]?.cancel(order);
  }

  /**
   * Every amount there is, in base and quote tokens in turn: reserves, what is owed, positions, shares' worth, and up to
   * `levels` levels of each side of the book.
   */
  amounts(levels: number): number[] {
    const { engine } = this;
    const holdings = [engine.reserves(), engine.owed()];
    for (const account of this.accounts) {
      holdings.push(engine.position(account), engine.redeemable(account));
    }
    const amounts = holdings.flatMap(({ base, quote }) => [base, quote]);
    for (const side of ['bids', 'asks'] as const) {
      for (const { price, size } of engine.depth(side, levels)) amounts.push(size, size * price);
    }
    return amounts;
  }
}

/** A number rounded to a multiple of a power of ten of at least `step`. */
function roundTo(value: number, step: number): number {
  const unit = 10 ** Math.ceil(Math.log10(step));
  return unit * Math.round(value / unit);
}
