import { join } from 'node:path';
import type { Deployment } from '@weir/contracts';
import { root } from '../runCommand.ts';
import {
  anvilPart,
  deployLocalMarket,
  openLocalLending,
  postLocalOffers,
  RECORD_LENGTH,
  SEAT_WAIT,
  seatLocalCourt,
  waitForChain,
} from './chain.ts';
import { Parts } from './parts.ts';
import { choosePort } from './ports.ts';

/** A chain for tests, with the local markets on it. */
export interface LocalChain {
  rpcUrl: string;
  deployment: Deployment;
  /** The address file, for the indexer and the page. */
  deploymentPath: string;
  /** Ends the chain and deletes its files; resolves when both are gone. */
  stop(): Promise<void>;
}

/**
 * Starts anvil on a free port and seeds it, in about 3 s once the contracts are compiled. Each transaction is mined at
 * once in a block of its own; the test sets times by anvil's RPC. Throws `PartFailed`, `NotReady`, `NotOnChain`.
 * @param lending whether lending markets are opened too, @param trades whether arbitrators sit and people's offers are posted:
 * each takes some seconds more.
 */
export async function startLocalChain({
  lending = false,
  trades = false,
} = {}): Promise<LocalChain> {
  const port = await choosePort(0, 'the chain (anvil)', '--rpc-port');
  const directory = join(root, '.local', `chain-${port}`);
  const parts = new Parts(directory);
  const rpcUrl = `http://127.0.0.1:${port}`;
  const deploymentPath = join(directory, 'addresses.json');
  parts.start(anvilPart(port, { past: (lending ? RECORD_LENGTH : 0) + (trades ? SEAT_WAIT : 0) }));
  try {
    const deploy = async () => {
      await waitForChain(rpcUrl);
      if (trades) await seatLocalCourt(parts, rpcUrl);
      const deployment = await deployLocalMarket(parts, rpcUrl, deploymentPath);
      if (lending) await openLocalLending(parts, rpcUrl, deploymentPath);
      if (trades) await postLocalOffers(parts, rpcUrl, deploymentPath);
      return deployment;
    };
    const deployment = await Promise.race([deploy(), parts.failure]);
    const stop = async () => {
      await parts.stop();
      parts.removeLogs();
    };
    return { rpcUrl, deployment, deploymentPath, stop };
  } catch (error) {
    await parts.stop();
    throw error;
  }
}
