import { useQuery } from '@tanstack/react-query';
import { getBlockNumber } from 'viem/actions';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { nodeDialog, useNode } from '#features/wallet';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { useMarket } from '../queries/useMarket.ts';
import { say } from '../words/english.ts';

/** How often a node is asked for its block where there is no market to read, in milliseconds. */
const POLLED_EVERY = 4000;

/** Says that the node does not answer; what was typed stays. */
export function NodeBanner({ market }: { market: ListedMarket | undefined }) {
  return market ? <OverMarket market={market} /> : <OverBlocks />;
}

function OverMarket({ market }: { market: ListedMarket }) {
  return useMarket(market).isStale && <Silent />;
}

function OverBlocks() {
  const { chainId } = useDeployment();
  const node = useNode();
  const { isError } = useQuery({
    queryKey: ['chain', chainId, 'block', {}],
    queryFn: async () => String(await getBlockNumber(node, { cacheTime: 0 })),
    refetchInterval: POLLED_EVERY,
  });
  return isError && <Silent />;
}

function Silent() {
  return (
    <div
      role="alert"
      className="flex items-center justify-center gap-2 border-b border-line bg-sell-wash px-3 py-1 text-xs"
    >
      <span className="text-sell">
        <Icon name="warning" />
      </span>
      {say.nodeSilent}
      <Button size="small" onClick={() => nodeDialog.show(true)}>
        {say.otherNode}
      </Button>
    </div>
  );
}
