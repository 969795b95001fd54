import { type ReactNode, useState } from 'react';
import type { ListedMarket } from '#features/deployment';
import { useMarket } from '#features/market';
import { useAccount, useConnectDialog } from '#features/wallet';
import { readStored, writeStored } from '#lib/storedValue.ts';
import { Empty } from '#ui/Empty.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { TabbedPanel } from '#ui/TabbedPanel.tsx';
import type { Purse } from '../model/limitOptions.ts';
import type { ShownOrder } from '../model/shownOrder.ts';
import { useAccountStream } from '../queries/useAccountStream.ts';
import { type Orders, useActiveOrders } from '../queries/useActiveOrders.ts';
import { useOrderActions } from '../queries/useOrderActions.ts';
import { say } from '../words/english.ts';
import { ChangeOrder } from './ChangeOrder.tsx';
import { ClosedOrders } from './ClosedOrders.tsx';
import { OpenOrders } from './OpenOrders.tsx';
import { OrderDetails } from './OrderDetails.tsx';
import { OrdersToolbar } from './OrdersToolbar.tsx';
import { OwnTrades } from './OwnTrades.tsx';

interface OrdersPanelProps {
  market: ListedMarket;
  className?: string;
}

const STORED_SCOPE = 'weir.ordersOfAllMarkets';
const STORED_PURSE = 'weir.ordersPayTo';

/** The account's orders and trades, in this market or in all: open ones, closed ones, what it took. */
export default function OrdersPanel({ market, className = '' }: OrdersPanelProps) {
  useAccountStream();
  const [isAll, setAll] = useState(() => readStored(STORED_SCOPE) === 'yes');
  const [payTo, setPayTo] = useState<Purse>(() =>
    readStored(STORED_PURSE) === 'exchange' ? 'exchange' : 'wallet',
  );
  const [changed, setChanged] = useState<ShownOrder | null>(null);
  const [detailed, setDetailed] = useState<ShownOrder | null>(null);
  const of = isAll ? null : market;
  const active = useActiveOrders(of);
  const actions = useOrderActions(market, payTo);
  const now = Number(useMarket(market).data?.block.timestamp ?? 0);
  const count = active.orders?.length ?? 0;

  return (
    <>
      <TabbedPanel
        label={say.yourOrders}
        className={className}
        aside={
          <OrdersToolbar
            orders={active.orders ?? []}
            actions={actions}
            isAll={isAll}
            onAll={(all) => {
              setAll(all);
              writeStored(STORED_SCOPE, all ? 'yes' : 'no');
            }}
            payTo={payTo}
            onPayTo={(purse) => {
              setPayTo(purse);
              writeStored(STORED_PURSE, purse);
            }}
          />
        }
        tabs={[
          {
            value: 'open',
            label: count > 0 ? say.openCount(count) : say.open,
            content: (
              <Connected>
                <Active active={active}>
                  {(orders) => (
                    <OpenOrders
                      orders={orders}
                      isNodeOnly={active.isNodeOnly}
                      isAll={isAll}
                      now={now}
                      actions={actions}
                      onChange={setChanged}
                      onDetails={setDetailed}
                    />
                  )}
                </Active>
              </Connected>
            ),
          },
          {
            value: 'closed',
            label: say.history,
            content: (
              <Connected>
                <ClosedOrders market={of} onDetails={setDetailed} />
              </Connected>
            ),
          },
          {
            value: 'trades',
            label: say.tradeHistory,
            content: (
              <Connected>
                <OwnTrades market={of} />
              </Connected>
            ),
          },
        ]}
      />
      {changed && <ChangeOrder order={changed} onClose={() => setChanged(null)} />}
      {detailed && <OrderDetails order={detailed} onClose={() => setDetailed(null)} />}
    </>
  );
}

function Connected({ children }: { children: ReactNode }) {
  const { address } = useAccount();
  const openConnect = useConnectDialog();
  if (address) return children;
  return (
    <Empty>
      <button type="button" onClick={openConnect} className="text-accent underline">
        {say.connect}
      </button>{' '}
      {say.toSeeOrders}
    </Empty>
  );
}

interface ActiveProps {
  active: Orders;
  children: (orders: readonly ShownOrder[]) => ReactNode;
}

function Active({ active: { orders, isNodeOnly }, children }: ActiveProps) {
  if (!orders) return <Skeleton rows={3} label={say.readingOrders} />;
  if (orders.length === 0) return <Empty>{isNodeOnly ? say.noneFromHere : say.noneOpen}</Empty>;
  return children(orders);
}
