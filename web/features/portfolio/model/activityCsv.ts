import type { Activity } from '@weir/indexer/client';
import { exactDecimal } from '#lib/formatAmount.ts';
import { type ActivityChanges, activityChanges, marketOf, tokenOf } from './activityChanges.ts';
import type { ActivityNames, NamedMarket } from './activityNames.ts';

// Names of columns are the same in every language: what reads the file looks for them.
const columns = [
  'time_utc',
  'action',
  'market',
  'side',
  'price',
  'base_token',
  'base_change',
  'quote_token',
  'quote_change',
  'rebate',
  'order_amount',
  'pool_shares_change',
  'balance_token',
  'balance_change',
  'counterparty',
  'order_id',
  'market_id',
  'base_address',
  'quote_address',
  'balance_address',
  'transaction',
  'block',
  'log_index',
  'debt_repaid',
  'debt_written_off',
  'seized_token',
  'seized_amount',
  'seized_address',
] as const;

type Row = Record<(typeof columns)[number], string>;

/**
 * An account's activity as comma-separated values (RFC 4180: CRLF, quotes doubled), oldest last as given. Amounts are
 * exact decimals of whole tokens, signed as seen by the account; pool shares are whole units. Times are ISO 8601 in
 * UTC. Text that a spreadsheet would take for a formula is made text by an apostrophe before it: tokens are named by
 * anybody. Amounts of tokens that are not known stay empty.
 *
 * A liquidation has a line for each collateral that was seized, with the same place; what was repaid of the debt and
 * written off, in the balance token, is in the first of them alone, so that sums are right.
 */
export function activityCsv(entries: readonly Activity[], names: ActivityNames): string {
  const lines = entries
    .flatMap((entry) => rowsOf(entry, names))
    .map((row) => columns.map((column) => csvCell(row[column])).join(','));
  return [columns.join(','), ...lines, ''].join('\r\n');
}

/** What one value is in a file of comma-separated values. */
export function csvCell(text: string): string {
  const isNumber = /^-?\d+(\.\d+)?$/.test(text);
  const safe = !isNumber && /^\s*[=+\-@\t\r|%]/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The name of the file: whose activity, and until which day (UTC). `seconds` since 1970. */
export function csvFileName(owner: string, seconds: number): string {
  return `weir-activity-${owner.toLowerCase()}-${isoTime(seconds).slice(0, 10)}.csv`;
}

function isoTime(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

function rowsOf(entry: Activity, names: ActivityNames): Row[] {
  const market = marketOf(entry, names);
  const changes = activityChanges(entry, market);
  const row = rowOf(entry, names, market, changes);
  const { liquidated } = changes;
  if (!liquidated) return [row];
  const loan = tokenOf(entry, names);
  const inLoan = (units: bigint) => (loan ? exactDecimal(units, loan.decimals) : '');
  const seized = liquidated.seized.map(({ token, units }) => {
    const { symbol, decimals, address } = names.found(token);
    const seized_amount = exactDecimal(units, decimals);
    return { ...row, seized_token: symbol, seized_amount, seized_address: address };
  });
  const [first = row, ...others] = seized;
  const debt_repaid = inLoan(liquidated.repaid);
  const debt_written_off = inLoan(liquidated.writtenOff);
  return [{ ...first, debt_repaid, debt_written_off }, ...others];
}

function rowOf(
  entry: Activity,
  names: ActivityNames,
  market: NamedMarket | null,
  changes: ActivityChanges,
): Row {
  const token = tokenOf(entry, names);
  const amount = (units: bigint | null, of: { decimals: number } | null | undefined) =>
    units === null || !of ? '' : exactDecimal(units, of.decimals);
  const order = 'order' in entry ? entry.order : null;
  const trade = entry.kind === 'trade' ? entry.trade : null;
  const rebateToken = order?.side === 'buy' ? market?.base : market?.quote;
  return {
    time_utc: isoTime(entry.timestamp),
    action: entry.kind,
    market: market ? `${market.base.symbol}/${market.quote.symbol}` : '',
    side: trade?.side ?? order?.side ?? '',
    price: trade?.price ?? order?.price ?? '',
    base_token: market?.base.symbol ?? '',
    base_change: amount(changes.base, market?.base),
    quote_token: market?.quote.symbol ?? '',
    quote_change: amount(changes.quote, market?.quote),
    rebate: amount(changes.rebate, rebateToken),
    order_amount: amount(changes.ordered, market?.base),
    pool_shares_change: changes.shares?.toString() ?? '',
    balance_token: token?.symbol ?? '',
    balance_change: amount(changes.token, token),
    counterparty: 'counterparty' in entry ? (entry.counterparty ?? '') : '',
    order_id: order?.id ?? '',
    market_id: 'lending' in entry ? entry.lending.market : (entry.market ?? ''),
    base_address: market?.base.address ?? '',
    quote_address: market?.quote.address ?? '',
    balance_address: 'lending' in entry ? entry.lending.token.address : addressIn(entry),
    transaction: entry.transaction,
    block: String(entry.block),
    log_index: String(entry.logIndex),
    debt_repaid: '',
    debt_written_off: '',
    seized_token: '',
    seized_amount: '',
    seized_address: '',
  };
}

/** Also of a token that is not known. */
function addressIn(entry: Activity): string {
  return 'token' in entry ? (entry.token ?? '') : '';
}
