import { LogsRefused } from '#features/peers';
import { Notice } from '#ui/Notice.tsx';
import { say } from '../words/english.ts';

/** Why the trade's log cannot be read. */
export function LogProblem({ error }: { error: unknown }) {
  return (
    <Notice tone="error">
      {error instanceof LogsRefused
        ? say.logRefused(error.from.toString(), error.to.toString())
        : say.logSilent}
    </Notice>
  );
}
