import type { Anvil } from '@weir/contracts/testing/anvil';
import type { Check } from '../yardstick.ts';
import { type Comparison, compareSides, sayAction, shrinkActions } from './compareSides.ts';
import type { NumberedAction, Side } from './Side.ts';

/** Random actions for an engine and for the contracts on a chain. */
export interface Campaign<Action extends NumberedAction> {
  /** What is printed of it: its seed above all. */
  name: string;
  actions: readonly Action[];
  anvil: Anvil;
  /** The engine and the contracts, anew, as the chain stands now. */
  sides(): Promise<readonly [engine: Side<Action>, contracts: Side<Action>]>;
  /** The whole market is compared after so many actions. */
  pictureEvery: number;
}

/** Compares the two: a check, with a smallest case where they differ. */
export async function checkCampaign<Action extends NumberedAction>(
  campaign: Campaign<Action>,
): Promise<Check> {
  const { name, actions } = campaign;
  const { done, refused, divergence } = await compareOn(campaign, actions);
  const words = divergence
    ? `differs at action ${divergence.action.number}`
    : `${done} done, ${refused} refused alike`;
  return {
    case: `${name}, ${actions.length} actions`,
    figure: words,
    reference: 'the contracts',
    error: divergence ? await explain(campaign) : '0 units',
    allowed: '0 units',
    isMet: divergence === null,
  };
}

/** Compares from the state that the chain is in now, and leaves it in that state. */
async function compareOn<Action extends NumberedAction>(
  { anvil, sides, pictureEvery }: Campaign<Action>,
  actions: readonly Action[],
): Promise<Comparison<Action>> {
  const snapshot = await anvil.rpc<string>('evm_snapshot');
  try {
    const [engine, contracts] = await sides();
    return await compareSides(engine, contracts, actions, pictureEvery);
  } finally {
    await anvil.rpc('evm_revert', [snapshot]);
  }
}

async function explain<Action extends NumberedAction>(campaign: Campaign<Action>): Promise<string> {
  const smallest = await shrinkActions(
    campaign.actions,
    async (tried) => (await compareOn(campaign, tried)).divergence !== null,
  );
  const { divergence } = await compareOn(campaign, smallest);
  const how = divergence
    ? `${divergence.in}: ${sayDifference('engine', divergence.first, divergence.second)}; ${sayDifference('contracts', divergence.second, divergence.first)}`
    : '';
  return ['smallest case:', ...smallest.map(sayAction), how].join('\n      ');
}

/** What one side says and the other does not: pictures of a market are long, and alike but for little. */
function sayDifference(who: string, said: string, other: string): string {
  const alike = new Set(other.split('; '));
  return `${who} ${said
    .split('; ')
    .filter((part) => !alike.has(part))
    .join('; ')}`;
}
