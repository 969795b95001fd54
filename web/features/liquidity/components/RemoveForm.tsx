import { packMarketKey, packSwapTerms } from '@weir/contracts';
import { useState } from 'react';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { useMarket } from '#features/market';
import { useTradeSettings } from '#features/ticket';
import { exchangeCall, useTransactions } from '#features/transactions';
import { SendButton, useAccount } from '#features/wallet';
import { exactDecimal, formatAmount } from '#lib/formatAmount.ts';
import { deadlineAfter } from '#lib/termsTime.ts';
import { unlessRetyped } from '#lib/unlessRetyped.ts';
import { Chip } from '#ui/Chip.tsx';
import { DecimalField } from '#ui/DecimalField.tsx';
import { Detail } from '#ui/Detail.tsx';
import { Empty } from '#ui/Empty.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { leastOf, readPercent, removeQuote } from '../model/liquidityQuote.ts';
import { useLiquiditySlippage } from '../model/liquiditySlippage.ts';
import { validateLiquidity } from '../model/validateLiquidity.ts';
import { useShares } from '../queries/sharesQuery.ts';
import { say } from '../words/english.ts';
import { type Place, PlaceField } from './PlaceField.tsx';
import { QuoteProblem } from './QuoteProblem.tsx';
import { SharesAfter } from './SharesAfter.tsx';
import { SlippageField } from './SlippageField.tsx';

const presets = ['25', '50', '75', '100'];

/** Takes a part of the account's shares out of the pool. */
export function RemoveForm({ market }: { market: ListedMarket }) {
  const { base, quote } = market;
  const { exchange } = useDeployment();
  const { address } = useAccount();
  const { deadlineMinutes } = useTradeSettings();
  const slippage = useLiquiditySlippage();
  const { data, isStale } = useMarket(market);
  const { undertake, isBusy, failure } = useTransactions(market);
  const shares = useShares(market);
  const [percent, setPercent] = useState('100');
  const [to, setTo] = useState<Place>('wallet');

  if (!address) {
    return (
      <div className="flex flex-col p-3">
        <SendButton obstacle={null} label="" onSubmit={() => undefined} />
      </div>
    );
  }
  if (!data || shares === undefined) return <Skeleton rows={4} label={say.readingShares} />;
  if (shares === 0n) return <Empty>{say.noPart}</Empty>;

  const pool = data.state;
  const points = readPercent(percent);
  const found = removeQuote(pool, shares, points ?? 0n);
  const change = found.kind === 'quoted' ? found.change : null;
  const obstacle = validateLiquidity({
    found: found.kind,
    needs: [],
    isStale,
    isBusy,
    emptyWords: say.nothingToRemove,
  });

  const submit = async () => {
    if (!change) return;
    const isDone = await undertake({
      label: say.removeLabel(percent, `${base.symbol}/${quote.symbol}`),
      call: exchangeCall(exchange, 'removeLiquidity', [
        packMarketKey(market.terms),
        change.shares,
        leastOf(change.base, slippage),
        leastOf(change.quote, slippage),
        packSwapTerms({
          recipient: address,
          deadline: deadlineAfter(deadlineMinutes, data.block),
          toInternal: to === 'internal',
        }),
      ]),
    });
    if (isDone) setPercent(unlessRetyped(percent, '100'));
  };

  return (
    <div className="flex flex-col gap-3 p-3">
      <DecimalField
        label={say.howMuch}
        unit="%"
        value={percent}
        onChange={setPercent}
        problem={percent !== '' && points === null ? say.percentRange : undefined}
        aside={
          <span className="flex gap-1">
            {presets.map((preset) => (
              <Chip
                key={preset}
                aria-pressed={percent === preset}
                onClick={() => setPercent(preset)}
              >
                {preset} %
              </Chip>
            ))}
          </span>
        }
      />
      <input
        type="range"
        min={0}
        max={100}
        step={1}
        aria-label={say.howMuchSlider}
        value={Number(exactDecimal(points ?? 0n, 2))}
        onChange={(event) => setPercent(event.target.value)}
        className="h-6 w-full accent-accent"
      />
      <dl>
        {change ? (
          <>
            <Detail name={say.receive}>
              {formatAmount(change.base, base.decimals)} {base.symbol} +{' '}
              {formatAmount(change.quote, quote.decimals)} {quote.symbol}
            </Detail>
            <Detail name={say.atLeast}>
              {formatAmount(leastOf(change.base, slippage), base.decimals)} {base.symbol} +{' '}
              {formatAmount(leastOf(change.quote, slippage), quote.decimals)} {quote.symbol}
            </Detail>
            <SharesAfter market={market} pool={pool} change={change} sign={-1n} />
          </>
        ) : null}
      </dl>
      <PlaceField label={say.receiveTo} value={to} onChange={setTo} />
      <SlippageField />
      <QuoteProblem market={market} found={found} failure={failure} />
      <SendButton obstacle={obstacle} label={say.remove} onSubmit={() => void submit()} />
    </div>
  );
}
