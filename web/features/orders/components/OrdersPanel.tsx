import type { ListedMarket } from '#features/deployment';
import { useAccount, useConnectDialog } from '#features/wallet';
import { Button } from '#ui/Button.tsx';
import { Empty } from '#ui/Empty.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { TabbedPanel } from '#ui/TabbedPanel.tsx';
import { useOrderActions } from '../queries/useOrderActions.ts';
import { type Orders, useActiveOrders, useClosedOrders } from '../queries/useOrders.ts';
import { ClosedOrders } from './ClosedOrders.tsx';
import { OpenOrders } from './OpenOrders.tsx';

interface OrdersPanelProps {
  market: ListedMarket;
  className?: string;
}

/** The account's orders in this market: open, and closed. */
export function OrdersPanel({ market, className = '' }: OrdersPanelProps) {
  const active = useActiveOrders(market);
  const actions = useOrderActions(market);
  const open = active.orders?.filter(({ status }) => status === 'open') ?? [];
  const count = active.orders?.length ?? 0;
  return (
    <TabbedPanel
      label="Your orders"
      className={className}
      aside={
        open.length > 1 && (
          <Button
            look="plain"
            size="small"
            disabled={actions.isBusy}
            onClick={() => void actions.cancelAll(open)}
          >
            Cancel all
          </Button>
        )
      }
      tabs={[
        {
          value: 'open',
          label: `Open orders${count > 0 ? ` (${count})` : ''}`,
          content: <ActiveOrders market={market} active={active} actions={actions} />,
        },
        { value: 'closed', label: 'Order history', content: <History market={market} /> },
      ]}
    />
  );
}

interface ActiveOrdersProps {
  market: ListedMarket;
  active: Orders;
  actions: ReturnType<typeof useOrderActions>;
}

function ActiveOrders({ market, active, actions }: ActiveOrdersProps) {
  const { address } = useAccount();
  const openConnect = useConnectDialog();
  if (!address) {
    return (
      <Empty>
        <button type="button" onClick={openConnect} className="text-accent underline">
          Connect
        </button>{' '}
        to see your orders.
      </Empty>
    );
  }
  if (!active.orders) return <Skeleton rows={3} label="Reading your orders" />;
  if (active.orders.length === 0) {
    return (
      <Empty>
        No open orders
        {active.isNodeOnly ? ' placed from this device. The indexer knows others.' : '.'}
      </Empty>
    );
  }
  return <OpenOrders market={market} orders={active.orders} actions={actions} />;
}

function History({ market }: { market: ListedMarket }) {
  const { address } = useAccount();
  const { data, isLoading } = useClosedOrders(market);
  if (!address) return <Empty>Connect to see your orders.</Empty>;
  if (isLoading) return <Skeleton rows={3} label="Reading your orders" />;
  if (!data) return <Empty>The order history is missing while the indexer is.</Empty>;
  if (data.length === 0) return <Empty>No closed orders yet.</Empty>;
  return <ClosedOrders market={market} orders={data} />;
}
