import type { ReactNode } from 'react';
import { Detail } from '#ui/Detail.tsx';
import { say } from '../words/english.ts';

interface ChangeProps {
  name: string;
  before: ReactNode;
  /** Null where nothing is entered yet. */
  after: ReactNode;
}

/** One line of what an action changes: the figure before, and after. */
export function Change({ name, before, after }: ChangeProps) {
  return (
    <Detail name={name}>
      {after === null ? (
        before
      ) : (
        <>
          <span className="text-quiet">{before}</span>
          <span aria-hidden="true" className="mx-1 text-quiet">
            →
          </span>
          <span className="sr-only">{say.becomes}</span>
          <span className="font-medium">{after}</span>
        </>
      )}
    </Detail>
  );
}
