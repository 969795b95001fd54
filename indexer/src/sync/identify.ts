import type { Deployment } from '@weir/contracts';
import { contractsOf } from '../chain/contracts.ts';
import type { ChainNode } from '../chain/node.ts';
import type { Identity } from '../store/identity.ts';

/** The node is not the one that the deployment is on. Nothing but other settings helps. */
export class WrongChain extends Error {
  override readonly name = 'WrongChain';
}

/** Checks that the node has the deployment, and says which chain it is. Throws `WrongChain`. */
export async function identify(node: ChainNode, deployment: Deployment): Promise<Identity> {
  const { chainId, exchange } = deployment;
  const { lending } = contractsOf(deployment);
  const answered = await node.chainId();
  if (answered !== chainId) {
    throw new WrongChain(
      `RPC_URL is a node of chain ${answered}, but DEPLOYMENT is of chain ${chainId}.`,
    );
  }
  const genesis = await node.block(0);
  if (!genesis) throw new WrongChain('RPC_URL is a node without a genesis block.');
  if (!(await node.hasCode(exchange))) {
    throw new WrongChain(
      `There is no contract at ${exchange} on chain ${chainId}: DEPLOYMENT is of another chain, or not deployed yet.`,
    );
  }
  if (lending && !(await node.hasCode(lending))) {
    throw new WrongChain(
      `There is no contract at ${lending} on chain ${chainId}, where DEPLOYMENT says that lending is.`,
    );
  }
  return { chainId, genesisHash: genesis.hash, exchange, lending };
}

/** Logs of lending that were passed over are in no index: one that knew of none, or of another, is of another. */
export function isSameChain(a: Identity, b: Identity): boolean {
  return (
    a.chainId === b.chainId &&
    a.genesisHash === b.genesisHash &&
    a.exchange === b.exchange &&
    a.lending === b.lending
  );
}
