import type { Deployment } from '@weir/contracts';
import type { Logger } from 'pino';
import type { Address } from 'viem';
import type { ReadStore } from '../store/openStore.ts';
import type { AnnouncedBlock } from './announcedBlock.ts';

/** What the settings say of listing. */
export interface ListingSettings {
  /** Blocks that must lie on one before sites are told of it; absent: none on local chains, 12 elsewhere. */
  confirmations: number | undefined;
  /** Tokens that count as a dollar each. */
  usdTokens: Address[];
  readDeployment: () => Deployment;
}

/** What the listing routes work with. */
export interface Listing extends Omit<ListingSettings, 'confirmations'> {
  store: ReadStore;
  log: Logger;
  announced: AnnouncedBlock;
}
