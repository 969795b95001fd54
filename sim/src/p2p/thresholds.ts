import type { Player } from './gameTree.ts';
import { bestCheat, type Cheat, yieldsOf } from './strategies.ts';
import type { TradeTerms } from './tradeTerms.ts';

/**
 * The rate of wrong rulings above which denying pays, where there is no appeal, bribe or settlement: w of
 * w·1 − (1 − w)·b = −c, that is (b − c)/(1 + b). `released` is what releasing costs: the fee, and a late release's part.
 * With a fee on rulings too, its cost is the bond and the fee.
 */
export function denialThreshold(bond: number, released: number, rulingFee = 0): number {
  return (bond + rulingFee - released) / (1 + bond + rulingFee);
}

/**
 * The rate of wrong rulings, in both rounds alike, above which a side's best way to cheat pays, or one way alone; to
 * 10⁻⁶. 0 where it pays with panels that never err, null where it never pays.
 */
export function wrongRulingsThreshold(
  terms: TradeTerms,
  player: Player,
  strategy?: Cheat,
): number | null {
  const pays = (wrong: number) => {
    const yields = yieldsOf({ ...terms, wrong, wrongOnAppeal: wrong });
    const found = strategy && yields.find((one) => one.strategy === strategy);
    return (found ?? bestCheat(yields, player)).yield > 0;
  };
  if (pays(0)) return 0;
  if (!pays(1)) return null;
  let [low, high] = [0, 1];
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (pays(middle)) high = middle;
    else low = middle;
  }
  return high;
}
