import { methodName, type Outcome, type TradeAction, type TradeState } from '@weir/contracts';
import { and, asc, desc, eq, ne, or, sql } from 'drizzle-orm';
import type { Hex } from 'viem';
import type { P2pKeys, P2pProposal, P2pTrade, P2pTradeEvent } from '../../answers/p2pSchemas.ts';
import type { Block } from '../../answers/schemas.ts';
import { p2pProposals, p2pTradeEvents, p2pTradeKeys, p2pTrades } from '../../schema/p2pTables.ts';
import type { Row } from '../../store/changes.ts';
import type { Sql } from '../../store/openStore.ts';
import { formatPlace, type LogPlace, type Page, pageOf } from '../page.ts';
import { deadlinesOf } from './deadlines.ts';
import { readTokenNames } from './tokenNames.ts';

export type TradeRow = Row<typeof p2pTrades>;

/** Which trades. What is absent does not matter. */
export interface TradeFilter {
  account?: string | undefined;
  offer?: string | undefined;
  status: 'live' | 'ended' | 'all';
  limit: number;
  before: LogPlace | null;
}

/** Anybody may propose and set keys as often as it pays for it. */
const mostEvents = 500;

/** Trades, newest first. */
export async function readP2pTrades(tx: Sql, filter: TradeFilter): Promise<Page<P2pTrade>> {
  const { account, offer, status, limit, before } = filter;
  const { blockNumber, logIndex, seller, buyer, state } = p2pTrades;
  const rows = await tx
    .select()
    .from(p2pTrades)
    .where(
      and(
        account === undefined ? undefined : or(eq(seller, account), eq(buyer, account)),
        offer === undefined ? undefined : eq(p2pTrades.offer, offer),
        status === 'live' ? ne(state, 'Final') : undefined,
        status === 'ended' ? eq(state, 'Final') : undefined,
        before
          ? sql`(${blockNumber}, ${logIndex}) < (${before.block}, ${before.logIndex})`
          : undefined,
      ),
    )
    .orderBy(desc(blockNumber), desc(logIndex))
    .limit(limit + 1);
  return pageOf(rows, limit, placeOf, await presenterOf(tx, rows));
}

/** A trade with all that happened to it; null where none has the number. */
export async function readP2pTrade(tx: Sql, block: Block, id: number) {
  const rows = await tx.select().from(p2pTrades).where(eq(p2pTrades.id, id));
  const [row] = rows;
  if (!row) return null;
  const events = await tx
    .select()
    .from(p2pTradeEvents)
    .where(eq(p2pTradeEvents.trade, id))
    .orderBy(desc(p2pTradeEvents.blockNumber), desc(p2pTradeEvents.logIndex))
    .limit(mostEvents);
  const keys = await tx
    .select()
    .from(p2pTradeKeys)
    .where(eq(p2pTradeKeys.trade, id))
    .orderBy(asc(p2pTradeKeys.party));
  const proposals = await tx
    .select()
    .from(p2pProposals)
    .where(eq(p2pProposals.trade, id))
    .orderBy(asc(p2pProposals.nonce));
  const present = await presenterOf(tx, rows);
  return {
    trade: present(row),
    events: events.map(presentEvent).toReversed(),
    keys: keys.map(({ party, encryptionKey, signingKey, since }): P2pKeys => {
      return { party, encryptionKey, signingKey, since };
    }),
    proposals: proposals.map((proposal): P2pProposal => {
      const { party, expiry, nonce, state, proposedAt } = proposal;
      const isLive = state === row.state && expiry > block.timestamp;
      const toBuyer = proposal.toBuyer.toString();
      return { party, toBuyer, expiry, nonce, state: state as TradeState, isLive, proposedAt };
    }),
  };
}

async function presenterOf(
  tx: Sql,
  rows: readonly TradeRow[],
): Promise<(row: TradeRow) => P2pTrade> {
  const tokenOf = await readTokenNames(
    tx,
    rows.map(({ token }) => token),
  );
  return (row) => {
    const { id, offer, seller, buyer, makerSells, sponsor, isStarter, isPegged } = row;
    const { currency, payWindow, confirmWindow, feeRate, arbitrator, details, accountAge } = row;
    const { since, started, wasDemanded, wasRefused, requests, court } = row;
    const { confirmedAt, paidAt, disputedAt, disputedBy } = row;
    return {
      id,
      offer,
      seller,
      buyer,
      sponsor,
      isStarter,
      isPegged,
      currency,
      payWindow,
      confirmWindow,
      feeRate,
      arbitrator,
      details,
      accountAge,
      since,
      started,
      wasDemanded,
      wasRefused,
      requests,
      court,
      confirmedAt,
      paidAt,
      disputedAt,
      disputedBy,
      backup: row.backup,
      maker: makerSells ? seller : buyer,
      taker: makerSells ? buyer : seller,
      token: tokenOf(row.token),
      amount: row.amount.toString(),
      fiat: row.fiat.toString(),
      method: { id: row.method, name: methodName(row.method as Hex) },
      sellerBond: row.sellerBond.toString(),
      buyerBond: row.buyerBond.toString(),
      bondDue: row.bondDue.toString(),
      courtFee: row.courtFee.toString(),
      value: row.value.toString(),
      state: row.state as TradeState,
      courtFees: row.courtFees.toString(),
      disputeId: row.disputeId?.toString() ?? null,
      deadlines: deadlinesOf(row),
      taken: { ...placeOf(row), timestamp: row.takenAt, transaction: row.transaction },
      end: endOf(row),
    };
  };
}

/** How a trade ended, or null while it lives: its columns are set together. */
function endOf(row: TradeRow): P2pTrade['end'] {
  const { outcome, endedAt, endedFrom, endedAction, endedBy } = row;
  if (outcome === null || endedAt === null || endedBy === null) return null;
  return {
    outcome: outcome as Outcome,
    at: endedAt,
    from: endedFrom as TradeState,
    action: endedAction as TradeAction,
    by: endedBy,
    seller: String(row.paidSeller),
    buyer: String(row.paidBuyer),
    bond: String(row.paidBond),
    treasury: String(row.paidTreasury),
    backToOffer: row.backToOffer === true,
  };
}

function presentEvent(row: Row<typeof p2pTradeEvents>): P2pTradeEvent {
  const { kind, by, action, state, data, court, expiry, nonce, timestamp, transaction } = row;
  const place = { block: row.blockNumber, logIndex: row.logIndex };
  return {
    id: formatPlace(place),
    ...place,
    timestamp,
    transaction,
    kind,
    by,
    data,
    court,
    expiry,
    nonce,
    action: action as TradeAction | null,
    outcome: row.outcome as Outcome | null,
    state: state as TradeState | null,
    disputeId: row.disputeId?.toString() ?? null,
    toBuyer: row.toBuyer?.toString() ?? null,
  };
}

function placeOf({ blockNumber, logIndex }: TradeRow): LogPlace {
  return { block: blockNumber, logIndex };
}
