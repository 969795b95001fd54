import { type MarketState, randomHandle } from '@weir/contracts';
import { useMemo } from 'react';
import { zeroAddress } from 'viem';
import { useSpendable } from '#features/coin';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { useMarket } from '#features/market';
import { useTradeSettings, validateTicket } from '#features/ticket';
import { useTransactions } from '#features/transactions';
import { useAccount, useAllowance, useExchangeBalance } from '#features/wallet';
import { rememberHandle } from '#lib/orderHandles.ts';
import { deadlineAfter, termsTime } from '#lib/termsTime.ts';
import { limitObstacle } from '../model/limitObstacle.ts';
import type { LimitOptions } from '../model/limitOptions.ts';
import { type LimitQuote, limitQuote } from '../model/limitQuote.ts';
import { readExpiry } from '../model/orderExpiry.ts';
import { ownOrdersHit, toOwnOrder, withoutOrders } from '../model/ownOrders.ts';
import { placementCall } from '../model/placement.ts';
import { say } from '../words/english.ts';
import { useActiveOrders } from './useActiveOrders.ts';

interface Typed {
  side: 'buy' | 'sell';
  price: string;
  amount: string;
}

/** A limit order as it is typed: what it would do at the latest block, whether it can be placed, and placing it. */
export function useLimitOrder(market: ListedMarket, typed: Typed, options: LimitOptions) {
  const { chainId, exchange } = useDeployment();
  const { data, isStale } = useMarket(market);
  const settings = useTradeSettings();
  const account = useAccount();
  const { side, price, amount } = typed;
  const pays = side === 'buy' ? market.quote : market.base;
  const inWallet = useSpendable(pays.address);
  const inExchange = useExchangeBalance(pays.address);
  const allowance = useAllowance(pays.address);
  const { undertake, isBusy, failure, clearFailure } = useTransactions(market);
  const { orders } = useActiveOrders(market);

  const own = useMemo(
    () =>
      (orders ?? [])
        .filter(({ restingLots }) => restingLots > 0n)
        .map((order) => toOwnOrder(market.terms.id, order)),
    [orders, market],
  );
  const { timeInForce, slide, cancelsOwn } = options;
  const { quote, state, hit } = useMemo(() => {
    const draft = { side, price, amount, timeInForce, slide: slide && timeInForce === 'postOnly' };
    return quoteAround(market, data?.state, draft, own, cancelsOwn);
  }, [market, data, side, price, amount, timeInForce, slide, own, cancelsOwn]);

  const expiry = readExpiry(options.expiry, options.expiryDate, data ? termsTime(data.block) : 0);
  const isInside = options.payFrom === 'exchange';
  // The chain's own coin goes along with the call: nothing is approved.
  const isCoin = pays.address === zeroAddress;
  const balance = isInside ? inExchange : inWallet;
  const pay = quote.kind === 'planned' ? quote.pays : 0n;
  const step = validateTicket({
    isConnected: account.address !== undefined,
    isOnOtherChain: account.isOnOtherChain,
    obstacle: limitObstacle(quote, typed, expiry),
    isStale,
    isBusy,
    needsConfirmation: false,
    isConfirmed: false,
    pays,
    needed: pay,
    allowanceNeeded: isInside || isCoin ? 0n : pay,
    balance,
    allowance: isCoin ? 0n : allowance,
  });

  const callWith = (handle: bigint) => {
    const owner = account.address;
    if (step.kind !== 'ready' || quote.kind !== 'planned' || !data || !owner) return null;
    if (expiry.kind === 'refused') return null;
    const { lots, tick } = quote;
    return placementCall({
      exchange,
      owner,
      market: market.terms,
      order: { handle, lots, tick, sell: side === 'sell' },
      options,
      deadline: deadlineAfter(settings.deadlineMinutes, data.block),
      expiry: expiry.seconds,
      cancels: cancelsOwn ? hit : [],
    });
  };
  const approvals =
    step.kind === 'ready' && step.needsApproval
      ? [{ token: pays.address, symbol: pays.symbol, amount: pay }]
      : [];

  /** Resolves to whether it was placed. */
  const place = async (): Promise<boolean> => {
    const owner = account.address;
    const handle = randomHandle();
    const call = callWith(handle);
    if (!call || !owner) return false;
    // Kept before it is sent: an order is never lost to the page, even if it closes meanwhile.
    rememberHandle({ chainId, exchange, owner, market: market.terms.id }, handle);
    const words = side === 'buy' ? say.bidFor : say.offerOf;
    return undertake({
      label: words(amount, market.base.symbol, price),
      approvals,
      pays: isInside ? [] : [{ token: pays.address, amount: pay }],
      unlimited: settings.unlimitedApproval,
      call,
    });
  };

  return {
    data,
    quote,
    /** What the order meets: without the own orders that are cancelled before it. */
    state,
    /** Own orders that it would trade with. */
    hit,
    expiry,
    pays,
    balance,
    step,
    approvals,
    /** As it would be sent, but for its handle; null where it cannot be. */
    preview: callWith(1n),
    place,
    failure,
    clearFailure,
  };
}

function quoteAround(
  market: ListedMarket,
  now: MarketState | undefined,
  draft: Parameters<typeof limitQuote>[2],
  own: Parameters<typeof ownOrdersHit>[2],
  cancelsOwn: boolean,
) {
  const none = { quote: { kind: 'empty' } as LimitQuote, state: now, hit: [] };
  if (!now) return none;
  const quote = limitQuote(market, now, draft);
  if (quote.kind !== 'planned' || quote.plan.taken === null) return { ...none, quote };
  const { lots, tick } = quote;
  const hit = ownOrdersHit(now, { sell: draft.side === 'sell', lots, tick }, own);
  if (hit.length === 0 || !cancelsOwn) return { ...none, quote, hit };
  const state = withoutOrders(now, hit);
  return { quote: limitQuote(market, state, draft), state, hit };
}
