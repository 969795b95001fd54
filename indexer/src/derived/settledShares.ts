import { settleIncome } from '@weir/contracts';
import type { pools } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';

/** All shares of a pool, with those that the protocol gets for its part of the income since they last changed. */
export function settledShares({
  totalShares,
  incomePart,
  lastRoot,
  baseReserve,
  quoteReserve,
}: Pick<
  Row<typeof pools>,
  'totalShares' | 'incomePart' | 'lastRoot' | 'baseReserve' | 'quoteReserve'
>): bigint {
  const pool = { totalShares, incomePart, lastRoot, baseReserve, quoteReserve };
  return totalShares + settleIncome(pool);
}
