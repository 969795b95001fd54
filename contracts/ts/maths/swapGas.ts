import type { WalkPlan } from '../types.ts';

/** The parts of a swap's gas: the Solidity library SwapGas, which says what each one stands for. */
export const SWAP_GAS = {
  TRANSACTION: 58_500n,
  MARKET: 11_000n,
  BOOK: 4_000n,
  LEVEL: 8_000n,
  DUST: 9_500n,
} as const;

/**
 * What a swap's whole transaction costs in gas, about: from wallet to wallet, with plain tokens and no slot written for
 * the first time. For where a node cannot run the swap itself yet. The lens's quotes hold the same figure; a market
 * whose price is recorded costs some 10,000 more.
 *
 * @param hops what is done in each market. @param dusts how many of them leave dust to the payer's internal balance.
 */
export function typicalSwapGas(hops: readonly Pick<WalkPlan, 'levels'>[], dusts = 0): bigint {
  return hops.reduce(
    (gas, { levels }) =>
      gas +
      SWAP_GAS.MARKET +
      (levels.length > 0 ? SWAP_GAS.BOOK : 0n) +
      SWAP_GAS.LEVEL * BigInt(levels.length),
    SWAP_GAS.TRANSACTION + SWAP_GAS.DUST * BigInt(dusts),
  );
}
