import type { TradingAction } from '@weir/contracts';
import { type Address, isAddressEqual, zeroAddress } from 'viem';
import type { AddressEntry } from '#lib/readAddress.ts';
import { say } from '../words/english.ts';

/** Rights as they are chosen in the form. */
interface GrantDraft {
  delegate: AddressEntry;
  /** Ids of markets. */
  markets: readonly bigint[];
  actions: readonly TradingAction[];
}

interface GrantScene {
  draft: GrantDraft;
  owner: Address;
  exchange: Address;
  isOnOtherChain: boolean;
}

/** Why rights cannot be given yet, in words for the button; null where they can. */
export function validateGrant({
  draft,
  owner,
  exchange,
  isOnOtherChain,
}: GrantScene): string | null {
  const { delegate, markets, actions } = draft;
  if (isOnOtherChain) return say.switchFirst;
  if (delegate.kind === 'none') return say.enterKey;
  if (delegate.kind === 'mistyped') return say.keyMistyped;
  if (isAddressEqual(delegate.address, owner)) return say.keyIsYours;
  const isNobody = isAddressEqual(delegate.address, zeroAddress);
  if (isNobody || isAddressEqual(delegate.address, exchange)) return say.keyIsNobody;
  if (markets.length === 0) return say.chooseMarket;
  if (actions.length === 0) return say.chooseAction;
  return null;
}

/** Whether a thief of the key could lose money with these rights: by trading badly. */
export function canLose(actions: readonly TradingAction[]): boolean {
  return actions.includes('place') || actions.includes('swap');
}
