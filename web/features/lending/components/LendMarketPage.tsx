import { Link } from '@tanstack/react-router';
import type { LendingPosition } from '@weir/contracts';
import { zeroAddress } from 'viem';
import { useAccount } from '#features/wallet';
import { formatAmount } from '#lib/formatAmount.ts';
import { Detail } from '#ui/Detail.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { TabbedPanel } from '#ui/TabbedPanel.tsx';
import type { ActionSubject } from '../model/actionCalls.ts';
import { useLendingAccounts } from '../model/lendingAccounts.ts';
import { collateralNames, type ListedLending } from '../model/listedLending.ts';
import { marketFigures } from '../model/marketFigures.ts';
import { emptyPosition, positionFigures } from '../model/positionFigures.ts';
import type { LendingAtBlock } from '../queries/lendingMarkets.ts';
import {
  useLendingContracts,
  useLendingMarkets,
  useLendingPositions,
} from '../queries/useLending.ts';
import { say } from '../words/english.ts';
import { AccountChooser } from './AccountChooser.tsx';
import { CollateralTable } from './CollateralTable.tsx';
import { LendingNav } from './LendingNav.tsx';
import { MarketFacts } from './MarketFacts.tsx';
import { MarketWarnings } from './MarketWarnings.tsx';
import { NoSuchMarket } from './NoSuchMarket.tsx';
import { RateCurve } from './RateCurve.tsx';
import { RateHistory } from './RateHistory.tsx';
import { SupplyForm } from './SupplyForm.tsx';
import { WithdrawForm } from './WithdrawForm.tsx';

/** What a form of one market needs: the market as read, and the position that it acts for. */
export interface LendFormProps {
  listed: ListedLending;
  live: { data: LendingAtBlock; isStale: boolean };
  position: LendingPosition;
  subject: ActionSubject;
}

/** One market for lenders: what it earns and by what it is secured, and the forms to supply and withdraw. */
export function LendMarketPage({ slug }: { slug: string }) {
  const contracts = useLendingContracts();
  const { data, isStale } = useLendingMarkets();
  const positions = useLendingPositions(data);
  const { address } = useAccount();
  const { chosen } = useLendingAccounts();
  if (!data) return <Skeleton rows={8} label={say.readingMarkets} />;
  const listed = data.markets.find((candidate) => candidate.slug === slug);
  if (!listed) return <NoSuchMarket />;
  const { market, loan } = listed;
  const owner = address ?? zeroAddress;
  const number = BigInt(chosen);
  const position =
    positions?.find((one) => one.market === market.id && one.account.number === number) ??
    emptyPosition(market, owner, number);
  const figures = marketFigures(market, data.fee, data.block.timestamp);
  const own = positionFigures(market, figures.totals, position);
  const subject = { lending: contracts.address, listed, account: { owner, number } };
  const form = { listed, live: { data, isStale }, position, subject };
  return (
    <main className="mx-auto flex w-full max-w-7xl flex-col gap-2 p-2">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-1 pt-1">
        <Link to="/lend" className="text-quiet hover:text-ink">
          <span aria-hidden="true">← </span>
          {say.allMarkets}
        </Link>
        <h1 className="text-base font-semibold">
          {say.lendAgainst(loan.symbol, collateralNames(listed))}
        </h1>
        <LendingNav slug={slug} page="lend" />
      </div>
      <MarketWarnings listed={listed} now={data.block.timestamp} />
      <div className="grid gap-2 wide:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col gap-2 wide:col-start-2 wide:row-start-1">
          <TabbedPanel
            label={say.lend}
            tabs={[
              { value: 'supply', label: say.supply, content: <SupplyForm key={slug} {...form} /> },
              {
                value: 'withdraw',
                label: say.withdraw,
                content: <WithdrawForm key={`${slug}-${chosen}`} {...form} />,
              },
            ]}
          />
          {address && (
            <Panel title={say.yours}>
              <div className="flex flex-col gap-2 p-3">
                <AccountChooser />
                <dl>
                  <Detail name={say.yourSupply}>
                    {formatAmount(own.supplied, loan.decimals)} {loan.symbol}
                  </Detail>
                  <Detail name={say.yourPart}>
                    {figures.supplied === 0n
                      ? '–'
                      : say.partOfSupply(
                          `${(Number((own.supplied * 10_000n) / figures.supplied) / 100).toFixed(2)} %`,
                        )}
                  </Detail>
                </dl>
              </div>
            </Panel>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-2">
          <MarketFacts listed={listed} figures={figures} fee={data.fee} />
          <Panel title={say.rateCurve}>
            <RateCurve rates={market.terms.rates} fee={data.fee} use={figures.use} />
          </Panel>
          <RateHistory listed={listed} />
          <CollateralTable listed={listed} />
        </div>
      </div>
    </main>
  );
}
