import {
  type escrowAbi,
  nameAt,
  type Outcome,
  outcomes,
  type TradeAction,
  tradeActions,
} from '@weir/contracts';
import type { P2pTradeEvent } from '@weir/indexer/client';
import type { Address, ContractEventName, Hex, ParseEventLogsReturnType } from 'viem';

/** The escrow's events that name a trade first. */
export const tradeLogNames = [
  'TradeTaken',
  'TradeMoved',
  'TradeEnded',
  'KeysSet',
  'DetailsPosted',
  'RulingRequested',
  'SettlementProposed',
] as const satisfies readonly ContractEventName<typeof escrowAbi>[];

/** One of them, as it stands in a block. */
export type EscrowTradeLog = ParseEventLogsReturnType<
  typeof escrowAbi,
  (typeof tradeLogNames)[number][],
  true
>[number];

/** Something that happened to a trade. What its kind does not tell is null. */
export interface TradeEvent {
  /** Block and place in it. */
  key: string;
  kind: P2pTradeEvent['kind'];
  by: Address | null;
  action: TradeAction | null;
  outcome: Outcome | null;
  /** Units that were proposed for the buyer. */
  toBuyer: bigint | null;
  /** Of the proposal; 0 takes it back. */
  expiry: number | null;
  transaction: Hex;
  /** Seconds since 1970; null where a node does not say. */
  at: number | null;
}

/** As an indexer tells it. */
export function eventOfAnswer(answer: P2pTradeEvent): TradeEvent {
  const { id: key, kind, action, outcome, expiry, timestamp: at } = answer;
  return {
    key,
    kind,
    action,
    outcome,
    expiry,
    at,
    by: answer.by as Address | null,
    toBuyer: answer.toBuyer === null ? null : BigInt(answer.toBuyer),
    transaction: answer.transaction as Hex,
  };
}

/** As the chain's log has it. */
export function eventOfLog(log: EscrowTradeLog): TradeEvent {
  const { blockTimestamp } = log;
  const place = {
    key: `${log.blockNumber}-${log.logIndex}`,
    transaction: log.transactionHash,
    at: blockTimestamp === undefined ? null : Number(blockTimestamp),
    by: null,
    action: null,
    outcome: null,
    toBuyer: null,
    expiry: null,
  };
  switch (log.eventName) {
    case 'TradeTaken':
      return { ...place, kind: 'taken', by: log.args.taker };
    case 'TradeMoved': {
      const { by, action } = log.args;
      return { ...place, kind: 'moved', by, action: nameAt(tradeActions, action) };
    }
    case 'TradeEnded':
      return { ...place, kind: 'ended', outcome: nameAt(outcomes, log.args.outcome) };
    case 'KeysSet':
      return { ...place, kind: 'keys', by: log.args.party };
    case 'DetailsPosted':
      return { ...place, kind: 'details' };
    case 'RulingRequested':
      return { ...place, kind: 'court' };
    case 'SettlementProposed': {
      const { by, toBuyer, expiry } = log.args;
      return { ...place, kind: 'proposed', by, toBuyer, expiry: Number(expiry) };
    }
  }
}

/**
 * What of it a reader is told, oldest first: a transaction's keys, details and court are part of the action that it is, and are told
 * by themselves where there is none.
 */
export function toldEvents(events: readonly TradeEvent[]): readonly TradeEvent[] {
  const isPart = ({ kind }: TradeEvent) => ['keys', 'details', 'court'].includes(kind);
  const whole = new Set(
    events.filter((event) => !isPart(event)).map(({ transaction }) => transaction),
  );
  return events.filter((event) => !isPart(event) || !whole.has(event.transaction));
}
