import {
  entryObstacle,
  type ListedLending,
  type SendingFacts,
  sendingObstacle,
  unitsOf,
} from '#features/lending';
import type { DecimalEntry } from '#lib/decimalEntry.ts';
import { exactDecimal, formatAmount } from '#lib/formatAmount.ts';
import { say } from '../words/english.ts';
import type { PledgeFault } from './positionDraft.ts';

/** An amount in whole loan tokens with its symbol, cut to `places` decimals. */
export function loanWords(
  { loan }: Pick<ListedLending, 'loan'>,
  units: bigint,
  places?: number,
): string {
  return `${formatAmount(units, loan.decimals, places)} ${loan.symbol}`;
}

/** What is wrong with the pledges, in words for a button. */
export function pledgeWords(listed: ListedLending, fault: PledgeFault): string {
  const token = listed.collaterals[fault.index];
  const symbol = token?.symbol ?? '';
  if (fault.kind === 'noPrice') return say.noPrice(symbol);
  const { dust } = listed.market.terms;
  if (fault.kind === 'dust') return say.pledgeTooSmall(symbol, loanWords(listed, dust));
  return say.capFull(symbol, exactDecimal(fault.cap, token?.decimals ?? 0));
}

interface BorrowFacts extends SendingFacts {
  listed: ListedLending;
  /** What is added of a collateral, and what the wallet has of it; undefined while unknown. */
  added: DecimalEntry;
  addedSymbol: string;
  held: bigint | undefined;
  borrowed: DecimalEntry;
  /** In loan units: the most that may be borrowed with what is added, and what would be owed. */
  most: bigint;
  debtAfter: bigint;
  cash: bigint;
  isPaused: boolean;
  /** Of the position as it would be; null where nothing is. */
  fault: PledgeFault | null;
  hasDebt: boolean;
}

/** Why collateral cannot be added and a loan taken in one go; null where they can. */
export function validateBorrow(facts: BorrowFacts): string | null {
  const { listed, added, borrowed, held, fault, most, debtAfter, cash } = facts;
  const { dust } = listed.market.terms;
  for (const entry of [added, borrowed]) {
    if (entry.kind === 'malformed' || entry.kind === 'tooPrecise') return entryObstacle(entry);
  }
  const [adds, borrows] = [unitsOf(added), unitsOf(borrowed)];
  if (borrows > 0n && facts.isPaused) return say.isPaused;
  if (adds === 0n && borrows === 0n) return say.enterAmount;
  if (adds > 0n) {
    if (held === undefined) return say.readingBalance;
    if (adds > held) return say.notEnough(facts.addedSymbol);
  }
  // Without a debt collateral lies idle: no price is asked for, and no cap counts.
  if (fault && (borrows > 0n || facts.hasDebt)) return pledgeWords(listed, fault);
  if (borrows > cash) return say.overCash(loanWords(listed, cash));
  if (borrows > 0n && borrows > most) {
    return most === 0n ? say.addCollateralFirst : say.overLimit(loanWords(listed, most));
  }
  if (borrows > 0n && debtAfter < dust) return say.debtTooSmall(loanWords(listed, dust));
  return sendingObstacle(facts);
}

interface RepayFacts extends SendingFacts {
  entry: DecimalEntry;
  symbol: string;
  debt: bigint;
  held: bigint | undefined;
}

/** Why a repayment cannot be sent; null where it can. More than the debt is no fault: the debt is repaid. */
export function validateRepay(facts: RepayFacts): string | null {
  const { entry, symbol, debt, held } = facts;
  if (debt === 0n) return say.nothingOwed;
  const wrong = entryObstacle(entry);
  if (wrong !== null) return wrong;
  if (held === undefined) return say.readingBalance;
  const units = unitsOf(entry);
  if (units > held && debt > held) return say.notEnough(symbol);
  return sendingObstacle(facts);
}

interface RemoveFacts extends SendingFacts {
  listed: ListedLending;
  entry: DecimalEntry;
  symbol: string;
  pledged: bigint;
  most: bigint;
  hasDebt: boolean;
  /** Of what would be left. */
  fault: PledgeFault | null;
}

/** Why collateral cannot be taken out; null where it can. */
export function validateRemove(facts: RemoveFacts): string | null {
  const { listed, entry, symbol, pledged, most, hasDebt, fault } = facts;
  const wrong = entryObstacle(entry);
  if (wrong !== null) return wrong;
  const units = unitsOf(entry);
  if (units > pledged) return say.notPledged(symbol);
  if (hasDebt && fault) return pledgeWords(listed, fault);
  if (hasDebt && units > most) return say.debtNeedsIt;
  return sendingObstacle(facts);
}
