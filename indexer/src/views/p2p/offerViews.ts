import { methodName, wholeFromPrice } from '@weir/contracts';
import { and, asc, desc, eq, exists, gt, gte, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { type Hex, zeroAddress } from 'viem';
import type { P2pOffer } from '../../answers/p2pSchemas.ts';
import type { Block } from '../../answers/schemas.ts';
import { p2pOfferMethods, p2pOffers, p2pSettings } from '../../schema/p2pTables.ts';
import type { Row } from '../../store/changes.ts';
import type { Sql } from '../../store/openStore.ts';
import { type LogPlace, type Page, pageOf } from '../page.ts';
import { readTokenNames } from './tokenNames.ts';

type OfferRow = Row<typeof p2pOffers>;

/** Which offers. What is absent does not matter. */
export interface OfferFilter {
  token?: string | undefined;
  currency?: string | undefined;
  /** The method's word. */
  method?: string | undefined;
  side?: 'buy' | 'sell' | undefined;
  /** Units that a trade of it could have now. */
  amount?: bigint | undefined;
  maker?: string | undefined;
  arbitrator: 'known' | 'unknown' | 'all';
  status: 'live' | 'all';
  limit: number;
  before: LogPlace | null;
}

/** Offers, newest first. */
export async function readOffers(
  tx: Sql,
  block: Block,
  filter: OfferFilter,
): Promise<Page<P2pOffer>> {
  const { limit, before } = filter;
  const courts = await knownCourts(tx);
  const { blockNumber, logIndex } = p2pOffers;
  const rows = await tx
    .select()
    .from(p2pOffers)
    .where(
      and(
        ...termsOf(tx, filter),
        ...arbitratorIs(filter.arbitrator, courts),
        ...(filter.status === 'live' ? liveAt(block) : []),
        before
          ? sql`(${blockNumber}, ${logIndex}) < (${before.block}, ${before.logIndex})`
          : undefined,
      ),
    )
    .orderBy(desc(blockNumber), desc(logIndex))
    .limit(limit + 1);
  const present = await presenterOf(tx, block, courts, rows);
  return pageOf(rows, limit, placeOf, present);
}

/** The offers of some ids, newest first; those that were never posted are missing. */
export async function readOffersById(
  tx: Sql,
  block: Block,
  ids: readonly string[],
): Promise<P2pOffer[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(p2pOffers)
    .where(inArray(p2pOffers.id, [...ids]))
    .orderBy(desc(p2pOffers.blockNumber), desc(p2pOffers.logIndex));
  return rows.map(await presenterOf(tx, block, await knownCourts(tx), rows));
}

function termsOf(tx: Sql, { token, currency, method, side, amount, maker }: OfferFilter) {
  const conditions: SQL[] = [];
  if (token !== undefined) conditions.push(eq(p2pOffers.token, token));
  if (currency !== undefined) conditions.push(eq(p2pOffers.currency, currency));
  if (side !== undefined) conditions.push(eq(p2pOffers.isSell, side === 'sell'));
  if (maker !== undefined) conditions.push(eq(p2pOffers.maker, maker));
  if (amount !== undefined) {
    const { least, greatest, free } = p2pOffers;
    conditions.push(lte(least, amount), gte(greatest, amount), gte(free, amount));
  }
  if (method !== undefined) {
    const { offer } = p2pOfferMethods;
    const takes = and(eq(offer, p2pOffers.id), eq(p2pOfferMethods.method, method));
    conditions.push(exists(tx.select({ offer }).from(p2pOfferMethods).where(takes)));
  }
  return conditions;
}

function arbitratorIs(which: OfferFilter['arbitrator'], courts: readonly string[]): SQL[] {
  if (which === 'all') return [];
  const isKnown = courts.length > 0 ? inArray(p2pOffers.arbitrator, [...courts]) : sql`false`;
  return [which === 'known' ? isKnown : sql`not ${isKnown}`];
}

function liveAt({ timestamp }: Block): SQL[] {
  const { isOpen, expiry, free, least } = p2pOffers;
  return [eq(isOpen, true), gt(expiry, timestamp), gte(free, least)];
}

/** The courts that the escrow's owner set: everybody else's arbitrators are unknown. */
async function knownCourts(tx: Sql): Promise<string[]> {
  const [settings] = await tx.select().from(p2pSettings);
  return [settings?.pool ?? [], settings?.backup ?? []].flat();
}

async function presenterOf(
  tx: Sql,
  block: Block,
  courts: readonly string[],
  rows: readonly OfferRow[],
): Promise<(row: OfferRow) => P2pOffer> {
  const tokenOf = await readTokenNames(
    tx,
    rows.map(({ token }) => token),
  );
  const ids = rows.map(({ id }) => id);
  const methods =
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(p2pOfferMethods)
          .where(inArray(p2pOfferMethods.offer, ids))
          .orderBy(asc(p2pOfferMethods.index));
  return (row) => {
    const token = tokenOf(row.token);
    const isFixed = row.adapter === zeroAddress;
    const { id, maker, currency, termsHash, sellerBond, buyerBond, arbitrator } = row;
    const { confirmWindow, takesStarters, starters, trades, expiry, isOpen, changedAt } = row;
    return {
      id,
      maker,
      token,
      currency,
      termsHash,
      sellerBond,
      buyerBond,
      arbitrator,
      confirmWindow,
      takesStarters,
      starters,
      trades,
      expiry,
      isOpen,
      changedAt,
      side: row.isSell ? 'sell' : 'buy',
      total: row.total.toString(),
      least: row.least.toString(),
      greatest: row.greatest.toString(),
      free: row.free.toString(),
      reserve: row.reserve.toString(),
      price: {
        adapter: row.adapter,
        figure: row.currentFigure.toString(),
        perToken: isFixed ? wholeFromPrice(row.currentFigure, token.decimals).toString() : null,
        version: row.version,
        postedFigure: row.figure.toString(),
        least: row.leastPrice.toString(),
        greatest: row.greatestPrice.toString(),
        maxAge: row.maxAge,
      },
      methods: methods
        .filter(({ offer }) => offer === id)
        .map(({ method, window }) => ({ id: method, name: methodName(method as Hex), window })),
      isKnownArbitrator: courts.includes(arbitrator),
      nonce: row.nonce.toString(),
      isLive: isOpen && expiry > block.timestamp && row.free >= row.least,
      posted: { ...placeOf(row), timestamp: row.postedAt, transaction: row.transaction },
    };
  };
}

function placeOf({ blockNumber, logIndex }: OfferRow): LogPlace {
  return { block: blockNumber, logIndex };
}
