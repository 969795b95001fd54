import { ExplorerLink } from '#features/deployment';
import { formatLots, formatTick } from '#features/market';
import { formatAmount } from '#lib/formatAmount.ts';
import { formatDayClock } from '#lib/formatTime.ts';
import { Detail } from '#ui/Detail.tsx';
import { Modal } from '#ui/Modal.tsx';
import { filledPercent, knownLots, type ShownOrder } from '../model/shownOrder.ts';
import { say } from '../words/english.ts';

interface OrderDetailsProps {
  order: ShownOrder;
  onClose: () => void;
}

/** All that is known of an order. */
export function OrderDetails({ order, onClose }: OrderDetailsProps) {
  const { market, side, claimed } = order;
  const { base, quote } = market;
  const [gives, gets] = side === 'buy' ? [quote, base] : [base, quote];
  const lots = (count: bigint) => `${formatLots(market, count)} ${base.symbol}`;
  const gotten = (units: bigint) => `${formatAmount(units, gets.decimals, 6)} ${gets.symbol}`;
  const at = (seconds: number | null) => (seconds === null ? '–' : formatDayClock(seconds));
  return (
    <Modal
      open
      onOpenChange={(open) => !open && onClose()}
      title={`${side === 'buy' ? say.buy : say.sell} ${base.symbol}/${quote.symbol}`}
    >
      <dl>
        <Detail name={say.price}>
          {formatTick(market, order.tick)} {quote.symbol}
        </Detail>
        <Detail name={say.amount}>{lots(knownLots(order))}</Detail>
        <Detail name={say.filled}>
          {lots(order.filledLots ?? order.claimableLots)} ({filledPercent(order)} %)
        </Detail>
        <Detail name={say.rests}>{lots(order.restingLots)}</Detail>
        <Detail name={say.locks}>
          {formatAmount(order.locked, gives.decimals, 6)} {gives.symbol}
        </Detail>
        <Detail name={say.toClaim}>{gotten(order.proceeds + order.rebate)}</Detail>
        {claimed && (
          <>
            <Detail name={say.received}>{gotten(claimed.proceeds)}</Detail>
            <Detail name={say.rebate}>{gotten(claimed.rebate)}</Detail>
          </>
        )}
        <Detail name={say.expires}>{order.expiry === null ? say.never : at(order.expiry)}</Detail>
        {order.bountyLots > 0n && <Detail name={say.bounty}>{lots(order.bountyLots)}</Detail>}
        <Detail name={say.placed}>{at(order.placedAt)}</Detail>
        {order.closedAt !== null && <Detail name={say.closed}>{at(order.closedAt)}</Detail>}
        {order.placedIn && (
          <Detail name={say.transaction}>
            <ExplorerLink kind="tx" value={order.placedIn} what={say.transaction} />
          </Detail>
        )}
        <Detail name={say.handle}>{order.handle.toString()}</Detail>
        <Detail name={say.placeInBook}>
          {order.generation}/{order.index}
        </Detail>
      </dl>
    </Modal>
  );
}
