import type { ListedMarket } from '#features/deployment';
import { formatLots, formatTick } from '#features/market';
import { formatDayClock } from '#lib/formatTime.ts';
import type { ShownOrder } from '../model/shownOrder.ts';
import { OrderTable, SideCell } from './OrderTable.tsx';

interface ClosedOrdersProps {
  market: ListedMarket;
  orders: readonly ShownOrder[];
}

/** Orders with nothing left to do. */
export function ClosedOrders({ market, orders }: ClosedOrdersProps) {
  return (
    <OrderTable label="Order history" heads={['Side', 'Price', 'Amount', 'Filled', 'Placed']}>
      {orders.map((order) => (
        <tr key={order.key} className="border-t border-line">
          <SideCell side={order.side} />
          <td>{formatTick(market, order.tick)}</td>
          <td>
            {formatLots(market, order.lots ?? 0n)} {market.base.symbol}
          </td>
          <td>
            {formatLots(market, order.filledLots ?? 0n)} {market.base.symbol}
          </td>
          <td className="text-quiet">
            {order.placedAt === null ? '–' : formatDayClock(order.placedAt)}
          </td>
        </tr>
      ))}
    </OrderTable>
  );
}
