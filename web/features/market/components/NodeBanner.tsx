import type { ListedMarket } from '#features/deployment';
import { nodeDialog } from '#features/wallet';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { useMarket } from '../queries/useMarket.ts';
import { say } from '../words/english.ts';

/** Says that the node does not answer; what was typed stays. */
export function NodeBanner({ market }: { market: ListedMarket }) {
  const { isStale } = useMarket(market);
  if (!isStale) return null;
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
