import type { z } from 'zod';
import { experimentShape } from '../yaml/experimentFields.ts';
import { between, flag, listOf, oneOf, positive, section, text, whole } from '../yaml/fields.ts';
import type { CostPoint } from './freeOption.ts';

const share = (what: string) => between(`${what}, a fraction of the trade`, 0, 1);
const probability = (what: string) => between(`${what}, a probability`, 0, 1);

/** What is known of a token's price, and what a cancelled trade costs by the time that has passed. */
export const tokenKinds: Record<
  'volatile' | 'pegged',
  { dailyVolatility: number; costs: readonly CostPoint[] }
> = {
  volatile: {
    dailyVolatility: 0.04,
    costs: [
      { hours: 0, cost: 0.0025 },
      { hours: 6, cost: 0.0125 },
    ],
  },
  pegged: {
    dailyVolatility: 0.01,
    costs: [
      { hours: 0, cost: 0.005 },
      { hours: 24, cost: 0.005 },
      { hours: 144, cost: 0.0225 },
    ],
  },
};

const trade = section({
  /** What the tokens are worth at the agreed price, in USD. */
  amount: positive('amount in USD'),
  /** Both bonds, as fractions of the trade; the next two replace one of them. Never below the panel's fee. */
  bond: share('bond').default(0.15),
  sellerBond: share('sellerBond').optional(),
  buyerBond: share('buyerBond').optional(),
  /** What a completed trade is worth to each side beyond the agreed price, the fee not counted. */
  surplus: share('surplus').default(0.01),
  /** Sets the price's volatility and the cost of elapsed time, where these are not given. */
  token: oneOf(['volatile', 'pegged']).default('volatile'),
  /** Standard deviation of a day's log return. */
  dailyVolatility: positive('dailyVolatility').optional(),
  /** Hours in which the maker confirms (C) and the buyer pays (P). */
  confirmWindow: between('confirmWindow in hours', 0.25, 24).default(0.5),
  payWindow: between('payWindow in hours', 0.25, 240).default(1),
});

const terms = section({
  /** On release, paid by the seller. */
  fee: share('fee').default(0.005),
  /** Whether a ruling for the buyer costs the seller the fee as well, beside the bond. */
  feeOnRuling: flag().default(false),
  /** What the maker pays who cancels before confirming, and a seller who keeps the payment details back. */
  makerCancel: share('makerCancel').default(0.005),
  detailsWithheld: share('detailsWithheld').default(0.02),
  /** Hours that the seller has to post the details again. */
  detailsWindow: positive('detailsWindow in hours').default(2),
  /** What a release costs for each day after R, and at most. */
  lateADay: share('lateADay').default(0.005),
  lateMost: share('lateMost').default(0.05),
  /** What conceding before the draw costs. */
  concession: share('concession').default(0.05),
  /** A seat's fee in the first round: the larger of USD and a share of the trade. */
  seatFeeLeast: between('seatFeeLeast in USD', 0, 1e6).default(3),
  seatFeeShare: share('seatFeeShare').default(0.01),
  /** The appeal's fee over the first round's. */
  appealFactor: positive('appealFactor').default(7 / 3),
  /** What a seat loses whose vote is overturned on appeal. */
  seatSlash: share('seatSlash').default(0.6),
  /** What cancelling costs by the time since the clock began, instead of the token's own. */
  elapsed: listOf(
    section({
      hours: between('hours since the clock began', 0, 240),
      cost: share('cost'),
    }),
    'points with hours and cost',
  ).optional(),
}).check((context) => {
  const { elapsed = [] } = context.value;
  for (const [index, { hours }] of elapsed.entries()) {
    const before = elapsed[index - 1];
    if (!before || hours > before.hours) continue;
    const message = `expected hours above ${before.hours}, those of the point before`;
    context.issues.push({
      code: 'custom',
      input: hours,
      path: ['elapsed', index, 'hours'],
      message,
    });
  }
});

const court = section({
  /** How often a panel rules against the evidence: in the first round, and on appeal (the same where absent). */
  wrong: probability('wrong'),
  wrongOnAppeal: probability('wrongOnAppeal').optional(),
  /**
   * How often the evidence against a cheat turns out weak, which both see before the draw, and how often panels, those
   * of the appeal too, are wrong then.
   */
  weakEvidence: probability('weakEvidence').default(0),
  wrongIfWeak: probability('wrongIfWeak').default(0.5),
  /** How often no ruling comes, so that the trade is halved. */
  noRuling: probability('noRuling').default(0),
  /** Whether there are seats enough for an appeal. */
  appeals: flag().default(true),
  /** Part of what a settlement saves that goes to the one who cheats; without it nobody settles. */
  settlementShare: probability('settlementShare').optional(),
  /** USD for which a seat votes against the evidence where it risks nothing; without it no seat is for sale. */
  seatPrice: between('seatPrice in USD', 0, 1e9).optional(),
  /** The same in the last round, where no appeal can follow; seatPrice where absent. */
  appealSeatPrice: between('appealSeatPrice in USD', 0, 1e9).optional(),
  /** How often a cheat who wants to bribe finds the seats that it takes. */
  reachable: probability('reachable').default(1),
  /** Seats of the pool that the panels are drawn from. */
  pool: whole('pool in seats', 7, 10_000).default(21),
});

const payment = section({
  /** How often a seller takes a forged receipt for money. */
  fooled: probability('fooled').default(0),
  /** How often a payment that was made can be called back after release. */
  reversed: probability('reversed').default(0),
  /** What the payment account is worth to a buyer, who loses it by calling back; in USD. */
  accountWorth: between('accountWorth in USD', 0, 1e9).default(0),
});

/** A scenario of one trade between two people, which may cheat. */
export const tradeSchema = section({
  /** What it is about, for people. */
  title: text('a title').default(''),
  trade,
  terms: terms.prefault({}),
  court,
  payment: payment.prefault({}),
  /** Fields by their path, each with its values or a range of them; every combination is a point. */
  sweep: experimentShape.sweep,
});

/** A scenario of a trade that was checked, its defaults filled in. */
export type TradeScenario = z.output<typeof tradeSchema>;
