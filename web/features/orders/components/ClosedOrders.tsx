import type { ListedMarket } from '#features/deployment';
import { formatLots } from '#features/market';
import { formatAmount } from '#lib/formatAmount.ts';
import { formatDayClock } from '#lib/formatTime.ts';
import { Button } from '#ui/Button.tsx';
import { Empty } from '#ui/Empty.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { filledPercent, type ShownOrder } from '../model/shownOrder.ts';
import { useClosedOrders } from '../queries/useHistory.ts';
import { nameOf } from '../queries/useOrderActions.ts';
import { say } from '../words/english.ts';
import { MoreRows, OrderCells, OrderTable } from './OrderTable.tsx';

interface ClosedOrdersProps {
  /** Null: of all markets. */
  market: ListedMarket | null;
  onDetails: (order: ShownOrder) => void;
}

/** Orders with nothing left to do. */
export function ClosedOrders({ market, onDetails }: ClosedOrdersProps) {
  const history = useClosedOrders(market);
  if (history.isLoading) return <Skeleton rows={3} label={say.readingOrders} />;
  if (!history.data) return <Empty>{say.historyMissing}</Empty>;
  if (history.data.length === 0) return <Empty>{say.noneClosed}</Empty>;
  return (
    <OrderTable
      label={say.history}
      heads={[
        ...(market ? [] : [say.market]),
        say.side,
        say.price,
        say.amount,
        say.filled,
        say.received,
        say.rebate,
        say.placed,
        say.closed,
        '',
      ]}
      more={
        <MoreRows
          hasMore={history.hasNextPage}
          isLoading={history.isFetchingNextPage}
          onMore={() => void history.fetchNextPage()}
        />
      }
    >
      {history.data.map((order) => (
        <ClosedOrder
          key={order.key}
          order={order}
          isAll={market === null}
          onDetails={() => onDetails(order)}
        />
      ))}
    </OrderTable>
  );
}

interface ClosedOrderProps {
  order: ShownOrder;
  isAll: boolean;
  onDetails: () => void;
}

function ClosedOrder({ order, isAll, onDetails }: ClosedOrderProps) {
  const { market, claimed } = order;
  const token = order.side === 'buy' ? market.base : market.quote;
  const paid = (units: bigint | undefined) =>
    units ? `${formatAmount(units, token.decimals)} ${token.symbol}` : '–';
  return (
    <tr className="border-t border-line">
      <OrderCells order={order} isAll={isAll} />
      <td>
        {formatLots(market, order.filledLots ?? 0n)} {market.base.symbol}
        <span className="text-quiet"> ({filledPercent(order)} %)</span>
      </td>
      <td>{paid(claimed?.proceeds)}</td>
      <td className="text-quiet">{paid(claimed?.rebate)}</td>
      <td className="text-quiet">
        {order.placedAt === null ? '–' : formatDayClock(order.placedAt)}
      </td>
      <td className="text-quiet">
        {order.closedAt === null ? '–' : formatDayClock(order.closedAt)}
      </td>
      <td className="text-right">
        <Button
          size="small"
          look="plain"
          onClick={onDetails}
          aria-label={`${say.details}: ${nameOf(order)}`}
        >
          {say.details}
        </Button>
      </td>
    </tr>
  );
}
