import { eq, sql } from 'drizzle-orm';
import { marketKey } from '../derived/marketKey.ts';
import { levels, markets } from '../schema/tables.ts';
import { Changes, type Row } from '../store/changes.ts';
import type { Sql } from '../store/openStore.ts';
import { KnownLendingMarkets } from './lending/knownLendingMarkets.ts';
import type { WriteOff } from './lending/liquidations.ts';
import { RestingOrders } from './restingOrders.ts';

export type MarketRow = Row<typeof markets>;

/** Ticks at which something rests. */
interface LiveTicks {
  bids: Set<number>;
  asks: Set<number>;
}

/** What the handlers hold in memory between blocks: all of it can be read again from the store. */
export class IndexState {
  readonly changes = new Changes();
  readonly restingOrders = new RestingOrders();
  readonly lendingMarkets = new KnownLendingMarkets();
  /** Where the last LiquidityAdded was logged: the mint of shares right after it is its own. */
  lastAddition: { block: number; logIndex: number } | null = null;
  /** Whose shares were burnt last. */
  lastBurnt: string | null = null;
  /** What was written off last: the liquidation right after it is its own. */
  lastWriteOff: WriteOff | null = null;
  #markets: Map<string, MarketRow> | undefined;
  readonly #liveTicks = new Map<number, LiveTicks>();

  /** The market of the contract's id. Throws where it was never opened. */
  async market(tx: Sql, id: bigint): Promise<MarketRow> {
    const market = (await this.#allMarkets(tx)).get(marketKey(id));
    if (!market) throw new InconsistentEvent(`market ${marketKey(id)} was never opened`);
    return market;
  }

  /** How many markets were opened: the next one's number. */
  async marketCount(tx: Sql): Promise<number> {
    return (await this.#allMarkets(tx)).size;
  }

  async addMarket(tx: Sql, market: MarketRow): Promise<void> {
    (await this.#allMarkets(tx)).set(market.key, market);
    this.changes.insert(markets, market);
  }

  /** The ticks of one side of a market's book, to be kept up by who changes levels. */
  async liveTicks(tx: Sql, market: number, isAsk: boolean): Promise<Set<number>> {
    let ticks = this.#liveTicks.get(market);
    if (!ticks) {
      ticks = await readLiveTicks(tx, market);
      this.#liveTicks.set(market, ticks);
    }
    return isAsk ? ticks.asks : ticks.bids;
  }

  /** To be called after a transaction that failed, and after a rollback. */
  forget(): void {
    this.changes.forget();
    this.restingOrders.forget();
    this.lendingMarkets.forget();
    this.#markets = undefined;
    this.#liveTicks.clear();
    this.lastAddition = null;
    this.lastBurnt = null;
    this.lastWriteOff = null;
  }

  async #allMarkets(tx: Sql): Promise<Map<string, MarketRow>> {
    this.#markets ??= new Map((await tx.select().from(markets)).map((row) => [row.key, row]));
    return this.#markets;
  }
}

/** Logs that contradict what earlier ones told: the index and the chain do not match. */
export class InconsistentEvent extends Error {
  override readonly name = 'InconsistentEvent';
}

async function readLiveTicks(tx: Sql, market: number): Promise<LiveTicks> {
  const rows = await tx
    .select({ tick: levels.tick, isAsk: levels.isAsk })
    .from(levels)
    .where(
      sql`${eq(levels.market, market)} and ${levels.placed} > ${levels.filled} + ${levels.cancelled}`,
    );
  const ticks: LiveTicks = { bids: new Set(), asks: new Set() };
  for (const { tick, isAsk } of rows) (isAsk ? ticks.asks : ticks.bids).add(tick);
  return ticks;
}
