import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useDeployment } from '#features/deployment';
import { marketFigures, useLendingMarkets } from '#features/lending';
import { useMarkets } from '#features/market';
import { Empty } from '#ui/Empty.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { bestLiquidation } from '../model/bestLiquidation.ts';
import { riskRows } from '../model/riskRows.ts';
import { useRiskList } from '../queries/useRiskList.ts';
import { useShareMarkets } from '../queries/useShareMarkets.ts';
import { say } from '../words/english.ts';
import { LiquidationHistory } from './LiquidationHistory.tsx';
import { RiskRow } from './RiskRow.tsx';

/** Up to so many markets are read each second; of more, each ten. */
const ALL_URGENT = 8;

/** For liquidators: positions at risk, what each would bring after its sale and gas, and the button. */
export function LiquidatePage() {
  const { lending: contracts, markets } = useDeployment();
  const { data } = useLendingMarkets();
  const { list, isMissing } = useRiskList();
  const shares = useShareMarkets();
  const reads = useMarkets(
    markets.filter(({ unlisted }) => !unlisted),
    () => markets.length <= ALL_URGENT,
  );
  const states = reads.flatMap(({ market, data: read }) =>
    read ? [{ market, state: read.state }] : [],
  );
  const isStale = reads.some((read) => read.isStale);
  const rows = useMemo(
    () =>
      data && list
        ? riskRows(data, list.positions).map((row) => {
            const { totals } = marketFigures(row.listed.market, data.fee, data.block.timestamp);
            const offer = bestLiquidation(row.listed, totals, row.position, states, shares);
            return { ...row, offer };
          })
        : undefined,
    [data, list, states, shares],
  );
  return (
    <main className="mx-auto flex w-full max-w-7xl flex-col gap-2 p-2">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-1 pt-1">
        <Link to="/borrow" className="text-quiet hover:text-ink">
          <span aria-hidden="true">← </span>
          {say.loans}
        </Link>
        <h1 className="text-base font-semibold">{say.liquidations}</h1>
      </div>
      {isMissing && <Notice tone="warn">{say.indexerMissing}</Notice>}
      {contracts?.liquidator === null && <Notice tone="warn">{say.noLiquidator}</Notice>}
      <Panel title={say.positionsAtRisk} aside={rows && <Counts rows={rows.length} list={list} />}>
        {rows ? (
          rows.length === 0 ? (
            <Empty>{say.nobodyAtRisk}</Empty>
          ) : (
            <ul>
              {rows.map((row) => (
                <RiskRow
                  key={`${row.listed.slug} ${row.account.owner} ${row.account.number}`}
                  {...row}
                  markets={states}
                  isStale={isStale}
                />
              ))}
            </ul>
          )
        ) : isMissing ? (
          <Empty>{say.nothingToShow}</Empty>
        ) : (
          <Skeleton rows={6} label={say.readingPositions} />
        )}
      </Panel>
      <LiquidationHistory />
      <p className="px-1 text-xs text-quiet">{say.whatLiquidatorsDo}</p>
    </main>
  );
}

interface CountsProps {
  /** How many are shown. */
  rows: number;
  list: ReturnType<typeof useRiskList>['list'];
}

function Counts({ rows, list }: CountsProps) {
  if (!list) return null;
  return (
    <span className="text-xs text-quiet">
      {say.ofPositions(rows, list.total)}
      {list.unknown > 0 && ` · ${say.unknownHealth(list.unknown)}`}
    </span>
  );
}
