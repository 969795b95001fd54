import { ExchangeError, type ExchangeErrorData, type Market } from '@weir/contracts';
import { ExactMarket } from '../../engine/ExactMarket.ts';
import type { MarketAction } from './MarketAction.ts';
import type { Outcome, Side } from './Side.ts';

/** What both sides can say of the market: reserves, shares, and each level. */
interface MarketPicture {
  baseReserve: bigint;
  quoteReserve: bigint;
  totalShares: bigint;
  levels: string;
}

/** The exact engine. */
export class EngineSide implements Side<MarketAction> {
  readonly market: ExactMarket;
  readonly #orders = new Map<number, number>();

  constructor(terms: Market) {
    this.market = new ExactMarket(terms);
  }

  async act(action: MarketAction): Promise<Outcome> {
    const account = String(action.account);
    const before = { ...this.market.ledger.position(account) };
    try {
      this.#do(account, action);
    } catch (error) {
      if (error instanceof ExchangeError) return { error: describe(error) };
      throw error;
    }
    const after = this.market.ledger.position(account);
    return { moved: { base: after.base - before.base, quote: after.quote - before.quote } };
  }

  async picture(): Promise<string> {
    const { baseReserve, quoteReserve, bids, asks } = this.market.state;
    const levels = [bids, asks].map((side) => side.map(({ tick, lots }) => `${tick}:${lots}`));
    const { totalShares } = this.market;
    return sayPicture({ baseReserve, quoteReserve, totalShares, levels: levels.join(' | ') });
  }

  #do(account: string, action: MarketAction): void {
    switch (action.kind) {
      case 'swap':
        this.market.swap(account, action);
        return;
      case 'place': {
        const { order } = this.market.place(account, action);
        if (order !== null) this.#orders.set(action.number, order);
        return;
      }
      case 'reduce':
        this.market.reduce(this.#orderOf(action), action.lots === 0n ? undefined : action.lots);
        return;
      case 'claim':
        this.market.claim(this.#orderOf(action));
        return;
      case 'add':
        this.market.addLiquidity(account, action.maxBase, action.maxQuote);
        return;
      case 'remove':
        this.#checkShares(account, action.shares);
        this.market.removeLiquidity(account, action.shares);
    }
  }

  #checkShares(account: string, shares: bigint): void {
    const balance = this.market.sharesOf(account);
    if (shares > balance) {
      throw new ExchangeError('BalanceTooLow', { token: nobody, balance, needed: shares });
    }
  }

  #orderOf(action: { order: number }): number {
    const order = this.#orders.get(action.order);
    // Orders that never rested have no word on the chain.
    if (order === undefined) throw new ExchangeError('UnknownOrder', { owner: nobody, handle: 0n });
    return order;
  }
}

/** The engine has no addresses: errors with one are compared by name. */
const nobody = '0x0000000000000000000000000000000000000000';

/** An error of the exchange by name and, where the engine knows them all, values. */
export function describe({ name, args }: Pick<ExchangeErrorData, 'name' | 'args'>): string {
  if (name === 'UnknownOrder' || name === 'BalanceTooLow') return name;
  const values = Object.entries(args).map(([key, value]) => `${key} ${String(value)}`);
  return [name, ...values].join(', ');
}

/** The market in the words that pictures are compared by. */
export function sayPicture(picture: MarketPicture): string {
  const { baseReserve, quoteReserve, totalShares, levels } = picture;
  return `reserves ${baseReserve} and ${quoteReserve}, shares ${totalShares}, levels ${levels}`;
}
