import { useId } from 'react';

interface SearchFieldProps {
  /** Read out, not shown. */
  label: string;
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
}

/** What a list is searched by, beside its heading; on a narrow page below it. */
export function SearchField({ label, placeholder, value, onChange }: SearchFieldProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 w-56 rounded-md border border-control bg-panel px-2.5 max-sm:order-last max-sm:w-full"
      />
    </>
  );
}
