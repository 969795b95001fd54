/** Ids that chains of one machine have: hardhat's and anvil's, and ganache's. */
const localChains = new Set([1337, 31_337]);

/** Whether a chain lives on one machine only: it may be replaced at any time, and nothing on it is final or need be. */
export function isLocalChain(chainId: number): boolean {
  return localChains.has(chainId);
}
