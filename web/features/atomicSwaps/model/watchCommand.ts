import type { ChainSettings, SwapRecord } from '@weir/contracts';

/** What somebody types to let the command line watch an exported swap. Nodes' addresses may hold keys: they are left out. */
export function watchCommand(
  { terms }: Pick<SwapRecord, 'terms'>,
  chains: readonly ChainSettings[],
): string {
  const nodes = [terms.first, terms.second].map(({ chainId }) => `--rpc ${chainId}=<node>`);
  const finality = chains.flatMap(({ chainId, confirmations }) =>
    confirmations === null ? [] : [`--confirmations ${chainId}=${confirmations}`],
  );
  return ['npx pnpm swap watch', terms.hash.slice(0, 10), ...nodes, ...finality].join(' ');
}
