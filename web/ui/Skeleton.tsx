/** Grey bars where rows will be. */
export function Skeleton({ rows, label }: { rows: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-2 p-3">
      {Array.from({ length: rows }, (_, row) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars are alike and never move
          key={row}
          className="h-3.5 animate-pulse rounded bg-raised"
          style={{ width: `${90 - ((row * 17) % 45)}%` }}
        />
      ))}
    </div>
  );
}
