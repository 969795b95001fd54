import type { Address } from 'viem';

const STEPS = 5;
const HEIGHTS = 8;

/** A token's mark: which of the looks, and the outline of five steps in a square of 20. */
export interface DrawnMark {
  look: number;
  path: string;
}

/** The mark of an address, always the same; `looks` is how many there are to choose from. */
export function drawnMark(address: Address, looks: number): DrawnMark {
  const digits = BigInt(address);
  const choose = (place: bigint, choices: number) => Number((digits >> place) % BigInt(choices));
  const tops = Array.from({ length: STEPS }, (_, step) => {
    const height = 3 + choose(BigInt(8 + 13 * step), HEIGHTS) * 1.8;
    return `V${(20 - height).toFixed(1)}H${(step + 1) * 4}`;
  });
  return { look: choose(90n, looks), path: `M0 20${tops.join('')}V20Z` };
}
