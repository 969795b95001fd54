import { formatAmount } from '#lib/formatAmount.ts';
import { Fact } from '#ui/Fact.tsx';
import type { ListedLending } from '../model/listedLending.ts';
import { type MarketFigures, percentOf, yieldText } from '../model/marketFigures.ts';
import { say } from '../words/english.ts';

interface MarketFactsProps {
  listed: ListedLending;
  figures: MarketFigures;
  fee: bigint;
}

/** What a market holds and what it costs and brings. */
export function MarketFacts({ listed, figures, fee }: MarketFactsProps) {
  const { loan, market } = listed;
  const { totals } = figures;
  const inLoan = (units: bigint) => `${formatAmount(units, loan.decimals, 2)} ${loan.symbol}`;
  return (
    <section aria-label={say.facts} className="rounded-lg border border-line bg-panel">
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg bg-line sm:grid-cols-4">
        <Fact name={say.supplyYield} note={say.afterFee(percentOf(fee, 0))}>
          <span className="text-base font-semibold">{yieldText(figures.supplyRate)}</span>
        </Fact>
        <Fact name={say.borrowYield} note={say.perSecond}>
          <span className="text-base font-semibold">{yieldText(figures.borrowRate)}</span>
        </Fact>
        <Fact name={say.suppliedAll}>{inLoan(figures.supplied)}</Fact>
        <Fact name={say.lentOutPart}>
          {percentOf(figures.use)}
          <UseBar use={figures.use} />
        </Fact>
        <Fact name={say.borrowedAll}>{inLoan(totals.borrowed)}</Fact>
        <Fact name={say.cash} note={say.cashNote}>
          {inLoan(totals.cash)}
        </Fact>
        <Fact name={say.smallestDebt}>{inLoan(market.terms.dust)}</Fact>
        <Fact name={say.feesWaiting} note={say.feesNote}>
          {inLoan(totals.fees)}
        </Fact>
      </dl>
    </section>
  );
}

/** How much of a market is lent out. */
export function UseBar({ use }: { use: bigint }) {
  return (
    <span aria-hidden="true" className="mt-1 block h-1 overflow-hidden rounded-full bg-raised">
      <span
        className="block h-full bg-pool"
        style={{ width: `${Math.min(100, Number(use) / 1e16)}%` }}
      />
    </span>
  );
}
