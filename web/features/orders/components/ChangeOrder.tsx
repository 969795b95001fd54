import { useState } from 'react';
import { useDeployment } from '#features/deployment';
import { createWording, wordsForExchangeError } from '#features/errors';
import { formatLots, formatTick, lotsToBase, priceText } from '#features/market';
import { TicketButton } from '#features/ticket';
import { exactDecimal } from '#lib/formatAmount.ts';
import { Chip } from '#ui/Chip.tsx';
import { DecimalField } from '#ui/DecimalField.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Modal } from '#ui/Modal.tsx';
import { Notice } from '#ui/Notice.tsx';
import type { ShownOrder } from '../model/shownOrder.ts';
import { useOrderChange } from '../queries/useOrderChange.ts';
import { say } from '../words/english.ts';
import { LimitDetails } from './LimitDetails.tsx';

interface ChangeOrderProps {
  order: ShownOrder;
  onClose: () => void;
}

/** Another price or size for an order that rests, in one transaction. */
export function ChangeOrder({ order, onClose }: ChangeOrderProps) {
  const { market, side } = order;
  const { tokens } = useDeployment();
  const [price, setPrice] = useState(() => priceText(market, order.tick));
  const [amount, setAmount] = useState(() =>
    exactDecimal(lotsToBase(market, order.restingLots), market.base.decimals),
  );
  const { change, step, perform, pays, failure, state } = useOrderChange(order, { price, amount });
  const { quote } = change;
  const refusal = quote.kind === 'refused' ? quote : null;
  const problem = (field: 'price' | 'amount') =>
    refusal?.field === field ? refusal.words : undefined;
  const submit = async () => {
    if (await perform()) onClose();
  };

  return (
    <Modal
      open
      onOpenChange={(open) => !open && onClose()}
      title={say.changeOrder}
      description={say.changeWhat(
        side,
        formatLots(market, order.restingLots),
        market.base.symbol,
        formatTick(market, order.tick),
      )}
    >
      <div className="flex flex-col gap-2.5">
        <DecimalField
          label={say.price}
          unit={market.quote.symbol}
          value={price}
          onChange={setPrice}
          problem={problem('price')}
          aside={refusal?.nearest.map((near) => (
            <Chip key={near} onClick={() => setPrice(near)}>
              {near}
            </Chip>
          ))}
        />
        <DecimalField
          label={say.amountToRest}
          unit={market.base.symbol}
          value={amount}
          onChange={setAmount}
          problem={problem('amount')}
        />
        {change.kind === 'reduce' && <Notice tone="plain">{say.keepsPlace}</Notice>}
        {change.kind === 'replace' && state && (
          <>
            <LimitDetails
              market={market}
              state={state}
              side={side}
              quote={change.quote}
              payFrom="wallet"
              needed={change.needed}
            />
            <Notice tone="plain">
              {say.losesPlace}
              {change.hit.length > 0 && ` ${say.alsoCancels(change.hit.length)}`}
            </Notice>
          </>
        )}
        {refusal?.error && (
          <Notice tone="error">
            {wordsForExchangeError(refusal.error, createWording(market, tokens))}
          </Notice>
        )}
        <FailureNotice failure={failure} />
        <TicketButton
          step={step}
          look={side}
          label={say.changeNow}
          approves={pays.symbol}
          onSubmit={() => void submit()}
        />
      </div>
    </Modal>
  );
}
