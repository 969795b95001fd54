import { nameAt, rulings } from '@weir/contracts';
import { and, asc, desc, eq, gt, inArray, lt, ne, type SQL, sql } from 'drizzle-orm';
import type { CourtDispute, CourtSeat } from '../../answers/p2pSchemas.ts';
import { courtDisputes, courtSeats, courtVotes } from '../../schema/courtTables.ts';
import type { Row } from '../../store/changes.ts';
import type { Sql } from '../../store/openStore.ts';
import type { Page } from '../page.ts';

type DisputeRow = Row<typeof courtDisputes>;
type VoteRow = Row<typeof courtVotes>;

/** Which disputes. What is absent does not matter. */
export interface DisputeFilter {
  /** For which the seat was drawn. */
  seat?: number | undefined;
  /** For which a seat of this account was drawn. */
  holder?: string | undefined;
  status: 'open' | 'concluded' | 'all';
  limit: number;
  /** Those below this number. */
  before: number | null;
}

/** Disputes in the pool with their votes, newest first. */
export async function readDisputes(tx: Sql, filter: DisputeFilter): Promise<Page<CourtDispute>> {
  const { seat, holder, status, limit, before } = filter;
  const { id, stage } = courtDisputes;
  const drawnWhere = (condition: SQL) =>
    sql`${id} in (select ${courtVotes.dispute} from ${courtVotes} where ${condition})`;
  const rows = await tx
    .select()
    .from(courtDisputes)
    .where(
      and(
        seat === undefined ? undefined : drawnWhere(eq(courtVotes.seat, seat)),
        holder === undefined ? undefined : drawnWhere(eq(courtVotes.holder, holder)),
        status === 'open' ? ne(stage, 'Final') : undefined,
        status === 'concluded' ? eq(stage, 'Final') : undefined,
        before === null ? undefined : lt(id, before),
      ),
    )
    .orderBy(desc(id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const cursor = rows.length > limit && last ? String(last.id) : null;
  return { items: await presentDisputes(tx, shown), cursor };
}

/** The dispute of a number, or null. */
export async function readDispute(tx: Sql, id: number): Promise<CourtDispute | null> {
  const rows = await tx.select().from(courtDisputes).where(eq(courtDisputes.id, id));
  return (await presentDisputes(tx, rows))[0] ?? null;
}

/** The pool's disputes about a trade of the escrow, oldest first: two at most. */
export async function readDisputesOfTrade(tx: Sql, trade: number): Promise<CourtDispute[]> {
  const { id } = courtDisputes;
  const isAbout = eq(courtDisputes.trade, trade);
  return presentDisputes(tx, await tx.select().from(courtDisputes).where(isAbout).orderBy(asc(id)));
}

/** Seats, of one holder or all, by their numbers. @param after those above this number. */
export async function readSeats(
  tx: Sql,
  { holder, limit, after }: { holder?: string | undefined; limit: number; after: number | null },
): Promise<Page<CourtSeat>> {
  const duties = sql<number>`(select count(*)::int from ${courtVotes} join ${courtDisputes}
    on ${courtDisputes.id} = ${courtVotes.dispute} where ${courtVotes.seat} = ${courtSeats.id}
    and ${courtDisputes.stage} <> 'Final')`;
  const rows = await tx
    .select({ seat: courtSeats, duties })
    .from(courtSeats)
    .where(
      and(
        holder === undefined ? undefined : eq(courtSeats.holder, holder),
        after === null ? undefined : gt(courtSeats.id, after),
      ),
    )
    .orderBy(asc(courtSeats.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ seat, duties }) => ({
      ...seat,
      missing: seat.missing.toString(),
      duties,
    })),
    cursor: rows.length > limit && last ? String(last.seat.id) : null,
  };
}

async function presentDisputes(tx: Sql, rows: readonly DisputeRow[]): Promise<CourtDispute[]> {
  const ids = rows.map(({ id }) => id);
  const { dispute, round, position } = courtVotes;
  const votes =
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(courtVotes)
          .where(inArray(dispute, ids))
          .orderBy(asc(round), asc(position));
  return rows.map((row) => {
    const { id, arbitrable, trade, stage, since, round, isAppeal, pin, slots } = row;
    const { isOverturned, appealableUntil, isDelivered, openedAt, concludedAt } = row;
    return {
      id,
      arbitrable,
      trade,
      stage,
      since,
      round,
      isAppeal,
      pin,
      slots,
      isOverturned,
      appealableUntil,
      isDelivered,
      openedAt,
      concludedAt,
      fee: { token: row.feeToken, amount: row.fee.toString() },
      value: row.value.toString(),
      lock: row.lock.toString(),
      ruling: row.ruling === null ? null : nameAt(rulings, row.ruling),
      appeal:
        row.appellant === null ? null : { by: row.appellant, fee: String(row.appealFee ?? 0n) },
      votes: votes.filter((vote) => vote.dispute === id).map(presentVote),
    };
  });
}

function presentVote(row: VoteRow): CourtDispute['votes'][number] {
  const { seat, holder, round, position, drawnAt, committedAt, revealedAt } = row;
  return {
    seat,
    holder,
    round,
    position,
    drawnAt,
    committedAt,
    revealedAt,
    ruling: row.vote === null ? null : nameAt(rulings, row.vote),
    slashed: row.slashed.toString(),
    paid: row.paidToken === null ? null : { token: row.paidToken, amount: row.paid.toString() },
  };
}
