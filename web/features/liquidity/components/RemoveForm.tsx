import { packMarketKey, packSwapTerms } from '@weir/contracts';
import { useState } from 'react';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { useMarket } from '#features/market';
import { exchangeCall, useTransactions } from '#features/transactions';
import { useAccount } from '#features/wallet';
import { formatAmount } from '#lib/formatAmount.ts';
import { Detail } from '#ui/Detail.tsx';
import { Empty } from '#ui/Empty.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Segments } from '#ui/Segments.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { removeQuote, sharePercent } from '../model/liquidityQuote.ts';
import { useShares } from '../queries/sharesQuery.ts';
import { LiquidityButton } from './LiquidityButton.tsx';

const TOLERANCE = 995n;
const DEADLINE = 20 * 60;
const parts = ['25', '50', '75', '100'] as const;

/** Takes a part of the account's shares out of the pool. */
export function RemoveForm({ market }: { market: ListedMarket }) {
  const { base, quote } = market;
  const { exchange } = useDeployment();
  const { address } = useAccount();
  const { data, isStale } = useMarket(market);
  const { undertake, isBusy, failure } = useTransactions(market);
  const shares = useShares(market);
  const [percent, setPercent] = useState<(typeof parts)[number]>('100');

  if (!address) {
    return (
      <div className="flex flex-col p-3">
        <LiquidityButton obstacle={null} label="" onSubmit={() => undefined} />
      </div>
    );
  }
  if (!data || shares === undefined) return <Skeleton rows={4} label="Reading your shares" />;
  if (shares === 0n) return <Empty>You have no part of this pool.</Empty>;

  const pool = data.state;
  const found = removeQuote(pool, shares, Number(percent));
  const change = found.kind === 'quoted' ? found.change : null;
  const busy = isBusy ? 'Waiting for the transaction…' : null;
  const obstacle = change ? (isStale ? 'Prices are old' : busy) : 'Nothing to remove';

  const submit = async () => {
    if (!change) return;
    const terms = packSwapTerms({
      recipient: address,
      deadline: Number(data.block.timestamp) + DEADLINE,
    });
    await undertake({
      label: `Remove ${percent} % of your ${base.symbol}/${quote.symbol} liquidity`,
      call: exchangeCall(exchange, 'removeLiquidity', [
        packMarketKey(market.terms),
        change.shares,
        (change.base * TOLERANCE) / 1000n,
        (change.quote * TOLERANCE) / 1000n,
        terms,
      ]),
    });
  };

  return (
    <div className="flex flex-col gap-3 p-3">
      <Segments
        label="How much"
        value={percent}
        onChange={setPercent}
        segments={parts.map((value) => ({ value, label: `${value} %` }))}
      />
      <dl>
        <Detail name="Your part of the pool">{sharePercent(shares, pool.totalShares)}</Detail>
        {change && (
          <Detail name="You receive">
            {formatAmount(change.base, base.decimals, 6)} {base.symbol} and{' '}
            {formatAmount(change.quote, quote.decimals, 6)} {quote.symbol}
          </Detail>
        )}
      </dl>
      {failure && (
        <Notice tone={failure.kind === 'rejected' ? 'warn' : 'error'}>{failure.words}</Notice>
      )}
      <LiquidityButton
        obstacle={obstacle}
        label="Remove liquidity"
        onSubmit={() => void submit()}
      />
    </div>
  );
}
