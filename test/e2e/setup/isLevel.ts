import { createPublicClient, http } from 'viem';

/** Whether an indexer's last block is its chain's. */
export async function isLevel(indexerUrl: string, rpcUrl: string): Promise<boolean> {
  const node = createPublicClient({ transport: http(rpcUrl) });
  const [health, { hash }] = await Promise.all([
    fetch(`${indexerUrl}/health`).then((answer) => answer.json() as Promise<Health>),
    node.getBlock(),
  ]);
  return health.block.hash === hash;
}

interface Health {
  block: { hash: string };
}
