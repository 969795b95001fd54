interface ScaleLabelsProps {
  /** The rate at the top, as a fraction. */
  most: number;
  places: number;
}

/** What the top line and the middle one of a drawing of rates stand for: at its right, as wide as `besideScale` leaves. */
export function ScaleLabels({ most, places }: ScaleLabelsProps) {
  return (
    <div aria-hidden="true" className="relative w-10 shrink-0 text-2xs leading-none text-quiet">
      {[1, 0.5].map((part) => (
        <span
          key={part}
          className="absolute right-0 -translate-y-1/2 whitespace-nowrap"
          style={{ top: `${(1 - part) * 100}%` }}
        >
          {(most * part * 100).toFixed(places)} %
        </span>
      ))}
    </div>
  );
}

/** Of what stands below the drawing alone. */
export const besideScale = 'mr-12';
