import { marketKey } from '../../derived/marketKey.ts';
import { lendingMarkets } from '../../schema/lendingTables.ts';
import type { Row } from '../../store/changes.ts';
import type { Sql } from '../../store/openStore.ts';

export type LendingMarketRow = Row<typeof lendingMarkets>;

/** Lending markets by the contract's ids, read once and kept up by who opens them. */
export class KnownLendingMarkets {
  #markets: Map<string, LendingMarketRow> | undefined;

  /** Undefined where it was never opened. */
  async find(tx: Sql, id: bigint): Promise<LendingMarketRow | undefined> {
    return (await this.#all(tx)).get(marketKey(id));
  }

  /** How many were opened: the next one's number. */
  async count(tx: Sql): Promise<number> {
    return (await this.#all(tx)).size;
  }

  async add(tx: Sql, market: LendingMarketRow): Promise<void> {
    (await this.#all(tx)).set(market.key, market);
  }

  /** To be called after a transaction that failed, and after a rollback. */
  forget(): void {
    this.#markets = undefined;
  }

  async #all(tx: Sql): Promise<Map<string, LendingMarketRow>> {
    this.#markets ??= new Map(
      (await tx.select().from(lendingMarkets)).map((row) => [row.key, row]),
    );
    return this.#markets;
  }
}
