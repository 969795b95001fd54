/**
 * Shares of what was supplied and of what is owed. Virtual amounts stand beside the real ones, 10^6 shares to one unit,
 * so that the first supplier can neither make a share dear nor round the second one's away (share inflation).
 */
import { mulDivDown, mulDivUp } from './fixedPoint.ts';

const VIRTUAL_SHARES = 1_000_000n;
const VIRTUAL_ASSETS = 1n;

/** Assets in units and the shares in them. */
export interface SharePool {
  assets: bigint;
  shares: bigint;
}

/** Shares that `assets` units are worth, rounded down: minted to a supplier, taken off a debt that is repaid. */
export function toSharesDown(assets: bigint, pool: SharePool): bigint {
  return mulDivDown(assets, pool.shares + VIRTUAL_SHARES, pool.assets + VIRTUAL_ASSETS);
}

/** The same rounded up: burnt by a withdrawal, added to a debt. */
export function toSharesUp(assets: bigint, pool: SharePool): bigint {
  return mulDivUp(assets, pool.shares + VIRTUAL_SHARES, pool.assets + VIRTUAL_ASSETS);
}

/** Units that `shares` are worth, rounded down: what a supplier can take. */
export function toAssetsDown(shares: bigint, pool: SharePool): bigint {
  return mulDivDown(shares, pool.assets + VIRTUAL_ASSETS, pool.shares + VIRTUAL_SHARES);
}

/** The same rounded up: what a borrower owes. */
export function toAssetsUp(shares: bigint, pool: SharePool): bigint {
  return mulDivUp(shares, pool.assets + VIRTUAL_ASSETS, pool.shares + VIRTUAL_SHARES);
}
