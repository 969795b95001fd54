import type { Deployment } from '@weir/contracts';
import { type Address, isAddressEqual } from 'viem';

/** The contracts whose logs are indexed. A deployment may have no lending. */
export interface Contracts {
  exchange: Address;
  lending: Address | null;
}

/** Which of them a log is of. */
export type ContractName = keyof Contracts;

export function contractsOf({ exchange, lending }: Deployment): Contracts {
  return { exchange, lending: lending ?? null };
}

/** As a filter of logs names them. */
export function filterOf({ exchange, lending }: Contracts): Address | Address[] {
  return lending ? [exchange, lending] : exchange;
}

/** The name of the contract at an address, or null where it is none of them. */
export function contractAt(
  { exchange, lending }: Contracts,
  address: Address,
): ContractName | null {
  if (isAddressEqual(address, exchange)) return 'exchange';
  return lending && isAddressEqual(address, lending) ? 'lending' : null;
}
