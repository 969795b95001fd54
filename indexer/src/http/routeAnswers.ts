import type { z } from '@hono/zod-openapi';
import { errorSchema } from '../answers/schemas.ts';

/**
 * The responses of a route, for the OpenAPI document and the types.
 * @param error the shape of refusals, where whoever asks expects another than ours.
 */
export function answers<Schema extends z.ZodType>(schema: Schema, error: z.ZodType = errorSchema) {
  const refusal = (description: string) => ({
    description,
    content: { 'application/json': { schema: error } },
  });
  return {
    200: { description: 'The answer.', content: { 'application/json': { schema } } },
    400: refusal('A parameter is wrong: it is named, with what was expected.'),
    404: refusal('There is nothing of that name or number.'),
    429: refusal('Too many requests of your address: Retry-After says when to go on.'),
    503: refusal('Nothing is indexed yet.'),
  };
}
