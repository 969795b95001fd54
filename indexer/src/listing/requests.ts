/** What listing sites and charts may ask. Each message tells what is expected, as in api/requests.ts. */
import { z } from '@hono/zod-openapi';
import { address, marketId, wholeNumber } from '../api/requests.ts';

const block = wholeNumber(0, 999_999_999_999_999);

export const assetQuery = z.object({ id: address });
export const pairQuery = z.object({ id: marketId });
export const eventsQuery = z.object({ fromBlock: block, toBlock: block });
export const blockQuery = z.object({ number: block });
