import { type CostPoint, costAt } from './freeOption.ts';
import { rounds } from './panel.ts';
import { type TradeScenario, tokenKinds } from './schema.ts';

/** One trade's terms as the game needs them: fractions of the trade, hours, probabilities. */
export interface TradeTerms {
  /** In USD. */
  amount: number;
  bond: { seller: number; buyer: number };
  surplus: number;
  dailyVolatility: number;
  /** What cancelling costs by hours since the clock began; nothing more after P. */
  costs: readonly CostPoint[];
  confirmHours: number;
  /** Until when the contract takes a payment's mark: P + G, G being max(30 min, P/4). */
  markHours: number;
  /** Cost of cancelling when all of the time is used. */
  fullCost: number;
  fee: number;
  /** What a ruling for the buyer costs the seller beside the bond. */
  rulingFee: number;
  makerCancel: number;
  detailsWithheld: number;
  detailsHours: number;
  concession: number;
  /** What a release costs for each day after R, and at most. */
  lateADay: number;
  lateMost: number;
  /** What the first round costs. */
  panelFee: number;
  appealFee: number;
  /** What a seat of the first round loses whose vote is overturned: what it locked, and its fee. */
  seatLoss: number;
  wrong: number;
  wrongOnAppeal: number;
  weakEvidence: number;
  wrongIfWeak: number;
  noRuling: number;
  appeals: boolean;
  /** Absent where nobody settles. */
  settlementShare: number | undefined;
  /** Absent where no seat is for sale. */
  seatPrice: number | undefined;
  /** Of a seat of the last round. */
  appealSeatPrice: number | undefined;
  reachable: number;
  fooled: number;
  reversed: number;
  accountWorth: number;
}

/** A scenario's terms as fractions of its trade. */
export function termsOf({ trade, terms, court, payment }: TradeScenario): TradeTerms {
  const { amount, payWindow } = trade;
  const kind = tokenKinds[trade.token];
  const costs = cappedAt(terms.elapsed ?? kind.costs, payWindow);
  const markHours = payWindow + Math.max(0.5, payWindow / 4);
  const seatFee = Math.max(terms.seatFeeLeast / amount, terms.seatFeeShare);
  const panelFee = rounds.first.seats * seatFee;
  const priceOf = (usd: number | undefined) => (usd === undefined ? undefined : usd / amount);
  return {
    amount,
    bond: {
      seller: Math.max(trade.sellerBond ?? trade.bond, panelFee),
      buyer: Math.max(trade.buyerBond ?? trade.bond, panelFee),
    },
    surplus: trade.surplus,
    dailyVolatility: trade.dailyVolatility ?? kind.dailyVolatility,
    costs,
    confirmHours: trade.confirmWindow,
    markHours,
    fullCost: costAt(costs, payWindow),
    fee: terms.fee,
    rulingFee: terms.feeOnRuling ? terms.fee : 0,
    makerCancel: terms.makerCancel,
    detailsWithheld: terms.detailsWithheld,
    detailsHours: terms.detailsWindow,
    concession: terms.concession,
    lateADay: terms.lateADay,
    lateMost: terms.lateMost,
    panelFee,
    appealFee: panelFee * terms.appealFactor,
    // Two overturned seats pay for the appeal at least.
    seatLoss: Math.max(terms.seatSlash, (rounds.appeal.seats * seatFee) / 2) + seatFee,
    wrong: court.wrong,
    wrongOnAppeal: court.wrongOnAppeal ?? court.wrong,
    weakEvidence: court.weakEvidence,
    wrongIfWeak: court.wrongIfWeak,
    noRuling: court.noRuling,
    appeals: court.appeals,
    settlementShare: court.settlementShare,
    seatPrice: priceOf(court.seatPrice),
    appealSeatPrice: priceOf(court.appealSeatPrice ?? court.seatPrice),
    reachable: court.reachable,
    fooled: payment.fooled,
    reversed: payment.reversed,
    accountWorth: payment.accountWorth / amount,
  };
}

/** Costs that rise until some hours and no further. */
function cappedAt(costs: readonly CostPoint[], hours: number): CostPoint[] {
  const before = costs.filter((point) => point.hours < hours);
  return [...before, { hours, cost: costAt(costs, hours) }];
}
