/**
 * Gas that is kept back of the coin: enough to wrap, to approve, and for a swap over some thirty levels
 * (contracts/docs/gas.md), at a third more than the price of gas says, because it moves until the wallet signs.
 */
const GAS_KEPT = 800_000n;

/** What is kept back for gas, in units of the coin. `gasPrice` in units for a gas. */
export function keptForGas(gasPrice: bigint): bigint {
  return (gasPrice * GAS_KEPT * 4n) / 3n;
}
