import { ExchangeError, type PriceScale } from '@weir/contracts';
import { ExactMarket } from '../engine/ExactMarket.ts';
import type { Position } from '../engine/Ledger.ts';
import { parseUnits, unitsDown } from '../engine/tokenAmount.ts';
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
  market: ExactMarket;
  scale: PriceScale;
  deposit: Position;
}

/**
 * Opens a scenario's market and deposits the pool's liquidity at `price`: the quote amount asked for, and base worth
 * as much, rounded down to a unit. Throws `DepositRefused`.
 */
export function openMarket(scenario: Scenario, price: number): OpenedMarket {
  const { base, quote, lotExponent, smallestOrder, fees } = scenario.market;
  const scale = { lotExponent, baseDecimals: base.decimals, quoteDecimals: quote.decimals };
  const market = new ExactMarket({
    // Stand-ins: nothing in memory depends on addresses, or on the id that is their hash.
    id: 0n,
    base: '0x0000000000000000000000000000000000000001',
    quote: '0x0000000000000000000000000000000000000002',
    lotExponent,
    ...fees,
    minQuote: exactUnits(smallestOrder, quote.decimals),
  });
  const deposit = {
    base: unitsDown(Number(scenario.pool.quote) / price, base.decimals),
    quote: exactUnits(scenario.pool.quote, quote.decimals),
  };
  try {
    market.addLiquidity(providerAccount, deposit.base, deposit.quote);
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    throw new DepositRefused(scenario.pool.quote, price, error);
  }
  return { market, scale, deposit };
}

/** The schema has checked that the amount fits the token's decimals. */
function exactUnits(amount: string, decimals: number): bigint {
  const units = parseUnits(amount, decimals);
  if (units === null) throw new RangeError(`${amount} has more than ${decimals} decimals.`);
  return units;
}
