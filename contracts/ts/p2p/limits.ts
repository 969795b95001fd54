/** Mirrors Acceptances.sol, EscrowStorage.sol and Offers.sol: what a trade may be worth, and what an offer's bonds need. */
const USD = 1_000_000n;

/** Millionths of a USD that a buyer's first trade by a reversible method may be worth. */
export const FIRST_REVERSIBLE = 25n * USD;
/** And one from a payment account that the seller holds to be new. */
export const UNAGED_REVERSIBLE = 50n * USD;
/** And one without a buyer's bond. */
export const STARTER_LIMIT = 25n * USD;
/** Units beyond the least trades' bonds that an offer keeps for each of its trades: their bonds are rounded up. */
const DUST_PER_TRADE = 4n;

/** The worth in millionths of a USD, rounded up; 0 for a token that the escrow does not list. */
export function usdValue(unitsPerUsd: bigint, amount: bigint): bigint {
  return unitsPerUsd === 0n ? 0n : (amount * USD + unitsPerUsd - 1n) / unitsPerUsd;
}

/**
 * What a trade by a reversible method may be worth, in millionths of a USD, for a payment account of this age (0 to 2, IEscrow).
 * @param cap the token's, in USD.
 */
export function reversibleLimit(accountAge: number, cap: bigint): bigint {
  if (accountAge === 0) return UNAGED_REVERSIBLE;
  return accountAge === 1 ? (cap * USD) / 2n : cap * USD;
}

/**
 * What lies in escrow for the maker's bonds of a whole offer, in units. @param leastBond the bond of its least trade
 * (`bondsOf`). Throws `RangeError` where `least` is not above 0.
 */
export function offerReserve(leastBond: bigint, total: bigint, least: bigint): bigint {
  return (leastBond * total + least - 1n) / least + DUST_PER_TRADE * (total / least);
}
