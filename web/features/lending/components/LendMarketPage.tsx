import { useAccount } from '#features/wallet';
import { formatAmount } from '#lib/formatAmount.ts';
import { Detail } from '#ui/Detail.tsx';
import { Panel } from '#ui/Panel.tsx';
import { TabbedPanel } from '#ui/TabbedPanel.tsx';
import { percentOf } from '../model/marketFigures.ts';
import { say } from '../words/english.ts';
import { AccountChooser } from './AccountChooser.tsx';
import { Collaterals } from './Collaterals.tsx';
import { MarketFacts } from './MarketFacts.tsx';
import { MarketPage, type ShownMarket } from './MarketPage.tsx';
import { RateCurve } from './RateCurve.tsx';
import { RateHistory } from './RateHistory.tsx';
import { SupplyForm } from './SupplyForm.tsx';
import { WithdrawForm } from './WithdrawForm.tsx';

/** One market for lenders: what it earns and by what it is secured, and the forms to supply and withdraw. */
export function LendMarketPage({ slug }: { slug: string }) {
  return (
    <MarketPage
      slug={slug}
      page="lend"
      renderForms={(shown) => <Forms slug={slug} shown={shown} />}
      renderFacts={({ listed, live, figures }) => (
        <>
          <MarketFacts listed={listed} figures={figures} fee={live.data.fee} />
          <Panel title={say.rateCurve}>
            <RateCurve rates={listed.market.terms.rates} fee={live.data.fee} use={figures.use} />
          </Panel>
          <RateHistory listed={listed} />
          <Collaterals listed={listed} />
        </>
      )}
    />
  );
}

function Forms({ slug, shown }: { slug: string; shown: ShownMarket }) {
  const { address } = useAccount();
  const { listed, live, position, subject, figures, own, id } = shown;
  const form = { listed, live, position, subject };
  const { symbol, decimals } = listed.loan;
  return (
    <>
      <TabbedPanel
        label={say.lend}
        tabs={[
          { value: 'supply', label: say.supply, content: <SupplyForm key={slug} {...form} /> },
          {
            value: 'withdraw',
            label: say.withdraw,
            content: <WithdrawForm key={id} {...form} />,
          },
        ]}
      />
      {address && (
        <Panel title={say.yours}>
          <div className="flex flex-col gap-2 p-3">
            <AccountChooser />
            <dl>
              <Detail name={say.yourSupply}>
                {formatAmount(own.supplied, decimals)} {symbol}
              </Detail>
              <Detail name={say.yourPart}>
                {figures.supplied === 0n
                  ? '–'
                  : say.partOfSupply(percentOf((own.supplied * 10n ** 18n) / figures.supplied))}
              </Detail>
            </dl>
          </div>
        </Panel>
      )}
    </>
  );
}
