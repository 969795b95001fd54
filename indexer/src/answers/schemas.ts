/**
 * The shapes of every answer. They validate nothing at run time on the way out: they give the OpenAPI document,
 * the routes' types and the client's types from one source.
 *
 * Conventions: amounts are whole token units and lots, as base-10 strings; prices are decimal strings, whole quote
 * tokens per whole base token; times are seconds since 1970; a market's id is 32 bytes in hex.
 */
import { z } from '@hono/zod-openapi';

export const amount = (description: string) =>
  z.string().regex(/^\d+$/).openapi({ description, example: '1500000' });
export const price = (description: string) =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .openapi({ description, example: '3250.5' });
export const hex = (bytes: number, description: string) =>
  z
    .string()
    .regex(new RegExp(`^0x[0-9a-fA-F]{${bytes * 2}}$`))
    .openapi({ description });
/** A whole number of token units that may be below 0. */
const signedAmount = (description: string) =>
  z
    .string()
    .regex(/^-?\d+$/)
    .openapi({ description, example: '-1500000' });
/** A part, such as 0.05 for 5 percent. */
export const fraction = (description: string) =>
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .openapi({ description, example: '0.05' });
export const tick = z.number().int().openapi({ description: 'A price as the contract names it.' });
export const side = z.enum(['buy', 'sell']);

export const blockSchema = z
  .object({
    number: z.number().int(),
    hash: hex(32, 'Hash of the block that the answer describes.'),
    timestamp: z.number().int().openapi({ description: 'Seconds since 1970.' }),
  })
  .openapi('Block');

export const tokenSchema = z
  .object({
    address: hex(20, 'Checksummed.'),
    symbol: z.string(),
    name: z.string(),
    decimals: z.number().int().openapi({ description: '0 where the token does not say.' }),
  })
  .openapi('Token');

const levelSchema = z.object({ tick, price: price('The price of the tick.') });

export const termsSchema = z
  .object({
    id: hex(32, 'The hash of the market key.'),
    base: tokenSchema,
    quote: tokenSchema,
    lotExponent: z.number().int().openapi({ description: 'A lot is 10^lotExponent base units.' }),
    tickSpacing: z.number().int(),
    poolFee: z.number().int().openapi({ description: "Parts per million of the pool's input." }),
    takerFee: z
      .number()
      .int()
      .openapi({ description: 'Parts per million of what a taker pays the book.' }),
    makerRebate: z.number().int().openapi({ description: 'Parts per million of the same.' }),
    minQuote: amount('Smallest resting order, in quote units at its own price.'),
  })
  .openapi('MarketTerms');

const marketSchema = termsSchema
  .extend({
    pool: z.object({
      baseReserve: amount('Base units.'),
      quoteReserve: amount('Quote units.'),
      totalShares: amount('Shares, those that nobody holds included.'),
      price: price("The reserves' ratio.").nullable(),
    }),
    bestBid: levelSchema.nullable(),
    bestAsk: levelSchema.nullable(),
    lastPrice: price('Average price of the last trade, fees left out.').nullable(),
    /** To the minute. Trades with flags are left out. */
    day: z.object({
      baseVolume: amount('Base units traded in the last 24 hours.'),
      quoteVolume: amount('Quote units traded in the last 24 hours.'),
      trades: z.number().int(),
      open: price('First price of the last 24 hours.').nullable(),
      high: price('Highest price of the last 24 hours.').nullable(),
      low: price('Lowest price of the last 24 hours.').nullable(),
      change: fraction(
        'By which part the last price is above the one 24 hours ago (or the first one since).',
      ).nullable(),
    }),
    opened: z.object({ block: z.number().int(), timestamp: z.number().int() }),
  })
  .openapi('Market');

export const tradeSchema = z
  .object({
    id: z.string().openapi({ description: 'Block number and log index.', example: '120-3' }),
    market: hex(32, "The market's id."),
    block: z.number().int(),
    logIndex: z.number().int(),
    timestamp: z.number().int(),
    transaction: hex(32, 'Hash of the transaction.'),
    taker: hex(20, 'Who traded.'),
    side: side.openapi({ description: "The taker's: buy pays quote, sell pays base." }),
    price: price('Average price, pool fee and taker fee left out; 12 significant digits.'),
    base: amount('All base units that the taker got or paid, fees included.'),
    quote: amount('All quote units that the taker paid or got, fees included.'),
    poolBase: amount("The pool's part of `base`; the book's part is the rest."),
    poolQuote: amount("The pool's part of `quote`; the book's part is the rest."),
    levels: z.number().int().openapi({ description: 'Price levels of the book touched.' }),
    flags: z.array(z.enum(['own-order', 'flash'])).openapi({
      description:
        'Why statistics, candles and the last price leave it out: it filled an order of its own taker, or a flash ' +
        'ran in its transaction. Empty: it counts.',
    }),
  })
  .openapi('Trade');

const candleSchema = z
  .object({
    time: z.number().int().openapi({ description: 'Start of the interval.' }),
    open: price('First price.'),
    high: price('Highest price.'),
    low: price('Lowest price.'),
    close: price('Last price.'),
    baseVolume: amount('Base units traded.'),
    quoteVolume: amount('Quote units traded.'),
    buyBaseVolume: amount('Base units that takers bought.'),
    buyQuoteVolume: amount('Quote units that takers paid for them.'),
    trades: z.number().int().openapi({ description: '0 where the gap was filled.' }),
  })
  .openapi('Candle');

const depthRowSchema = z
  .object({
    tick,
    price: price('The price of the tick.'),
    bookLots: amount('Lots of the book in this row.'),
    poolLots: amount(
      'Lots that the pool gives from the row before up to this price, fee included.',
    ),
  })
  .openapi('DepthRow');

export const bookLevelSchema = z
  .object({ tick, price: price('The price of the tick.'), lots: amount('Lots; 0: gone.') })
  .openapi('BookLevel');

export const poolSlot = {
  baseReserve: amount('Base units.'),
  quoteReserve: amount('Quote units.'),
  totalShares: amount('Shares, as they were last minted or burnt.'),
  incomePart: z
    .number()
    .int()
    .openapi({ description: "The protocol's part of the pool's income, in parts per million." }),
  lastRoot: amount('Root of base times quote reserve from which the income is counted.'),
};

export const stateSchema = z
  .object({
    ...poolSlot,
    bids: z.array(bookLevelSchema).openapi({ description: 'Best first.' }),
    asks: z.array(bookLevelSchema).openapi({ description: 'Best first.' }),
  })
  .openapi('MarketState');

const payout = z.object({
  lots: amount('Lots filled.'),
  proceeds: amount('Base units for a buy, quote units for a sell.'),
  rebate: amount('In the same token.'),
});

export const orderSchema = z
  .object({
    id: z.string().openapi({ description: 'market-side-tick-generation-index: unique for ever.' }),
    market: hex(32, "The market's id."),
    owner: hex(20, 'Checksummed.'),
    handle: z.string().openapi({ description: "The owner's own id, a 64-bit number." }),
    side,
    tick,
    price: price('The price of the tick.'),
    generation: z.number().int(),
    index: z.number().int(),
    status: z.enum(['open', 'filled', 'closed']).openapi({
      description:
        'open: lots still rest. filled: none rest, some are to be claimed. closed: nothing is left to do.',
    }),
    lots: amount('Lots that came to rest.'),
    filledLots: amount('Lots filled so far, claimed or not.'),
    cancelledLots: amount('Lots taken off.'),
    restingLots: amount('Lots that rest now.'),
    locked: amount('Quote units (buy) or base units (sell) that a cancel would return now.'),
    claimable: payout.openapi({ description: 'What a claim would pay now.' }),
    claimed: payout.openapi({ description: 'What claims have paid.' }),
    expiry: z.number().int().nullable().openapi({ description: 'Removable by anyone after it.' }),
    bountyLots: amount('Lots of its refund that go to whoever removes it then.'),
    placed: z.object({
      block: z.number().int(),
      timestamp: z.number().int(),
      transaction: hex(32, 'Hash of the transaction.'),
    }),
    closed: z.object({ block: z.number().int(), timestamp: z.number().int() }).nullable(),
  })
  .openapi('Order');

const positionSchema = z
  .object({
    market: hex(32, "The market's id."),
    owner: hex(20, 'Checksummed.'),
    shares: amount('Pool shares held.'),
    totalShares: amount('All shares of the pool.'),
    base: amount('Base units that a removal of all would pay now.'),
    quote: amount('Quote units that a removal of all would pay now.'),
    addedBase: amount('Base units brought in all additions.'),
    addedQuote: amount('Quote units brought in all additions.'),
    removedBase: amount('Base units taken in all removals.'),
    removedQuote: amount('Quote units taken in all removals.'),
    receivedShares: amount('Shares that came without a deposit, at the value that they had then.'),
    sentShares: amount('Shares that were transferred away, likewise.'),
    value: amount('Quote units: what `base` and `quote` are worth at the pool’s price.'),
    valueIn: amount('Quote units: the value of all that came in, when it came.'),
    valueOut: amount('Quote units: the value of all that went out, when it went.'),
    result: signedAmount('value + valueOut - valueIn, which is fees + priceResult to the unit.'),
    fees: amount('Quote units earned by the growth of the root of k per share, fees of takers.'),
    priceResult: signedAmount('Quote units gained by the price, loss against holding included.'),
    lossAgainstHolding: signedAmount(
      'Quote units by which holding the same tokens would have been better, fees left out.',
    ),
    openedAt: z.number().int(),
    changedAt: z.number().int(),
  })
  .openapi('Position');

const balanceSchema = z
  .object({ token: hex(20, 'Checksummed.'), amount: amount('Token units held inside.') })
  .openapi('Balance');

export const errorSchema = z
  .object({
    error: z.object({
      code: z.enum([
        'bad_request',
        'forbidden',
        'not_found',
        'too_large',
        'too_many_requests',
        'not_ready',
        'internal',
      ]),
      field: z.string().nullable().openapi({ description: 'The parameter that is wrong.' }),
      message: z.string().openapi({ description: 'What was wrong and what was expected.' }),
    }),
  })
  .openapi('Error');

const solvencySchema = z
  .object({
    status: z.enum(['solvent', 'insolvent', 'unchecked']),
    block: z.number().int().nullable().openapi({ description: 'The last block checked.' }),
    shortfalls: z
      .array(
        z.object({
          token: hex(20, 'Checksummed.'),
          owed: amount('What the views say that the exchange owes, in token units.'),
          held: amount('What it holds on chain.'),
          block: z.number().int(),
        }),
      )
      .openapi({ description: 'Tokens of which it holds less than it owes.' }),
    unreadable: z
      .array(hex(20, 'Checksummed.'))
      .openapi({ description: 'Tokens that do not say what is held.' }),
    problem: z.string().nullable().openapi({ description: 'What keeps it from checking.' }),
  })
  .openapi('Solvency');

export const healthSchema = z
  .object({
    status: z.enum(['syncing', 'live', 'stalled']),
    chainId: z.number().int(),
    exchange: hex(20, 'Checksummed.'),
    block: blockSchema.nullable().openapi({ description: 'The last block indexed.' }),
    head: z.number().int().nullable().openapi({ description: "The node's last block." }),
    lag: z.number().int().nullable().openapi({ description: 'Blocks between the two.' }),
    problem: z.string().nullable().openapi({ description: 'What keeps it from going on.' }),
    solvency: solvencySchema,
  })
  .openapi('Health');

export const withBlock = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({ block: blockSchema, ...shape });
export const cursor = z
  .string()
  .nullable()
  .openapi({ description: 'Give it back as `cursor` for the next page; null on the last one.' });

export const marketsAnswer = withBlock({ markets: z.array(marketSchema) });
export const marketAnswer = withBlock({ market: marketSchema });
export const tradesAnswer = withBlock({ trades: z.array(tradeSchema), cursor });
export const candlesAnswer = withBlock({ candles: z.array(candleSchema) });
export const depthAnswer = withBlock({
  grouping: z.number().int(),
  bids: z.array(depthRowSchema),
  asks: z.array(depthRowSchema),
});
export const ordersAnswer = withBlock({ orders: z.array(orderSchema), cursor });
export const positionsAnswer = withBlock({ positions: z.array(positionSchema) });
export const balancesAnswer = withBlock({ balances: z.array(balanceSchema) });

export type Block = z.infer<typeof blockSchema>;
export type Token = z.infer<typeof tokenSchema>;
export type MarketTerms = z.infer<typeof termsSchema>;
export type Market = z.infer<typeof marketSchema>;
export type Trade = z.infer<typeof tradeSchema>;
export type Candle = z.infer<typeof candleSchema>;
export type DepthRow = z.infer<typeof depthRowSchema>;
export type BookLevel = z.infer<typeof bookLevelSchema>;
export type MarketState = z.infer<typeof stateSchema>;
export type Order = z.infer<typeof orderSchema>;
export type Position = z.infer<typeof positionSchema>;
export type Balance = z.infer<typeof balanceSchema>;
export type Health = z.infer<typeof healthSchema>;
export type ApiError = z.infer<typeof errorSchema>;
export type MarketsAnswer = z.infer<typeof marketsAnswer>;
export type MarketAnswer = z.infer<typeof marketAnswer>;
export type TradesAnswer = z.infer<typeof tradesAnswer>;
export type CandlesAnswer = z.infer<typeof candlesAnswer>;
export type DepthAnswer = z.infer<typeof depthAnswer>;
export type OrdersAnswer = z.infer<typeof ordersAnswer>;
export type PositionsAnswer = z.infer<typeof positionsAnswer>;
export type BalancesAnswer = z.infer<typeof balancesAnswer>;
