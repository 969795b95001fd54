import { say } from '../words/english.ts';
import type { LimitQuote } from './limitQuote.ts';
import type { Expiry } from './orderExpiry.ts';

/** What keeps a limit order from being placed, in the words of its button; null where nothing does. */
export function limitObstacle(
  quote: LimitQuote,
  typed: { price: string; amount: string },
  expiry: Expiry,
): string | null {
  switch (quote.kind) {
    case 'planned':
      return expiry.kind === 'refused' ? say.changeExpiry : null;
    case 'empty':
      if (typed.price.trim() === '') return say.enterPrice;
      return typed.amount.trim() === '' ? say.enterAmount : say.enterLarger;
    case 'refused':
      if (quote.field === null) return say.cannotBePlaced;
      return quote.field === 'price' ? say.changePrice : say.changeAmount;
  }
}
