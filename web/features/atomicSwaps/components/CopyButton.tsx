import { useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { say } from '../words/english.ts';

/** Copies a text that stands beside it; where the browser refuses that is said. */
export function CopyButton({ label, text }: { label: string; text: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const copy = async () => {
    setOutcome(
      await navigator.clipboard.writeText(text).then(
        () => 'copied' as const,
        () => 'refused' as const,
      ),
    );
  };
  return (
    <>
      <Button onClick={() => void copy()}>{outcome === 'copied' ? say.copied : label}</Button>
      {outcome === 'refused' && (
        <p role="status" className="text-xs text-sell">
          {say.copyRefused}
        </p>
      )}
    </>
  );
}
