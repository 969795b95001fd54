import type { z } from '@hono/zod-openapi';
import { type Block, errorSchema } from '../answers/schemas.ts';
import { dexscreenerAnswers, dextoolsAnswers, dextoolsError, geckoAnswers } from './faceSchemas.ts';
import type { PairEvent } from './pairEvents.ts';
import { exchangeName, type Pair, type Token } from './pairs.ts';

type Answers = typeof dexscreenerAnswers | typeof geckoAnswers | typeof dextoolsAnswers;

/** What one site calls the facts of the projection. Every function writes a whole answer. */
export interface Face<Schemas extends Answers = Answers> {
  /** The face's name in its paths. */
  name: 'dexscreener' | 'gecko' | 'dextools';
  /** The site's, for the document. */
  site: string;
  schemas: Schemas;
  /** The shape of its refusals. */
  refusal: z.ZodType;
  block(block: Block, confirmations: number): z.infer<Schemas['block']>;
  asset(token: Token): z.infer<Schemas['asset']>;
  pair(pair: Pair, exchange: string): z.infer<Schemas['pair']>;
  events(events: PairEvent[]): z.infer<Schemas['events']>;
}

export const dexscreener: Face<typeof dexscreenerAnswers> = {
  name: 'dexscreener',
  site: 'DEX Screener',
  schemas: dexscreenerAnswers,
  refusal: errorSchema,
  block: (block, confirmations) => ({
    block: { ...blockOf(block), metadata: { confirmations: String(confirmations) } },
  }),
  asset: (token) => ({ asset: assetOf(token) }),
  pair: (pair) => ({
    pair: {
      ...pairFacts(pair),
      dexKey: exchangeName.toLowerCase(),
      metadata: { takerFeeBps: String(basisPoints(pair.view.market.takerFee)) },
    },
  }),
  events: (events) => ({ events: events.map(pricedEventOf) }),
};

export const gecko: Face<typeof geckoAnswers> = {
  ...dexscreener,
  name: 'gecko',
  site: 'GeckoTerminal',
  schemas: geckoAnswers,
  asset: (token) => ({ asset: { ...assetOf(token), decimals: token.decimals } }),
};

export const dextools: Face<typeof dextoolsAnswers> = {
  name: 'dextools',
  site: 'DEXTools',
  schemas: dextoolsAnswers,
  refusal: dextoolsError,
  block: (block) => ({ block: blockOf(block) }),
  asset: (token) => ({ asset: assetOf(token) }),
  pair: (pair, exchange) => ({ pair: { ...pairFacts(pair), factoryAddress: exchange } }),
  events: (events) => ({ events: events.map(withPoints).map(eventOf) }),
};

function blockOf({ number, timestamp }: Block) {
  return { blockNumber: number, blockTimestamp: timestamp };
}

function assetOf({ address, name, symbol }: Token) {
  return { id: address, name, symbol };
}

function pairFacts({ id, asset0, asset1, view: { market } }: Pair) {
  return {
    id,
    asset0Id: asset0.address,
    asset1Id: asset1.address,
    createdAtBlockNumber: market.openedBlock,
    createdAtBlockTimestamp: market.openedAt,
    createdAtTxnId: market.openedTransaction,
    feeBps: basisPoints(market.poolFee),
  };
}

/** Hundredths of a percent, from parts per million. */
function basisPoints(partsPerMillion: number): number {
  return partsPerMillion / 100;
}

function placeOf(event: PairEvent) {
  return {
    block: { blockNumber: event.block, blockTimestamp: event.timestamp },
    txnId: event.transaction,
    txnIndex: event.transactionIndex,
    eventIndex: event.logIndex,
    maker: event.maker,
    pairId: event.pair.id,
    reserves: { asset0: event.reserve0, asset1: event.reserve1 },
  };
}

function pricedEventOf(event: PairEvent) {
  return event.kind === 'swap' ? { ...swapOf(event), priceNative: event.price } : joinExitOf(event);
}

function eventOf(event: PairEvent) {
  return event.kind === 'swap' ? swapOf(event) : joinExitOf(event);
}

function swapOf(event: PairEvent & { kind: 'swap' }) {
  const { amount0, amount1, isAsset0In } = event;
  const amounts = isAsset0In
    ? { asset0In: amount0, asset1Out: amount1 }
    : { asset1In: amount1, asset0Out: amount0 };
  return { ...placeOf(event), eventType: event.kind, ...amounts };
}

function joinExitOf(event: PairEvent & { kind: 'join' | 'exit' }) {
  const { kind, amount0, amount1 } = event;
  return { ...placeOf(event), eventType: kind, amount0, amount1 };
}

/** DEXTools' amounts must have a point: 1.0, not 1. */
function withPoints<Event extends PairEvent>(event: Event): Event {
  const point = (amount: string) => (amount.includes('.') ? amount : `${amount}.0`);
  return {
    ...event,
    amount0: point(event.amount0),
    amount1: point(event.amount1),
    reserve0: point(event.reserve0),
    reserve1: point(event.reserve1),
  };
}
