/** What requests to a relay may say. */
import { z } from '@hono/zod-openapi';
import { mailboxLimits } from '@weir/contracts/messages';
import type { Hex } from 'viem';
import { address, wholeNumber } from '../http/parameters.ts';
import { CHALLENGE_BYTES } from './challenges.ts';

const hexOf = (bytes: number, what: string) => {
  const expected = `${what}: 0x and ${2 * bytes} hexadecimal digits`;
  return z
    .string(expected)
    .regex(new RegExp(`^0x[0-9a-fA-F]{${2 * bytes}}$`), expected)
    .transform((value) => value.toLowerCase() as Hex);
};

const expectedTrade = "the trade's number";
const tradeParts = {
  chainId: wholeNumber(0, 999_999_999_999_999),
  escrow: address,
  // As many digits as 2^256 has; the escrow says whether there is such a trade.
  tradeId: z
    .string(expectedTrade)
    .regex(/^(0|[1-9]\d{0,77})$/, expectedTrade)
    .transform(BigInt)
    .refine((value) => value < 1n << 256n, expectedTrade)
    .openapi({ type: 'string' }),
};

export const tradeParam = z.object(tradeParts);
export const boxParam = z.object({
  ...tradeParts,
  recipient: hexOf(32, "the recipient's signing key"),
});
export const evidenceParam = z.object({ ...tradeParts, id: hexOf(32, 'SHA-256 of the evidence') });

const author = {
  sender: hexOf(32, "the sender's signing key"),
  postedAt: wholeNumber(0, 10_000_000_000),
  signature: hexOf(64, "the sender's ed25519 signature"),
};
export const postQuery = z.object({
  ...author,
  category: z.enum(['message', 'evidence'], "'message' or 'evidence'"),
});
export const evidenceQuery = z.object(author);

const reader = {
  challenge: hexOf(CHALLENGE_BYTES, 'what /v1/challenge gave'),
  signature: hexOf(64, "the recipient's ed25519 signature"),
};
export const readQuery = z.object({
  ...reader,
  after: wholeNumber(0, Number.MAX_SAFE_INTEGER).default(0),
  limit: wholeNumber(1, mailboxLimits.page).default(mailboxLimits.page),
});
export const streamQuery = z.object(reader);
