import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { loadAgents } from '../src/agents/loadAgents.ts';
import { parseScenario, runScenario } from '../src/index.ts';

const place = (name: string) => fileURLToPath(new URL(name, import.meta.url));

it('runs the agent from outside the package, on either engine with the same result', async () => {
  const kinds = await loadAgents(place('meanReversion.ts'));
  const source = await readFile(place('mean-reversion.yaml'), 'utf8');
  const scenario = parseScenario(source, 'mean-reversion.yaml', kinds);
  const [exact, float] = await Promise.all(
    (['exact', 'float'] as const).map((arithmetic) =>
      runScenario({ ...scenario, arithmetic }, { kinds, folder: place('.') }),
    ),
  );
  const results = [exact, float].map((run) => run?.agents.map(({ result }) => result) ?? []);
  const [own, arbitrage, noise] = results[0] ?? [];
  // It has traded, and paid for gas; what noise traders and arbitrage make of it is a matter of the path.
  expect(Math.abs(own ?? 0)).toBeGreaterThan(1);
  expect(exact?.agents[0]?.gasCost).toBeGreaterThan(0);
  expect(exact?.agents[0]?.position.base).not.toBe(0);
  expect(arbitrage).toBeGreaterThan(0);
  expect(noise).toBeLessThan(0);
  for (const [index, result] of (results[0] ?? []).entries()) {
    // A unit of USDC for each of some thousand actions, of a million.
    expect(Math.abs(result - (results[1]?.[index] ?? Number.NaN))).toBeLessThan(0.02);
  }
});
