import { lotPrice, lotSize, partDown, quoteDown } from '@weir/contracts';
import { type Address, getAddress, pad, toHex } from 'viem';
import type { DueChanges } from '../commits/dueChanges.ts';
import type { MarketRow } from '../handlers/indexState.ts';

/** Lots at a tick that orders own, and those of them that still rest: the rest waits to be claimed. */
interface Tick {
  owned: bigint;
  resting: bigint;
}

/** More lots rest at a tick than orders own: the views contradict each other. */
export class DuesInconsistent extends Error {
  override readonly name = 'DuesInconsistent';
}

/**
 * What the exchange owes of each token, in token units, by the views: reserves of pools, what resting orders would
 * get back, what claims would pay with their rebates, and internal balances. Book fees owed to the protocol are in
 * no event and not in it.
 *
 * Lots are summed by tick, so that it rounds once a tick where the contract rounds once an order: the sum of many
 * amounts rounded down is at most their sum rounded down, which contracts/docs/book.md shows to be held.
 */
export class Dues {
  readonly #totals = new Map<Address, bigint>();
  readonly #markets = new Map<number, MarketRow>();
  readonly #reserves = new Map<number, { base: bigint; quote: bigint }>();
  readonly #ticks = new Map<string, Tick>();
  readonly #tokens = new Map<bigint, Address>();

  get tokens(): Address[] {
    return [...this.#totals.keys()];
  }

  /** Token units; 0 of a token that is not known. */
  owed(token: Address): bigint {
    return this.#totals.get(token) ?? 0n;
  }

  /** @returns the tokens of which the sum may have changed. Throws `DuesInconsistent`. */
  apply(changes: DueChanges): Set<Address> {
    const touched = new Set<Address>();
    const add = (token: string, amount: bigint) => {
      touched.add(token as Address);
      this.#totals.set(token as Address, this.owed(token as Address) + amount);
    };
    for (const market of changes.opened) this.#markets.set(market.id, market);
    for (const { market: id, base, quote } of changes.reserves) {
      const market = this.#market(id);
      const before = this.#reserves.get(id);
      add(market.base, base - (before?.base ?? 0n));
      add(market.quote, quote - (before?.quote ?? 0n));
      this.#reserves.set(id, { base, quote });
    }
    for (const { id, change } of changes.balances) add(this.#token(id), change);
    for (const { tick, before, after } of this.#changeTicks(changes)) {
      const market = this.#market(tick.market);
      const [old, now] = [owedAt(market, tick, before), owedAt(market, tick, after)];
      add(market.base, now.base - old.base);
      add(market.quote, now.quote - old.quote);
    }
    return touched;
  }

  /** Ticks before and after all changes: in between lots may rest that no order owns yet. */
  #changeTicks({ resting, owned }: DueChanges) {
    const changed = new Map<string, { tick: Place; before: Tick; after: Tick }>();
    const entry = ({ market, isAsk, tick }: Place) => {
      const key = `${market} ${isAsk} ${tick}`;
      const before = this.#ticks.get(key) ?? { owned: 0n, resting: 0n };
      const found = changed.get(key) ?? {
        tick: { market, isAsk, tick },
        before,
        after: { ...before },
      };
      changed.set(key, found);
      return found.after;
    };
    for (const place of resting) entry(place).resting = place.lots;
    for (const place of owned) entry(place).owned += place.lots;
    for (const [key, { after }] of changed) {
      if (after.owned === 0n && after.resting === 0n) this.#ticks.delete(key);
      else this.#ticks.set(key, after);
    }
    return changed.values();
  }

  #market(id: number): MarketRow {
    const market = this.#markets.get(id);
    if (!market) throw new DuesInconsistent(`market ${id} of a change is unknown`);
    return market;
  }

  #token(id: bigint): Address {
    const token = this.#tokens.get(id) ?? getAddress(pad(toHex(id), { size: 20 }));
    this.#tokens.set(id, token);
    return token;
  }
}

interface Place {
  market: number;
  isAsk: boolean;
  tick: number;
}

function owedAt(market: MarketRow, { isAsk, tick }: Place, { owned, resting }: Tick) {
  if (owned < resting) {
    throw new DuesInconsistent(
      `market ${market.key}, tick ${tick}: ${resting} lots rest, and orders own ${owned}`,
    );
  }
  const lot = lotSize(market.lotExponent);
  const price = lotPrice(tick);
  const withRebate = (proceeds: bigint) => proceeds + partDown(proceeds, market.makerRebate);
  const filled = owned - resting;
  return isAsk
    ? { base: resting * lot, quote: withRebate(quoteDown(filled, price)) }
    : { base: withRebate(filled * lot), quote: quoteDown(resting, price) };
}
