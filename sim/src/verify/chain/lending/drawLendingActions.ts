import { ExactLoans, type ExactTerms } from '../../../lending/ExactLoans.ts';
import type { Random } from '../../../random/Random.ts';
import type { LendingAction } from './LendingAction.ts';
import { LendingDrawer } from './LendingDrawer.ts';
import { LendingEngineSide } from './LendingEngineSide.ts';
import { pairPrices } from './pairPrices.ts';

/** The market that actions are drawn for. */
export interface LendingScale {
  terms: ExactTerms;
  /** At which the feeds begin, in parts of `PRICE_ONE`. */
  startPrices: readonly bigint[];
}

/**
 * Random actions, each drawn where the ones before it would have led: loans up to the very limit and one unit above, prices
 * that fall below it, liquidations of what is due. Some must be refused, so that refusals are compared too. What is drawn
 * stands by itself: it can be tried from the start, with others left out.
 */
export async function drawLendingActions(
  count: number,
  random: Random,
  { terms, startPrices }: LendingScale,
): Promise<LendingAction[]> {
  const feeds = startPrices.map((price): [bigint, bigint] => [price, price]);
  const loans = new ExactLoans(terms, 0n);
  const side = new LendingEngineSide(loans, async () => pairPrices(feeds, startPrices));
  const drawer = new LendingDrawer(side, random, startPrices);
  const actions: LendingAction[] = [];
  for (let number = 0; number < count; number++) {
    const action = await drawer.next(number);
    if (action.kind === 'reprice') feeds[action.index] = action.feeds;
    // Its seconds have passed while it was drawn.
    await side.act({ ...action, after: 0 });
    actions.push(action);
  }
  return actions;
}
