import { formatAmount } from '#lib/formatAmount.ts';
import { formatDayMinute } from '#lib/formatTime.ts';
import { Button } from '#ui/Button.tsx';
import { filledPercent, isExpired, type ShownOrder } from '../model/shownOrder.ts';
import { nameOf, type OrderActions } from '../queries/useOrderActions.ts';
import { say } from '../words/english.ts';
import { OrderCells, OrderTable } from './OrderTable.tsx';

interface OpenOrdersProps {
  orders: readonly ShownOrder[];
  isNodeOnly: boolean;
  isAll: boolean;
  /** The chain's time, seconds since 1970. */
  now: number;
  actions: OrderActions;
  onChange: (order: ShownOrder) => void;
  onDetails: (order: ShownOrder) => void;
}

/** Orders that rest or wait to be claimed, with their fill as it stands. */
export function OpenOrders(props: OpenOrdersProps) {
  const { orders, isNodeOnly, isAll } = props;
  // Few orders expire: where none does the column's place goes to the others.
  const hasExpiry = orders.some(({ expiry }) => expiry !== null);
  return (
    <>
      {isNodeOnly && <p className="px-3 pt-2 text-xs text-quiet">{say.fromNodeOnly}</p>}
      <OrderTable
        label={say.open}
        heads={[
          ...(isAll ? [say.market] : []),
          say.side,
          say.price,
          say.amount,
          say.filled,
          say.toClaim,
          ...(hasExpiry ? [say.expires] : []),
          say.placed,
          '',
        ]}
      >
        {orders.map((order) => (
          <OpenOrder key={order.key} {...props} order={order} hasExpiry={hasExpiry} />
        ))}
      </OrderTable>
    </>
  );
}

type OpenOrderProps = OpenOrdersProps & { order: ShownOrder; hasExpiry: boolean };

function OpenOrder({ order, isAll, now, hasExpiry, ...rest }: OpenOrderProps) {
  const { market } = order;
  const token = order.side === 'buy' ? market.base : market.quote;
  return (
    <tr className="border-t border-line">
      <OrderCells order={order} isAll={isAll} />
      <td>
        <Filled percent={filledPercent(order)} />
      </td>
      <td>
        {order.claimableLots > 0n
          ? `${formatAmount(order.proceeds + order.rebate, token.decimals)} ${token.symbol}`
          : '–'}
      </td>
      {hasExpiry && (
        <td>
          <Expires order={order} now={now} />
        </td>
      )}
      <td className="text-quiet">
        {order.placedAt === null ? '–' : formatDayMinute(order.placedAt)}
      </td>
      <td>
        <RowActions order={order} {...rest} />
      </td>
    </tr>
  );
}

type RowActionsProps = Pick<OpenOrdersProps, 'actions' | 'onChange' | 'onDetails'> & {
  order: ShownOrder;
};

function RowActions({ order, actions, onChange, onDetails }: RowActionsProps) {
  const isOpen = order.status === 'open';
  const about = (verb: string) => ({ 'aria-label': `${verb}: ${nameOf(order)}` });
  return (
    <span className="flex justify-end gap-1.5">
      {order.claimableLots > 0n && (
        <Button
          size="small"
          look="primary"
          disabled={actions.isBusy}
          onClick={() => void actions.claim(order)}
          {...about(say.claim)}
        >
          {say.claim}
        </Button>
      )}
      {isOpen && (
        <>
          <Button
            size="small"
            disabled={actions.isBusy}
            onClick={() => onChange(order)}
            {...about(say.change)}
          >
            {say.change}
          </Button>
          <Button
            size="small"
            disabled={actions.isBusy}
            onClick={() => void actions.cancel(order)}
            {...about(say.cancel)}
          >
            {say.cancel}
          </Button>
        </>
      )}
      <Button size="small" look="plain" onClick={() => onDetails(order)} {...about(say.details)}>
        …
      </Button>
    </span>
  );
}

function Expires({ order, now }: { order: ShownOrder; now: number }) {
  if (order.expiry === null) return <span className="text-quiet">{say.never}</span>;
  const time = formatDayMinute(order.expiry);
  if (!isExpired(order, now)) return time;
  return (
    <span className="text-warn" title={say.expiredSays}>
      {say.expired} {time}
    </span>
  );
}

/** How much is filled. Where only the node was asked, claimed parts are forgotten and not counted. */
function Filled({ percent }: { percent: number }) {
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
