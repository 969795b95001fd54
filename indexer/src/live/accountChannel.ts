import type { Block, Order } from '../answers/schemas.ts';
import type { AccountOrders } from '../answers/streamSchemas.ts';
import type { Commit } from '../commits/hub.ts';
import { Frame, type Listener } from '../http/frame.ts';
import type { Sql } from '../store/openStore.ts';
import { latestBlock } from '../views/latestBlock.ts';
import { readOrders, readOrdersById } from '../views/orders.ts';
import { finalityOf } from './finality.ts';
import type { StreamSource } from './streams.ts';

/** Active orders that a stream follows; an account with more sees its newest ones. */
const mostOrders = 1_000;

/** An active order as it was sent. */
interface Sent {
  order: Order;
  text: string;
}

/**
 * One account's orders for all who follow it. Fills touch levels and not orders, so after a block that changed the
 * account's orders or a level that they rest at, its active orders are read anew, once for all, and those that
 * differ are sent. Blocks that come while a read is under way are told by the next one together.
 */
export class AccountChannel {
  readonly #source: StreamSource;
  readonly #owner: string;
  readonly #listeners = new Set<Listener>();
  /** Those who wait for a read to begin with. */
  readonly #joining = new Set<Listener>();
  /** Null until they were read, and after a fork. */
  #sent: Map<string, Sent> | null = null;
  #block: Block | null = null;
  /** Counts forks: what was read before one is not told after it. */
  #era = 0;
  #isDirty = false;
  #reading: Promise<void> | null = null;

  constructor(source: StreamSource, owner: string) {
    this.#source = source;
    this.#owner = owner;
  }

  get isEmpty(): boolean {
    return this.#listeners.size + this.#joining.size === 0;
  }

  join(listener: Listener): { leave: () => void; started: Promise<void> } {
    const leave = () => {
      this.#listeners.delete(listener);
      this.#joining.delete(listener);
    };
    if (this.#sent && this.#block && !this.#reading) {
      this.#listeners.add(listener);
      listener.take(this.#frame('snapshot', this.#block, this.#active()));
      return { leave, started: Promise.resolve() };
    }
    this.#joining.add(listener);
    return { leave, started: this.#reading ?? this.#read() };
  }

  onCommit(commit: Commit): void {
    if (commit.kind === 'rollback') {
      this.#sent = null;
      this.#era++;
      for (const listener of this.#listeners) this.#joining.add(listener);
      this.#listeners.clear();
      void this.#read();
    } else if (this.#concerns(commit)) {
      void this.#read();
    } else if (!this.#reading) {
      // What was sent is of this block too.
      this.#block = commit.block;
    }
  }

  #concerns({ owners, levels }: Commit): boolean {
    if (!this.#sent || owners.has(this.#owner)) return true;
    for (const id of this.#sent.keys()) if (levels.has(levelOf(id))) return true;
    return false;
  }

  #read(): Promise<void> {
    this.#isDirty = true;
    this.#reading ??= this.#readUntilClean()
      .catch((error) => {
        this.#source.log.error({ err: error, owner: this.#owner }, 'a stream could not be read');
        const all = [...this.#listeners, ...this.#joining];
        this.#listeners.clear();
        this.#joining.clear();
        for (const listener of all) listener.end('failed');
      })
      .finally(() => {
        this.#reading = null;
        // Those who came as the last read had just been told.
        if (this.#joining.size > 0) void this.#read();
      });
    return this.#reading;
  }

  async #readUntilClean(): Promise<void> {
    while (this.#isDirty) {
      this.#isDirty = false;
      const before = this.#sent;
      const era = this.#era;
      const found = await this.#source.fewReads(() =>
        this.#source.store.read((tx) => this.#changesSince(tx, before)),
      );
      if (found && era === this.#era) this.#tell(found);
    }
  }

  async #changesSince(tx: Sql, before: Map<string, Sent> | null) {
    const owner = this.#owner;
    const block = await latestBlock(tx);
    if (!block) return null;
    const { items } = await readOrders(tx, {
      owner,
      status: 'active',
      limit: mostOrders,
      before: null,
    });
    const now = new Map(items.map((order) => [order.id, { order, text: JSON.stringify(order) }]));
    if (!before) return { block, now, orders: [] };
    const changed = items.filter(({ id }) => before.get(id)?.text !== now.get(id)?.text);
    const gone = [...before.keys()].filter((id) => !now.has(id));
    return { block, now, orders: [...changed, ...(await readOrdersById(tx, owner, gone))] };
  }

  #tell({ block, now, orders }: { block: Block; now: Map<string, Sent>; orders: Order[] }): void {
    this.#sent = now;
    this.#block = block;
    if (orders.length > 0) this.#sendTo(this.#listeners, this.#frame('orders', block, orders));
    if (this.#joining.size === 0) return;
    this.#sendTo(this.#joining, this.#frame('snapshot', block, this.#active()));
    for (const listener of this.#joining) this.#listeners.add(listener);
    this.#joining.clear();
  }

  #sendTo(listeners: Set<Listener>, frame: Frame): void {
    for (const listener of listeners) listener.take(frame);
  }

  #active(): Order[] {
    return [...(this.#sent?.values() ?? [])].map(({ order }) => order);
  }

  #frame(event: 'snapshot' | 'orders', block: Block, orders: Order[]): Frame {
    const finality = finalityOf(block.number, this.#source.marks());
    const data: AccountOrders = { block, finality, orders };
    return new Frame({ channel: 'account', owner: this.#owner }, event, data);
  }
}

/** The level of an order's id, `market-side-tick-generation-index`. */
function levelOf(id: string): string {
  return id.split('-', 3).join('-');
}
