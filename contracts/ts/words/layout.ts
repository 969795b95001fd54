/** Where a market's words lie in the exchange's storage: the slots for its `extsload`. */

const WORD_MASK = (1n << 256n) - 1n;

/** The word of the pool's reserves and best prices: see `unpackPoolSlot`. */
export function poolSlotOf(market: bigint): bigint {
  return market;
}

/** The word of the pool's shares: see `unpackShares`. */
export function sharesSlotOf(market: bigint): bigint {
  return slot(market, 1n);
}

/** The word of the price observations: see `unpackObservationState`. */
export function observationsSlotOf(market: bigint): bigint {
  return slot(market, 3n);
}

/** The word of the market's pause, whose lowest 64 bits are the last second that is paused. */
export function pauseSlotOf(market: bigint): bigint {
  return slot(market, 4n);
}

/** The `index`-th checkpoint of the observations' ring: see `unpackCheckpoint`. */
export function checkpointSlotOf(market: bigint, index: number): bigint {
  return slot(market, (1n << 28n) + BigInt(index));
}

/** Slot numbers wrap. */
function slot(market: bigint, offset: bigint): bigint {
  return (market + offset) & WORD_MASK;
}
