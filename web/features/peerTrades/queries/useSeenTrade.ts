import type { Role } from '@weir/contracts';
import { createContext, useContext } from 'react';
import type { Address } from 'viem';
import type { Chat } from '#features/messages';
import type { TradeAtBlock } from './tradeQuery.ts';

/** A trade as the page's parts see it: at one block, by one account, in one second. */
export interface SeenTrade extends TradeAtBlock {
  escrow: Address;
  /** Of the account that looks; none for a third party. */
  roles: readonly Role[];
  /** The second that deadlines count from. */
  now: bigint;
  /** Its messages, for one of its parties. */
  chat: Chat;
}

const SeenTradeContext = createContext<SeenTrade | null>(null);

export const SeenTradeProvider = SeenTradeContext.Provider;

/** The trade of the page around it. */
export function useSeenTrade(): SeenTrade {
  const seen = useContext(SeenTradeContext);
  if (!seen) throw new Error('useSeenTrade stands outside a trade’s page.');
  return seen;
}
