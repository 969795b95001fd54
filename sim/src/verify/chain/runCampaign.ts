import { lotPrice, lotSize, quoteDown } from '@weir/contracts';
import { type LocalExchange, middleTick, startLocalExchange } from '@weir/contracts/localExchange';
import { Random } from '../../random/Random.ts';
import type { Check } from '../yardstick.ts';
import { ChainSide } from './ChainSide.ts';
import { type Comparison, compareSides, sayAction, shrinkActions } from './compareSides.ts';
import { EngineSide } from './EngineSide.ts';
import { drawActions, type MarketAction } from './MarketAction.ts';

/** Lots of the pool that each campaign starts with. */
const POOL_LOTS = 10_000_000n;

/** Random actions on a chain and on the exact engine: a check, with a smallest case where they differ. */
export async function runCampaign(seed: string, count: number): Promise<Check> {
  const chain = await startLocalExchange();
  try {
    const actions = drawCampaign(chain, seed, count);
    const { done, refused, divergence } = await compareOn(chain, actions);
    const words = divergence
      ? `differs at action ${divergence.action.number}`
      : `${done} done, ${refused} refused alike`;
    return {
      case: `seed "${seed}", ${actions.length} actions`,
      figure: words,
      reference: 'the contracts',
      error: divergence ? await explain(chain, actions) : '0 units',
      allowed: '0 units',
      isMet: divergence === null,
    };
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

/** Compares from the state that the chain is in now, and leaves it in that state. */
async function compareOn(
  chain: LocalExchange,
  actions: readonly MarketAction[],
): Promise<Comparison> {
  const snapshot = await chain.anvil.rpc<string>('evm_snapshot');
  try {
    return await compareSides(new EngineSide(chain.market), new ChainSide(chain), actions);
  } finally {
    await chain.anvil.rpc('evm_revert', [snapshot]);
  }
}

async function explain(chain: LocalExchange, actions: readonly MarketAction[]): Promise<string> {
  const smallest = await shrinkActions(
    actions,
    async (tried) => (await compareOn(chain, tried)).divergence !== null,
  );
  const { divergence } = await compareOn(chain, smallest);
  const how = divergence
    ? `${divergence.in}: engine ${divergence.first}; contracts ${divergence.second}`
    : '';
  return ['smallest case:', ...smallest.map(sayAction), how].join('\n      ');
}
