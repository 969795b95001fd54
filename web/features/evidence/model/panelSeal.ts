import {
  type Evidence,
  hexToBytes,
  isStrongEncryptionKey,
  sealEvidence,
} from '@weir/contracts/messages';
import type { Hex } from 'viem';

/** A drawn seat and the key that evidence is sealed to; null where it never named one. */
export interface PanelSeat {
  seat: bigint;
  key: Hex | null;
}

/** Who rules now: another round has another panel. */
export interface Panel {
  disputeId: bigint;
  round: number;
  seats: readonly PanelSeat[];
}

/** A panel's name in what this device keeps. */
export function panelName({ disputeId, round }: Pick<Panel, 'disputeId' | 'round'>): string {
  return `${disputeId}.${round}`;
}

/** Seats of a panel that nothing can be sealed to: they named no key, or one that keeps nothing secret. */
export function unreachableSeats({ seats }: Panel): bigint[] {
  return seats.filter((seat) => !isReachable(seat)).map(({ seat }) => seat);
}

/**
 * Evidence sealed to a panel. A seat whose key is none is left out: it harms itself, and must not keep the others from reading.
 * Throws `NoRecipients` where all are, `EvidenceTooLarge`.
 */
export function sealToPanel(evidence: Evidence, panel: Panel): Uint8Array {
  const keys = new Set(panel.seats.filter(isReachable).map(({ key }) => key));
  return sealEvidence(
    evidence,
    [...keys].map((key) => hexToBytes(key ?? '0x')),
  );
}

function isReachable({ key }: PanelSeat): boolean {
  return key !== null && isStrongEncryptionKey(hexToBytes(key));
}
