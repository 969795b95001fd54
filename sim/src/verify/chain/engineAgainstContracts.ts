import type { Check, Yardstick } from '../yardstick.ts';

const ACTIONS = 10_000;
/** Actions a chain: anvil slows down as its chain grows. */
const ACTIONS_PER_CHAIN = 1000;

/** Yardstick 10: the exact engine does what the deployed contracts do, action by action, to the unit. */
export const engineAgainstContracts: Yardstick = {
  number: 10,
  title: 'Engine against contracts: random actions on a local chain, every amount and level equal',
  source: "the contracts themselves, on anvil, by this repository's build",
  run: async (effort) => {
    // Libraries of chains are loaded by nobody but this.
    const { runCampaign } = await import('./runCampaign.ts');
    const campaigns = Math.max(1, Math.round((ACTIONS * effort) / ACTIONS_PER_CHAIN));
    const perChain = Math.round((ACTIONS * effort) / campaigns);
    const checks: Check[] = [];
    for (let campaign = 1; campaign <= campaigns; campaign++) {
      checks.push(await runCampaign(`yardstick 10, campaign ${campaign}`, perChain));
    }
    return checks;
  },
};
