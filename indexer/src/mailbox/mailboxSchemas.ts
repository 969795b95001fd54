/** The shapes of a relay's answers. */
import { z } from '@hono/zod-openapi';
import { hex } from '../answers/schemas.ts';

const seconds = z.number().int().openapi({ description: 'Seconds since 1970.' });
const position = z
  .number()
  .int()
  .openapi({ description: 'Rises with each post of this relay; another relay has others.' });
const id = hex(32, 'SHA-256 of the bytes: the same on every relay.');

export const healthAnswer = z
  .object({
    status: z.literal('live'),
    chainId: z.number().int(),
    escrow: hex(20, 'Whose trades it serves.'),
  })
  .openapi('MailboxHealth');

export const challengeAnswer = z
  .object({
    challenge: z.string(),
    expiresAt: seconds,
    relay: z.string().openapi({ description: 'The address that readers sign.' }),
  })
  .openapi('Challenge');

export const postAnswer = z
  .object({ id, position, isNew: z.boolean().openapi({ description: 'False where it was here.' }) })
  .openapi('Posted');

export const boxAnswer = z
  .object({
    envelopes: z.array(
      z.object({
        position,
        id,
        category: z.enum(['message', 'evidence']),
        receivedAt: seconds,
        envelope: z.string().openapi({ description: '4,096 bytes in base64.' }),
      }),
    ),
    hasMore: z.boolean().openapi({ description: 'Ask again, after the last position.' }),
  })
  .openapi('Envelopes');

export const evidenceAnswer = z.object({ id, isNew: z.boolean() }).openapi('EvidencePosted');

export const evidenceListAnswer = z
  .object({
    evidence: z.array(z.object({ id, length: z.number().int(), receivedAt: seconds })),
  })
  .openapi('EvidenceList');

export const arrivalMessage = z.object({ position }).openapi('Arrival');
