import { ExchangeError, type Market as MarketTerms, type PriceScale } from '@weir/contracts/maths';
import { blankTrade, type Depth, type Engine, type TakerTrade } from '../Engine.ts';
import { FloatHolding, type Holding } from '../Holding.ts';
import type { Fill, Side } from '../Market.ts';
import { unitsOf } from '../tokenAmount.ts';
import { FloatMarket } from './FloatMarket.ts';
import { FloatVenue } from './FloatVenue.ts';

/** The engine that counts in float64, for volume. */
export class FloatEngine implements Engine {
  readonly arithmetic = 'float';
  readonly poolFee: number;
  readonly market: FloatMarket;
  onTrade: (trade: TakerTrade) => void = () => {};
  readonly #names: string[] = [];
  readonly #trade = blankTrade();
  readonly #onlooker: FloatVenue;

  /** An empty market. */
  constructor(
    terms: MarketTerms,
    readonly scale: PriceScale,
  ) {
    this.poolFee = terms.poolFee / 1e6;
    this.market = new FloatMarket(terms, scale);
    this.market.onTaken = (account) => this.#tell(account);
    // It only looks.
    this.#onlooker = this.venue('');
  }

  get baseReserve(): number {
    return this.market.baseReserve;
  }

  get quoteReserve(): number {
    return this.market.quoteReserve;
  }

  venue(account: string): FloatVenue {
    return new FloatVenue(this.market, this.#numberOf(account));
  }

  bestBid(): number | null {
    return this.#onlooker.bestBid();
  }

  bestAsk(): number | null {
    return this.#onlooker.bestAsk();
  }

  depth(side: 'bids' | 'asks', most: number): Depth[] {
    const levels = this.market.book[side];
    return Array.from({ length: Math.min(most, levels.count) }, (_, index) => {
      const level = levels.at(index);
      const size = (levels.lots[level] as number) * this.market.terms.lot;
      return { price: levels.prices[level] as number, size };
    });
  }

  quote(side: Side, input: number): Fill | null {
    return this.#onlooker.quote(side, input);
  }

  quotePoolOnly(side: Side, input: number): Fill | null {
    return this.#onlooker.quotePoolOnly(side, input);
  }

  reserves(): Holding {
    return new FloatHolding(this.market.baseReserve, this.market.quoteReserve);
  }

  position(account: string): Holding {
    const { base, quote } = this.venue(account).position();
    return new FloatHolding(base, quote);
  }

  partOf(account: string): number {
    return this.market.pool.partOf(this.#numberOf(account));
  }

  redeemable(account: string): Holding {
    const { base, quote } = this.venue(account).liquidity();
    return new FloatHolding(base, quote);
  }

  owed(): Holding {
    return new FloatHolding(this.market.owedBase, this.market.owedQuote);
  }

  deposit(account: string, most: { base: string; quote: string }): Holding {
    const { pool } = this.market;
    if (!pool.add(this.#numberOf(account), Number(most.base), Number(most.quote))) {
      const base = unitsOf(most.base, this.scale.baseDecimals);
      const quote = unitsOf(most.quote, this.scale.quoteDecimals);
      throw new ExchangeError('FirstDepositTooSmall', { base, quote });
    }
    return new FloatHolding(pool.base, pool.quote);
  }

  closeOrders(account: string): void {
    this.market.closeOrders(this.#numberOf(account));
  }

  #numberOf(account: string): number {
    const number = this.market.accounts.numberOf(account);
    this.#names[number] = account;
    return number;
  }

  #tell(account: number): void {
    const { walk } = this.market;
    const trade = this.#trade;
    trade.account = this.#names[account] as string;
    trade.side = walk.baseIn ? 'sell' : 'buy';
    trade.poolInput = walk.poolIn;
    trade.poolOutput = walk.poolOut;
    trade.poolFee = walk.poolIn * this.poolFee;
    trade.bookInput = walk.bookIn + walk.bookFee;
    trade.bookOutput = walk.bookOut;
    trade.bookFeeToPool = walk.toPool;
    this.onTrade(trade);
  }
}
