import { useState } from 'react';
import { useFeed } from '#features/feed';
import { Button } from '#ui/Button.tsx';
import { Empty } from '#ui/Empty.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Segments } from '#ui/Segments.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { type ActivityGroup, isInGroup } from '../model/activityChanges.ts';
import { useActivity, useActivityNames } from '../queries/useActivity.ts';
import { say } from '../words/english.ts';
import { ActivityTable } from './ActivityTable.tsx';
import { CsvButton } from './CsvButton.tsx';

/** What the account did, with a filter and the whole of it as a file; the indexer alone knows it. */
export function ActivityPanel() {
  const feed = useFeed();
  const activity = useActivity();
  const names = useActivityNames();
  const [group, setGroup] = useState<ActivityGroup>('all');
  const entries = activity.data?.pages.flatMap((page) => page.activity);
  const shown = entries?.filter((entry) => isInGroup(entry, group)) ?? [];
  const isMissing = feed === null || (activity.error !== null && !entries);
  return (
    <Panel
      title={say.activity}
      aside={feed && <CsvButton client={feed.client} names={names} isEmpty={!entries?.length} />}
    >
      {isMissing && <Empty>{say.activityMissing}</Empty>}
      {!isMissing && !entries && <Skeleton rows={5} label={say.readingActivity} />}
      {!isMissing && entries?.length === 0 && <Empty>{say.noActivity}</Empty>}
      {!isMissing && entries !== undefined && entries.length > 0 && (
        <>
          <div className="overflow-x-auto border-b border-line p-2">
            <div className="w-max">
              <Segments
                label={say.shownActivity}
                size="small"
                value={group}
                onChange={setGroup}
                segments={[
                  { value: 'all', label: say.all },
                  { value: 'trades', label: say.trades },
                  { value: 'orders', label: say.orders },
                  { value: 'liquidity', label: say.liquidity },
                  { value: 'lending', label: say.lending },
                  { value: 'balances', label: say.balances },
                ]}
              />
            </div>
          </div>
          {shown.length > 0 ? (
            <ActivityTable entries={shown} names={names} />
          ) : (
            <Empty>{activity.hasNextPage ? say.noneSoFar : say.noneOfKind}</Empty>
          )}
          {activity.hasNextPage && (
            <div className="border-t border-line p-2 text-center">
              <Button
                size="small"
                disabled={activity.isFetchingNextPage}
                onClick={() => void activity.fetchNextPage()}
              >
                {activity.isFetchingNextPage ? say.readingMore : say.older}
              </Button>
              {activity.isFetchNextPageError && (
                <p role="alert" className="mt-1 text-xs text-sell">
                  {say.olderFailed}
                </p>
              )}
            </div>
          )}
        </>
      )}
    </Panel>
  );
}
