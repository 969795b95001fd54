import type { poolHours } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';

/** What trades bring to an hour of a pool. */
export type PoolIncome = Pick<
  Row<typeof poolHours>,
  | 'baseVolume'
  | 'quoteVolume'
  | 'providersBase'
  | 'providersQuote'
  | 'protocolBase'
  | 'protocolQuote'
>;
