import type { Fill, Side, TakerMarket } from '../Market.ts';

/**
 * The constant-product pool in float64, for volume: the same rules as the exchange's, without its rounding. The fee is
 * on the input and stays in the reserves.
 */
export class FloatPool implements TakerMarket {
  /**
   * @param baseReserve in whole tokens, above zero
   * @param quoteReserve in whole tokens, above zero
   * @param fee a fraction of the input, 0.003 for 0.3 %
   */
  constructor(
    public baseReserve: number,
    public quoteReserve: number,
    readonly fee: number,
  ) {}

  poolPrice(): number {
    return this.quoteReserve / this.baseReserve;
  }

  inputWithin(side: Side, price: number): number {
    const keep = 1 - this.fee;
    const isBuy = side === 'buy';
    const x = isBuy ? this.quoteReserve : this.baseReserve;
    const y = isBuy ? this.baseReserve : this.quoteReserve;
    // Input for output of the last unit, fee included. Most questions end here, without a root.
    const rate = isBuy ? price * keep : keep / price;
    if (y * rate <= x) return 0;
    // The reserve of the input token at which the pool's price with its fee is the price asked for.
    return (Math.sqrt(x * y * rate) - x) / keep;
  }

  quote(side: Side, input: number): Fill | null {
    const isBuy = side === 'buy';
    const x = isBuy ? this.quoteReserve : this.baseReserve;
    const y = isBuy ? this.baseReserve : this.quoteReserve;
    const net = input * (1 - this.fee);
    const output = (y * net) / (x + net);
    return output > 0 ? { side, input, output } : null;
  }

  swap(side: Side, input: number, limit?: number): Fill | null {
    const taken = limit === undefined ? input : Math.min(input, this.inputWithin(side, limit));
    const fill = this.quote(side, taken);
    if (fill === null) return null;
    if (side === 'buy') {
      this.quoteReserve += fill.input;
      this.baseReserve -= fill.output;
    } else {
      this.baseReserve += fill.input;
      this.quoteReserve -= fill.output;
    }
    return fill;
  }
}
