import { bestCheat, outcomeOf, yieldsOf } from '../p2p/strategies.ts';
import type { TradeExperiment } from '../p2p/TradeExperiment.ts';
import { denialThreshold, wrongRulingsThreshold } from '../p2p/thresholds.ts';
import { termsOf } from '../p2p/tradeTerms.ts';
import { table } from './table.ts';

/** A trade for people, at the file's own terms: every way to cheat, and how often panels must err for it to pay. */
export function tradeSummary({ scenario, points }: TradeExperiment): string {
  const terms = termsOf(scenario);
  const yields = yieldsOf(terms);
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
  const rows = yields.map((one) => [
    `${one.player}: ${one.strategy}`,
    percent(one.yield),
    `${(one.yield * terms.amount).toFixed(2)} USD`,
    one === bestCheat(yields, one.player) ? 'best' : '',
  ]);
  const threshold = (player: 'seller' | 'buyer') => {
    const found = wrongRulingsThreshold(terms, player);
    return found === null ? 'never' : percent(found);
  };
  const { bond, fee, rulingFee } = terms;
  return [
    ...(scenario.title === '' ? [] : [scenario.title]),
    `One trade of ${terms.amount} USD, bonds ${percent(bond.seller)} and ${percent(bond.buyer)}, ${percent(terms.wrong)} wrong rulings; ` +
      `${points} ${points === 1 ? 'point' : 'points'} in all`,
    `Between two who play best: ${outcomeOf(terms)}`,
    `What cheating yields beyond honesty\n${table(rows)}`,
    `Wrong rulings above which it pays\n${table([
      ['seller, by any means', threshold('seller')],
      ['buyer, by any means', threshold('buyer')],
      ['denial without appeal', percent(denialThreshold(bond.seller, fee, rulingFee))],
    ])}`,
  ].join('\n\n');
}
