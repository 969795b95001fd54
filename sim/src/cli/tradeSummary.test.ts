import { describe, expect, it } from 'vitest';
import { TradeExperiment } from '../p2p/TradeExperiment.ts';
import { tradeSummary } from './tradeSummary.ts';

const trade = `title: A trade
trade:
  amount: 500
  bond: 0.15
court:
  wrong: 0.05
  settlementShare: 0.5
`;

describe('tradeSummary', () => {
  it('says what cheating yields, and when it pays', () => {
    const text = tradeSummary(new TradeExperiment(trade, 'test.yaml'));
    expect(text).toContain('Between two who play best: honest');
    expect(text).toMatch(/seller: deny +-4.50 % +-22.50 USD +best/);
    expect(text).toMatch(/denial without appeal +12.61 %/);
  });
});
