import type { PositionsAtRisk } from '../answers/lendingSchemas.ts';
import type { Hub } from '../commits/hub.ts';
import type { ReadStore } from '../store/openStore.ts';
import { type Debtors, presentDebtor, readDebtors } from '../views/lending/positionsAtRisk.ts';
import { wadOf } from '../views/lending/wad.ts';
import { worstOfEach } from './worstOfEach.ts';

/** Which positions of the list. */
export interface RiskFilter {
  /** A market's id. */
  market?: string | undefined;
  /** Those whose health is below this, a decimal. */
  below?: string | undefined;
  limit: number;
}

/** Everybody who owes something, judged once for all who ask between two blocks or two readings of prices. */
export class RiskList {
  readonly #store: ReadStore;
  readonly #leave: (() => void)[];
  #debtors: Promise<Debtors | null> | null = null;

  constructor(store: ReadStore, hub: Hub) {
    this.#store = store;
    const forget = () => {
      this.#debtors = null;
    };
    this.#leave = [hub.follow(forget, forget), hub.followPrices(forget)];
  }

  /** Null in an empty index. */
  debtors(): Promise<Debtors | null> {
    if (this.#debtors) return this.#debtors;
    const reading = this.#store.read(readDebtors);
    this.#debtors = reading;
    // What failed is read anew by whoever asks next.
    reading.catch(() => {
      if (this.#debtors === reading) this.#debtors = null;
    });
    return reading;
  }

  close(): void {
    for (const leave of this.#leave) leave();
  }
}

/** Those of the list that a filter asks for, lowest health first; where there are more than its limit, the worst of each market in turn. */
export function presentRisk(
  { block, prices, judged, unknown }: Debtors,
  { market, below, limit }: RiskFilter,
): PositionsAtRisk {
  const isAsked = ({ data }: { data: Debtors['judged'][number]['data'] }) =>
    market === undefined || data.row.key === market;
  const least = below === undefined ? null : wadOf(below);
  const known = judged.filter(isAsked);
  const shown =
    least === null ? known : known.filter(({ judged: { health } }) => (health ?? 0n) < least);
  return {
    block,
    prices,
    positions: worstOfEach(shown, ({ data }) => data.row.id, limit).map(presentDebtor),
    total: known.length,
    unknown: unknown.filter(isAsked).length,
  };
}
