interface ScaleLabelsProps {
  /** The rate at the top, as a fraction. */
  most: number;
  places: number;
}

/** What the top line and the middle one of a drawing of rates stand for; over it, at its left. */
export function ScaleLabels({ most, places }: ScaleLabelsProps) {
  return [1, 0.5].map((part) => (
    <span
      key={part}
      aria-hidden="true"
      className="pointer-events-none absolute left-0 -translate-y-1/2 bg-panel pr-1.5 text-2xs leading-none text-quiet"
      style={{ top: `${(1 - part) * 100}%` }}
    >
      {(most * part * 100).toFixed(places)} %
    </span>
  ));
}
