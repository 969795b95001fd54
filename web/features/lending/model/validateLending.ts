import { MOST_FUNDS } from '@weir/contracts';
import type { DecimalEntry } from '#lib/decimalEntry.ts';
import { say } from '../words/english.ts';
import { entryObstacle, unitsOf } from './amountEntry.ts';

/** What decides for every action whether it can be sent now. */
export interface SendingFacts {
  /** The node has not answered for a while. */
  isStale: boolean;
  isBusy: boolean;
}

interface SupplyFacts extends SendingFacts {
  entry: DecimalEntry;
  symbol: string;
  /** Undefined while unknown. */
  held: bigint | undefined;
  isPaused: boolean;
  /** Symbols of the collaterals whose prices were reported down. */
  down: readonly string[];
  /** What the market holds and has lent, in loan units. */
  funds: bigint;
}

/** Why a supply cannot be sent; null where it can. */
export function validateSupply(facts: SupplyFacts): string | null {
  const { entry, symbol, held, isPaused, down, funds } = facts;
  // Said before an amount is asked for: no amount would do.
  if (isPaused) return say.isPaused;
  if (down.length > 0) return say.priceDown(down.join(', '));
  const wrong = entryObstacle(entry);
  if (wrong !== null) return wrong;
  if (held === undefined) return say.readingBalance;
  const units = unitsOf(entry);
  if (units > held) return say.notEnough(symbol);
  if (funds + units > MOST_FUNDS) return say.tooMuchForMarket;
  return sendingObstacle(facts);
}

interface WithdrawFacts extends SendingFacts {
  entry: DecimalEntry;
  symbol: string;
  supplied: bigint;
  cash: bigint;
}

/** Why a withdrawal cannot be sent; null where it can. */
export function validateWithdrawal(facts: WithdrawFacts): string | null {
  const { entry, symbol, supplied, cash } = facts;
  const wrong = entryObstacle(entry);
  if (wrong !== null) return wrong;
  const units = unitsOf(entry);
  if (units > supplied) return say.notSupplied(symbol);
  if (units > cash) return say.lentOut;
  return sendingObstacle(facts);
}

/** What keeps any action from being sent, once its amounts are right. */
export function sendingObstacle({ isStale, isBusy }: SendingFacts): string | null {
  if (isStale) return say.pricesOld;
  return isBusy ? say.waiting : null;
}
