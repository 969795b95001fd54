import { useState } from 'react';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { createWording, wordsForExchangeError } from '#features/errors';
import {
  TicketButton,
  type TradeChange,
  type TradeSearch,
  withoutAmountOf,
} from '#features/ticket';
import { ApprovalSteps } from '#features/transactions';
import { CheckRow } from '#ui/CheckRow.tsx';
import { Chip } from '#ui/Chip.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { type LimitOptions, mayRest, usualOptions } from '../model/limitOptions.ts';
import { useLimitOrder } from '../queries/useLimitOrder.ts';
import { say } from '../words/english.ts';
import { ExpiryField } from './ExpiryField.tsx';
import { LimitDetails } from './LimitDetails.tsx';
import { LimitFields } from './LimitFields.tsx';
import { OwnOrdersHit } from './OwnOrdersHit.tsx';
import { PurseField } from './PurseField.tsx';
import { TimeInForceField } from './TimeInForceField.tsx';

interface LimitFormProps {
  market: ListedMarket;
  search: TradeSearch;
  onChange: (change: TradeChange) => void;
}

/** A limit order: what crosses trades at once, the rest queues at its price. */
export default function LimitForm({ market, search, onChange }: LimitFormProps) {
  const { side = 'buy', amount = '', price = '' } = search;
  const { tokens } = useDeployment();
  const [options, setOptions] = useState<LimitOptions>(usualOptions);
  const order = useLimitOrder(market, { side, price, amount }, options);
  const { quote, data, state, hit, step, failure, balance, pays } = order;

  const choose = (next: Partial<LimitOptions>) => {
    order.clearFailure();
    setOptions((before) => ({ ...before, ...next }));
  };
  const change = (next: Partial<TradeSearch>) => {
    order.clearFailure();
    onChange(next);
  };
  const submit = async () => {
    if (await order.place()) onChange(withoutAmountOf(search));
  };

  if (!data || !state) return <Skeleton rows={9} label={say.readingMarket} />;
  const refusal = quote.kind === 'refused' && quote.field === null ? quote.error : null;

  return (
    <div className="flex flex-col gap-2.5">
      <LimitFields
        market={market}
        state={state}
        typed={{ side, price, amount }}
        quote={quote}
        options={options}
        balance={balance}
        onChange={change}
      />
      <TimeInForceField
        value={options.timeInForce}
        onChange={(timeInForce) => choose({ timeInForce })}
      />
      {options.timeInForce === 'postOnly' && (
        <CheckRow checked={options.slide} onChange={(slide) => choose({ slide })}>
          {say.slide}
        </CheckRow>
      )}
      <div className="flex flex-col gap-1.5 rounded-lg border border-line px-3 py-2">
        <PurseField options={options} onChange={choose} />
        {mayRest(options) && (
          <ExpiryField options={options} expiry={order.expiry} onChange={choose} />
        )}
      </div>
      {quote.kind === 'planned' && (
        <LimitDetails
          market={market}
          state={state}
          side={side}
          quote={quote}
          payFrom={options.payFrom}
        />
      )}
      {hit.length > 0 && (
        <OwnOrdersHit
          market={market}
          orders={hit}
          cancels={options.cancelsOwn}
          onChange={(cancelsOwn) => choose({ cancelsOwn })}
        />
      )}
      {refusal && (
        <Notice tone="error">
          {wordsForExchangeError(refusal, createWording(market, tokens))}
        </Notice>
      )}
      {refusal?.name === 'WouldCross' && !options.slide && (
        <div className="-mt-1 flex justify-end">
          <Chip onClick={() => choose({ slide: true })}>{say.slide}</Chip>
        </div>
      )}
      <FailureNotice failure={failure} />
      <TicketButton
        step={step}
        look={side}
        label={side === 'buy' ? say.placeBid : say.placeOffer}
        approves={pays.symbol}
        onSubmit={() => void submit()}
      />
      {order.preview && order.approvals.length > 0 && (
        <ApprovalSteps approvals={order.approvals} call={order.preview} />
      )}
    </div>
  );
}
