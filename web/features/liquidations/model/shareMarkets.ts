import type { Address } from 'viem';
import type { ListedMarket } from '#features/deployment';

/** The markets whose pool shares are ERC-20 tokens, by the token's address. */
export type ShareMarkets = ReadonlyMap<Address, ListedMarket>;
