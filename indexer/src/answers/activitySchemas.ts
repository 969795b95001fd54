/** What an account did. Conventions as in schemas.ts. */
import { z } from '@hono/zod-openapi';
import {
  amount,
  cursor,
  hex,
  price,
  side,
  tick,
  tokenSchema,
  tradeSchema,
  withBlock,
} from './schemas.ts';

const entry = {
  id: z.string().openapi({ description: 'Block number and log index.', example: '120-3' }),
  block: z.number().int(),
  logIndex: z.number().int(),
  timestamp: z.number().int(),
  transaction: hex(32, 'Hash of the transaction.'),
};
const market = hex(32, "The market's id.");

const order = z.object({
  id: z.string().openapi({ description: 'market-side-tick-generation-index, as in orders.' }),
  handle: z.string(),
  side,
  tick,
  price: price('The price of the tick.'),
});

const tradeEntry = z
  .object({ kind: z.literal('trade'), ...entry, market, trade: tradeSchema })
  .openapi('TradeEntry', { description: 'The account took from pool and book.' });

const orderEntry = z
  .object({
    kind: z.enum(['place', 'cancel', 'claim']),
    ...entry,
    market,
    order,
    lots: amount('Lots that came to rest, were taken off, or were filled and claimed.'),
    proceeds: amount('Of a claim: base units for a buy, quote units for a sell. Else 0.'),
    rebate: amount('Of a claim, in the same token. Else 0.'),
  })
  .openapi('OrderEntry', {
    description:
      'place: an order came to rest. cancel: lots were taken off it, by its owner or after its expiry. claim: lots ' +
      'filled since the claim before were collected.',
  });

const liquidityEntry = z
  .object({
    kind: z.enum(['add', 'remove']),
    ...entry,
    market,
    base: amount('Base units.'),
    quote: amount('Quote units.'),
    shares: amount('Shares minted or burnt.'),
  })
  .openapi('LiquidityEntry', { description: 'Liquidity came or went.' });

const balanceEntry = z
  .object({
    kind: z.enum(['credit', 'debit', 'receive', 'send']),
    ...entry,
    token: hex(20, 'Checksummed.').nullable(),
    market: market.nullable(),
    amount: amount('Token units, or shares.'),
    counterparty: hex(20, 'The other account.').nullable(),
  })
  .openapi('BalanceEntry', {
    description:
      "The internal balance of `token`, or the shares of `market`'s pool, moved. credit and debit: by the exchange, " +
      'that is a deposit or a withdrawal, or what an action paid into or took from the balance. receive and send: ' +
      'between two accounts.',
  });

const lending = (token: string) =>
  z.object({
    market: hex(32, "The lending market's id."),
    number: z.string().openapi({ description: "The owner's own number of the position." }),
    token: tokenSchema.openapi({ description: token }),
  });

const lendingEntry = z
  .object({
    kind: z.enum(['supply', 'withdraw', 'pledge', 'unpledge', 'borrow', 'repay']),
    ...entry,
    market: z.null(),
    lending: lending('The collateral where one was moved, else the loan token.'),
    amount: amount('Units of that token.'),
    counterparty: hex(20, 'Who paid, or was paid.').nullable(),
  })
  .openapi('LendingEntry', {
    description: 'Into and out of a lending position; others may supply to it and repay for it.',
  });

const liquidationEntry = z
  .object({
    kind: z.literal('liquidate'),
    ...entry,
    market: z.null(),
    lending: lending('The loan token.'),
    repaid: amount('Loan units of the debt that the liquidator paid.'),
    writtenOff: amount('Loan units of the debt that no collateral was left for.'),
    seized: z
      .array(z.object({ token: tokenSchema, amount: amount('Units of the collateral.') }))
      .openapi({
        description: "What was taken of the pledges, in the order of the market's collaterals.",
      }),
    counterparty: hex(20, 'Who liquidated.'),
  })
  .openapi('LiquidationEntry', {
    description:
      'The position was liquidated: its debt fell by what was repaid and written off (see /v1/lending/liquidations).',
  });

const activitySchema = z.discriminatedUnion('kind', [
  tradeEntry,
  orderEntry,
  liquidityEntry,
  balanceEntry,
  lendingEntry,
  liquidationEntry,
]);

export const activityAnswer = withBlock({ activity: z.array(activitySchema), cursor });

export type Activity = z.infer<typeof activitySchema>;
export type ActivityAnswer = z.infer<typeof activityAnswer>;
