import { Button } from '#ui/Button.tsx';
import type { Purse } from '../model/limitOptions.ts';
import type { ShownOrder } from '../model/shownOrder.ts';
import type { OrderActions } from '../queries/useOrderActions.ts';
import { say } from '../words/english.ts';

interface OrdersToolbarProps {
  orders: readonly ShownOrder[];
  actions: OrderActions;
  isAll: boolean;
  onAll: (isAll: boolean) => void;
  payTo: Purse;
  onPayTo: (purse: Purse) => void;
}

const selectClass = 'h-6 rounded bg-raised px-1 text-xs text-ink';

/** Which orders are listed, where what they release goes, and what is done to all of them at once. */
export function OrdersToolbar(props: OrdersToolbarProps) {
  const { orders, actions, isAll, onAll, payTo, onPayTo } = props;
  const open = orders.filter(({ status }) => status === 'open');
  const claimable = orders.filter(({ claimableLots }) => claimableLots > 0n);
  return (
    <span className="flex flex-wrap items-center justify-end gap-1.5 py-1 pl-3">
      {claimable.length > 1 && (
        <Button
          size="small"
          disabled={actions.isBusy}
          onClick={() => void actions.claimAll(claimable)}
        >
          {say.claimAll}
        </Button>
      )}
      {open.length > 1 && (
        <Button size="small" disabled={actions.isBusy} onClick={() => void actions.cancelAll(open)}>
          {say.cancelAll}
        </Button>
      )}
      {orders.length > 0 && (
        <select
          aria-label={say.payTo}
          title={say.payTo}
          value={payTo}
          onChange={(event) => onPayTo(event.target.value === 'exchange' ? 'exchange' : 'wallet')}
          className={selectClass}
        >
          <option value="wallet">{say.toWallet}</option>
          <option value="exchange">{say.toExchange}</option>
        </select>
      )}
      <select
        aria-label={say.whichMarkets}
        value={isAll ? 'all' : 'this'}
        onChange={(event) => onAll(event.target.value === 'all')}
        className={selectClass}
      >
        <option value="this">{say.thisMarket}</option>
        <option value="all">{say.allMarkets}</option>
      </select>
    </span>
  );
}
