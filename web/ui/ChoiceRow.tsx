interface ChoiceRowProps<Value extends string> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  choices: readonly { value: Value; label: string }[];
}

/** One line of a form: what is chosen, and one of a few. */
export function ChoiceRow<Value extends string>(props: ChoiceRowProps<Value>) {
  const { label, value, onChange, choices } = props;
  return (
    <label className="flex items-center justify-between gap-3 text-xs">
      <span className="text-quiet">{label}</span>
      <select
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
        className="h-7 min-w-0 rounded-md bg-raised px-1.5 text-xs font-medium"
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} className="bg-panel text-ink">
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}
