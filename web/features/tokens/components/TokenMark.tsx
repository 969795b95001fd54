import type { Address } from 'viem';

const looks = [
  { ground: 'fill-accent-wash', steps: 'fill-accent' },
  { ground: 'fill-warn-wash', steps: 'fill-warn' },
  { ground: 'fill-raised', steps: 'fill-quiet' },
  { ground: 'fill-accent', steps: 'fill-accent-wash' },
  { ground: 'fill-quiet', steps: 'fill-raised' },
  { ground: 'fill-warn', steps: 'fill-warn-wash' },
] as const;
const STEPS = 5;
const HEIGHTS = 8;

/**
 * A small drawing of a token, made of its address alone: nobody can give his token another one's mark by its name.
 * Says nothing to a screen reader.
 */
export function TokenMark({ address, size = 20 }: { address: Address; size?: number }) {
  let rest = BigInt(address);
  const next = (choices: number) => {
    const chosen = Number(rest % BigInt(choices));
    rest /= BigInt(choices);
    return chosen;
  };
  const look = looks[next(looks.length)] ?? looks[0];
  const heights = Array.from({ length: STEPS }, () => 3 + next(HEIGHTS) * 1.8);
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      width={size}
      height={size}
      className="shrink-0 rounded-full"
    >
      <rect width="20" height="20" className={look.ground} />
      {heights.map((height, step) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps never move
          key={step}
          x={step * 4}
          y={20 - height}
          width="4.1"
          height={height}
          className={look.steps}
        />
      ))}
    </svg>
  );
}
