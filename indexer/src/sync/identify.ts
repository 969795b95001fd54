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
  const { lending, escrow, arbitratorPool } = contractsOf(deployment);
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
  const beside = { lending, 'the escrow': escrow, "the arbitrators' pool": arbitratorPool };
  for (const [name, address] of Object.entries(beside)) {
    if (!address || (await node.hasCode(address))) continue;
    throw new WrongChain(
      `There is no contract at ${address} on chain ${chainId}, where DEPLOYMENT says that ${name} is.`,
    );
  }
  return { chainId, genesisHash: genesis.hash, exchange, lending, escrow, arbitratorPool };
}

/** Logs that were passed over are in no index: one that knew of no lending, escrow or pool, or of another, is of another. */
export function isSameChain(a: Identity, b: Identity): boolean {
  return (
    a.chainId === b.chainId &&
    a.genesisHash === b.genesisHash &&
    a.exchange === b.exchange &&
    a.lending === b.lending &&
    a.escrow === b.escrow &&
    a.arbitratorPool === b.arbitratorPool
  );
}
