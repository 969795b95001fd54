/**
 * Mirrors Payouts.sol: what each outcome of a trade pays, to the unit. In each, what everyone gets and what courts were paid add
 * up to the amount and both bonds. Rates in millionths, the fee's in 1e-4.
 */
const MILLION = 1_000_000n;

/** What a maker pays who cancels or does not confirm. */
export const UNCONFIRMED_RATE = 5000n;
/** What a seller pays who does not post the details that were demanded. */
export const NO_DETAILS_RATE = 20_000n;
/** What a day of late release adds for the buyer. */
export const LATE_RATE_A_DAY = 5000n;
/** The most that it adds. */
export const LATE_RATE_MOST = 50_000n;
/** What somebody pays to the other who concedes before a court was asked. */
export const CONCEDE_RATE = 50_000n;

/** What is in a trade, in units of its token. */
export interface Pot {
  amount: bigint;
  sellerBond: bigint;
  buyerBond: bigint;
  /** What courts were paid out of it. */
  courtFees: bigint;
}

/** Who gets what: the seller, the buyer, who posted the buyer's bond, the treasury. */
export interface Payout {
  seller: bigint;
  buyer: bigint;
  bond: bigint;
  treasury: bigint;
}

/** Everyone gets back what it brought. */
export function free(pot: Pot): Payout {
  return { seller: pot.amount + pot.sellerBond, buyer: 0n, bond: pot.buyerBond, treasury: 0n };
}

/** As `free`, but the seller pays `rate` to the treasury. */
export function sellerPays(pot: Pot, rate: bigint): Payout {
  const out = free(pot);
  const treasury = (pot.amount * rate) / MILLION;
  return { ...out, treasury, seller: out.seller - treasury };
}

/** As `free`, but the buyer pays `rate` to the treasury. */
export function buyerPays(pot: Pot, rate: bigint): Payout {
  const out = free(pot);
  const treasury = atMost((pot.amount * rate) / MILLION, pot.buyerBond);
  return { ...out, treasury, bond: out.bond - treasury };
}

/** As `free`, but the buyer pays for the time at `rate`: half to the seller, rounded down, the rest to the treasury. */
export function buyerPaysTime(pot: Pot, rate: bigint): Payout {
  const out = free(pot);
  const cost = atMost((pot.amount * rate) / MILLION, pot.buyerBond);
  const half = cost / 2n;
  return { ...out, bond: out.bond - cost, seller: out.seller + half, treasury: cost - half };
}

/** The buyer gets the amount and what `lateness` adds; the seller's bond pays that and the fee. */
export function released(pot: Pot, feeRate: bigint, lateness: bigint): Payout {
  const late = (pot.amount * lateness) / MILLION;
  const treasury = fee(pot.amount, feeRate);
  return {
    seller: pot.sellerBond - late - treasury,
    buyer: pot.amount + late,
    bond: pot.buyerBond,
    treasury,
  };
}

/**
 * The buyer gets `toBuyer`, the seller the rest; the courts half each out of the bonds, and the fee on it out of what is left of the
 * seller's.
 */
export function settled(pot: Pot, toBuyer: bigint, feeRate: bigint): Payout {
  const buyerHalf = pot.courtFees / 2n;
  const left = pot.sellerBond - (pot.courtFees - buyerHalf);
  const treasury = atMost(fee(toBuyer, feeRate), left);
  return {
    seller: pot.amount - toBuyer + left - treasury,
    buyer: toBuyer,
    bond: pot.buyerBond - buyerHalf,
    treasury,
  };
}

/** Nobody ruled: half each, the seller the odd unit. */
export function halved(pot: Pot): Payout {
  return settled(pot, pot.amount / 2n, 0n);
}

/** The seller gives in before a court was asked. */
export function sellerConcedes(pot: Pot): Payout {
  const extra = (pot.amount * CONCEDE_RATE) / MILLION;
  return {
    seller: pot.sellerBond - extra,
    buyer: pot.amount + extra,
    bond: pot.buyerBond,
    treasury: 0n,
  };
}

/** The buyer gives in before a court was asked. */
export function buyerConcedes(pot: Pot): Payout {
  const extra = (pot.amount * CONCEDE_RATE) / MILLION;
  return {
    seller: pot.amount + pot.sellerBond + extra,
    buyer: 0n,
    bond: pot.buyerBond - extra,
    treasury: 0n,
  };
}

/** The buyer is right: the seller's bond pays the courts, the buyer's what that one cannot. */
export function ruledForBuyer(pot: Pot): Payout {
  const paid = atMost(pot.courtFees, pot.sellerBond);
  return {
    seller: 0n,
    buyer: pot.amount,
    bond: pot.buyerBond - (pot.courtFees - paid),
    treasury: pot.sellerBond - paid,
  };
}

/** The seller is right. */
export function ruledForSeller(pot: Pot): Payout {
  const paid = atMost(pot.courtFees, pot.buyerBond);
  return {
    seller: pot.amount + pot.sellerBond - (pot.courtFees - paid),
    buyer: 0n,
    bond: 0n,
    treasury: pot.buyerBond - paid,
  };
}

/** The fee on `amount`, at `feeRate` in 1e-4, rounded up. */
export function fee(amount: bigint, feeRate: bigint): bigint {
  return (amount * feeRate + 9999n) / 10_000n;
}

/** What `elapsed` seconds in Paid add to a release: nothing in the first `releaseTime`, then a day's rate in a straight line. */
export function lateRate(elapsed: bigint, releaseTime: bigint): bigint {
  if (elapsed <= releaseTime) return 0n;
  return atMost(((elapsed - releaseTime) * LATE_RATE_A_DAY) / 86_400n, LATE_RATE_MOST);
}

/** A side's bond: `rate` of the amount in 1e-4, rounded up, and never under the court's fee (Offers.sol). */
export function bondOf(amount: bigint, rate: bigint, courtFee: bigint): bigint {
  const bond = (amount * rate + 9999n) / 10_000n;
  return bond > courtFee ? bond : courtFee;
}

function atMost(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
