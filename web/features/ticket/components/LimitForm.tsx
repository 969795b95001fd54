import { packMarketKey, packOrderTerms, randomHandle, type TimeInForce } from '@weir/contracts';
import { useMemo, useState } from 'react';
import { useDeployment } from '#features/deployment';
import { topOfMarket, useMarket } from '#features/market';
import {
  createWording,
  exchangeCall,
  useTransactions,
  wordsForExchangeError,
} from '#features/transactions';
import { useAccount, useAllowance, useBalance } from '#features/wallet';
import { rememberHandle } from '#lib/orderHandles.ts';
import { Chip } from '#ui/Chip.tsx';
import { DecimalField } from '#ui/DecimalField.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { gridPrice, type LimitQuote, limitQuote } from '../model/limitQuote.ts';
import { useTradeSettings } from '../model/tradeSettings.ts';
import { validateTicket } from '../model/validateTicket.ts';
import { BalanceLine } from './BalanceLine.tsx';
import { LimitDetails } from './LimitDetails.tsx';
import type { TicketProps } from './Ticket.tsx';
import { TicketButton } from './TicketButton.tsx';
import { TimeInForceField } from './TimeInForceField.tsx';

/** A limit order: what crosses trades at once, the rest queues at its price. */
export function LimitForm({ market, search, onChange }: TicketProps) {
  const { side = 'buy', amount = '', price = '' } = search;
  const { chainId, exchange, tokens } = useDeployment();
  const { data, isStale } = useMarket(market);
  const settings = useTradeSettings();
  const account = useAccount();
  const pays = side === 'buy' ? market.quote : market.base;
  const balance = useBalance(pays.address);
  const allowance = useAllowance(pays.address);
  const { undertake, isBusy, failure, clearFailure } = useTransactions(market);
  const [timeInForce, setTimeInForce] = useState<TimeInForce>('gtc');

  const quote: LimitQuote = useMemo(
    () =>
      data
        ? limitQuote(market, data.state, { side, amount, price, timeInForce })
        : { kind: 'empty' },
    [data, market, side, amount, price, timeInForce],
  );
  const pay = quote.kind === 'planned' ? quote.pays : 0n;
  const step = validateTicket({
    isConnected: account.address !== undefined,
    isOnOtherChain: account.isOnOtherChain,
    obstacle: obstacleOf(quote, price, amount),
    isStale,
    isBusy,
    needsConfirmation: false,
    isConfirmed: false,
    pays,
    needed: pay,
    allowanceNeeded: pay,
    balance,
    allowance,
  });

  const change = (next: Partial<typeof search>) => {
    clearFailure();
    onChange(next);
  };

  const submit = async () => {
    if (step.kind !== 'ready' || quote.kind !== 'planned' || !data || !account.address) return;
    const handle = randomHandle();
    const terms = packOrderTerms({
      handle,
      lots: quote.lots,
      tick: quote.tick,
      sell: side === 'sell',
      timeInForce,
      deadline: Number(data.block.timestamp) + settings.deadlineMinutes * 60,
    });
    // Kept before it is sent: an order is never lost to the page, even if it closes meanwhile.
    rememberHandle({ chainId, exchange, owner: account.address, market: market.terms.id }, handle);
    const verb = side === 'buy' ? 'Bid for' : 'Offer';
    const isDone = await undertake({
      label: `${verb} ${amount} ${market.base.symbol} at ${price}`,
      approvals: step.needsApproval
        ? [{ token: pays.address, symbol: pays.symbol, amount: pay }]
        : [],
      unlimited: settings.unlimitedApproval,
      call: exchangeCall(exchange, 'place', [packMarketKey(market.terms), terms]),
    });
    if (isDone) onChange({ amount: '' });
  };

  if (!data) return <Skeleton rows={6} label="Reading the market" />;
  const top = topOfMarket(market, data.state);
  const near = (wish: string | null, rounding: 'down' | 'up') =>
    wish === null ? null : gridPrice(market, wish, rounding);
  const chips = [
    { name: 'Bid', near: near(top.bid, 'down') },
    { name: 'Mid', near: near(top.mid, side === 'buy' ? 'down' : 'up') },
    { name: 'Ask', near: near(top.ask, 'up') },
  ];
  const problem = (field: 'price' | 'amount') =>
    quote.kind === 'refused' && quote.field === field ? quote.words : undefined;
  const nearest = quote.kind === 'refused' ? quote.nearest : [];
  const refusal = quote.kind === 'refused' && quote.field === null ? quote.error : null;

  return (
    <div className="flex flex-col gap-3">
      <DecimalField
        label="Price"
        unit={market.quote.symbol}
        value={price}
        onChange={(text) => change({ price: text })}
        problem={problem('price')}
        aside={
          <span className="flex gap-1.5">
            {chips.map(
              ({ name, near }) =>
                near !== null && (
                  <Chip key={name} onClick={() => change({ price: near })}>
                    {name}
                  </Chip>
                ),
            )}
          </span>
        }
      />
      {nearest.length > 0 && (
        <p className="-mt-2 flex items-center gap-1.5 px-1 text-xs text-quiet">
          Take
          {nearest.map((near) => (
            <Chip key={near} onClick={() => change({ price: near })}>
              {near}
            </Chip>
          ))}
        </p>
      )}
      <DecimalField
        label="Amount"
        unit={market.base.symbol}
        value={amount}
        onChange={(text) => change({ amount: text })}
        problem={problem('amount')}
        aside={
          <span className="flex items-center gap-1.5">
            {side === 'buy' && balance !== undefined ? `${pays.symbol} ` : null}
            <BalanceLine
              token={pays}
              balance={balance}
              {...(side === 'sell' ? { onMax: (all: string) => change({ amount: all }) } : {})}
            />
          </span>
        }
      />
      <TimeInForceField value={timeInForce} onChange={setTimeInForce} />
      {quote.kind === 'planned' && (
        <LimitDetails market={market} state={data.state} side={side} quote={quote} />
      )}
      {refusal && (
        <Notice tone="error">
          {wordsForExchangeError(refusal, createWording(market, tokens))}
        </Notice>
      )}
      {failure && (
        <Notice tone={failure.kind === 'rejected' ? 'warn' : 'error'}>{failure.words}</Notice>
      )}
      <TicketButton
        step={step}
        look={side}
        label={`Place ${side === 'buy' ? 'bid' : 'offer'}`}
        approves={pays.symbol}
        onSubmit={() => void submit()}
      />
    </div>
  );
}

function obstacleOf(quote: LimitQuote, price: string, amount: string): string | null {
  if (quote.kind === 'planned') return null;
  if (quote.kind === 'empty') {
    if (price.trim() === '') return 'Enter a price';
    return amount.trim() === '' ? 'Enter an amount' : 'Enter a larger amount';
  }
  if (quote.field === null) return 'This order cannot be placed';
  return quote.field === 'price' ? 'Change the price' : 'Change the amount';
}
