import { loanWords, type PledgeFault, pledgeWords } from '#features/borrowing';
import {
  entryObstacle,
  type ListedLending,
  type SendingFacts,
  sendingObstacle,
  unitsOf,
} from '#features/lending';
import type { DecimalEntry } from '#lib/decimalEntry.ts';
import { say } from '../words/english.ts';

interface OpenFacts extends SendingFacts {
  listed: ListedLending;
  margin: DecimalEntry;
  marginSymbol: string;
  held: bigint | undefined;
  /** In hundredths; null where what was typed is none. */
  times: number | null;
  debt: bigint;
  debtAfter: bigint;
  cash: bigint;
  /** The most that may be borrowed against what is then pledged; null where nothing is quoted. */
  mostDebt: bigint | null;
  /** Why there is no quote, in words; null where there is one. */
  quoteProblem: string | null;
  isPaused: boolean;
  fault: PledgeFault | null;
}

/** Why a leverage cannot be opened; null where it can. */
export function validateOpening(facts: OpenFacts): string | null {
  const { listed, margin, held, times, debt, cash, mostDebt, fault } = facts;
  const { dust } = listed.market.terms;
  if (facts.isPaused) return say.isPaused;
  const wrong = entryObstacle(margin);
  if (wrong !== null) return wrong;
  if (times === null) return say.changeTimes;
  if (held === undefined) return say.readingBalance;
  if (unitsOf(margin) > held) return say.notEnough(facts.marginSymbol);
  if (debt > cash) return say.overCash(loanWords(listed, cash));
  if (mostDebt === null) return facts.quoteProblem ?? say.noQuote;
  if (fault) return pledgeWords(listed, fault);
  if (facts.debtAfter < dust) return say.debtTooSmall(loanWords(listed, dust));
  if (debt > mostDebt) return say.tooMuchLeverage;
  return sendingObstacle(facts);
}

interface CloseFacts extends SendingFacts {
  /** Why there is no quote, in words; null where there is one. */
  quoteProblem: string | null;
  isCovered: boolean;
}

/** Why a position cannot be closed by selling its collateral; null where it can. */
export function validateClosing(facts: CloseFacts): string | null {
  if (facts.quoteProblem !== null) return facts.quoteProblem;
  if (!facts.isCovered) return say.saleTooSmall;
  return sendingObstacle(facts);
}
