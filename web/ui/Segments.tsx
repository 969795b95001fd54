import { Item, Root } from 'radix-ui/toggle-group';

interface Segment<Value extends string> {
  value: Value;
  label: string;
  /** Classes of the chosen state where it differs from the usual one (buy, sell). */
  chosenClass?: string;
}

interface SegmentsProps<Value extends string> {
  label: string;
  segments: readonly Segment<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  size?: 'normal' | 'small';
}

/** One of a few, all in sight. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { label, segments, value, onChange, size = 'normal' } = props;
  const usual = 'data-[state=on]:bg-panel data-[state=on]:text-ink data-[state=on]:shadow-sm';
  return (
    <Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        if (next !== '') onChange(next as Value);
      }}
      className="flex rounded-md bg-raised p-0.5"
    >
      {segments.map((segment) => (
        <Item
          key={segment.value}
          value={segment.value}
          className={`flex-1 rounded-[5px] font-medium whitespace-nowrap text-quiet hover:text-ink ${size === 'small' ? 'h-6 px-1.5 text-xs' : 'h-7 px-3'} ${segment.chosenClass ?? usual}`}
        >
          {segment.label}
        </Item>
      ))}
    </Root>
  );
}
