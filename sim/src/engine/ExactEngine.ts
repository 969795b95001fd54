import { lotSize, type Market as MarketTerms, type PriceScale } from '@weir/contracts/maths';
import { describeTrade } from './describeTrade.ts';
import type { Depth, Engine, TakerTrade } from './Engine.ts';
import { ExactMarket } from './ExactMarket.ts';
import { ExactVenue } from './ExactVenue.ts';
import { ExactHolding, type Holding } from './Holding.ts';
import type { Fill, Side } from './Market.ts';
import { inTokens, unitsOf } from './tokenAmount.ts';

/** The engine that counts as the contracts do, in units. */
export class ExactEngine implements Engine {
  readonly arithmetic = 'exact';
  readonly poolFee: number;
  readonly market: ExactMarket;
  onTrade: (trade: TakerTrade) => void = () => {};
  readonly #onlooker: ExactVenue;

  /** An empty market. */
  constructor(
    terms: MarketTerms,
    readonly scale: PriceScale,
  ) {
    this.poolFee = terms.poolFee / 1e6;
    this.market = new ExactMarket(terms);
    this.market.onTaken = (account, plan) =>
      this.onTrade(describeTrade(plan, account, terms.poolFee, scale));
    // It only looks, and no account has this name in its ledger.
    this.#onlooker = this.venue('');
  }

  get baseReserve(): number {
    return inTokens(this.market.state.baseReserve, this.scale.baseDecimals);
  }

  get quoteReserve(): number {
    return inTokens(this.market.state.quoteReserve, this.scale.quoteDecimals);
  }

  venue(account: string): ExactVenue {
    return new ExactVenue(this.market, this.scale, account);
  }

  bestBid(): number | null {
    return this.#onlooker.bestBid();
  }

  bestAsk(): number | null {
    return this.#onlooker.bestAsk();
  }

  depth(side: 'bids' | 'asks', most: number): Depth[] {
    const lot = inTokens(lotSize(this.scale.lotExponent), this.scale.baseDecimals);
    return this.market.state[side].slice(0, most).map(({ tick, lots }) => ({
      price: this.#onlooker.priceOf(tick),
      size: Number(lots) * lot,
    }));
  }

  quote(side: Side, input: number): Fill | null {
    return this.#onlooker.quote(side, input);
  }

  quotePoolOnly(side: Side, input: number): Fill | null {
    return this.#onlooker.quotePoolOnly(side, input);
  }

  reserves(): Holding {
    const { baseReserve: base, quoteReserve: quote } = this.market.state;
    return new ExactHolding({ base, quote }, this.scale);
  }

  position(account: string): Holding {
    return new ExactHolding({ ...this.market.ledger.position(account) }, this.scale);
  }

  partOf(account: string): number {
    const { market } = this;
    return market.totalShares === 0n
      ? 0
      : Number(market.sharesOf(account)) / Number(market.totalShares);
  }

  redeemable(account: string): Holding {
    return new ExactHolding(this.market.redeemable(account), this.scale);
  }

  owed(): Holding {
    return new ExactHolding({ ...this.market.owed }, this.scale);
  }

  deposit(account: string, most: { base: string; quote: string }): Holding {
    const base = unitsOf(most.base, this.scale.baseDecimals);
    const quote = unitsOf(most.quote, this.scale.quoteDecimals);
    return new ExactHolding(this.market.addLiquidity(account, base, quote), this.scale);
  }

  closeOrders(account: string): void {
    this.market.closeOrders(account);
  }
}
