import { ExplorerLink } from '#features/deployment';
import { formatDecimalPrice } from '#features/market';
import { TokenMark } from '#features/tokens';
import { formatAmount } from '#lib/formatAmount.ts';
import { Detail } from '#ui/Detail.tsx';
import type { ListedLending } from '../model/listedLending.ts';
import { percentOf } from '../model/marketFigures.ts';
import { wholePrice } from '../model/positionFigures.ts';
import { say } from '../words/english.ts';

/** A market's collaterals as cards, where a table has no room. */
export function CollateralCards({ listed }: { listed: ListedLending }) {
  const { market, loan, collaterals } = listed;
  return (
    <ul>
      {market.terms.collaterals.map((terms, index) => {
        const token = collaterals[index];
        if (!token) return null;
        const inLoan = (price: bigint) =>
          price === 0n ? '–' : formatDecimalPrice(wholePrice(price, token, loan));
        const amount = (units: bigint) => formatAmount(units, token.decimals, 2);
        return (
          <li key={token.address} className="border-b border-line px-3 py-2 last:border-0">
            <h3 className="flex items-center gap-2 pb-1 font-medium">
              <TokenMark address={token.address} size={18} />
              {token.symbol}
            </h3>
            <dl>
              <Detail name={say.priceNow(loan.symbol)}>{inLoan(terms.liquidationPrice)}</Detail>
              <Detail name={say.newDebtPrice}>{inLoan(terms.borrowPrice)}</Detail>
              <Detail name={say.borrowUpTo}>{percentOf(terms.borrowLtv)}</Detail>
              <Detail name={say.liquidatedAt}>{percentOf(terms.liquidationLtv)}</Detail>
              <Detail name={say.bonusUpTo}>{percentOf(terms.maxIncentive - 10n ** 18n)}</Detail>
              <Detail name={say.pledgedOfCap}>
                {amount(terms.pledged)} {say.ofCap(amount(terms.cap))}
              </Detail>
              <Detail name={say.guard}>
                <ExplorerLink kind="address" value={terms.guard} what={say.guard} />{' '}
                <span className="text-quiet">{terms.isLive ? say.isLive : say.isDown}</span>
              </Detail>
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
