import { NodeError } from './chain/nodeErrors.ts';
import { PortTaken } from './http/takePort.ts';
import { ConfigError } from './settings.ts';
import { StoreInUse, StoreLost, StoreUnusable } from './store/storeErrors.ts';
import { WrongChain } from './sync/identify.ts';
import { OtherChainRefused } from './sync/otherChain.ts';

/** What stopped a process, in words for whoever started it. */
export function explain(error: unknown, process = 'indexer'): string {
  if (
    error instanceof ConfigError ||
    error instanceof WrongChain ||
    error instanceof OtherChainRefused ||
    error instanceof PortTaken ||
    error instanceof StoreInUse ||
    error instanceof StoreUnusable ||
    error instanceof StoreLost
  ) {
    return `The ${process} cannot run. ${error.message}`;
  }
  if (error instanceof NodeError) return `The ${process} cannot run. RPC_URL: ${error.message}.`;
  return `The ${process} failed: ${error instanceof Error ? error.stack : String(error)}`;
}
