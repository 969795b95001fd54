import type { ComponentType } from 'react';
import {
  AccountChooser,
  Collaterals,
  isEmptyPosition,
  type LendingAtBlock,
  MarketFacts,
  type MarketFormProps,
  MarketPage,
  RateCurve,
  type ShownMarket,
} from '#features/lending';
import { useAccount } from '#features/wallet';
import { Empty } from '#ui/Empty.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { TabbedPanel } from '#ui/TabbedPanel.tsx';
import { say } from '../words/english.ts';
import { BorrowForm } from './BorrowForm.tsx';
import { CollateralForm } from './CollateralForm.tsx';
import { PositionFacts } from './PositionFacts.tsx';
import { RepayForm } from './RepayForm.tsx';

/** Draws what closes a position by selling its collateral: another feature's. */
export type SaleComponent = ComponentType<
  Pick<MarketFormProps, 'listed' | 'position'> & { lending: LendingAtBlock }
>;

interface BorrowMarketPageProps {
  slug: string;
  /** Null where positions cannot be closed by a sale. */
  Sale: SaleComponent | null;
}

/** One market for borrowers: the position, and the forms to borrow, repay and change what is pledged. */
export function BorrowMarketPage({ slug, Sale }: BorrowMarketPageProps) {
  return (
    <MarketPage
      slug={slug}
      page="borrow"
      renderForms={(shown) => <Forms shown={shown} Sale={Sale} />}
      renderFacts={(shown) => <Facts {...shown} />}
    />
  );
}

function Forms({ shown, Sale }: { shown: ShownMarket; Sale: SaleComponent | null }) {
  const { address } = useAccount();
  const { listed, live, position, subject, own, id } = shown;
  const form = { listed, live, position, subject };
  const canSell = Sale !== null && position.debtShares > 0n && own.worth > 0n;
  return (
    <>
      {address && (
        <section
          aria-label={say.account}
          className="rounded-lg border border-line bg-panel px-3 py-2"
        >
          <AccountChooser />
        </section>
      )}
      <TabbedPanel
        key={id}
        label={say.borrow}
        tabs={[
          { value: 'borrow', label: say.borrow, content: <BorrowForm {...form} /> },
          { value: 'repay', label: say.repay, content: <RepayForm {...form} /> },
          { value: 'collateral', label: say.collateral, content: <CollateralForm {...form} /> },
          ...(canSell
            ? [
                {
                  value: 'sell',
                  label: say.sellTab,
                  content: (
                    <div className="p-3">
                      <Sale listed={listed} lending={live.data} position={position} />
                    </div>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function Facts({ listed, live, position, figures, own, isRead }: ShownMarket) {
  const { address } = useAccount();
  return (
    <>
      <Panel title={say.yourPosition}>
        {!address ? (
          <Empty>{say.connectToSee}</Empty>
        ) : !isRead ? (
          <Skeleton rows={3} label={say.readingPosition} />
        ) : isEmptyPosition(position) ? (
          <Empty>{say.noPosition}</Empty>
        ) : (
          <PositionFacts listed={listed} position={position} figures={own} />
        )}
      </Panel>
      <Collaterals listed={listed} />
      <MarketFacts listed={listed} figures={figures} fee={live.data.fee} />
      <Panel title={say.rates}>
        <RateCurve rates={listed.market.terms.rates} fee={live.data.fee} use={figures.use} />
      </Panel>
    </>
  );
}
