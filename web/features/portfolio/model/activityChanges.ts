import { lotSize } from '@weir/contracts';
import type { Activity } from '@weir/indexer/client';
import type { Token } from '#features/deployment';
import type { ActivityNames, NamedMarket } from './activityNames.ts';

/** What the reader may narrow the list to. */
export type ActivityGroup = 'all' | 'trades' | 'orders' | 'liquidity' | 'lending' | 'balances';

const groups: Record<Activity['kind'], Exclude<ActivityGroup, 'all'>> = {
  trade: 'trades',
  place: 'orders',
  cancel: 'orders',
  claim: 'orders',
  add: 'liquidity',
  remove: 'liquidity',
  credit: 'balances',
  debit: 'balances',
  receive: 'balances',
  send: 'balances',
  supply: 'lending',
  withdraw: 'lending',
  pledge: 'lending',
  unpledge: 'lending',
  borrow: 'lending',
  repay: 'lending',
  liquidate: 'lending',
};

/** Whether an entry belongs to a group. */
export function isInGroup(entry: Activity, group: ActivityGroup): boolean {
  return group === 'all' || groups[entry.kind] === group;
}

/**
 * What an entry moved, in units: above 0 to the account, below 0 from it. Null where it moved none. An order that
 * came to rest or off the book has its size in `ordered` (base units): what its tokens did shows in the balances or
 * in the wallet.
 */
export interface ActivityChanges {
  base: bigint | null;
  quote: bigint | null;
  ordered: bigint | null;
  /** Maker's rebate, contained in `base` (a buy's claim) or `quote` (a sale's). */
  rebate: bigint | null;
  shares: bigint | null;
  /** Of the internal balance, or into and out of a lending position. */
  token: bigint | null;
  liquidated: Liquidated | null;
}

/** What a liquidation changed in a position: nothing of it came from the account or went to it. In units. */
interface Liquidated {
  /** Of the debt, in the loan token: what the liquidator paid, and what was written off. */
  repaid: bigint;
  writtenOff: bigint;
  /** What was taken of the pledges; the token as the indexer found it. */
  seized: readonly { token: Parameters<ActivityNames['found']>[0]; units: bigint }[];
}

const none: ActivityChanges = {
  base: null,
  quote: null,
  ordered: null,
  rebate: null,
  shares: null,
  token: null,
  liquidated: null,
};

/** The changes of one entry; `market` is its market, null for a balance or where the market is not known. */
export function activityChanges(entry: Activity, market: NamedMarket | null): ActivityChanges {
  switch (entry.kind) {
    case 'trade': {
      const [base, quote] = [BigInt(entry.trade.base), BigInt(entry.trade.quote)];
      return entry.trade.side === 'buy'
        ? { ...none, base, quote: -quote }
        : { ...none, base: -base, quote };
    }
    case 'place':
    case 'cancel':
    case 'claim': {
      const ordered = market ? BigInt(entry.lots) * lotSize(market.lotExponent) : null;
      if (entry.kind !== 'claim') return { ...none, ordered };
      const rebate = BigInt(entry.rebate);
      const paid = BigInt(entry.proceeds) + rebate;
      const side = entry.order.side === 'buy' ? { base: paid } : { quote: paid };
      return { ...none, ...side, ordered, rebate };
    }
    case 'add':
    case 'remove': {
      const sign = entry.kind === 'add' ? -1n : 1n;
      const [base, quote] = [sign * BigInt(entry.base), sign * BigInt(entry.quote)];
      return { ...none, base, quote, shares: -sign * BigInt(entry.shares) };
    }
    case 'supply':
    case 'pledge':
    case 'repay':
      return { ...none, token: -BigInt(entry.amount) };
    case 'withdraw':
    case 'unpledge':
    case 'borrow':
      return { ...none, token: BigInt(entry.amount) };
    case 'liquidate': {
      const seized = entry.seized.map(({ token, amount }) => ({ token, units: BigInt(amount) }));
      const { repaid, writtenOff } = entry;
      const liquidated = { repaid: BigInt(repaid), writtenOff: BigInt(writtenOff), seized };
      return { ...none, liquidated };
    }
    default: {
      const isIn = entry.kind === 'credit' || entry.kind === 'receive';
      const amount = isIn ? BigInt(entry.amount) : -BigInt(entry.amount);
      return entry.token === null ? { ...none, shares: amount } : { ...none, token: amount };
    }
  }
}

/** The token of an entry of balances or of lending; null where it has none or it is not known. */
export function tokenOf(entry: Activity, names: ActivityNames): Token | null {
  if ('lending' in entry) return names.found(entry.lending.token);
  return 'token' in entry && entry.token !== null ? names.token(entry.token) : null;
}

/** The market of an entry, as named; null where it has none or it is not known. */
export function marketOf(entry: Activity, names: ActivityNames): NamedMarket | null {
  return entry.market === null ? null : names.market(entry.market);
}
