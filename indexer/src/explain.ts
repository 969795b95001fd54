import { PortTaken } from './api/takePort.ts';
import { NodeError } from './chain/nodeErrors.ts';
import { ConfigError } from './config.ts';
import { StoreInUse, StoreLost, StoreUnusable } from './store/storeErrors.ts';
import { WrongChain } from './sync/identify.ts';
import { OtherChainRefused } from './sync/otherChain.ts';

/** What stopped the indexer, in words for whoever started it. */
export function explain(error: unknown): string {
  if (
    error instanceof ConfigError ||
    error instanceof WrongChain ||
    error instanceof OtherChainRefused ||
    error instanceof PortTaken ||
    error instanceof StoreInUse ||
    error instanceof StoreUnusable ||
    error instanceof StoreLost
  ) {
    return `The indexer cannot run. ${error.message}`;
  }
  if (error instanceof NodeError) return `The indexer cannot run. RPC_URL: ${error.message}.`;
  return `The indexer failed: ${error instanceof Error ? error.stack : String(error)}`;
}
