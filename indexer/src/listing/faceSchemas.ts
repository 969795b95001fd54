/** The shapes that DEX Screener, GeckoTerminal and DEXTools expect, for the OpenAPI document and the serialisers. */
import { z } from '@hono/zod-openapi';

const amount = z.string().openapi({ description: 'In whole tokens.', example: '1.5' });
const metadata = z.record(z.string(), z.string()).optional();
const seconds = z.number().int().openapi({ description: 'Seconds since 1970.' });

const block = z.object({ blockNumber: z.number().int(), blockTimestamp: seconds });
const reserves = z
  .object({ asset0: amount, asset1: amount })
  .openapi({ description: "The pool's, after the event." });

const asset = z.object({ id: z.string(), name: z.string(), symbol: z.string() });
const pair = z.object({
  id: z.string().openapi({ description: "The market's id." }),
  asset0Id: z.string(),
  asset1Id: z.string(),
  createdAtBlockNumber: z.number().int(),
  createdAtBlockTimestamp: seconds,
  createdAtTxnId: z.string(),
  feeBps: z.number().openapi({ description: "The pool's fee, 100 for 1 %. It never changes." }),
});
const place = z.object({
  block,
  txnId: z.string(),
  txnIndex: z.number().int(),
  eventIndex: z.number().int().openapi({ description: 'Of the log, unique in its block.' }),
  maker: z.string().openapi({ description: 'Who traded, or whose pool shares came or went.' }),
  pairId: z.string(),
});
const swap = place.extend({
  eventType: z.literal('swap'),
  asset0In: amount.optional(),
  asset1In: amount.optional(),
  asset0Out: amount.optional(),
  asset1Out: amount.optional(),
  reserves,
});
const joinExit = place.extend({
  eventType: z.enum(['join', 'exit']),
  amount0: amount,
  amount1: amount,
  reserves,
});
const pricedSwap = swap.extend({
  priceNative: amount.openapi({ description: 'Asset1 for one asset0, without fees; above 0.' }),
});

const blockAnswer = z.object({ block: block.extend({ metadata }) }).openapi('ListedBlock');
const pairAnswer = z
  .object({ pair: pair.extend({ dexKey: z.string(), metadata }) })
  .openapi('ListedPair');
const eventsAnswer = z
  .object({ events: z.array(z.union([pricedSwap, joinExit])) })
  .openapi('ListedEvents');

/** DEX Screener's adapter, v1.1. */
export const dexscreenerAnswers = {
  block: blockAnswer,
  asset: z.object({ asset }).openapi('ListedAsset'),
  pair: pairAnswer,
  events: eventsAnswer,
};

/** GeckoTerminal's: the same, with the tokens' decimals. */
export const geckoAnswers = {
  block: blockAnswer,
  asset: z
    .object({ asset: asset.extend({ decimals: z.number().int() }) })
    .openapi('ListedAssetWithDecimals'),
  pair: pairAnswer,
  events: eventsAnswer,
};

/** DEXTools' HTTP adapter, 0.0.1: no prices, and amounts that have a point always. */
export const dextoolsAnswers = {
  block: z.object({ block }).openapi('DextoolsBlock'),
  asset: z.object({ asset }).openapi('DextoolsAsset'),
  pair: z.object({ pair: pair.extend({ factoryAddress: z.string() }) }).openapi('DextoolsPair'),
  events: z.object({ events: z.array(z.union([swap, joinExit])) }).openapi('DextoolsEvents'),
};

export const dextoolsExchangeAnswer = z
  .object({ exchange: z.object({ factoryAddress: z.string(), name: z.string() }) })
  .openapi('DextoolsExchange');

export const dextoolsError = z
  .object({
    code: z.string(),
    message: z.string(),
    issues: z.array(z.object({ param: z.string(), code: z.string(), message: z.string() })),
  })
  .openapi('DextoolsError');
