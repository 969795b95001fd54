import type { Trade } from '@weir/indexer/client';
import { ExplorerLink, type ListedMarket, useDeployment } from '#features/deployment';
import { formatDecimalPrice, marketHex } from '#features/market';
import { formatAmount } from '#lib/formatAmount.ts';
import { formatDayClock } from '#lib/formatTime.ts';
import { Empty } from '#ui/Empty.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { tradeFee } from '../model/tradeFee.ts';
import { useOwnTrades } from '../queries/useHistory.ts';
import { say } from '../words/english.ts';
import { MoreRows, OrderTable, SideCell } from './OrderTable.tsx';

/** What the account took from pool and book; fills of its resting orders stand with those. */
export function OwnTrades({ market }: { market: ListedMarket | null }) {
  const { markets } = useDeployment();
  const history = useOwnTrades(market);
  if (history.isLoading) return <Skeleton rows={3} label={say.readingTrades} />;
  if (!history.data) return <Empty>{say.tradesMissing}</Empty>;
  if (history.data.length === 0) return <Empty>{say.noTrades}</Empty>;
  return (
    <OrderTable
      label={say.tradeHistory}
      heads={[
        ...(market ? [] : [say.market]),
        say.side,
        say.averagePrice,
        say.amount,
        say.total,
        say.fee,
        say.filledBy,
        say.time,
        say.transaction,
      ]}
      more={
        <MoreRows
          hasMore={history.hasNextPage}
          isLoading={history.isFetchingNextPage}
          onMore={() => void history.fetchNextPage()}
        />
      }
    >
      {history.data.map((trade) => {
        const listed = markets.find((known) => marketHex(known) === trade.market.toLowerCase());
        return (
          listed && (
            <OwnTrade key={trade.id} trade={trade} market={listed} isAll={market === null} />
          )
        );
      })}
    </OrderTable>
  );
}

function OwnTrade({
  trade,
  market,
  isAll,
}: {
  trade: Trade;
  market: ListedMarket;
  isAll: boolean;
}) {
  const { base, quote } = market;
  const paid = trade.side === 'buy' ? quote : base;
  return (
    <tr className="border-t border-line">
      {isAll && (
        <td className="font-medium">
          {base.symbol}/{quote.symbol}
        </td>
      )}
      <SideCell side={trade.side} />
      <td>{formatDecimalPrice(trade.price)}</td>
      <td>
        {formatAmount(BigInt(trade.base), base.decimals)} {base.symbol}
      </td>
      <td>
        {formatAmount(BigInt(trade.quote), quote.decimals, 2)} {quote.symbol}
      </td>
      <td>
        {formatAmount(tradeFee(market, trade), paid.decimals)} {paid.symbol}
      </td>
      <td>{filledBy(trade)}</td>
      <td className="text-quiet">{formatDayClock(trade.timestamp)}</td>
      <td className="text-quiet">
        <ExplorerLink kind="tx" value={trade.transaction} what={say.transaction} />
      </td>
    </tr>
  );
}

function filledBy({ poolBase, levels }: Trade): string {
  if (levels === 0) return say.pool;
  const book = say.bookAt(levels);
  return BigInt(poolBase) === 0n ? book : `${say.pool}, ${book}`;
}
