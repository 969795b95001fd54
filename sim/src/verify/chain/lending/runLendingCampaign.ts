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
 * @param engine what is compared with the contract; a test puts a broken one in its place.
 */
export async function runLendingCampaign(
  seed: string,
  count: number,
  engine = LendingEngineSide,
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
        return [new engine(terms, openedAt, time, () => chain.readGuards()), chain];
      },
      pictureEvery: 1,
    });
  } finally {
    await local.chain.stop();
  }
}
