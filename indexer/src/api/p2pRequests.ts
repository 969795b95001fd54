/** What requests about trades between people may say. Conventions as in ../http/parameters.ts. */
import { z } from '@hono/zod-openapi';
import { BadMethodName, methodId } from '@weir/contracts';
import { address, tradeNumber, wholeNumber } from '../http/parameters.ts';
import { page } from './requests.ts';

const expectedOffer = "an offer's id: 0x and 64 hexadecimal digits, as /v1/p2p/offers lists";
const offerId = z
  .string(expectedOffer)
  .regex(/^0x[0-9a-fA-F]{64}$/, expectedOffer)
  .transform((id) => id.toLowerCase());
const account = address.openapi({ type: 'string' });

const seatNumber = wholeNumber(0, 65_535);
const disputeNumber = wholeNumber(0, 1_000_000_000_000);

const path = (name: string) => ({ param: { name, in: 'path' as const } });
export const offerParam = z.object({ offer: offerId.openapi(path('offer')) });
export const tradeParam = z.object({ trade: tradeNumber.openapi(path('trade')) });
export const traderParam = z.object({
  account: address.openapi({ type: 'string', ...path('account') }),
});
export const seatParam = z.object({ seat: seatNumber.openapi(path('seat')) });
export const disputeParam = z.object({ dispute: disputeNumber.openapi(path('dispute')) });

/** A method by its name, as people know it, or by its word. */
const method = z.string().transform((value, context) => {
  if (/^0x[0-9a-fA-F]{64}$/.test(value)) return value.toLowerCase();
  try {
    return methodId(value);
  } catch (error) {
    if (!(error instanceof BadMethodName)) throw error;
    const message = "a payment method's name, such as 'SEPA Instant', or its word of 32 bytes";
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
});

const expectedAmount = "a whole number of the token's units, above 0";
export const offersQuery = z.object({
  ...page,
  token: account.optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'three capital letters, such as EUR')
    .optional(),
  method: method.optional().openapi({ type: 'string' }),
  side: z.enum(['buy', 'sell'], 'what the maker does: buy or sell').optional(),
  amount: z
    .string()
    .regex(/^[1-9]\d{0,38}$/, expectedAmount)
    .transform(BigInt)
    .optional()
    .openapi({ type: 'string' }),
  maker: account.optional(),
  arbitrator: z.enum(['known', 'unknown', 'all'], 'one of known, unknown, all').default('known'),
  status: z.enum(['live', 'all'], 'one of live, all').default('live'),
});
export const p2pTradesQuery = z.object({
  ...page,
  account: account.optional(),
  offer: offerId.optional(),
  status: z.enum(['live', 'ended', 'all'], 'one of live, ended, all').default('all'),
});
/** Lists by number: their cursor is the last one's. */
const byNumber = { limit: page.limit, cursor: disputeNumber.optional() };
const disputeStatus = z
  .enum(['open', 'concluded', 'all'], 'one of open, concluded, all')
  .default('all');
export const disputesQuery = z.object({
  ...byNumber,
  holder: account.optional(),
  status: disputeStatus,
});
export const seatDisputesQuery = z.object({ ...byNumber, status: disputeStatus });
export const seatsQuery = z.object({ ...byNumber, holder: account.optional() });
