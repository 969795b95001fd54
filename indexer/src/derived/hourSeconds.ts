/** Seconds of an hour of the clock, which a pool's history counts in. */
export const hourSeconds = 3_600;
