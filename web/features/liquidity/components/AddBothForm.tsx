import { packMarketKey, packSwapTerms } from '@weir/contracts';
import { useState } from 'react';
import { type ListedMarket, useDeployment } from '#features/deployment';
import type { LiveMarket } from '#features/market';
import { useTradeSettings } from '#features/ticket';
import { ApprovalSteps, exchangeCall, useTransactions } from '#features/transactions';
import { SendButton, useAccount, useAllowance } from '#features/wallet';
import { exactDecimal, formatAmount } from '#lib/formatAmount.ts';
import { deadlineAfter } from '#lib/termsTime.ts';
import { unlessRetyped } from '#lib/unlessRetyped.ts';
import { Chip } from '#ui/Chip.tsx';
import { DecimalField } from '#ui/DecimalField.tsx';
import { Detail } from '#ui/Detail.tsx';
import { addQuote, entryProblem, inProportion, leastOf } from '../model/liquidityQuote.ts';
import { useLiquiditySlippage } from '../model/liquiditySlippage.ts';
import { validateLiquidity } from '../model/validateLiquidity.ts';
import { usePurses } from '../queries/usePurses.ts';
import { say } from '../words/english.ts';
import { FirstPriceNotice } from './FirstPriceNotice.tsx';
import { type Place, PlaceField } from './PlaceField.tsx';
import { QuoteProblem } from './QuoteProblem.tsx';
import { SharesAfter } from './SharesAfter.tsx';
import { SlippageField } from './SlippageField.tsx';

export interface AddFormProps {
  market: ListedMarket;
  data: NonNullable<LiveMarket['data']>;
  isStale: boolean;
}

interface AddBothFormProps extends AddFormProps {
  /** What a base token costs, as the opener of an empty pool has in mind. */
  startPrice: string | null;
}

const sides = ['base', 'quote'] as const;

/** A deposit of both tokens in the pool's proportion; the first one in whatever proportion is typed. */
export function AddBothForm({ market, data, isStale, startPrice }: AddBothFormProps) {
  const { exchange } = useDeployment();
  const { address } = useAccount();
  const { deadlineMinutes, unlimitedApproval } = useTradeSettings();
  const slippage = useLiquiditySlippage();
  const { undertake, isBusy, failure } = useTransactions(market);
  const [typed, setTyped] = useState({ base: '', quote: '' });
  const [from, setFrom] = useState<Place>('wallet');
  const spendable = {
    base: usePurses(market.base.address),
    quote: usePurses(market.quote.address),
  };
  const allowed = {
    base: useAllowance(market.base.address),
    quote: useAllowance(market.quote.address),
  };
  const held = { base: spendable.base[from], quote: spendable.quote[from] };
  const pool = data.state;
  const isFirst = pool.totalShares === 0n;
  const found = addQuote(market, pool, typed);
  const change = found.kind === 'quoted' ? found.change : null;
  const obstacle = validateLiquidity({
    found: found.kind,
    needs: change
      ? sides.map((side) => ({
          symbol: market[side].symbol,
          amount: change[side],
          held: held[side],
        }))
      : [],
    isStale,
    isBusy,
    emptyWords: say.enterAmount,
  });

  const give = (side: 'base' | 'quote', text: string) => {
    const other = inProportion(market, pool, side, text, startPrice);
    setTyped((before) => {
      const next = { ...before, [side]: text };
      if (other === null) return next;
      return side === 'base' ? { ...next, quote: other } : { ...next, base: other };
    });
  };

  const approvals = change
    ? sides
        .filter((side) => from === 'wallet' && (allowed[side] ?? 0n) < change[side])
        .map((side) => ({
          token: market[side].address,
          symbol: market[side].symbol,
          amount: change[side],
        }))
    : [];
  const call =
    change && address
      ? exchangeCall(exchange, 'addLiquidity', [
          packMarketKey(market.terms),
          change.base,
          change.quote,
          leastOf(change.shares, slippage),
          packSwapTerms({
            recipient: address,
            deadline: deadlineAfter(deadlineMinutes, data.block),
            fromInternal: from === 'internal',
          }),
        ])
      : null;

  const submit = async () => {
    if (!change || !call) return;
    const amounts = sides.map(
      (side) => `${formatAmount(change[side], market[side].decimals)} ${market[side].symbol}`,
    );
    const isDone = await undertake({
      label: say.addLabel(amounts[0] ?? '', amounts[1] ?? ''),
      approvals,
      pays:
        from === 'wallet'
          ? sides.map((side) => ({ token: market[side].address, amount: change[side] }))
          : [],
      unlimited: unlimitedApproval,
      call,
    });
    if (isDone) setTyped(unlessRetyped(typed, { base: '', quote: '' }));
  };

  return (
    <>
      {sides.map((side) => (
        <DecimalField
          key={side}
          label={say.toAdd(market[side].symbol)}
          unit={market[side].symbol}
          value={typed[side]}
          onChange={(text) => give(side, text)}
          problem={entryProblem(typed[side], market[side])}
          aside={
            held[side] !== undefined && (
              <span className="flex items-center gap-1.5">
                {formatAmount(held[side], market[side].decimals)}
                <Chip
                  onClick={() => give(side, exactDecimal(held[side] ?? 0n, market[side].decimals))}
                >
                  {say.max}
                </Chip>
              </span>
            )
          }
        />
      ))}
      {sides.some((side) => (spendable[side].internal ?? 0n) > 0n) && (
        <PlaceField label={say.payFrom} value={from} onChange={setFrom} />
      )}
      {isFirst && <FirstPriceNotice market={market} pool={pool} change={change} />}
      {change && (
        <dl>
          <Detail name={say.takes}>
            {formatAmount(change.base, market.base.decimals)} {market.base.symbol} +{' '}
            {formatAmount(change.quote, market.quote.decimals)} {market.quote.symbol}
          </Detail>
          <SharesAfter market={market} pool={pool} change={change} sign={1n} />
        </dl>
      )}
      {!isFirst && <SlippageField />}
      <QuoteProblem market={market} found={found} failure={failure} />
      <SendButton obstacle={obstacle} label={say.add} onSubmit={() => void submit()} />
      {obstacle === null && call && <ApprovalSteps approvals={approvals} call={call} />}
    </>
  );
}
