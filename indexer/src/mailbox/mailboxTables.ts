/** What a relay keeps: ciphertext, from whom it came, and until when. A trade is its path: `chain/escrow/trade`. */
import {
  bigserial,
  customType,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { whole } from '../schema/columns.ts';

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** One row: by which code the tables were made. */
export const meta = pgTable('meta', {
  id: smallint().primaryKey(),
  schemaVersion: text('schema_version').notNull(),
});

/** Envelopes in their mailboxes. */
export const posts = pgTable(
  'posts',
  {
    /** Rises with each post; what a reader goes on from. */
    position: bigserial({ mode: 'number' }).primaryKey(),
    trade: text().notNull(),
    recipient: text().notNull(),
    id: text().notNull(),
    party: text().notNull(),
    category: text().notNull().$type<'message' | 'evidence'>(),
    /** Seconds since 1970. */
    receivedAt: whole('received_at'),
    envelope: bytes().notNull(),
  },
  (t) => [
    uniqueIndex().on(t.trade, t.recipient, t.id),
    index().on(t.trade, t.recipient, t.position),
    index().on(t.trade, t.party, t.receivedAt),
    index().on(t.receivedAt),
  ],
);

/** Evidence sealed to a trade's seats. Anybody can fetch it: the other party may post it too, and that copy is its own. */
export const evidence = pgTable(
  'evidence',
  {
    trade: text().notNull(),
    id: text().notNull(),
    party: text().notNull(),
    receivedAt: whole('received_at'),
    /** When it was sent, as its sender signed. */
    postedAt: whole('posted_at'),
    length: whole(),
    sealed: bytes().notNull(),
  },
  (t) => [primaryKey({ columns: [t.trade, t.id, t.party] }), index().on(t.receivedAt)],
);
