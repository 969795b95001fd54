import {
  type ConversationState,
  decodeState,
  encodeState,
  isMessageError,
  type TradeScope,
} from '@weir/contracts/messages';
import type { DeviceBytes } from '#lib/deviceBytes.ts';
import type { KeyScope } from './hasTradeKeys.ts';

const prefixOf = ({ chainId, escrow }: KeyScope) =>
  `weir.conversation.${chainId}.${escrow}.`.toLowerCase();
export const conversationName = (scope: TradeScope) => `${prefixOf(scope)}${scope.tradeId}`;

/**
 * The messages of a trade on this device, keys and all; null where it has none, `damaged` where what it has is none: relays give
 * again what they still have, but nothing may be written with its keys, since the numbers that were used are forgotten. Throws
 * where the browser does not say.
 */
export async function keptConversation(
  device: DeviceBytes,
  scope: TradeScope,
): Promise<ConversationState | 'damaged' | null> {
  const bytes = await device.read(conversationName(scope));
  if (bytes === null) return null;
  try {
    const state = decodeState(bytes);
    return conversationName(state.scope) === conversationName(scope) ? state : 'damaged';
  } catch (error) {
    if (isMessageError(error)) return 'damaged';
    throw error;
  }
}

/** Keeps them. False where the device keeps nothing, or has no room: nothing may be sent then, since numbers would repeat. */
export function keepConversation(device: DeviceBytes, state: ConversationState): Promise<boolean> {
  return device.write(conversationName(state.scope), encodeState(state));
}

/** Deletes them. Throws where they may still be there. */
export function forgetConversation(device: DeviceBytes, scope: TradeScope): Promise<void> {
  return device.forget(conversationName(scope));
}

/** The numbers of the trades of an escrow that have a conversation here. */
export async function keptTrades(device: DeviceBytes, scope: KeyScope): Promise<bigint[]> {
  const prefix = prefixOf(scope);
  const names = await device.names();
  return names
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => BigInt(name.slice(prefix.length)));
}
