import type { ErrorComponentProps } from '@tanstack/react-router';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { say } from './words/english.ts';

/** A part of the page threw: said plainly, with a way on. Nothing was sent by it. */
export function PageFailed({ error }: ErrorComponentProps) {
  return (
    <main className="mx-auto flex max-w-md flex-col gap-3 p-8">
      <h1 className="text-base font-semibold">{say.pageFailed}</h1>
      <Notice tone="error">{error instanceof Error ? error.message : String(error)}</Notice>
      <p className="text-quiet">{say.allIsAsItWas}</p>
      <Button look="primary" onClick={() => location.reload()}>
        {say.loadAgain}
      </Button>
    </main>
  );
}
