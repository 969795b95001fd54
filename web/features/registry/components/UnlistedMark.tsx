import { say } from '../words/english.ts';

/** Stands beside what nobody vouches for. */
export function UnlistedMark() {
  return (
    <span className="rounded bg-warn-wash px-1 text-2xs whitespace-nowrap text-ink">
      {say.unlisted}
    </span>
  );
}
