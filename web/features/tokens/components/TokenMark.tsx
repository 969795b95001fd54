import type { Address } from 'viem';
import { drawnMark } from '../model/drawnMark.ts';

const looks = [
  { ground: 'fill-accent-wash', steps: 'fill-accent' },
  { ground: 'fill-warn-wash', steps: 'fill-warn' },
  { ground: 'fill-raised', steps: 'fill-quiet' },
  { ground: 'fill-accent', steps: 'fill-accent-wash' },
  { ground: 'fill-quiet', steps: 'fill-raised' },
  { ground: 'fill-warn', steps: 'fill-warn-wash' },
] as const;

/**
 * A small drawing of a token, made of its address alone: nobody can give his token another one's mark by its name.
 * Says nothing to a screen reader.
 */
export function TokenMark({ address, size = 20 }: { address: Address; size?: number }) {
  const { look, path } = drawnMark(address, looks.length);
  const { ground, steps } = looks[look] ?? looks[0];
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      width={size}
      height={size}
      className="shrink-0 rounded-full"
    >
      <rect width="20" height="20" className={ground} />
      <path d={path} className={steps} />
    </svg>
  );
}
