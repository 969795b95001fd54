import { describe, expect, it } from 'vitest';
import { yardsticks } from './yardsticks.ts';

/** Yardsticks whose checks at full effort need more blocks than a test has time for: `15 bp: the paper's share`. */
const needsAll = /^\d+ bp: [^,]*$/;

// A tenth of the blocks and actions that `sim verify` takes, all of them in `npx pnpm test:deep`. Seeds are fixed, so the
// figures are the same on every machine; the model's three standard errors hold at any effort.
describe('sim verify', () => {
  const effort = process.env.WEIR_DEEP ? 1 : 0.1;

  it.each(yardsticks.map((yardstick) => [yardstick.number, yardstick.title, yardstick] as const))(
    'yardstick %i: %s',
    async (_number, _title, { run }) => {
      const checks = await run(effort);
      const counted = checks.filter(({ case: name }) => effort === 1 || !needsAll.test(name));
      expect(counted.length).toBeGreaterThan(0);
      expect(counted.filter(({ isMet }) => !isMet)).toEqual([]);
    },
    300_000,
  );
});
