import { useId, useMemo } from 'react';
import { language } from '#lib/language.ts';
import { say } from '../words/english.ts';

interface CurrencyFieldProps {
  value: string;
  onChange: (code: string) => void;
  problem: string | undefined;
}

/** A currency by its code, found by its name too. */
export function CurrencyField({ value, onChange, problem }: CurrencyFieldProps) {
  const id = useId();
  const all = useMemo(() => {
    const names = new Intl.DisplayNames(language(), { type: 'currency' });
    return Intl.supportedValuesOf('currency').map((code) => ({ code, name: names.of(code) }));
  }, []);
  return (
    <div className="flex min-w-0 flex-col gap-1 text-xs">
      <label htmlFor={id} className="text-quiet">
        {say.currency}
      </label>
      <input
        id={id}
        list={`${id}-all`}
        value={value}
        autoComplete="off"
        spellCheck={false}
        maxLength={3}
        aria-invalid={problem !== undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => onChange(event.target.value.toUpperCase())}
        className={`h-9 w-full min-w-0 rounded-md border bg-panel px-2 text-sm ${problem ? 'border-sell' : 'border-control'}`}
      />
      <datalist id={`${id}-all`}>
        {all.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </datalist>
      {problem && (
        <p id={`${id}-problem`} className="text-sell">
          {problem}
        </p>
      )}
    </div>
  );
}
