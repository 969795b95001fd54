import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from '#lib/storedValue.ts';

/** Basis points: room for a pool to move between quote and block. */
const USUAL = 50;
const STORED = 'weir.liquiditySlippage';

/** What was kept, in basis points of 1 to 5,000; the usual where it is not understood. */
export function parseSlippage(stored: string | null): number {
  const points = Number(stored ?? '');
  return Number.isInteger(points) && points >= 1 && points <= 5000 ? points : USUAL;
}

let current: number | null = null;
const listeners = new Set<() => void>();

function read(): number {
  current ??= parseSlippage(readStored(STORED));
  return current;
}

/** Changes and keeps how much less than quoted a deposit or removal may bring, in basis points. */
export function changeLiquiditySlippage(points: number): void {
  current = points;
  writeStored(STORED, String(points));
  for (const listener of listeners) listener();
}

/** The slippage of deposits and removals, apart from that of trades: in basis points, half a percent at first. */
export function useLiquiditySlippage(): number {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, read);
}
