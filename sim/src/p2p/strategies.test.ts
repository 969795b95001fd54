import { describe, expect, it } from 'vitest';
import { disputeGame, firstRoundBribe } from './disputeGame.ts';
import { solve } from './gameTree.ts';
import { tradeSchema } from './schema.ts';
import { bestCheat, type Cheat, outcomeOf, yieldsOf } from './strategies.ts';
import { denialThreshold, wrongRulingsThreshold } from './thresholds.ts';
import { termsOf } from './tradeTerms.ts';

type Section = Record<string, unknown>;

/** A trade of 1,000 USD on the escrow's terms, 5 % wrong rulings. */
const terms = (
  sections: { trade?: Section; terms?: Section; court?: Section; payment?: Section } = {},
) =>
  termsOf(
    tradeSchema.parse({
      ...sections,
      trade: { amount: 1000, ...sections.trade },
      court: { wrong: 0.05, ...sections.court },
    }),
  );
const yieldOf = (strategy: Cheat, sections: Parameters<typeof terms>[0] = {}) =>
  yieldsOf(terms(sections)).find((one) => one.strategy === strategy);
const noAppeal = { appeals: false };

describe('a denial', () => {
  it('pays above 12.6 % wrong rulings at 15 % bonds; above 12.2 % a day after R', () => {
    expect(denialThreshold(0.15, 0.005)).toBeCloseTo(0.1261, 4);
    expect(denialThreshold(0.15, 0.01)).toBeCloseTo(0.1217, 4);
    expect(denialThreshold(0.15, 0.055)).toBeCloseTo(0.0826, 4);
  });

  it.each([0.05, 0.1, 0.15, 0.2, 0.3])(
    'pays in the game where the formula says, bond %d',
    (bond) => {
      const found = wrongRulingsThreshold(terms({ trade: { bond }, court: noAppeal }), 'seller');
      expect(found).toBeCloseTo(denialThreshold(bond, 0.005), 5);
    },
  );

  it('pays above 13.0 % where a ruling costs the fee too', () => {
    const charged = { terms: { feeOnRuling: true }, court: noAppeal };
    const found = wrongRulingsThreshold(terms(charged), 'seller', 'deny');
    expect(found).toBeCloseTo(0.15 / 1.155, 5);
  });

  it('pays above 16.8 % where both appeal: who loses twice has paid the appeal as well', () => {
    const wrong = 0.168_202;
    expect(wrongRulingsThreshold(terms(), 'seller', 'deny')).toBeCloseTo(wrong, 5);
    // w·1.15 = 0.145 + (1 − w)²·0.07
    expect(wrong * 1.15).toBeCloseTo(0.145 + (1 - wrong) ** 2 * 0.07, 5);
  });

  it('is conceded for 5 % where it does not pay: 4.5 % worse than releasing', () => {
    const found = yieldOf('deny');
    expect(found?.yield).toBeCloseTo(-0.045, 12);
    expect(found?.course).toBe('seller: concede');
  });

  it('hangs on the last round alone where both appeal', () => {
    const rightAtLast = yieldOf('deny', { court: { wrong: 0.9, wrongOnAppeal: 0 } });
    expect(rightAtLast?.yield).toBeCloseTo(-0.045, 12);
    const wrongAtLast = yieldOf('deny', { court: { wrong: 0, wrongOnAppeal: 0.3 } });
    // Ruled against first, the seller appeals for 7 %.
    expect(wrongAtLast?.yield).toBeCloseTo(0.3 * 1.01 + 0.7 * (0.01 - 0.15 - 0.07) - 0.005, 12);
  });

  it('ends with the first seats overturned where these err and the appeal does not', () => {
    const court = { wrong: 0.4, wrongOnAppeal: 0.2 };
    const game = disputeGame('seller', terms({ court }), {
      rules: true,
      settles: false,
      bribes: false,
    });
    expect(solve(game).payoffs.overturned).toBeCloseTo(0.4 * 0.8, 12);
  });

  it('pays more often the more trades are halved: at 22.8 % of them with panels that never err', () => {
    const at = (noRuling: number) => yieldOf('deny', { court: { wrong: 0, noRuling } })?.yield;
    // n·(0.5 − 0.015) − (1 − n)·0.15 = −0.005, half of the panel's 3 % being lost
    expect(at(0.228)).toBeLessThan(0);
    expect(at(0.229)).toBeGreaterThan(0);
  });
});

describe('weak evidence', () => {
  it('lets a denial pay at 4.7 % wrong rulings: it is tried, and conceded where the evidence is good', () => {
    // v·(0.5·1.15 − 0.145) = (1 − v)·0.045, and half of the weak cases are ruled wrong.
    const weakEvidence = 0.045 / (0.5 * 1.15 - 0.145 + 0.045);
    expect(weakEvidence / 2).toBeCloseTo(0.0474, 4);
    const court = { wrong: 0, ...noAppeal };
    const at = (weakEvidence: number) => yieldOf('deny', { court: { ...court, weakEvidence } });
    expect(at(weakEvidence - 1e-4)?.yield).toBeLessThan(0);
    expect(at(weakEvidence + 1e-4)?.yield).toBeGreaterThan(0);
    expect(at(0.2)?.course).toBe('seller: go to the panel, seller: concede');
  });
});

describe('a threat', () => {
  it('pays where going on beats conceding: above 8.7 % without appeal, 13.3 % with one', () => {
    const settling = (court: Section) =>
      wrongRulingsThreshold(terms({ court: { settlementShare: 0.5, ...court } }), 'seller');
    expect(settling(noAppeal)).toBeCloseTo((0.15 - 0.05) / 1.15, 5);
    expect(settling({})).toBeCloseTo(0.1327, 4);
  });

  it('ends on the splits that two bonds, the fee and both surpluses allow', () => {
    const court = { wrong: 0.4, settlementShare: 0.5 };
    const means = { rules: true, settles: true, bribes: false };
    const { seller, buyer } = solve(disputeGame('seller', terms({ court }), means)).payoffs;
    // The buyer's part x leaves the seller 1 + g − x·(1 + f) and the buyer g − 1 + x.
    expect(seller + 1.005 * buyer).toBeCloseTo(1.01 + 1.005 * (0.01 - 1), 12);
  });

  it('brings a cheat who is paid nothing of what it saves no more than the ruling', () => {
    const court = { wrong: 0.2, settlementShare: 0 };
    const alone = yieldOf('deny', { court })?.yield ?? Number.NaN;
    expect(yieldOf('deny and settle', { court })?.yield).toBeCloseTo(alone, 12);
    const half = yieldOf('deny and settle', { court: { ...court, settlementShare: 0.5 } });
    expect(half?.yield).toBeGreaterThan(alone + 0.05);
    expect(half?.course).toBe('seller: settle');
  });
});

describe('a bluff', () => {
  it('is deterred by nothing but the cost of backing down, where sellers are fooled', () => {
    // φ·(1 + g) − (1 − φ)·c = g, with c = 0.25 % and 1 % of 6 h an hour, and g = 1 %
    const cost = 0.0025 + 0.01 / 6;
    const pays = (0.01 + cost) / (1.01 + cost);
    const at = (fooled: number) => yieldOf('bluff, back down', { payment: { fooled } })?.yield;
    expect(at(pays - 1e-4)).toBeLessThan(0);
    expect(at(pays + 1e-4)).toBeGreaterThan(0);
    for (const bond of [0.05, 0.3]) {
      expect(yieldOf('bluff, back down', { trade: { bond } })?.yield).toBeCloseTo(-0.01 - cost, 12);
    }
  });

  it('carried to a ruling pays above (b + g)/(1 + b + g) wrong rulings', () => {
    const found = wrongRulingsThreshold(terms({ court: noAppeal }), 'buyer', 'bluff');
    expect(found).toBeCloseTo(0.16 / 1.16, 5);
  });
});

describe('a bribe', () => {
  const bribe = (court: Section) => yieldOf('deny and bribe', { court });

  it('of the first round alone never pays: 1.16 of the trade for a ruling that the appeal overturns', () => {
    const court = { seatPrice: 0, appealSeatPrice: 1e6 };
    expect(bribe(court)?.yield).toBeCloseTo(-0.045, 12);
    const { seatLoss } = terms();
    expect(firstRoundBribe(seatLoss, 0.95, 0)).toBeCloseTo(2 * 0.61 * 0.95, 12);
    // Where no appeal can follow, two seats cost what they ask.
    const unappealed = bribe({ seatPrice: 50, appeals: false });
    expect(unappealed?.yield).toBeCloseTo(1.005 - 0.1, 12);
  });

  it('pays where the last round is for sale below 27 % of the trade a seat, for the price of two', () => {
    // Four seats cost less than a bought appeal brings: 4p < (1 − w)·(1 + b).
    const least = (0.95 * 1.15) / 4;
    const bought = bribe({ seatPrice: (least - 0.001) * 1000 });
    expect(bought?.yield).toBeCloseTo(1.005 - 2 * (least - 0.001), 9);
    expect(bought?.course).toBe('seller: go to the panel, seller: bribe the panel, buyer: accept');
    expect(bribe({ seatPrice: (least + 0.001) * 1000 })?.yield).toBeCloseTo(-0.045, 12);
  });

  it('that finds its seats in half of the cases yields less', () => {
    const sure = bribe({ seatPrice: 100 })?.yield ?? Number.NaN;
    expect(bribe({ seatPrice: 100, reachable: 0.5 })?.yield).toBeLessThan(sure - 0.2);
    const unappealed = bribe({ seatPrice: 100, reachable: 0.5, appeals: false });
    const alone = 0.05 * 1.01 + 0.95 * (0.01 - 0.15);
    expect(unappealed?.yield).toBeCloseTo((1.01 - 0.2 + alone) / 2 - 0.005, 12);
  });
});

describe('a payment called back', () => {
  it('pays above what the account is worth, whatever the bonds', () => {
    const payment = { reversed: 0.5, accountWorth: 25 };
    const at = (amount: number, bond: number) =>
      yieldOf('call back', { trade: { amount, bond }, payment })?.yield;
    expect(at(50, 0.15)).toBe(0);
    expect(at(100, 0.15)).toBeCloseTo(0.25, 12);
    expect(at(100, 1)).toBeCloseTo(0.25, 12);
    expect(at(25, 0.15)).toBeCloseTo(-0.5, 12);
  });
});

describe('a bond', () => {
  it('is never below the panel’s fee: 9 USD are 36 % of a trade of 25', () => {
    const { bond, appealFee } = terms({ trade: { amount: 25 } });
    expect(bond).toEqual({ seller: 0.36, buyer: 0.36 });
    expect(appealFee).toBeCloseTo(0.84, 12);
    // 3.5 fees of 3 USD are more than 0.6 of 10 USD.
    expect(terms({ trade: { amount: 10 } }).seatLoss).toBeCloseTo(1.05 + 0.3, 12);
  });
});

describe('two who play best', () => {
  it('trade honestly on the escrow’s terms', () => {
    expect(outcomeOf(terms())).toBe('honest');
    expect(bestCheat(yieldsOf(terms()), 'seller').yield).toBeLessThan(0);
    expect(bestCheat(yieldsOf(terms()), 'buyer').yield).toBeLessThan(0);
  });

  it.each<[string, Parameters<typeof terms>[0]]>([
    ['panels err in a fifth of the cases', { court: { wrong: 0.2 } }],
    ['sellers are fooled in 5 %', { payment: { fooled: 0.05 } }],
    ['payments can be called back', { payment: { reversed: 0.5 } }],
    ['there is nothing to gain', { trade: { surplus: 0 } }],
  ])('stay away where %s', (_, sections) => {
    expect(outcomeOf(terms(sections))).toBe('no trade');
  });

  it('have a seller who denies where the buyer gains enough to bear it', () => {
    // At a surplus of 60 % the buyer accepts a risk of a fifth; the seller takes it.
    const sections = { trade: { surplus: 0.6 }, court: { wrong: 0.2, appeals: false } };
    expect(outcomeOf(terms(sections))).toBe('seller cheats');
  });
});
