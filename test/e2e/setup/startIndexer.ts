import { indexerProgram, shortLivedFlags } from '../../../indexer/programs.ts';
import { type RunningProcess, startProcess } from './startProcess.ts';

/**
 * An indexer in memory over a chain, on a free port or on `port`; `found` is its URL.
 *
 * @param flags of node; a benchmark gives those of an indexer that lives long.
 */
export function startIndexer(
  rpcUrl: string,
  addressFile: string,
  port = '0',
  flags: readonly string[] = shortLivedFlags,
): Promise<RunningProcess> {
  return startProcess({
    command: process.execPath,
    args: [...flags, indexerProgram],
    env: {
      RPC_URL: rpcUrl,
      // Told of each block at once, rather than asking twenty times a second.
      RPC_WS_URL: rpcUrl.replace(/^http/, 'ws'),
      DEPLOYMENT: addressFile,
      PORT: port,
      POLL_MS: '50',
      LOG_LEVEL: 'error',
    },
    ready: /listening on (http:\S+)/,
  });
}
