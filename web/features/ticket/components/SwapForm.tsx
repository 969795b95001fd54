import { type ExchangeError, packMarketKey, packSwapTerms } from '@weir/contracts';
import { useState } from 'react';
import type { Address } from 'viem';
import { type Token, useDeployment } from '#features/deployment';
import { createWording, wordsForExchangeError } from '#features/errors';
import { useTokens } from '#features/tokens';
import {
  ApprovalSteps,
  type ContractCall,
  exchangeCall,
  useTransactions,
} from '#features/transactions';
import { useAccount } from '#features/wallet';
import { cutDecimals, exactDecimal, formatAmount } from '#lib/formatAmount.ts';
import { deadlineAfter } from '#lib/termsTime.ts';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { impactTier } from '../model/impactTier.ts';
import { type Recipient, readRecipient } from '../model/recipient.ts';
import { routeImpact } from '../model/routeImpact.ts';
import { boundOf, type QuotedRoute, type RouteQuote } from '../model/routeQuote.ts';
import { swapObstacle } from '../model/swapObstacle.ts';
import { chooseTokens, type SwapTokens, swapTokens } from '../model/swapTokens.ts';
import { withoutAmountOf } from '../model/tradeSearch.ts';
import {
  changeTradeSettings,
  type TradeSettings,
  useTradeSettings,
} from '../model/tradeSettings.ts';
import { validateTicket } from '../model/validateTicket.ts';
import { useNetworkCost } from '../queries/useNetworkCost.ts';
import { usePayable } from '../queries/usePayable.ts';
import { useRouteQuote } from '../queries/useRouteQuote.ts';
import { say } from '../words/english.ts';
import { CoinChoice } from './CoinChoice.tsx';
import { LazySwapDetails } from './LazySwapDetails.tsx';
import { SwapField } from './SwapField.tsx';
import type { TicketProps } from './Ticket.tsx';
import { TicketButton } from './TicketButton.tsx';

/** A swap of any token for any other: either amount may be typed, the other is computed as the contract would. */
export function SwapForm({ market, search, onChange }: TicketProps) {
  const { exact = 'in', amount = '' } = search;
  const { exchange, tokens, markets, wrappedCoin } = useDeployment();
  const known = useTokens();
  const chosen = swapTokens(market, search, known);
  const { from, to, side } = chosen;
  const settings = useTradeSettings();
  const account = useAccount();
  const { undertake, isBusy, failure, clearFailure } = useTransactions(market);
  const [confirmed, setConfirmed] = useState<string | null>(null);

  const live = useRouteQuote(market, { from, to, exact, amount });
  const { quote } = live;
  const route = quote.kind === 'quoted' ? quote : null;
  const slippage = settings.slippage ?? live.slippage.points;
  const bound = route ? boundOf(route, exact, slippage) : 0n;
  const recipient = readRecipient(settings.recipient, account.address, exchange, known);
  const canUnwrap =
    to.address === wrappedCoin && settings.receiveIn === 'wallet' && recipient.kind === 'own';
  const impact = route ? routeImpact(route.hops) : 0;
  const needsConfirmation = impactTier(impact) === 'severe';
  const confirmation = [from.address, to.address, exact, amount].join();
  const allowanceNeeded = route ? (exact === 'in' ? route.amount : bound) : 0n;

  const payable = usePayable(from, settings.payFrom);
  const received = usePayable(to, settings.receiveIn);
  const step = validateTicket({
    isConnected: account.address !== undefined,
    isOnOtherChain: account.isOnOtherChain,
    obstacle: swapObstacle({ quote, isRead: live.isRead, isDeep: live.isDeep, recipient }),
    isStale: live.isStale,
    isBusy,
    needsConfirmation,
    isConfirmed: confirmed === confirmation,
    pays: from,
    needed: route?.amountIn ?? 0n,
    allowanceNeeded,
    balance: payable.balance,
    allowance: payable.allowance,
  });
  const call =
    route && account.address && live.block
      ? swapCall(exchange, route, {
          exact,
          bound,
          deadline: deadlineAfter(settings.deadlineMinutes, live.block),
          recipient: recipient.kind === 'other' ? recipient.address : account.address,
          settings,
        })
      : null;
  const canRun = step.kind === 'ready' && !step.needsApproval;
  const network = useNetworkCost(route, canRun ? call : null);

  const change = (next: Partial<typeof search>) => {
    clearFailure();
    onChange(next);
  };
  const choose = (ends: Pick<SwapTokens, 'from' | 'to'>) =>
    change(chooseTokens(ends, market, markets, known));
  const approvals = [{ token: from.address, symbol: from.symbol, amount: allowanceNeeded }];
  const isLong = side === null && step.kind === 'ready' && step.needsApproval;
  const label = isLong ? say.swapShort : actionWords(chosen);

  const submit = async () => {
    if (step.kind !== 'ready' || !route || !call) return;
    const isDone = await undertake({
      label: undertakingWords(chosen, route),
      approvals: step.needsApproval ? approvals : [],
      pays: settings.payFrom === 'wallet' ? [{ token: from.address, amount: allowanceNeeded }] : [],
      unlimited: settings.unlimitedApproval,
      call,
      unwraps: canUnwrap && settings.receiveCoin,
    });
    if (isDone) onChange(withoutAmountOf(search));
  };

  if (!live.isRead && quote.kind !== 'quoted' && amount === '') {
    return <Skeleton rows={6} label={say.readingMarket} />;
  }
  const problem = problemOf(quote, live.isRead, (error) =>
    wordsForExchangeError(error, createWording(market, tokens)),
  );

  return (
    <div className="flex flex-col gap-3">
      <div className="relative flex flex-col gap-1.5">
        <SwapField
          label={say.youPay}
          tokenLabel={say.tokenToPay}
          token={from}
          value={exact === 'in' ? amount : computedText(route?.amountIn, from)}
          isComputed={exact === 'out'}
          problem={exact === 'in' ? problem : undefined}
          balance={payable.balance}
          place={settings.payFrom}
          hasMax
          onType={(text) => change({ amount: text, exact: 'in' })}
          onToken={(token) => choose(ends(token, token.address === to.address ? from : to))}
        />
        <button
          type="button"
          aria-label={say.otherWay}
          onClick={() => choose(ends(to, from))}
          className="absolute top-1/2 left-1/2 z-10 grid size-7 -translate-1/2 place-items-center rounded-md border border-line bg-panel text-quiet hover:text-ink"
        >
          <Icon name="flip" />
        </button>
        <SwapField
          label={say.youReceive}
          tokenLabel={say.tokenToReceive}
          token={to}
          value={exact === 'out' ? amount : computedText(route?.amountOut, to)}
          isComputed={exact === 'in'}
          problem={exact === 'out' ? problem : undefined}
          balance={received.balance}
          place={settings.receiveIn}
          onType={(text) => change({ amount: text, exact: 'out' })}
          onToken={(token) => choose(ends(token.address === from.address ? to : from, token))}
        />
      </div>
      {route?.shortfall && <Notice tone="warn">{route.shortfall}</Notice>}
      {live.unreadable.length > 0 && (
        <Notice tone="warn">
          {say.unreadMarkets(live.unreadable.map(({ slug }) => slug).join(', '))}
        </Notice>
      )}
      {canUnwrap && <CoinChoice />}
      <Destination recipient={recipient} receiveIn={settings.receiveIn} />
      {route && needsConfirmation && (
        <label className="flex items-start gap-2 rounded-md bg-sell-wash px-3 py-2 text-xs">
          <input
            type="checkbox"
            className="mt-0.5 accent-sell"
            checked={confirmed === confirmation}
            onChange={(event) => setConfirmed(event.target.checked ? confirmation : null)}
          />
          {say.severeImpact}
        </label>
      )}
      <FailureNotice failure={failure} />
      <TicketButton
        step={step}
        look={side ?? 'primary'}
        label={label}
        approves={from.symbol}
        onSubmit={() => void submit()}
      />
      {step.kind === 'ready' && step.needsApproval && call && (
        <ApprovalSteps approvals={approvals} call={call} />
      )}
      {route && (
        <LazySwapDetails
          route={route}
          tokens={chosen}
          exact={exact}
          bound={bound}
          impact={impact}
          slippage={settings.slippage === null ? live.slippage : slippage}
          network={network}
          block={live.block}
          isStale={live.isStale}
        />
      )}
    </div>
  );
}

/** Says where the output goes, where that is not the payer's wallet. */
function Destination({
  recipient,
  receiveIn,
}: {
  recipient: Recipient;
  receiveIn: TradeSettings['receiveIn'];
}) {
  return (
    <>
      {recipient.kind === 'refused' && <Notice tone="error">{recipient.words}</Notice>}
      {recipient.kind === 'other' && (
        <Notice tone="warn">
          <span className="break-all">{say.goesTo(recipient.address)}</span>{' '}
          <button
            type="button"
            className="font-medium underline"
            onClick={() => changeTradeSettings({ recipient: '' })}
          >
            {say.toMyself}
          </button>
        </Notice>
      )}
      {recipient.kind === 'own' && receiveIn === 'exchange' && (
        <Notice tone="plain">{say.goesToExchange}</Notice>
      )}
    </>
  );
}

const ends = (from: Token, to: Token) => ({ from, to });

interface SwapCallTerms {
  exact: 'in' | 'out';
  bound: bigint;
  /** Seconds since 1970. */
  deadline: number;
  recipient: Address;
  settings: TradeSettings;
}

/** The swap as it is sent: over one market, or along a path. */
function swapCall(
  exchange: Address,
  { hops, amount }: QuotedRoute,
  { exact, bound, deadline, recipient, settings }: SwapCallTerms,
): ContractCall {
  const terms = packSwapTerms({
    recipient,
    deadline,
    baseIn: hops[0].plan.baseIn,
    exactOut: exact === 'out',
    fromInternal: settings.payFrom === 'exchange',
    toInternal: settings.receiveIn === 'exchange',
  });
  const keys = hops.map(({ market }) => packMarketKey(market.terms));
  const [key] = keys;
  return key && keys.length === 1
    ? exchangeCall(exchange, 'swap', [key, amount, bound, terms])
    : exchangeCall(exchange, 'swapPath', [keys, amount, bound, terms]);
}

function computedText(units: bigint | undefined, { decimals }: Token): string {
  return units === undefined ? '' : cutDecimals(exactDecimal(units, decimals), 8);
}

function actionWords({ from, to, side }: SwapTokens): string {
  if (side === null) return say.swapFor(from.symbol, to.symbol);
  return side === 'buy' ? say.buy(to.symbol) : say.sell(from.symbol);
}

/** What a swap is called in notices and lists: `Buy 1.5 WETH`. */
function undertakingWords({ from, to, side }: SwapTokens, route: QuotedRoute): string {
  const paid = `${formatAmount(route.amountIn, from.decimals)} ${from.symbol}`;
  const got = `${formatAmount(route.amountOut, to.decimals)} ${to.symbol}`;
  if (side === null) return say.swapFor(paid, got);
  return side === 'buy' ? say.buy(got) : say.sell(paid);
}

function problemOf(
  quote: RouteQuote,
  isRead: boolean,
  explain: (error: ExchangeError) => string,
): string | undefined {
  if (quote.kind !== 'refused' || (quote.reason === 'noRoute' && !isRead)) return undefined;
  return quote.error ? explain(quote.error) : quote.words;
}
