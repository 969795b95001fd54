import type { Deployment } from '@weir/contracts';
import { type Address, isAddressEqual } from 'viem';

/** The contracts whose logs are indexed. A deployment may have no more than the exchange. */
export interface Contracts {
  exchange: Address;
  lending: Address | null;
  /** Of trades between people. */
  escrow: Address | null;
  arbitratorPool: Address | null;
}

/** Which of them a log is of. */
export type ContractName = keyof Contracts;

export const contractNames = ['exchange', 'lending', 'escrow', 'arbitratorPool'] as const;

export function contractsOf(deployment: Deployment): Contracts {
  const { exchange, lending = null, escrow = null, arbitratorPool = null } = deployment;
  return { exchange, lending, escrow, arbitratorPool };
}

/** As a filter of logs names them. */
export function filterOf(contracts: Contracts): Address | Address[] {
  const addresses = contractNames.flatMap((name) => contracts[name] ?? []);
  return addresses.length > 1 ? addresses : contracts.exchange;
}

/** The name of the contract at an address, or null where it is none of them. */
export function contractAt(contracts: Contracts, address: Address): ContractName | null {
  const found = contractNames.find((name) => {
    const own = contracts[name];
    return own !== null && isAddressEqual(address, own);
  });
  return found ?? null;
}
