/** Rights to trade for somebody else: their bits, and the typed data (EIP-712) of a grant by signature. */
import type { Address } from 'viem';

/** What a delegate may be allowed to do, by its bit. */
export const tradingActions = { place: 1n, reduce: 2n, cancel: 4n, claim: 8n, swap: 16n } as const;

/** The name of one of `tradingActions`. */
export type TradingAction = keyof typeof tradingActions;

/** The rights of a delegate in some markets. */
export interface TradingGrant {
  owner: Address;
  delegate: Address;
  /** The markets' ids. */
  markets: readonly bigint[];
  /** None to revoke. */
  actions: readonly TradingAction[];
  /** The last second of the rights. */
  expiry: bigint;
  /** Any that the owner did not use or revoke yet. */
  nonce: bigint;
  /** The last second in which the signature can be used. */
  deadline: bigint;
}

/** The bits of some actions, as `grantTrading` takes them. */
export function packTradingActions(actions: readonly TradingAction[]): bigint {
  return actions.reduce((bits, action) => bits | tradingActions[action], 0n);
}

/** The actions of some bits, as `TradingGranted` and `tradingRights` give them. */
export function unpackTradingActions(bits: bigint): TradingAction[] {
  const names = Object.keys(tradingActions) as TradingAction[];
  return names.filter((name) => (bits & tradingActions[name]) !== 0n);
}

/** What an owner signs for `grantTradingBySignature`, for viem's `signTypedData`. */
export function tradingGrantTypedData(chainId: number, exchange: Address, grant: TradingGrant) {
  return {
    domain: { name: 'Weir', version: '1', chainId, verifyingContract: exchange },
    types: {
      TradingGrant: [
        { name: 'owner', type: 'address' },
        { name: 'delegate', type: 'address' },
        { name: 'markets', type: 'uint256[]' },
        { name: 'actions', type: 'uint256' },
        { name: 'expiry', type: 'uint256' },
        { name: 'nonce', type: 'uint256' },
        { name: 'deadline', type: 'uint256' },
      ],
    },
    primaryType: 'TradingGrant',
    message: { ...grant, actions: packTradingActions(grant.actions) },
  } as const;
}
