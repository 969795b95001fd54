import { type ExchangeError, packMarketKey, packSwapTerms } from '@weir/contracts';
import { useMemo, useState } from 'react';
import { useDeployment } from '#features/deployment';
import { isDeepEnough, useMarket } from '#features/market';
import {
  createWording,
  exchangeCall,
  useTransactions,
  wordsForExchangeError,
} from '#features/transactions';
import { useAccount, useAllowance, useBalance } from '#features/wallet';
import { cutDecimals, exactDecimal, formatAmount } from '#lib/formatAmount.ts';
import { DecimalField } from '#ui/DecimalField.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { impactTier } from '../model/impactTier.ts';
import { type SwapQuote, swapQuote } from '../model/swapQuote.ts';
import { AUTOMATIC_SLIPPAGE, useTradeSettings } from '../model/tradeSettings.ts';
import { validateTicket } from '../model/validateTicket.ts';
import { BalanceLine } from './BalanceLine.tsx';
import { SwapDetails } from './SwapDetails.tsx';
import type { TicketProps } from './Ticket.tsx';
import { TicketButton } from './TicketButton.tsx';

/** A swap: either amount may be typed, the other is computed as the contract would. */
export function SwapForm({ market, search, onChange }: TicketProps) {
  const { side = 'buy', exact = 'in', amount = '' } = search;
  const { exchange, tokens } = useDeployment();
  const { data, isStale } = useMarket(market);
  const settings = useTradeSettings();
  const account = useAccount();
  const [pays, gets] = side === 'buy' ? [market.quote, market.base] : [market.base, market.quote];
  const balance = useBalance(pays.address);
  const getsBalance = useBalance(gets.address);
  const allowance = useAllowance(pays.address);
  const { undertake, isBusy, failure, clearFailure } = useTransactions(market);
  const [confirmed, setConfirmed] = useState<string | null>(null);

  const slippage = settings.slippage ?? AUTOMATIC_SLIPPAGE;
  const quote: SwapQuote = useMemo(
    () =>
      data ? swapQuote(market, data.state, { side, exact, amount }, slippage) : { kind: 'empty' },
    [data, market, side, exact, amount, slippage],
  );
  const plan = quote.kind === 'quoted' ? quote.plan : null;
  const confirmation = `${market.slug} ${side} ${exact} ${amount}`;
  const needsConfirmation = quote.kind === 'quoted' && impactTier(quote.impact) === 'severe';
  const problem = problemOf(quote, (error) =>
    wordsForExchangeError(error, createWording(market, tokens)),
  );
  const isDeep = !plan || !data || isDeepEnough(data.state, plan.baseIn, plan.levels.length);

  const step = validateTicket({
    isConnected: account.address !== undefined,
    isOnOtherChain: account.isOnOtherChain,
    obstacle: obstacleOf(quote, isDeep),
    isStale,
    isBusy,
    needsConfirmation,
    isConfirmed: confirmed === confirmation,
    pays,
    needed: plan?.amountIn ?? 0n,
    allowanceNeeded: quote.kind === 'quoted' ? (exact === 'in' ? quote.amount : quote.bound) : 0n,
    balance,
    allowance,
  });

  const change = (next: Partial<typeof search>) => {
    clearFailure();
    onChange(next);
  };

  const submit = async () => {
    if (step.kind !== 'ready' || quote.kind !== 'quoted' || !data || !account.address) return;
    const verb = side === 'buy' ? 'Buy' : 'Sell';
    const base = side === 'buy' ? quote.plan.amountOut : quote.plan.amountIn;
    const terms = packSwapTerms({
      recipient: account.address,
      deadline: Number(data.block.timestamp) + settings.deadlineMinutes * 60,
      baseIn: side === 'sell',
      exactOut: exact === 'out',
    });
    const allowed = exact === 'in' ? quote.amount : quote.bound;
    const isDone = await undertake({
      label: `${verb} ${formatAmount(base, market.base.decimals)} ${market.base.symbol}`,
      approvals: step.needsApproval
        ? [{ token: pays.address, symbol: pays.symbol, amount: allowed }]
        : [],
      unlimited: settings.unlimitedApproval,
      call: exchangeCall(exchange, 'swap', [
        packMarketKey(market.terms),
        quote.amount,
        quote.bound,
        terms,
      ]),
    });
    if (isDone) onChange({ amount: '' });
  };

  if (!data) return <Skeleton rows={6} label="Reading the market" />;
  const computed = plan
    ? exact === 'in'
      ? cutDecimals(exactDecimal(plan.amountOut, gets.decimals), 8)
      : cutDecimals(exactDecimal(plan.amountIn, pays.decimals), 8)
    : '';
  const payProblem = exact === 'in' ? problem : undefined;
  const getProblem = exact === 'out' ? problem : undefined;

  return (
    <div className="flex flex-col gap-3">
      <div className="relative flex flex-col gap-1.5">
        <DecimalField
          label="You pay"
          unit={pays.symbol}
          value={exact === 'in' ? amount : computed}
          computed={exact === 'out'}
          onChange={(text) => change({ amount: text, exact: 'in' })}
          problem={payProblem}
          aside={
            <BalanceLine
              token={pays}
              balance={balance}
              onMax={(all) => change({ amount: all, exact: 'in' })}
            />
          }
        />
        <button
          type="button"
          aria-label="Swap the other way round"
          onClick={() => change({ side: side === 'buy' ? 'sell' : 'buy' })}
          className="absolute top-1/2 left-1/2 z-10 grid size-7 -translate-1/2 place-items-center rounded-md border border-line bg-panel text-quiet hover:text-ink"
        >
          <Icon name="flip" />
        </button>
        <DecimalField
          label="You receive"
          unit={gets.symbol}
          value={exact === 'out' ? amount : computed}
          computed={exact === 'in'}
          onChange={(text) => change({ amount: text, exact: 'out' })}
          problem={getProblem}
          aside={<BalanceLine token={gets} balance={getsBalance} />}
        />
      </div>
      {quote.kind === 'quoted' && (
        <SwapDetails
          market={market}
          state={data.state}
          quote={quote}
          exact={exact}
          slippage={slippage}
        />
      )}
      {quote.kind === 'quoted' && quote.shortfall && <Notice tone="warn">{quote.shortfall}</Notice>}
      {needsConfirmation && (
        <label className="flex items-start gap-2 rounded-md bg-sell-wash px-3 py-2 text-xs">
          <input
            type="checkbox"
            className="mt-0.5 accent-sell"
            checked={confirmed === confirmation}
            onChange={(event) => setConfirmed(event.target.checked ? confirmation : null)}
          />
          This trade moves the price by much. I take the price it gets.
        </label>
      )}
      {failure && (
        <Notice tone={failure.kind === 'rejected' ? 'warn' : 'error'}>{failure.words}</Notice>
      )}
      <TicketButton
        step={step}
        look={side}
        label={`${side === 'buy' ? 'Buy' : 'Sell'} ${market.base.symbol}`}
        approves={pays.symbol}
        onSubmit={() => void submit()}
      />
    </div>
  );
}

function problemOf(
  quote: SwapQuote,
  explain: (error: ExchangeError) => string,
): string | undefined {
  if (quote.kind !== 'refused') return undefined;
  return quote.error ? explain(quote.error) : quote.words;
}

function obstacleOf(quote: SwapQuote, isDeep: boolean): string | null {
  if (quote.kind === 'empty') return 'Enter an amount';
  if (quote.kind === 'refused') return 'Change the amount';
  if (!isDeep) return 'Deeper than the page reads';
  return null;
}
