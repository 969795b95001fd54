import { packMarketKey, packOrderRef, randomHandle } from '@weir/contracts';
import { useMemo } from 'react';
import { zeroAddress } from 'viem';
import { useSpendable } from '#features/coin';
import { useDeployment } from '#features/deployment';
import { formatTick, useMarket } from '#features/market';
import { useTradeSettings, validateTicket } from '#features/ticket';
import { exchangeCall, useTransactions } from '#features/transactions';
import { useAccount, useAllowance } from '#features/wallet';
import { rememberHandle } from '#lib/orderHandles.ts';
import { deadlineAfter, termsTime } from '#lib/termsTime.ts';
import { limitObstacle } from '../model/limitObstacle.ts';
import { type OrderChange, orderChange, replacement } from '../model/orderChange.ts';
import { toOwnOrder } from '../model/ownOrders.ts';
import type { ShownOrder } from '../model/shownOrder.ts';
import { say } from '../words/english.ts';
import { useActiveOrders } from './useActiveOrders.ts';
import { nameOf } from './useOrderActions.ts';

const NOTHING: OrderChange = { kind: 'none', quote: { kind: 'empty' } };
const NEVER = { kind: 'at', seconds: 0 } as const;

/** An order with another price or size: what that would do at the latest block, and doing it in one transaction. */
export function useOrderChange(order: ShownOrder, typed: { price: string; amount: string }) {
  const { market, side } = order;
  const { chainId, exchange } = useDeployment();
  const { data, isStale } = useMarket(market);
  const settings = useTradeSettings();
  const account = useAccount();
  const pays = side === 'buy' ? market.quote : market.base;
  const balance = useSpendable(pays.address);
  const allowance = useAllowance(pays.address);
  const { orders } = useActiveOrders(market);
  const { undertake, isBusy, failure } = useTransactions(market);
  const { price, amount } = typed;

  const change = useMemo(() => {
    if (!data) return NOTHING;
    const others = (orders ?? [])
      .filter(({ key, restingLots }) => key !== order.key && restingLots > 0n)
      .map((other) => toOwnOrder(market.terms.id, other));
    return orderChange(data.state, order, { price, amount }, others);
  }, [data, orders, order, market, price, amount]);

  const needed = change.kind === 'replace' ? change.needed : 0n;
  // The chain's own coin goes along with the call: nothing is approved.
  const isCoin = pays.address === zeroAddress;
  const isSame = change.kind === 'none' && change.quote.kind === 'planned';
  const obstacle = isSame ? say.nothingChanged : limitObstacle(change.quote, typed, NEVER);
  const step = validateTicket({
    isConnected: account.address !== undefined,
    isOnOtherChain: account.isOnOtherChain,
    obstacle,
    isStale,
    isBusy,
    needsConfirmation: false,
    isConfirmed: false,
    pays,
    needed,
    allowanceNeeded: isCoin ? 0n : needed,
    balance,
    allowance: isCoin ? 0n : allowance,
  });

  /** Resolves to whether it was done. */
  const perform = async (): Promise<boolean> => {
    const owner = account.address;
    if (step.kind !== 'ready' || !data || !owner || change.kind === 'none') return false;
    const key = packMarketKey(market.terms);
    if (change.kind === 'reduce') {
      const { handle, generation, index } = order;
      const ref = packOrderRef({ handle, lots: change.lots, expected: { generation, index } });
      return undertake({
        label: say.reduceOf(nameOf(order), amount),
        call: exchangeCall(exchange, 'reduce', [key, ref]),
      });
    }
    const handle = randomHandle();
    const now = termsTime(data.block);
    const deadline = deadlineAfter(settings.deadlineMinutes, data.block);
    const { refs, orders: placed } = replacement(order, change, { handle, deadline, now });
    rememberHandle({ chainId, exchange, owner, market: market.terms.id }, handle);
    return undertake({
      label: say.replaceOf(nameOf(order), amount, formatTick(market, change.quote.tick)),
      approvals: step.needsApproval
        ? [{ token: pays.address, symbol: pays.symbol, amount: needed }]
        : [],
      pays: [{ token: pays.address, amount: needed }],
      unlimited: settings.unlimitedApproval,
      call: exchangeCall(exchange, 'replaceOrders', [owner, key, refs, placed, 0n]),
    });
  };

  return { change, step, perform, pays, failure, state: data?.state };
}
