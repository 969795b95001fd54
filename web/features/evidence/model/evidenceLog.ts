import type { Address, Hex } from 'viem';

/** Public keys that a party announced for a trade. */
export interface AnnouncedKeys {
  party: Address;
  encryption: Hex;
  signing: Hex;
}

/** What a side put its name to on the chain: the hash alone is there. */
export interface BroughtEvidence {
  hash: Hex;
  by: Address;
  how: 'MarkPaid' | 'SubmitEvidence' | 'Reply';
  /** The second of its block. */
  time: bigint;
}

/** What the chain knows of a trade's evidence. */
export interface EvidenceLog {
  /** In the order in which they were announced: a party's last ones count. */
  keys: readonly AnnouncedKeys[];
  /** Oldest first. */
  brought: readonly BroughtEvidence[];
}
