import { Link } from '@tanstack/react-router';
import { formatLots, formatTick } from '#features/market';
import type { Orders, ShownOrder } from '#features/orders';
import { Empty } from '#ui/Empty.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { partOf } from '../model/partOf.ts';
import { say } from '../words/english.ts';

/** The account's open orders over all markets; each leads to its market, where it is changed. */
export function OrdersSummary({ orders, isNodeOnly }: Orders) {
  return (
    <Panel title={orders?.length ? say.openOrders(orders.length) : say.orders}>
      {!orders && <Skeleton rows={2} label={say.readingOrders} />}
      {orders?.length === 0 && <Empty>{isNodeOnly ? say.noOrdersOfDevice : say.noOrders}</Empty>}
      <ul className="max-h-80 overflow-y-auto text-xs">
        {orders?.map((order) => (
          <li key={order.key} className="border-t border-line first:border-t-0">
            <Link
              to="/trade"
              search={{ pair: order.market.slug, mode: 'limit' }}
              className="flex items-center justify-between gap-3 px-3 py-1.5 hover:bg-raised/50"
            >
              <OrderLine order={order} />
            </Link>
          </li>
        ))}
      </ul>
      {isNodeOnly && orders !== undefined && orders.length > 0 && (
        <p className="border-t border-line px-3 py-1.5 text-2xs text-quiet">{say.ordersOfDevice}</p>
      )}
    </Panel>
  );
}

function OrderLine({ order }: { order: ShownOrder }) {
  const { market } = order;
  const isBuy = order.side === 'buy';
  const lots = order.lots ?? order.restingLots + order.claimableLots;
  const filled = order.filledLots ?? order.claimableLots;
  return (
    <>
      <span>
        <span className={`block font-medium ${isBuy ? 'text-buy' : 'text-sell'}`}>
          <span aria-hidden="true">{isBuy ? '▲ ' : '▼ '}</span>
          {isBuy ? say.buy : say.sell} {formatLots(market, lots)} {market.base.symbol}
        </span>
        <span className="text-2xs text-quiet">
          {say.at(`${formatTick(market, order.tick)} ${market.quote.symbol}`)}
        </span>
      </span>
      <span className="text-right">
        <span className="block">{say.filled(partOf(filled, lots))}</span>
        {order.claimableLots > 0n && (
          <span className="text-2xs font-medium text-accent">{say.toClaim}</span>
        )}
      </span>
    </>
  );
}
