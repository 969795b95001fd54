import type { AccountOrders, Order } from '../api/schemas.ts';
import type { Sql, Store } from '../store/openStore.ts';
import { latestBlock } from '../views/latestBlock.ts';
import { readOrders, readOrdersById } from '../views/orders.ts';
import type { Commit } from './hub.ts';
import type { StreamQueue } from './streamQueue.ts';

/** Active orders that a stream follows; an account with more sees its newest ones. */
const mostOrders = 1_000;

interface Settings {
  store: Store;
  owner: string;
  queue: StreamQueue;
}

/**
 * One client's account stream. Fills touch levels and not orders, so after a block that changed a market the
 * account's active orders are read anew, and those that differ from what was sent are sent.
 */
export class AccountFollower {
  readonly #settings: Settings;
  /** Active orders as sent, as JSON by id. */
  #sent = new Map<string, string>();
  /** Reads follow each other, so that what is sent never goes back in time. */
  #reading: Promise<void> = Promise.resolve();
  #isStarted = false;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  start(): Promise<void> {
    return this.#next((tx) => this.#sendSnapshot(tx));
  }

  onCommit(commit: Commit): void {
    if (commit.kind === 'rollback') void this.#next((tx) => this.#sendSnapshot(tx));
    else if (commit.markets.size > 0) void this.#next((tx) => this.#sendChanges(tx));
  }

  #next(read: (tx: Sql) => Promise<void>): Promise<void> {
    const { store, queue } = this.#settings;
    this.#reading = this.#reading
      .then(() => store.read(read))
      // The client comes back and starts from a snapshot; the store's own failure is told by the syncer.
      .catch(() => queue.end());
    return this.#reading;
  }

  async #sendSnapshot(tx: Sql): Promise<void> {
    const orders = await this.#active(tx);
    this.#sent = new Map(orders.map((order) => [order.id, JSON.stringify(order)]));
    this.#isStarted = true;
    await this.#push(tx, 'snapshot', orders);
  }

  async #sendChanges(tx: Sql): Promise<void> {
    if (!this.#isStarted) return;
    const active = await this.#active(tx);
    const now = new Map(active.map((order) => [order.id, JSON.stringify(order)]));
    const changed = active.filter(({ id }) => this.#sent.get(id) !== now.get(id));
    const gone = [...this.#sent.keys()].filter((id) => !now.has(id));
    this.#sent = now;
    const orders = [...changed, ...(await readOrdersById(tx, this.#settings.owner, gone))];
    if (orders.length > 0) await this.#push(tx, 'orders', orders);
  }

  async #active(tx: Sql): Promise<Order[]> {
    const { owner } = this.#settings;
    const page = await readOrders(tx, { owner, status: 'active', limit: mostOrders, before: null });
    return page.items;
  }

  async #push(tx: Sql, event: string, orders: Order[]): Promise<void> {
    const block = await latestBlock(tx);
    if (!block) return;
    const data: AccountOrders = { block, orders };
    this.#settings.queue.push({ event, data });
  }
}
