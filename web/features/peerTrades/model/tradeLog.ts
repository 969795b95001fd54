import type { Address, Hex } from 'viem';
import type { TradeEvent } from './tradeEvent.ts';

/** Public keys that a party announced for a trade. */
export interface AnnouncedKeys {
  party: Address;
  encryption: Hex;
  signing: Hex;
}

/** What of a trade stands in the chain's log alone. */
export interface TradeLog {
  /** In the order in which they were announced: a party's last ones count. */
  keys: readonly AnnouncedKeys[];
  /** Payment details that the seller posted, sealed to the buyer; newest last. */
  details: readonly Hex[];
  /** All that happened, oldest first. */
  events: readonly TradeEvent[];
}
