import {
  escrowPayouts,
  nameAt,
  RELEASE_TIME,
  type Role,
  type Trade,
  type TradeAction,
  timeCostRate,
  tradeStates,
} from '@weir/contracts';
import { zeroAddress } from 'viem';

type Payout = escrowPayouts.Payout;

/** What an action that ends a trade pays if it is done in the second `now`; units of the trade's token. */
export interface Consequence {
  payout: Payout;
  /** What this party gets, its own money included. */
  mine: bigint;
  /** What the other party gets. */
  theirs: bigint;
  /** What this party loses of its bond by it: fees, time, lateness. Never negative. */
  cost: bigint;
}

/** What the escrow holds of a trade. */
function potOf(trade: Trade): escrowPayouts.Pot {
  const { amount, sellerBond, buyerBond, courtFees } = trade;
  return { amount, sellerBond, buyerBond, courtFees };
}

/**
 * What an action pays to whom, as Trades.sol and Disputes.sol compute it; null for one that ends nothing. What it pays later
 * may differ: time costs.
 *
 * @param now seconds since 1970; what counts is the block that holds the action.
 */
export function consequenceOf(
  trade: Trade,
  action: TradeAction,
  roles: readonly Role[],
  now: bigint,
): Consequence | null {
  const payout = payoutOf(trade, action, roles, now);
  return payout && consequence(trade, roles, payout);
}

/** What a settlement that gives the buyer `toBuyer` pays to whom. @param toBuyer at most the amount. */
export function settlementOf(trade: Trade, roles: readonly Role[], toBuyer: bigint): Consequence {
  const payout = escrowPayouts.settled(potOf(trade), toBuyer, BigInt(trade.feeRate));
  return consequence(trade, roles, payout);
}

function consequence(trade: Trade, roles: readonly Role[], payout: Payout): Consequence {
  const { amount, sellerBond, buyerBond } = trade;
  // A sponsor that posted the bond gets it back.
  const ownBond = BigInt(trade.sponsor) === BigInt(zeroAddress);
  const buyers = payout.buyer + (ownBond ? payout.bond : 0n);
  if (roles.includes('seller')) {
    const cost = positive(positive(amount - payout.buyer) + sellerBond - payout.seller);
    return { payout, mine: payout.seller, theirs: buyers, cost };
  }
  const cost = ownBond ? positive(buyerBond - payout.bond) : 0n;
  return { payout, mine: buyers, theirs: payout.seller, cost };
}

function payoutOf(
  trade: Trade,
  action: TradeAction,
  roles: readonly Role[],
  now: bigint,
): Payout | null {
  const pot = potOf(trade);
  switch (action) {
    case 'Cancel':
      return cancelled(trade, roles, now);
    case 'Expire':
      return expired(trade, now);
    case 'Release': {
      const isPaid = nameAt(tradeStates, trade.state) === 'Paid';
      const late = isPaid ? escrowPayouts.lateRate(now - BigInt(trade.since), RELEASE_TIME) : 0n;
      return escrowPayouts.released(pot, BigInt(trade.feeRate), late);
    }
    case 'Concede':
      return conceded(trade, roles.includes('seller'));
    default:
      return null;
  }
}

function cancelled(trade: Trade, roles: readonly Role[], now: bigint): Payout {
  const pot = potOf(trade);
  if (nameAt(tradeStates, trade.state) !== 'Taken') {
    return buyerPaysTime(trade, now);
  }
  return roles.includes('maker') ? makerPays(trade) : escrowPayouts.free(pot);
}

function expired(trade: Trade, now: bigint): Payout | null {
  const pot = potOf(trade);
  switch (nameAt(tradeStates, trade.state)) {
    case 'Taken':
      return makerPays(trade);
    case 'Locked':
      return buyerPaysTime(trade, now);
    case 'Demanded':
      return escrowPayouts.sellerPays(pot, escrowPayouts.NO_DETAILS_RATE);
    case 'Denied':
      return escrowPayouts.free(pot);
    case 'Disputed':
      return escrowPayouts.halved(pot);
    default:
      return null;
  }
}

function conceded(trade: Trade, isSeller: boolean): Payout {
  const pot = potOf(trade);
  if (trade.requests > 0) {
    return isSeller ? escrowPayouts.ruledForBuyer(pot) : escrowPayouts.ruledForSeller(pot);
  }
  return isSeller ? escrowPayouts.sellerConcedes(pot) : escrowPayouts.buyerConcedes(pot);
}

/** Half of it is the seller's, but not where its details had to be demanded on the chain. */
function buyerPaysTime(trade: Trade, now: bigint): Payout {
  const pays = trade.wasDemanded ? escrowPayouts.buyerPays : escrowPayouts.buyerPaysTime;
  return pays(potOf(trade), timeRate(trade, now));
}

function makerPays(trade: Trade): Payout {
  const pays = trade.makerSells ? escrowPayouts.sellerPays : escrowPayouts.buyerPays;
  return pays(potOf(trade), escrowPayouts.UNCONFIRMED_RATE);
}

/** What the buyer's time has cost: until now, until the demand, or the whole window. */
function timeRate(trade: Trade, now: bigint): bigint {
  const state = nameAt(tradeStates, trade.state);
  const window = BigInt(trade.payWindow);
  const started = BigInt(trade.started);
  const until = state === 'Locked' ? now : state === 'Demanded' ? BigInt(trade.since) : null;
  const elapsed = until === null ? window : positive(until - started);
  return timeCostRate(trade.isPegged, elapsed < window ? elapsed : window);
}

function positive(value: bigint): bigint {
  return value > 0n ? value : 0n;
}
