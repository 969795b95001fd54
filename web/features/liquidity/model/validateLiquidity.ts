import { say } from '../words/english.ts';

/** A token that a deposit takes, with what there is of it where it is taken from; undefined while unknown. */
interface Need {
  symbol: string;
  amount: bigint;
  held: bigint | undefined;
}

interface LiquidityCircumstances {
  found: 'empty' | 'refused' | 'quoted';
  /** What the quoted change takes; nothing for a removal. */
  needs: readonly Need[];
  isStale: boolean;
  isBusy: boolean;
  /** What to say where nothing was entered. */
  emptyWords: string;
}

/** Why a deposit or a removal cannot be sent yet; null where it can. */
export function validateLiquidity(circumstances: LiquidityCircumstances): string | null {
  const { found, needs, isStale, isBusy, emptyWords } = circumstances;
  if (found === 'empty') return emptyWords;
  if (found === 'refused') return say.changeMarked;
  if (isStale) return say.pricesOld;
  if (needs.some(({ held }) => held === undefined)) return say.readingBalance;
  const short = needs.find(({ amount, held }) => held !== undefined && held < amount);
  if (short) return say.notEnough(short.symbol);
  return isBusy ? say.waiting : null;
}
