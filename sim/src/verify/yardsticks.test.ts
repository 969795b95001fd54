import { describe, expect, it } from 'vitest';
import { yardsticks } from './yardsticks.ts';

// A tenth of the blocks that `sim verify` takes. Seeds are fixed, so the figures are the same on every machine; the
// model's three standard errors hold at any effort, the paper's share only needs the full one.
describe.each(
  yardsticks.map((yardstick) => [yardstick.number, yardstick.title, yardstick] as const),
)('yardstick %i: %s', (_number, _title, { run }) => {
  const checks = run(0.1).filter(({ case: name }) => !/^\d+ bp: [^,]*$/.test(name));

  it.each(checks.map((check) => [check.case, check] as const))('%s', (_case, check) => {
    expect(check).toMatchObject({ isMet: true });
  });
});
