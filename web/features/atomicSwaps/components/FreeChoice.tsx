import { type AtomicSwap, freeChoice, optionCost } from '@weir/contracts';
import { exactDecimal } from '#lib/formatAmount.ts';
import { formatDuration } from '#lib/formatDuration.ts';
import { say } from '../words/english.ts';

/** What each side's freedom to go on or not is worth: part of a fair price. */
export function FreeChoice({ terms, now }: { terms: AtomicSwap; now: number }) {
  const [responder, holder] = [freeChoice(terms, 'first', now), freeChoice(terms, 'second', now)];
  return (
    <div className="flex flex-col gap-1 text-xs">
      <h3 className="font-medium">{say.freeChoice}</h3>
      <p>{say.freeOfResponder(formatDuration(responder), costText(responder))}</p>
      <p>{say.freeOfHolder(formatDuration(holder), costText(holder))}</p>
      <p className="text-quiet">{say.freeWhy}</p>
    </div>
  );
}

/** Millionths as percent, rounded up in the second digit. */
function costText(seconds: number): string {
  return `${exactDecimal((optionCost(seconds) + 99n) / 100n, 2)} %`;
}
