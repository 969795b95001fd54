import { ExchangeError } from '@weir/contracts/maths';
import type { Engine } from '../engine/Engine.ts';
import { ExactEngine } from '../engine/ExactEngine.ts';
import { FloatEngine } from '../engine/float/FloatEngine.ts';
import type { Holding } from '../engine/Holding.ts';
import { plainDecimal, unitsOf } from '../engine/tokenAmount.ts';
import { InputError } from '../inputError.ts';
import type { Scenario } from './schema.ts';

/** The account of the pool's provider. */
export const providerAccount = 'provider';

/** The exchange refuses the scenario's first deposit. */
class DepositRefused extends InputError {
  constructor(quote: string, price: number, cause: ExchangeError) {
    super(`pool.quote ${quote} at the first price ${price}: ${cause.message}`, { cause });
  }
}

/** A market in memory with its first deposit. */
export interface OpenedMarket {
  engine: Engine;
  deposit: Holding;
}

/**
 * Opens a scenario's market and deposits the pool's liquidity at `price`: the quote amount asked for, and base worth
 * as much, rounded down to a unit. Throws `DepositRefused`.
 */
export function openMarket(scenario: Scenario, price: number): OpenedMarket {
  const engine = emptyEngine(scenario);
  const { quote } = scenario.pool;
  const base = plainDecimal(Number(quote) / price);
  try {
    return { engine, deposit: engine.deposit(providerAccount, { base, quote }) };
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    throw new DepositRefused(quote, price, error);
  }
}

function emptyEngine({ market, arithmetic }: Scenario): Engine {
  const { base, quote, lotExponent, smallestOrder, fees } = market;
  const scale = { lotExponent, baseDecimals: base.decimals, quoteDecimals: quote.decimals };
  const terms = {
    // Stand-ins: nothing in memory depends on addresses, or on the id that is their hash.
    id: 0n,
    base: '0x0000000000000000000000000000000000000001',
    quote: '0x0000000000000000000000000000000000000002',
    lotExponent,
    ...fees,
    minQuote: unitsOf(smallestOrder, quote.decimals),
  } as const;
  return arithmetic === 'exact' ? new ExactEngine(terms, scale) : new FloatEngine(terms, scale);
}
