import type { Token } from '#features/deployment';
import { say } from '../words/english.ts';
import { exactTokenText } from './shownTrade.ts';
import type { TradeEvent } from './tradeEvent.ts';

/** What happened, in a few words. */
export function eventWords(event: TradeEvent, token: Token): string {
  const { kind, action, outcome, toBuyer, expiry } = event;
  switch (kind) {
    case 'taken':
      return say.didTake;
    case 'moved':
      return action === null ? '' : say[`did${action}`];
    case 'ended':
      return outcome === null ? '' : say[`outcome${outcome}`];
    case 'keys':
      return say.didSetKeys;
    case 'details':
      return say.didPostDetails;
    case 'court':
      return say.didRequestRuling;
    case 'proposed':
      return expiry === 0
        ? say.didTakeBack
        : say.didProposeAmount(exactTokenText(toBuyer ?? 0n, token));
  }
}
