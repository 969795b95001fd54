import type { Check, Yardstick } from '../yardstick.ts';

/** How many actions there are, and how many a chain takes: anvil slows down as its chain grows. */
const exchange = { actions: 10_000, perChain: 1000 };
const lending = { actions: 4000, perChain: 500 };

/** Yardstick 10: the exact engine does what the deployed contracts do, action by action, to the unit. */
export const engineAgainstContracts: Yardstick = {
  number: 10,
  title:
    'Engine against contracts: random actions on a local chain, every amount, level, share and pledge equal',
  source: "the contracts themselves, on anvil, by this repository's build",
  run: async (effort) => {
    // Libraries of chains are loaded by nobody but this.
    const { runCampaign } = await import('./runCampaign.ts');
    const { runLendingCampaign } = await import('./lending/runLendingCampaign.ts');
    return [
      ...(await runAll(exchange, effort, runCampaign)),
      ...(await runAll(lending, effort, runLendingCampaign)),
    ];
  },
};

async function runAll(
  { actions, perChain }: typeof exchange,
  effort: number,
  run: (seed: string, count: number) => Promise<Check>,
): Promise<Check[]> {
  const campaigns = Math.max(1, Math.round((actions * effort) / perChain));
  const count = Math.round((actions * effort) / campaigns);
  const checks: Check[] = [];
  for (let campaign = 1; campaign <= campaigns; campaign++) {
    checks.push(await run(`yardstick 10, campaign ${campaign}`, count));
  }
  return checks;
}
