import { type ComponentProps, lazy, Suspense } from 'react';
import { Skeleton } from '#ui/Skeleton.tsx';
import { say } from '../words/english.ts';

const OrdersPanel = lazy(() => import('./OrdersPanel.tsx'));

/** The account's orders, loaded after what a visitor sees first; their place is kept meanwhile. */
export function LazyOrdersPanel(props: ComponentProps<typeof OrdersPanel>) {
  const place = `rounded-lg border border-line bg-panel ${props.className ?? ''}`;
  return (
    <Suspense
      fallback={
        <div className={place}>
          <Skeleton rows={4} label={say.readingOrders} />
        </div>
      }
    >
      <OrdersPanel {...props} />
    </Suspense>
  );
}
