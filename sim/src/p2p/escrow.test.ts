import { escrowPayouts, timeCostRate } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { disputeGame, type Means } from './disputeGame.ts';
import { costAt } from './freeOption.ts';
import { type Player, solve } from './gameTree.ts';
import { tokenKinds, tradeSchema } from './schema.ts';
import { termsOf } from './tradeTerms.ts';

// What the game's ends leave is what the contracts' own arithmetic pays.

const unit = 10n ** 18n;
const share = (units: bigint) => Number(units) / 1e18;
const pot: escrowPayouts.Pot = {
  amount: unit,
  sellerBond: (15n * unit) / 100n,
  buyerBond: (15n * unit) / 100n,
  courtFees: (3n * unit) / 100n,
};
/** Before a court was asked. */
const unasked = { ...pot, courtFees: 0n };
const feeRate = 50n;

const scenario = (terms: object = {}, court: object = {}) =>
  tradeSchema.parse({
    trade: { amount: 1000, surplus: 0 },
    terms,
    court: { wrong: 0, appeals: false, ...court },
  });
const toRuling: Means = { rules: true, settles: false, bribes: false };
/** What the two have at the end of a dispute, against not having met. */
function ended(cheat: Player, sections: ReturnType<typeof scenario>, means = toRuling) {
  const { seller, buyer } = solve(disputeGame(cheat, termsOf(sections), means)).payoffs;
  return { seller, buyer };
}
/** The same of a payout: tokens and bonds that come back, and the payment where it was made. */
function paid({ seller, buyer, bond }: escrowPayouts.Payout, isPaid: boolean) {
  const payment = isPaid ? 1 : 0;
  return {
    seller: share(seller - pot.amount - pot.sellerBond) + payment,
    buyer: share(buyer + bond - pot.buyerBond) - payment,
  };
}
function expectSame(game: ReturnType<typeof paid>, payout: ReturnType<typeof paid>) {
  expect(game.seller).toBeCloseTo(payout.seller, 12);
  expect(game.buyer).toBeCloseTo(payout.buyer, 12);
}

// A cheat who could concede for less would not go to the panel.
const noWayBack = { concession: 1 };

describe.each<[Player, boolean]>([
  ['seller', true],
  ['buyer', false],
])('a %s who cheats', (cheat, isPaid) => {
  it('and is ruled against loses what the escrow takes', () => {
    const payout = isPaid ? escrowPayouts.ruledForBuyer(pot) : escrowPayouts.ruledForSeller(pot);
    expectSame(ended(cheat, scenario(noWayBack)), paid(payout, isPaid));
  });

  it('and is ruled right has what the escrow gives', () => {
    const payout = isPaid ? escrowPayouts.ruledForSeller(pot) : escrowPayouts.ruledForBuyer(pot);
    expectSame(ended(cheat, scenario({}, { wrong: 1 })), paid(payout, isPaid));
  });

  it('and concedes pays what the escrow takes', () => {
    const payout = isPaid
      ? escrowPayouts.sellerConcedes(unasked)
      : escrowPayouts.buyerConcedes(unasked);
    expectSame(ended(cheat, scenario(), { ...toRuling, rules: false }), paid(payout, isPaid));
  });

  it('has half where no ruling comes', () => {
    const payout = escrowPayouts.halved(pot);
    expectSame(ended(cheat, scenario(noWayBack, { noRuling: 1 })), paid(payout, isPaid));
  });

  it('settles on a split that the escrow can pay', () => {
    const settling = scenario({}, { wrong: 0.4, settlementShare: 0.5 });
    const game = ended(cheat, settling, { ...toRuling, settles: true });
    const toBuyer = BigInt(Math.round((game.buyer + (isPaid ? 1 : 0)) * 1e12)) * 10n ** 6n;
    expect(toBuyer).toBeGreaterThan(0n);
    expect(toBuyer).toBeLessThan(unit);
    const payout = paid(escrowPayouts.settled(unasked, toBuyer, feeRate), isPaid);
    expect(game.seller).toBeCloseTo(payout.seller, 11);
    expect(game.buyer).toBeCloseTo(payout.buyer, 11);
  });
});

describe('the terms without a word in the file', () => {
  const { terms } = scenario();

  it('are the escrow’s', () => {
    const millionths = (value: number) => BigInt(Math.round(value * 1e6));
    expect(millionths(terms.makerCancel)).toBe(escrowPayouts.UNCONFIRMED_RATE);
    expect(millionths(terms.detailsWithheld)).toBe(escrowPayouts.NO_DETAILS_RATE);
    expect(millionths(terms.lateADay)).toBe(escrowPayouts.LATE_RATE_A_DAY);
    expect(millionths(terms.lateMost)).toBe(escrowPayouts.LATE_RATE_MOST);
    expect(millionths(terms.concession)).toBe(escrowPayouts.CONCEDE_RATE);
    expect(share(escrowPayouts.fee(unit, feeRate))).toBeCloseTo(terms.fee, 15);
  });

  it('charge for elapsed time what the escrow does, to a millionth', () => {
    for (const [kind, most] of [
      ['volatile', 6],
      ['pegged', 144],
    ] as const) {
      for (let hours = 0; hours <= most; hours += most / 48) {
        const rate = Number(timeCostRate(kind === 'pegged', BigInt(hours * 3600)));
        const cost = costAt(tokenKinds[kind].costs, hours) * 1e6;
        // The contract rounds down.
        expect(rate).toBeLessThanOrEqual(cost + 1e-6);
        expect(rate).toBeGreaterThan(cost - 1);
      }
    }
  });
});
