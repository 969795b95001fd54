import type { PriceScale } from '@weir/contracts/maths';
import { formatUnits, inTokens, plainDecimal } from './tokenAmount.ts';

/** Amounts of both tokens, in whole tokens. */
export interface Amounts {
  readonly base: number;
  readonly quote: number;
}

/** Amounts with their decimals: exact where the engine's arithmetic is, else the floats' own shortest ones. */
export interface Holding extends Amounts {
  readonly baseText: string;
  readonly quoteText: string;
}

/** Units as amounts. Their texts are made when asked for. */
export class ExactHolding implements Holding {
  readonly base: number;
  readonly quote: number;

  constructor(
    readonly units: Readonly<{ base: bigint; quote: bigint }>,
    readonly scale: PriceScale,
  ) {
    this.base = inTokens(units.base, scale.baseDecimals);
    this.quote = inTokens(units.quote, scale.quoteDecimals);
  }

  get baseText(): string {
    return formatUnits(this.units.base, this.scale.baseDecimals);
  }

  get quoteText(): string {
    return formatUnits(this.units.quote, this.scale.quoteDecimals);
  }
}

/** Floats as amounts. */
export class FloatHolding implements Holding {
  constructor(
    readonly base: number,
    readonly quote: number,
  ) {}

  get baseText(): string {
    return plainDecimal(this.base);
  }

  get quoteText(): string {
    return plainDecimal(this.quote);
  }
}
