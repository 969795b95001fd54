import { describe, expect, it } from 'vitest';
import { agentKinds } from '../agents/agentKinds.ts';
import { parseScenario } from '../scenarios/readScenario.ts';
import { runScenario } from '../scenarios/runScenario.ts';
import { ScenarioInvalid } from '../yaml/ScenarioYaml.ts';

const scenario = (lending: string, agent = 'liquidator', path = '') => `market:
  base: { symbol: WETH, decimals: 18 }
  quote: { symbol: USDC, decimals: 6 }
  lotExponent: 14
pool: { quote: 1000000 }
path: ${path || '{ kind: gbm, start: 2000, dailyVolatility: 0.05, steps: 5, secondsPerStep: 12 }'}
${lending}
agents:
  - kind: ${agent}
`;
const parse = (source: string) => parseScenario(source, 'test.yaml', agentKinds);

function faultOf(source: string): string {
  try {
    parse(source);
  } catch (error) {
    expect(error).toBeInstanceOf(ScenarioInvalid);
    return (error as Error).message;
  }
  throw new Error('The scenario was accepted.');
}

describe('lending of a scenario', () => {
  it('has the defaults that docs/lending.md names', () => {
    const { lending } = parse(scenario('lending: { supplied: 1000 }'));
    expect(lending).toMatchObject({
      rates: { base: 0, kink: 0.9, below: 0.04, above: 0.6 },
      fee: 0.1,
      marks: 'guard',
      collateral: { liquidationLtv: 0.86, borrowLtv: 0.94 * 0.86 },
    });
    // 1/(1 − 0.3·(1 − 0.86)) = 1.04384, in parts of 10^4 as a market's words hold it.
    expect(lending?.collateral.maxIncentive).toBe(1.0438);
  });

  it.each([
    ['collateral: { liquidationLtv: 0.997 }', '7:', 'up to 0.9950: above 1/(1 + i)'],
    [
      'collateral: { liquidationLtv: 0.86, borrowLtv: 0.9 }',
      '7:',
      'a borrowLtv below liquidationLtv 0.86',
    ],
    ['collateral: { liquidationLtv: 0.915, maxIncentive: 1.1 }', '7:', 'at most 1.026'],
    ['fee: 2', '7:', 'fee, a number from 0 to 1, found 2'],
    ['marks: spot', '7:', 'one of guard, feed, pool'],
    [
      'borrowers: { count: 5, collateral: 1, usedFrom: 0.9, usedTo: 0.5 }',
      '7:',
      'usedTo from usedFrom 0.9',
    ],
    [
      'borrowers: { count: 5, collateral: 1, usedFrom: 0.1, usedTo: 0.5, secondShare: 0.5 }',
      '7:',
      'a second collateral, found none',
    ],
  ])('refuses %s and says where and why', (field, line, what) => {
    const fault = faultOf(scenario(`lending: { supplied: 1000, ${field} }`));
    expect(fault).toContain(`test.yaml:${line}`);
    expect(fault).toContain(what);
  });

  it.each(['liquidator', 'borrower\n    equity: 10\n    targetLtv: 0.5'])(
    'is asked for by an agent that needs it: %s',
    (agent) => {
      expect(faultOf(scenario('', agent))).toContain('expected a section lending');
    },
  );

  it('refuses loans that the lenders cannot pay, and a second collateral without its path', async () => {
    const run = (lending: string) =>
      runScenario(parse(scenario(lending)), { kinds: agentKinds, folder: '.' });
    await expect(
      run(
        'lending: { supplied: 10, borrowers: { count: 3, collateral: 1, usedFrom: 0.5, usedTo: 0.5 } }',
      ),
    ).rejects.toThrow(/borrower \d of 3 cannot borrow .* the lenders have/);
    await expect(run('lending: { supplied: 10, second: { asset: stETH } }')).rejects.toThrow(
      'expected an asset of a path of kind correlated',
    );
  });
});
