import { Icon } from '#ui/Icon.tsx';
import { useFeedHealth } from '../queries/useFeedHealth.ts';
import { say } from '../words/english.ts';

/** Says what is missing while the indexer is; trading goes on from the node alone. */
export function FeedBanner() {
  const { words, isUsable } = useFeedHealth();
  if (words === null) return null;
  return (
    <div
      role="status"
      className="flex items-center justify-center gap-2 border-b border-line bg-warn-wash px-3 py-1 text-xs"
    >
      <span className="text-warn">
        <Icon name="warning" />
      </span>
      {words} {isUsable ? say.behind : say.missing} {say.tradingGoesOn}
    </div>
  );
}
