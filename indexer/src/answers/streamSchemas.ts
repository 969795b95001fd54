/** The shapes of what streams tell, and of the state that a stream goes on from. The conventions are those of schemas.ts. */
import { z } from '@hono/zod-openapi';
import {
  blockSchema,
  bookLevelSchema,
  orderSchema,
  poolSlot,
  stateSchema,
  termsSchema,
  tradeSchema,
  withBlock,
} from './schemas.ts';

const seq = z
  .number()
  .int()
  .openapi({ description: 'Rises by one with each message of a market; below 2^53.' });
const finality = z.enum(['included', 'safe', 'finalized']).openapi({
  description:
    'How sure the block is, as the node says: of the present chain, safe by consensus, or never to be undone.',
});
const mark = (description: string) => z.number().int().nullable().openapi({ description });

export const stateAnswer = withBlock({
  market: termsSchema,
  state: stateSchema,
  seq: seq.openapi({ description: "The last message of the market's stream that is in it." }),
  resume: z.string().openapi({
    description: 'Last-Event-ID, or `resume` of a subscription, that goes on from this state.',
  }),
});

export const marketSnapshotMessage = withBlock({
  finality,
  seq,
  state: stateSchema,
  trades: z.array(tradeSchema).openapi({ description: 'The last 50, newest first.' }),
}).openapi('MarketSnapshot');

export const marketDeltaMessage = withBlock({
  finality,
  seq,
  previousSeq: seq.openapi({
    description:
      'The number before: where it is not that of the last message that you have, one was missed. With the names ' +
      'of other venues, U is previousSeq + 1 and u is seq.',
  }),
  ...poolSlot,
  bids: z.array(bookLevelSchema).openapi({ description: 'Levels that changed.' }),
  asks: z.array(bookLevelSchema).openapi({ description: 'Levels that changed.' }),
  trades: z.array(tradeSchema).openapi({ description: 'Oldest first. None after a rollback.' }),
}).openapi('MarketDelta');

export const accountMessage = withBlock({ finality, orders: z.array(orderSchema) }).openapi(
  'AccountOrders',
);

export const headMessage = blockSchema
  .extend({
    finality,
    safe: mark('The last block that the node calls safe; null where it names none.'),
    finalized: mark('The last block that the node calls final; null where it names none.'),
  })
  .openapi('Head');

export const endMessage = z
  .object({
    reason: z.enum(['shutdown', 'reindexed', 'slow', 'failed', 'gone']),
    message: z.string().openapi({ description: 'What it means, and what to do.' }),
  })
  .openapi('StreamEnd');

export type StateAnswer = z.infer<typeof stateAnswer>;
export type MarketSnapshot = z.infer<typeof marketSnapshotMessage>;
export type MarketDelta = z.infer<typeof marketDeltaMessage>;
export type AccountOrders = z.infer<typeof accountMessage>;
export type Head = z.infer<typeof headMessage>;
