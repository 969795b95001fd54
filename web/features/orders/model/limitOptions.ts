import type { TimeInForce } from '@weir/contracts';
import type { ExpiryChoice } from './orderExpiry.ts';

/** Where tokens come from or go to: the wallet, or the account's balance in the exchange. */
export type Purse = 'wallet' | 'exchange';

/** All of a limit order but side, price and amount. */
export interface LimitOptions {
  timeInForce: TimeInForce;
  /** Of a post-only order: where it would trade, it rests behind the spread. */
  slide: boolean;
  expiry: ExpiryChoice;
  /** With the expiry `date`: what the field holds, in the reader's zone. */
  expiryDate: string;
  /** Parts per million of the order for whoever removes it after its expiry; at most 10,000. */
  bounty: number;
  payFrom: Purse;
  receiveTo: Purse;
  /** Own orders that it would trade with are cancelled before it, in the same transaction. */
  cancelsOwn: boolean;
}

export const usualOptions: LimitOptions = {
  timeInForce: 'gtc',
  slide: false,
  expiry: 'never',
  expiryDate: '',
  bounty: 0,
  payFrom: 'wallet',
  receiveTo: 'wallet',
  cancelsOwn: true,
};

/** Whether any of it may come to rest in the book: only then an expiry means something. */
export function mayRest({ timeInForce }: LimitOptions): boolean {
  return timeInForce === 'gtc' || timeInForce === 'postOnly';
}
