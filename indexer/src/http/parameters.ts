/** Parameters of many requests. Each message tells what is expected; validation.ts adds the field and what was given. */
import { z } from '@hono/zod-openapi';
import { getAddress, isAddress } from 'viem';

/** A whole number in a query, which comes as text. */
export const wholeNumber = (least: number, most: number) => {
  const expected = `a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, expected)
    .transform(Number)
    .refine((value) => value >= least && value <= most, expected)
    .openapi({ type: 'integer', minimum: least, maximum: most });
};

const expectedMarket = "a market's id: 0x and 64 hexadecimal digits, as /v1/markets lists";
export const marketId = z
  .string(expectedMarket)
  .regex(/^0x[0-9a-fA-F]{64}$/, expectedMarket)
  .transform((id) => id.toLowerCase());

const expectedAddress = 'an address: 0x and 40 hexadecimal digits';
/** An address, in the checksummed form that the store has. */
export const address = z
  .string(expectedAddress)
  .refine((value) => isAddress(value, { strict: false }), expectedAddress)
  .transform((value) => getAddress(value));

/** A trade's number. */
export const tradeNumber = wholeNumber(1, 1_000_000_000_000);
