import type { Position } from '@weir/indexer/client';
import type { ListedMarket } from '#features/deployment';
import { marketHex } from '#features/market';
import { useAccount } from '#features/wallet';
import { formatAmount } from '#lib/formatAmount.ts';
import { Detail } from '#ui/Detail.tsx';
import { Empty } from '#ui/Empty.tsx';
import { Panel } from '#ui/Panel.tsx';
import { usePositions } from '../queries/poolsQuery.ts';
import { useShares } from '../queries/sharesQuery.ts';
import { say } from '../words/english.ts';
import { ResultDrawing } from './ResultDrawing.tsx';

/** The account's result in a pool; nothing where it never had a part. */
export function PositionPanel({ market }: { market: ListedMarket }) {
  const { address } = useAccount();
  const shares = useShares(market);
  const { positions, isMissing } = usePositions();
  const position = positions?.find((known) => known.market === marketHex(market));
  if (!address || (!position && !shares)) return null;
  return (
    <Panel title={say.yourResult}>
      {position ? (
        <PositionResult market={market} position={position} />
      ) : (
        <Empty>{isMissing ? say.resultMissing : say.readingResult}</Empty>
      )}
    </Panel>
  );
}

function PositionResult({ market, position }: { market: ListedMarket; position: Position }) {
  const { base, quote } = market;
  const inQuote = (units: string) =>
    `${formatAmount(BigInt(units), quote.decimals, 2)} ${quote.symbol}`;
  return (
    <div className="flex flex-col gap-3 p-3">
      <dl>
        <Detail name={say.valueIn}>{inQuote(position.valueIn)}</Detail>
        <Detail name={say.valueOut}>{inQuote(position.valueOut)}</Detail>
        <Detail name={say.valueNow}>{inQuote(position.value)}</Detail>
        <Detail name={say.standsFor}>
          {formatAmount(BigInt(position.base), base.decimals)} {base.symbol} +{' '}
          {formatAmount(BigInt(position.quote), quote.decimals, 2)} {quote.symbol}
        </Detail>
      </dl>
      <ResultDrawing position={position} token={quote} />
      <details className="text-xs text-quiet">
        <summary>{say.howDefined}</summary>
        <dl className="mt-1.5 flex flex-col gap-1.5">
          {[
            [say.fees, say.feesMeaning],
            [say.priceStep, say.priceMeaning],
            [say.loss, say.lossMeaning],
            [say.result, say.resultMeaning],
          ].map(([name, meaning]) => (
            <div key={name}>
              <dt className="font-medium text-ink">{name}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
