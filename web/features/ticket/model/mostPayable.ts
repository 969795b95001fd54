/**
 * What can be paid of a token at most: all that is held, but of the chain's own coin what the swap's gas may cost, twice
 * over, because its price moves until the wallet signs. Undefined while the balance is unknown.
 */
export function mostPayable(
  balance: bigint | undefined,
  isCoin: boolean,
  gasCost: bigint | null,
): bigint | undefined {
  if (balance === undefined || !isCoin) return balance;
  if (gasCost === null) return undefined;
  const kept = 2n * gasCost;
  return balance > kept ? balance - kept : 0n;
}
