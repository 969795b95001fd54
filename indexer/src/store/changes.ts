import { and, eq, getTableColumns, getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { keyColumns } from '../schema/createTables.ts';
import { journal } from '../schema/indexTables.ts';
import { views } from '../schema/tables.ts';
import type { Sql } from './openStore.ts';
import { RowCache } from './rowCache.ts';
import { type EncodedRow, encodeKey, encodeRow, type RowWrites, writeRows } from './rowCodec.ts';

export type View = (typeof views)[keyof typeof views];
export type Row<Table extends PgTable> = Table['$inferSelect'];
type AnyRow = Record<string, unknown>;

/** Rows of these are written once and never looked for by handlers: they need no place in memory. */
const onlyAdded = new Set<View>([
  views.trades,
  views.liquidityChanges,
  views.balanceChanges,
  views.orderChanges,
  views.lendingEvents,
  views.lendingLiquidations,
  views.lendingSeizures,
  views.p2pOfferMethods,
  views.p2pTradeEvents,
]);

interface Change {
  before: AnyRow | null;
  after: AnyRow | null;
}

/**
 * The views' rows as handlers see and change them. Reads come from memory where the row was met before; changes are
 * collected and written by `flush`, in one statement a table, together with what undoes them.
 *
 * It is the only writer, so what it remembers is what is stored. After a transaction that failed, or a rollback,
 * `forget` must be called.
 */
export class Changes {
  readonly #tables = new Map<View, TableChanges>(
    Object.values(views).map((table) => [table, new TableChanges(table)]),
  );

  /** The row with the key columns' values of `key`. */
  async find<Table extends View>(
    tx: Sql,
    table: Table,
    key: Partial<Row<Table>>,
  ): Promise<Row<Table> | undefined> {
    return (await this.#of(table).find(tx, key)) as Row<Table> | undefined;
  }

  /** Adds a row whose key is new: nothing is read. */
  insert<Table extends View>(table: Table, row: Row<Table>): void {
    this.#of(table).insert(row);
  }

  /** Adds or replaces a row that `find` was asked for before. */
  put<Table extends View>(table: Table, row: Row<Table>): void {
    this.#of(table).put(row);
  }

  /** Removes a row that `find` gave. */
  remove<Table extends View>(table: Table, row: Row<Table>): void {
    this.#of(table).remove(row);
  }

  /** Rows added or replaced since the last flush, as they are now. */
  changed<Table extends View>(table: Table): Row<Table>[] {
    return this.#of(table).changed() as Row<Table>[];
  }

  /** The same rows, and those removed, each as it is stored and as it is now. */
  pairs<Table extends View>(
    table: Table,
  ): { before: Row<Table> | null; after: Row<Table> | null }[] {
    return this.#of(table).pairs() as { before: Row<Table> | null; after: Row<Table> | null }[];
  }

  /** Writes what changed, in one statement; with a block's number, what undoes it too. */
  async flush(tx: Sql, undoableBlock?: number): Promise<void> {
    const writes: RowWrites[] = [];
    const undo: EncodedRow[] = [];
    for (const changes of this.#tables.values()) {
      if (changes.isEmpty) continue;
      if (undoableBlock !== undefined) {
        const entry = { blockNumber: undoableBlock, ...changes.undoing() };
        undo.push(encodeRow(journal, entry));
      }
      writes.push(changes.take());
    }
    if (undo.length > 0) writes.push({ table: journal, upserts: undo, deletions: [] });
    await writeRows(tx, writes);
  }

  /** Lets go of all that is not written, and of all that was read. */
  forget(): void {
    for (const changes of this.#tables.values()) changes.forget();
  }

  #of(table: View): TableChanges {
    const changes = this.#tables.get(table);
    if (!changes) throw new Error(`${getTableName(table)} is no view`);
    return changes;
  }
}

class TableChanges {
  readonly #table: View;
  readonly #keyProperties: string[];
  /** Rows as stored, null where there is none. */
  readonly #stored = new RowCache<AnyRow>();
  readonly #pending = new Map<string, Change>();

  constructor(table: View) {
    this.#table = table;
    const keys = new Set(keyColumns(table).map(({ name }) => name));
    this.#keyProperties = Object.entries(getTableColumns(table))
      .filter(([, column]) => keys.has(column.name))
      .map(([property]) => property);
  }

  async find(tx: Sql, key: AnyRow): Promise<AnyRow | undefined> {
    const id = this.#id(key);
    const pending = this.#pending.get(id);
    if (pending) return pending.after ?? undefined;
    let row = this.#stored.get(id);
    if (row === undefined) {
      row = await this.#read(tx, key);
      this.#stored.set(id, row);
    }
    return row ?? undefined;
  }

  insert(row: AnyRow): void {
    const id = this.#id(row);
    this.#pending.set(id, { before: this.#before(id) ?? null, after: row });
  }

  put(row: AnyRow): void {
    const id = this.#id(row);
    this.#pending.set(id, { before: this.#foundBefore(id), after: row });
  }

  remove(row: AnyRow): void {
    const id = this.#id(row);
    this.#pending.set(id, { before: this.#foundBefore(id), after: null });
  }

  changed(): AnyRow[] {
    return [...this.#pending.values()].map(({ after }) => after).filter((row) => row !== null);
  }

  pairs(): Change[] {
    return [...this.#pending.values()];
  }

  get isEmpty(): boolean {
    return this.#pending.size === 0;
  }

  /** What undoes the changes that are not written yet. */
  undoing() {
    const table = this.#table;
    const inserted: EncodedRow[] = [];
    const before: EncodedRow[] = [];
    for (const change of this.#pending.values()) {
      if (change.before) before.push(encodeRow(table, change.before));
      else if (change.after) inserted.push(encodeKey(table, change.after));
    }
    return { tableName: getTableName(table), inserted, before };
  }

  /** The changes that are not written yet, to be written now. */
  take(): RowWrites {
    const table = this.#table;
    const writes: RowWrites = { table, upserts: [], deletions: [] };
    for (const [id, { before, after }] of this.#pending) {
      if (after) writes.upserts.push(encodeRow(table, after));
      else if (before) writes.deletions.push(encodeKey(table, before));
      if (!onlyAdded.has(table)) this.#stored.set(id, after);
    }
    this.#pending.clear();
    return writes;
  }

  forget(): void {
    this.#pending.clear();
    this.#stored.clear();
  }

  #before(id: string): AnyRow | null | undefined {
    const pending = this.#pending.get(id);
    return pending ? pending.before : this.#stored.get(id);
  }

  #foundBefore(id: string): AnyRow | null {
    const before = this.#before(id);
    if (before === undefined) {
      throw new Error(`A row of ${getTableName(this.#table)} was changed before it was looked for`);
    }
    return before;
  }

  async #read(tx: Sql, key: AnyRow): Promise<AnyRow | null> {
    const conditions = Object.entries(getTableColumns(this.#table))
      .filter(([property]) => this.#keyProperties.includes(property))
      .map(([property, column]) => eq(column, key[property]));
    const rows = await tx
      .select()
      .from(this.#table as PgTable)
      .where(and(...conditions));
    return rows[0] ?? null;
  }

  #id(row: AnyRow): string {
    return this.#keyProperties.map((property) => String(row[property])).join('|');
  }
}
