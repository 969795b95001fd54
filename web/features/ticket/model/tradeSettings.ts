import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from '#lib/storedValue.ts';

/** Where a swap's tokens are: in the wallet, or on the exchange as an internal balance. */
export type Place = 'wallet' | 'exchange';
export const places: readonly Place[] = ['wallet', 'exchange'];

/** How trades are sent; kept on this device, but for the recipient. */
export interface TradeSettings {
  /** Slippage in basis points; null: automatic (see `automaticSlippage`). */
  slippage: number | null;
  /** Minutes until a signed transaction is void. */
  deadlineMinutes: number;
  /** Approve a token once for all, rather than each amount. */
  unlimitedApproval: boolean;
  /** Where swaps take what is paid, and where they put what is received. */
  payFrom: Place;
  receiveIn: Place;
  /** What a swap brings of the coin's wrapped form is unwrapped, by a transaction after it. */
  receiveCoin: boolean;
  /** Who gets what swaps bring, as typed; empty: the payer. Never kept: an old one would be a trap. */
  recipient: string;
}

/** From here on a slippage of one's own is warned of, in basis points. */
export const WIDE_SLIPPAGE = 300;
const MOST_SLIPPAGE = 5000;
const STORED = 'weir.tradeSettings';
const usual: TradeSettings = {
  slippage: null,
  deadlineMinutes: 20,
  unlimitedApproval: false,
  payFrom: 'wallet',
  receiveIn: 'wallet',
  receiveCoin: false,
  recipient: '',
};

/** Percent as typed, in basis points; null where it is no slippage (above 0, at most 50). */
export function readSlippage(percent: string): number | null {
  if (!/^\d{1,2}([.,]\d{1,2})?$/.test(percent)) return null;
  const points = Math.round(Number(percent.replace(',', '.')) * 100);
  return points > 0 && points <= MOST_SLIPPAGE ? points : null;
}

/** Minutes as typed; null where they are none (1 to 1440). */
export function readDeadline(minutes: string): number | null {
  if (!/^\d{1,4}$/.test(minutes)) return null;
  const value = Number(minutes);
  return value >= 1 && value <= 1440 ? value : null;
}

/** Settings from what was kept; what is not understood falls back to the usual. */
export function parseSettings(stored: string | null): TradeSettings {
  let kept: Partial<TradeSettings> | null = null;
  try {
    kept = JSON.parse(stored ?? 'null');
  } catch {
    // written by nobody we know: the usual settings apply
  }
  const slippage = kept?.slippage;
  const minutes = kept?.deadlineMinutes;
  return {
    slippage: isWithin(slippage, 1, MOST_SLIPPAGE) ? slippage : usual.slippage,
    deadlineMinutes: isWithin(minutes, 1, 1440) ? minutes : usual.deadlineMinutes,
    unlimitedApproval: kept?.unlimitedApproval === true,
    payFrom: placeOf(kept?.payFrom),
    receiveIn: placeOf(kept?.receiveIn),
    receiveCoin: kept?.receiveCoin === true,
    recipient: '',
  };
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

function placeOf(value: unknown): Place {
  return places.find((place) => place === value) ?? 'wallet';
}

let current: TradeSettings | null = null;
const listeners = new Set<() => void>();

function read(): TradeSettings {
  current ??= parseSettings(readStored(STORED));
  return current;
}

/** Changes and keeps the settings. */
export function changeTradeSettings(change: Partial<TradeSettings>): void {
  current = { ...read(), ...change };
  const { recipient: _forgotten, ...kept } = current;
  writeStored(STORED, JSON.stringify(kept));
  for (const listener of listeners) listener();
}

/** The settings in use. */
export function useTradeSettings(): TradeSettings {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, read);
}
