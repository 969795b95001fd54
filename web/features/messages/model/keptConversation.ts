import {
  bytesToHex,
  type ConversationState,
  decodeState,
  encodeState,
  hexToBytes,
  isMessageError,
  type TradeScope,
} from '@weir/contracts/messages';
import { readStored, writeStored } from '#lib/storedValue.ts';

const keyOf = ({ chainId, escrow, tradeId }: TradeScope) =>
  `weir.conversation.${chainId}.${escrow}.${tradeId}`.toLowerCase();

/** The messages of a trade on this device, keys and all; null where it has none, or what it has is damaged. */
export function keptConversation(scope: TradeScope): ConversationState | null {
  const text = readStored(keyOf(scope));
  if (text === null || !/^0x([0-9a-f]{2})+$/.test(text)) return null;
  try {
    return decodeState(hexToBytes(text as `0x${string}`));
  } catch (error) {
    if (isMessageError(error)) return null; // somebody else wrote there: relays give again what they still have
    throw error;
  }
}

/** Keeps them. False where the device keeps nothing, or has no room: nothing may be sent then, since numbers would repeat. */
export function keepConversation(state: ConversationState): boolean {
  const text = bytesToHex(encodeState(state));
  const key = keyOf(state.scope);
  writeStored(key, text);
  return readStored(key) === text;
}
