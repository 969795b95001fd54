import type { HDAccount } from 'viem/accounts';
import { mnemonicToAccount } from 'viem/accounts';

/** anvil's own mnemonic. Whatever its accounts own on any real network is anyone's. */
export const MNEMONIC = 'test test test test test test test test test test test junk';

/**
 * What some account indices are for; 0 to 3 are free for people and tests. contracts/script/LocalMarket.s.sol gives all
 * ten the same tokens.
 */
export const roles = {
  /** Lets prices crash, where somebody asks for it (`npx pnpm crash`). */
  crash: 4,
  /** Says to lending what the pools' prices are. */
  feeds: 5,
  liquidator: 6,
  noiseTrader: 7,
  /** Deployed everything, provides the pools, owns the ladders, makes the offers between people. */
  marketMaker: 8,
  /** The page's built-in account. */
  page: 9,
} as const;

/** A development account by its index, 0 to 9. */
export function developmentAccount(index: number): HDAccount {
  return mnemonicToAccount(MNEMONIC, { addressIndex: index });
}
