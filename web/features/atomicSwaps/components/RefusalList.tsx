import type { AtomicSwap, Refusal } from '@weir/contracts';
import { refusalWords } from '../model/swapWords.ts';

/** The rules that are broken, in words. */
export function RefusalList({
  refusals,
  terms,
}: {
  refusals: readonly Refusal[];
  terms: AtomicSwap;
}) {
  return (
    <ul className="flex list-disc flex-col gap-1 pl-4 text-sm">
      {refusals.map((refusal) => (
        <li key={`${refusal.rule} ${refusal.side}`}>{refusalWords(refusal, terms)}</li>
      ))}
    </ul>
  );
}
