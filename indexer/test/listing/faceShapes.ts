/**
 * What DEX Screener, GeckoTerminal and DEXTools say that they accept, written from their specifications and not from
 * the serialisers: strict, so that a field too many fails as one too few does.
 */
import { z } from 'zod';

const decimal = z.string().regex(/^(0|[1-9]\d*)(\.\d{0,49}[1-9])?$/);
const positive = decimal.refine((value) => value !== '0');
const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const count = z.int().nonnegative();
const seconds = count.refine((value) => value < 10_000_000_000);
const metadata = z.record(z.string(), z.string()).optional();

const block = z.strictObject({ blockNumber: count, blockTimestamp: seconds, metadata });
const asset = {
  id: address,
  name: z.string().min(1),
  symbol: z.string().min(1),
  totalSupply: decimal.optional(),
  circulatingSupply: decimal.optional(),
};
const pair = {
  id: hash,
  asset0Id: address,
  asset1Id: address,
  createdAtBlockNumber: count,
  createdAtBlockTimestamp: seconds,
  createdAtTxnId: hash,
  feeBps: z.number().positive(),
};
const place = {
  txnId: hash,
  txnIndex: count,
  eventIndex: count,
  maker: address,
  pairId: hash,
};

/** Exactly asset0In and asset1Out, or asset1In and asset0Out. */
const swapsWith = <Rest extends z.ZodRawShape>(amount: z.ZodString, rest: Rest) =>
  [
    z.strictObject({ ...rest, eventType: z.literal('swap'), asset0In: amount, asset1Out: amount }),
    z.strictObject({ ...rest, eventType: z.literal('swap'), asset1In: amount, asset0Out: amount }),
  ] as const;
const joinExitWith = <Rest extends z.ZodRawShape>(amount: z.ZodString, rest: Rest) =>
  z.strictObject({
    ...rest,
    eventType: z.enum(['join', 'exit']),
    amount0: amount,
    amount1: amount,
  });

const reserves = z.strictObject({ asset0: decimal, asset1: decimal });
const event = z.union([
  ...swapsWith(positive, { ...place, block, reserves, metadata, priceNative: positive }),
  joinExitWith(decimal, { ...place, block, reserves, metadata }),
]);
const screenerPair = { ...pair, dexKey: z.string().min(1), creator: address.optional(), metadata };

const dexscreener = {
  'latest-block': z.strictObject({ block }),
  asset: z.strictObject({ asset: z.strictObject({ ...asset, metadata }) }),
  pair: z.strictObject({ pair: z.strictObject(screenerPair) }),
  events: z.strictObject({ events: z.array(event) }),
};

const gecko = {
  ...dexscreener,
  asset: z.strictObject({ asset: z.strictObject({ ...asset, decimals: count, metadata }) }),
};

const pointed = z.string().regex(/^\d+(?:\.\d+)$/);
const plainBlock = z.strictObject({ blockNumber: count, blockTimestamp: seconds });
const pointedReserves = z.strictObject({ asset0: pointed, asset1: pointed });
const pointedRest = { ...place, block: plainBlock, reserves: pointedReserves };

const dextools = {
  'latest-block': z.strictObject({ block: plainBlock }),
  block: z.strictObject({ block: plainBlock }),
  asset: z.strictObject({ asset: z.strictObject(asset) }),
  pair: z.strictObject({ pair: z.strictObject({ ...pair, factoryAddress: address }) }),
  events: z.strictObject({
    events: z.array(
      z.union([...swapsWith(pointed, pointedRest), joinExitWith(pointed, pointedRest)]),
    ),
  }),
  exchange: z.strictObject({
    exchange: z.strictObject({
      factoryAddress: address,
      name: z.string().min(1),
      logoURL: z.url().optional(),
    }),
  }),
};

export const shapes = { dexscreener, gecko, dextools };

export const dextoolsRefusal = z.strictObject({
  code: z.string().min(1),
  message: z.string().min(1),
  issues: z.array(
    z.strictObject({ param: z.string(), code: z.string(), message: z.string().min(1) }),
  ),
});

export type ListedEvent = z.infer<typeof event>;
