import {
  currencyCode,
  nameAt,
  outcomes,
  type TradeAction,
  type TradeState,
  tradeActions,
  tradeStates,
} from '@weir/contracts';
import { zeroAddress } from 'viem';
import type { EscrowArgs } from '../../chain/decodeP2pLogs.ts';
import { p2pProposals, p2pTradeKeys, p2pTrades } from '../../schema/p2pTables.ts';
import type { Row } from '../../store/changes.ts';
import type { Context } from '../context.ts';
import { InconsistentEvent } from '../indexState.ts';
import { changeOffer } from './offers.ts';
import { recordTradeEvent } from './tradeEvents.ts';

type TradeRow = Row<typeof p2pTrades>;

interface Moved {
  action: TradeAction;
  /** The state that it led to, or left. */
  after: TradeState;
  by: string;
  data: string;
}

const notEnded = {
  outcome: null,
  endedAt: null,
  endedFrom: null,
  endedAction: null,
  endedBy: null,
  paidSeller: null,
  paidBuyer: null,
  paidBond: null,
  paidTreasury: null,
  backToOffer: null,
};

export async function onTradeTaken(
  context: Context,
  { tradeId, offerId, taker, trade }: EscrowArgs<'TradeTaken'>,
): Promise<void> {
  const { state, block, log } = context;
  const id = Number(tradeId);
  await changeOffer(context, offerId, (offer) => ({
    free: offer.free - trade.amount,
    reserve: offer.reserve - (trade.makerSells ? trade.sellerBond : trade.bondDue),
    starters: offer.starters + (trade.isStarter ? 1 : 0),
    trades: offer.trades + 1,
  }));
  const { seller, buyer, makerSells, isStarter, isPegged, token, amount, fiat } = trade;
  const { payWindow, confirmWindow, feeRate, sellerBond, buyerBond, bondDue, courtFee } = trade;
  const { value, arbitrator, details, accountAge, method, sponsor, currency } = trade;
  const named = nameAt(tradeStates, trade.state);
  state.changes.insert(p2pTrades, {
    id,
    offer: offerId,
    seller,
    buyer,
    makerSells,
    isStarter,
    isPegged,
    token,
    amount,
    fiat,
    payWindow,
    confirmWindow,
    feeRate,
    sellerBond,
    buyerBond,
    bondDue,
    courtFee,
    value,
    arbitrator,
    details,
    accountAge,
    method,
    sponsor: sponsor === zeroAddress ? null : sponsor,
    backup: trade.backup === zeroAddress ? null : trade.backup,
    currency: currencyCode(currency),
    blockNumber: block.number,
    logIndex: log.logIndex,
    takenAt: block.timestamp,
    transaction: log.transactionHash,
    state: named,
    since: trade.since,
    started: trade.started,
    wasDemanded: false,
    wasRefused: false,
    requests: 0,
    courtFees: 0n,
    court: null,
    disputeId: null,
    confirmedAt: null,
    paidAt: null,
    disputedAt: null,
    disputedBy: null,
    ...notEnded,
  });
  recordTradeEvent(context, { kind: 'taken', trade: id, by: taker, state: named, data: offerId });
}

export async function onTradeMoved(
  context: Context,
  { tradeId, action, by, state, data }: EscrowArgs<'TradeMoved'>,
): Promise<void> {
  const trade = await tradeOf(context, tradeId);
  const named = nameAt(tradeActions, action);
  const after = nameAt(tradeStates, state);
  const moved = {
    ...trade,
    ...changeOf(context, trade, { action: named, after, by, data }),
    state: after,
  };
  // Exactly what leads to another state starts its clock (Endings.sol).
  if (after !== trade.state) moved.since = context.block.timestamp;
  if (after === 'Final') {
    moved.endedAt = context.block.timestamp;
    moved.endedFrom = trade.state;
    moved.endedAction = named;
    moved.endedBy = by;
  }
  putTrade(context, moved);
  if (named === 'PostDetails') await dropProposals(context, trade);
  recordTradeEvent(context, {
    kind: 'moved',
    trade: trade.id,
    by,
    action: named,
    state: after,
    data,
  });
}

/** What was proposed before the details came counts no more (Trades.sol). */
async function dropProposals({ tx, state }: Context, trade: TradeRow): Promise<void> {
  for (const party of [trade.seller, trade.buyer]) {
    const row = await state.changes.find(tx, p2pProposals, { trade: trade.id, party });
    if (row) state.changes.remove(p2pProposals, row);
  }
}

export async function onAccountAgeSaid(
  context: Context,
  { tradeId, accountAge }: EscrowArgs<'AccountAgeSaid'>,
): Promise<void> {
  putTrade(context, { ...(await tradeOf(context, tradeId)), accountAge: Number(accountAge) });
}

/** What an action changes beside the state and its clock (Trades.sol, Disputes.sol). */
function changeOf(
  { block }: Context,
  trade: TradeRow,
  { action, after, by, data }: Moved,
): Partial<TradeRow> {
  const { timestamp } = block;
  switch (action) {
    case 'Confirm':
      return { started: timestamp, confirmedAt: timestamp, details: data };
    case 'DemandDetails':
      return { wasDemanded: true };
    case 'PostDetails':
      return { started: trade.started + timestamp - trade.since };
    case 'MarkPaid':
      return { paidAt: timestamp };
    case 'Dispute':
      return { disputedAt: timestamp, disputedBy: by, buyerBond: trade.bondDue };
    case 'RequestRuling':
      return { requests: 1, wasRefused: false };
    case 'RequestBackup':
      return { requests: 2, wasRefused: false };
    case 'Rule':
      // A ruling for somebody ends the trade; a court that refused has no more to say.
      return after === 'Final' ? {} : { wasRefused: true, court: null };
    default:
      return {};
  }
}

export async function onTradeEnded(
  context: Context,
  ended: EscrowArgs<'TradeEnded'>,
): Promise<void> {
  const { tradeId, seller, buyer, bond, treasury, backToOffer } = ended;
  const trade = await tradeOf(context, tradeId);
  if (trade.state !== 'Final' || trade.outcome !== null) {
    throw new InconsistentEvent(`trade ${tradeId} ended in the state ${trade.state}`);
  }
  const outcome = nameAt(outcomes, ended.outcome);
  putTrade(context, {
    ...trade,
    outcome,
    paidSeller: seller,
    paidBuyer: buyer,
    paidBond: bond,
    paidTreasury: treasury,
    backToOffer,
  });
  if (backToOffer || trade.isStarter) {
    const makerBond = trade.makerSells ? trade.sellerBond : trade.buyerBond;
    await changeOffer(context, trade.offer, (offer) => ({
      free: backToOffer ? offer.free + trade.amount : offer.free,
      reserve: backToOffer ? offer.reserve + makerBond : offer.reserve,
      starters: trade.isStarter ? offer.starters - 1 : offer.starters,
    }));
  }
  recordTradeEvent(context, { kind: 'ended', trade: trade.id, state: 'Final', outcome });
}

export async function onKeysSet(
  context: Context,
  { tradeId, party, encryptionKey, signingKey }: EscrowArgs<'KeysSet'>,
): Promise<void> {
  const { tx, state, block } = context;
  const { id: trade } = await tradeOf(context, tradeId);
  await state.changes.find(tx, p2pTradeKeys, { trade, party });
  const since = block.timestamp;
  state.changes.put(p2pTradeKeys, { trade, party, encryptionKey, signingKey, since });
  recordTradeEvent(context, { kind: 'keys', trade, by: party, data: encryptionKey });
}

export async function onDetailsPosted(
  context: Context,
  { tradeId, ciphertext }: EscrowArgs<'DetailsPosted'>,
): Promise<void> {
  const { id: trade, seller } = await tradeOf(context, tradeId);
  recordTradeEvent(context, { kind: 'details', trade, by: seller, data: ciphertext });
}

export async function onRulingRequested(
  context: Context,
  { tradeId, court, disputeId, courtFees }: EscrowArgs<'RulingRequested'>,
): Promise<void> {
  const trade = await tradeOf(context, tradeId);
  putTrade(context, { ...trade, court, disputeId, courtFees });
  recordTradeEvent(context, { kind: 'court', trade: trade.id, court, disputeId });
}

export async function onSettlementProposed(
  context: Context,
  { tradeId, by: party, toBuyer, expiry, nonce }: EscrowArgs<'SettlementProposed'>,
): Promise<void> {
  const { tx, state, block } = context;
  const { id: trade, state: named } = await tradeOf(context, tradeId);
  await state.changes.find(tx, p2pProposals, { trade, party });
  const proposal = { toBuyer, expiry: Number(expiry), nonce: Number(nonce) };
  const proposedAt = block.timestamp;
  state.changes.put(p2pProposals, { trade, party, ...proposal, state: named, proposedAt });
  recordTradeEvent(context, { kind: 'proposed', trade, by: party, ...proposal });
}

/** The row of a trade. Throws where it was never taken. */
async function tradeOf({ tx, state }: Context, tradeId: bigint): Promise<TradeRow> {
  const trade = await state.changes.find(tx, p2pTrades, { id: Number(tradeId) });
  if (!trade) throw new InconsistentEvent(`trade ${tradeId} was never taken`);
  return trade;
}

function putTrade({ state }: Context, trade: TradeRow): void {
  state.changes.put(p2pTrades, trade);
}
