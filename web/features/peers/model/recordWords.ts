import { groupThousands } from '#lib/formatAmount.ts';
import { say } from '../words/english.ts';
import type { Band, TraderRecord } from './traderRecord.ts';

/** What the chain shows of somebody, in a line: `1 to 9 trades finished, under 100 USD`. */
export function recordWords(record: TraderRecord): string {
  const { done, volume, lost, silent } = record;
  return [
    doneWords(done),
    volume !== null && done.from > 0 && volumeWords(volume),
    lost > 0 && say.lost(String(lost)),
    silent !== null && silent > 0 && say.silent(String(silent)),
  ]
    .filter((part) => part !== false)
    .join(', ');
}

/** A band of finished trades. */
export function doneWords({ from, below }: Band): string {
  if (from === 0) return say.recordNone;
  if (below === null) return say.recordOver(String(from));
  const most = String(below - 1);
  return from === 1 ? say.recordOne(most) : say.recordFrom(String(from), most);
}

/** A band of USD. */
export function volumeWords({ from, below }: Band): string {
  const [least, most] = [groupThousands(String(from)), groupThousands(String(below))];
  if (below === null) return say.volumeOver(least);
  return from === 0 ? say.volumeBelow(most) : say.volumeFrom(least, most);
}
