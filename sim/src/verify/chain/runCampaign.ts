import { lotPrice, lotSize, quoteDown } from '@weir/contracts';
import {
  type LocalExchange,
  middleTick,
  startLocalExchange,
} from '@weir/contracts/testing/localExchange';
import { Random } from '../../random/Random.ts';
import type { Check } from '../yardstick.ts';
import { ChainSide } from './ChainSide.ts';
import { checkCampaign } from './checkCampaign.ts';
import { EngineSide } from './EngineSide.ts';
import { drawActions, type MarketAction } from './MarketAction.ts';

/** Lots of the pool that each campaign starts with. */
const POOL_LOTS = 10_000_000n;
/** A picture has all levels of the book, and costs more than an action. */
const PICTURE_EVERY = 20;

/** Random actions on the exchange of a chain and on the exact engine. */
export async function runCampaign(seed: string, count: number): Promise<Check> {
  const chain = await startLocalExchange();
  try {
    return await checkCampaign({
      name: `seed "${seed}"`,
      actions: drawCampaign(chain, seed, count),
      anvil: chain.anvil,
      sides: async () => [new EngineSide(chain.market), new ChainSide(chain)],
      pictureEvery: PICTURE_EVERY,
    });
  } finally {
    await chain.stop();
  }
}

/** The first action opens the pool; the others follow by chance. */
function drawCampaign({ market }: LocalExchange, seed: string, count: number): MarketAction[] {
  const lot = lotSize(market.lotExponent);
  const lotWorth = quoteDown(1_000_000n, lotPrice(middleTick)) / 1_000_000n;
  const random = Random.of(seed, 'actions');
  const scale = { middleTick, tickSpacing: market.tickSpacing, lot, lotWorth };
  const open: MarketAction = {
    number: count,
    account: 0,
    kind: 'add',
    maxBase: POOL_LOTS * lot,
    maxQuote: quoteDown(POOL_LOTS, lotPrice(middleTick)),
  };
  return [open, ...drawActions(count, random, scale)];
}
