import type { Deployment } from '@weir/contracts';
import type { Logger } from 'pino';
import type { BlockHeader } from '../chain/chainBlock.ts';
import { isLocalChain } from '../chain/localChains.ts';
import type { ChainNode } from '../chain/node.ts';
import { type Identity, startIndex } from '../store/identity.ts';
import type { Store } from '../store/openStore.ts';
import type { BlockStore } from './blockStore.ts';
import { WrongChain } from './identify.ts';

/** The store belongs to another chain, and the settings forbid to replace it. */
export class OtherChainRefused extends Error {
  override readonly name = 'OtherChainRefused';
}

interface Settings {
  store: Store;
  node: ChainNode;
  log: Logger;
  onOtherChain: 'reset' | 'exit' | undefined;
}

/** What the settings say to a store of another chain: a warning, or `OtherChainRefused`. */
export function refuseOrWarn(
  { onOtherChain, log }: Settings,
  stored: Identity,
  found: Identity,
): void {
  const policy = onOtherChain ?? (isLocalChain(found.chainId) ? 'reset' : 'exit');
  const say = ({ chainId, genesisHash, exchange, lending, escrow, arbitratorPool }: Identity) =>
    `exchange ${exchange} ${lending ? `and lending ${lending}` : 'without lending'}, ${escrow ? `escrow ${escrow}` : 'no escrow'}, ${arbitratorPool ? `arbitrators ${arbitratorPool}` : 'no arbitrators'}, on chain ${chainId} (genesis ${genesisHash})`;
  const message = `The index is of ${say(stored)}, the node shows ${say(found)}.`;
  if (policy === 'exit') {
    throw new OtherChainRefused(`${message} Set ON_OTHER_CHAIN=reset to index anew.`);
  }
  log.warn(message);
}

/** Empties the store, and puts the block before the exchange's first one into it. Throws `WrongChain`. */
export async function freshIndex(
  { store, node }: Settings,
  blocks: BlockStore,
  deployment: Deployment,
  identity: Identity,
): Promise<{ epoch: string; block: BlockHeader }> {
  const first = Number(deployment.deployedAtBlock);
  const block = await node.block(Math.max(0, first - 1));
  if (!block) {
    throw new WrongChain(
      `DEPLOYMENT says that the exchange was deployed in block ${first}, which the node does not have.`,
    );
  }
  const epoch = await startIndex(store, identity);
  await blocks.begin(block);
  return { epoch, block };
}
