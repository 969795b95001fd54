import { type LendingPosition, PRICE_ONE } from '@weir/contracts';
import type { ReactNode } from 'react';
import { useDeployment } from '#features/deployment';
import {
  HealthMark,
  type ListedLending,
  type PositionFigures,
  pairPrice,
  percentOf,
} from '#features/lending';
import { formatAmount } from '#lib/formatAmount.ts';
import { fallUntil, riseUntil } from '../model/roomUntil.ts';
import { loanWords } from '../model/validateBorrowing.ts';
import { say } from '../words/english.ts';

interface PositionFactsProps {
  listed: ListedLending;
  position: LendingPosition;
  figures: PositionFigures;
}

/** What a position owes, what is pledged for it, and how far the prices may fall. */
export function PositionFacts({ listed, position, figures }: PositionFactsProps) {
  const { markets } = useDeployment();
  const { market, loan, collaterals } = listed;
  const inLoan = (units: bigint) => loanWords(listed, units);
  return (
    <>
      <dl className="grid grid-cols-2 gap-px overflow-hidden bg-line sm:grid-cols-4">
        <Fact name={say.debt}>{inLoan(figures.debt)}</Fact>
        <Fact name={say.collateralWorth}>{inLoan(figures.worth)}</Fact>
        <Fact name={say.health}>
          <HealthMark health={figures.health} />
        </Fact>
        <Fact name={say.debtByWorth}>{figures.ltv === null ? '–' : percentOf(figures.ltv)}</Fact>
      </dl>
      <ul className="border-t border-line text-xs">
        {collaterals.map((token, index) => {
          const amount = position.pledges[index] ?? 0n;
          if (amount === 0n) return null;
          const terms = market.terms.collaterals[index];
          const limit = figures.liquidationPrices[index] ?? null;
          const price = terms?.liquidationPrice ?? 0n;
          return (
            <li
              key={token.address}
              className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line px-3 py-2 last:border-0"
            >
              <span className="font-medium">
                {formatAmount(amount, token.decimals)} {token.symbol}
                <span className="ml-2 font-normal text-quiet">
                  {inLoan((amount * price) / PRICE_ONE)}
                </span>
              </span>
              <span>{limitWords(limit, price, listed, index)}</span>
            </li>
          );
        })}
        {position.supplyShares > 0n && (
          <li className="px-3 py-2 text-quiet">{say.alsoSupplied(inLoan(figures.supplied))}</li>
        )}
      </ul>
    </>
  );

  function limitWords(
    limit: bigint | null,
    price: bigint,
    { collaterals: tokens }: ListedLending,
    index: number,
  ): string {
    const token = tokens[index];
    if (figures.debt === 0n || !token) return say.notNeeded;
    if (limit === null || limit === 0n) return say.othersCarry;
    const { text, of, isInverse } = pairPrice(limit, token, loan, markets);
    if (isInverse) {
      const rise = riseUntil(price, limit);
      const { symbol } = of;
      return rise === null ? say.aboveLimit(symbol, text) : say.liquidatedAbove(symbol, text, rise);
    }
    const fall = fallUntil(price, limit);
    return fall === null ? say.belowLimit(text) : say.liquidatedBelow(text, fall);
  }
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-col bg-panel px-3 py-2">
      <dt className="text-2xs text-quiet">{name}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  );
}
