import { say } from '../words/english.ts';
import type { Recipient } from './recipient.ts';
import type { RouteQuote } from './routeQuote.ts';

/** What may keep a swap from being sent, besides the wallet. */
interface SwapFacts {
  quote: RouteQuote;
  /** The markets of the route have been read. */
  isRead: boolean;
  /** All of the book that the route could reach was read. */
  isDeep: boolean;
  recipient: Recipient;
}

/** What the button says instead of sending; null where nothing stands in the way. The first reason that applies wins. */
export function swapObstacle({ quote, isRead, isDeep, recipient }: SwapFacts): string | null {
  switch (quote.kind) {
    case 'empty':
      return say.enterAmount;
    case 'refused':
      if (quote.reason === 'sameToken') return say.chooseOther;
      if (quote.reason === 'noRoute') return isRead ? say.noWay : say.readingRoute;
      return say.changeAmount;
    case 'quoted':
      if (!isDeep) return say.tooDeep;
      return recipient.kind === 'refused' ? say.changeRecipient : null;
  }
}
