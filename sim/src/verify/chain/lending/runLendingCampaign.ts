import { ExactLoans, type ExactTerms } from '../../../lending/ExactLoans.ts';
import { Random } from '../../../random/Random.ts';
import type { Check } from '../../yardstick.ts';
import { checkCampaign } from '../checkCampaign.ts';
import { drawLendingActions } from './drawLendingActions.ts';
import { LendingChainSide } from './LendingChainSide.ts';
import { LendingEngineSide } from './LendingEngineSide.ts';
import { startLocalLending } from './localLending.ts';

/**
 * Random actions on the lending contract of a chain and on the exact lending market. Prices reach the contract as on a
 * network: two feeds (LocalFeed) through the deployed PriceGuard, by whose answers the engine goes too.
 *
 * @param openLoans the engine's market; a test puts a broken one in its place.
 */
export async function runLendingCampaign(
  seed: string,
  count: number,
  openLoans = (terms: ExactTerms, time: bigint) => new ExactLoans(terms, time),
): Promise<Check> {
  const local = await startLocalLending();
  try {
    const terms = { ...local.terms, fee: local.fee };
    const { startPrices, openedAt } = local;
    const random = Random.of(seed, 'lending actions');
    return await checkCampaign({
      name: `lending, seed "${seed}"`,
      actions: await drawLendingActions(count, random, { terms, startPrices }),
      anvil: local.chain.anvil,
      sides: async () => {
        const time = await local.time();
        const chain = new LendingChainSide(local, time);
        const loans = openLoans(terms, openedAt);
        loans.moveTo(time);
        return [new LendingEngineSide(loans, () => chain.readGuards()), chain];
      },
      pictureEvery: 1,
    });
  } finally {
    await local.chain.stop();
  }
}
