import type { TradeScope } from '@weir/contracts/messages';
import { conversationName } from './keptConversation.ts';

/**
 * Does something with a trade's conversation while no other tab of the page does: two that write would use one number twice, which
 * looks like a lie. Waits until the others are done, or `signal` aborts.
 */
export async function alone<Done>(
  scope: TradeScope,
  work: () => Promise<Done>,
  signal?: AbortSignal,
): Promise<Done> {
  // Browsers give locks to pages over https only. Without them whoever has two tabs has to take care.
  if (!('locks' in navigator)) return work();
  return navigator.locks.request(conversationName(scope), signal ? { signal } : {}, work);
}
