import type { ListedMarket } from '#features/deployment';
import { formatLots, formatTick } from '#features/market';
import { formatAmount } from '#lib/formatAmount.ts';
import { formatDayClock } from '#lib/formatTime.ts';
import { Button } from '#ui/Button.tsx';
import type { ShownOrder } from '../model/shownOrder.ts';
import type { useOrderActions } from '../queries/useOrderActions.ts';
import { OrderTable, SideCell } from './OrderTable.tsx';

interface OpenOrdersProps {
  market: ListedMarket;
  orders: readonly ShownOrder[];
  actions: ReturnType<typeof useOrderActions>;
}

/** Orders that rest or wait to be claimed, with their fill as it stands. */
export function OpenOrders({ market, orders, actions }: OpenOrdersProps) {
  return (
    <OrderTable
      label="Open orders"
      heads={['Side', 'Price', 'Amount', 'Filled', 'To claim', 'Placed', '']}
    >
      {orders.map((order) => {
        const token = order.side === 'buy' ? market.base : market.quote;
        return (
          <tr key={order.key} className="border-t border-line">
            <SideCell side={order.side} />
            <td>{formatTick(market, order.tick)}</td>
            <td>
              {formatLots(market, order.lots ?? order.restingLots + order.claimableLots)}{' '}
              {market.base.symbol}
            </td>
            <td>
              <Filled order={order} />
            </td>
            <td>
              {order.claimableLots > 0n
                ? `${formatAmount(order.proceeds + order.rebate, token.decimals)} ${token.symbol}`
                : '–'}
            </td>
            <td className="text-quiet">
              {order.placedAt === null ? '–' : formatDayClock(order.placedAt)}
            </td>
            <td>
              <span className="flex justify-end gap-1.5">
                {order.claimableLots > 0n && (
                  <Button
                    size="small"
                    look="primary"
                    disabled={actions.isBusy}
                    onClick={() => void actions.claim(order)}
                  >
                    Claim
                  </Button>
                )}
                {order.status === 'open' && (
                  <Button
                    size="small"
                    disabled={actions.isBusy}
                    onClick={() => void actions.cancel(order)}
                  >
                    Cancel
                  </Button>
                )}
              </span>
            </td>
          </tr>
        );
      })}
    </OrderTable>
  );
}

/** How much is filled. Where only the node was asked, claimed parts are forgotten and not counted. */
function Filled({ order }: { order: ShownOrder }) {
  const lots = order.lots ?? order.restingLots + order.claimableLots;
  const filled = order.filledLots ?? order.claimableLots;
  const percent = lots === 0n ? 0 : Number((filled * 1000n) / lots) / 10;
  return (
    <span className="inline-flex items-center gap-2">
      <span aria-hidden="true" className="h-1 w-10 rounded-full bg-raised">
        <span
          className="block h-full rounded-full bg-accent transition-[width]"
          style={{ width: `${percent}%` }}
        />
      </span>
      {percent} %
    </span>
  );
}
