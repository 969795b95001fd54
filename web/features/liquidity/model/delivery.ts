/** Whether a token delivers what is sent of it. */
export type Delivery = 'whole' | 'lessens' | 'unknown';

/** A simulated transfer of `sent` units: what the recipient had before and after; null where the token refused it. */
export interface SimulatedTransfer {
  sent: bigint;
  before: bigint;
  after: bigint;
}

/** Judges a simulated transfer. What arrives must be what was sent, neither less nor more: so the exchange demands. */
export function judgeDelivery(transfer: SimulatedTransfer | null): Delivery {
  if (!transfer || transfer.sent === 0n) return 'unknown';
  return transfer.after - transfer.before === transfer.sent ? 'whole' : 'lessens';
}
