import { ExplorerLink } from '#features/deployment';
import { formatDecimalPrice } from '#features/market';
import { TokenMark } from '#features/tokens';
import { formatAmount } from '#lib/formatAmount.ts';
import type { ListedLending } from '../model/listedLending.ts';
import { percentOf } from '../model/marketFigures.ts';
import { wholePrice } from '../model/positionFigures.ts';
import { say } from '../words/english.ts';

/** A market's collaterals, a line each. */
export function CollateralTable({ listed }: { listed: ListedLending }) {
  const { market, loan, collaterals } = listed;
  return (
    <section
      aria-label={say.collaterals}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto"
    >
      <table className="w-full">
        <thead>
          <tr className="border-b border-line text-right text-xs text-quiet">
            <Heading>{say.token}</Heading>
            <Heading>{say.priceNow(loan.symbol)}</Heading>
            <Heading>{say.borrowUpTo}</Heading>
            <Heading>{say.liquidatedAt}</Heading>
            <Heading>{say.bonusUpTo}</Heading>
            <Heading>{say.pledgedOfCap}</Heading>
            <Heading>{say.guard}</Heading>
          </tr>
        </thead>
        <tbody>
          {market.terms.collaterals.map((terms, index) => {
            const token = collaterals[index];
            if (!token) return null;
            const price = terms.liquidationPrice;
            return (
              <tr key={token.address} className="border-b border-line text-right last:border-0">
                <th scope="row" className="px-3 py-2 text-left font-medium">
                  <span className="flex items-center gap-2">
                    <TokenMark address={token.address} size={18} />
                    {token.symbol}
                  </span>
                </th>
                <td className="px-3 py-2 whitespace-nowrap">
                  {price === 0n ? '–' : formatDecimalPrice(wholePrice(price, token, loan))}
                  <span className="block text-2xs text-quiet">
                    {terms.borrowPrice > 0n
                      ? say.forNewDebt(
                          formatDecimalPrice(wholePrice(terms.borrowPrice, token, loan)),
                        )
                      : say.notForNewDebt}
                  </span>
                </td>
                <td className="px-3 py-2">{percentOf(terms.borrowLtv)}</td>
                <td className="px-3 py-2">{percentOf(terms.liquidationLtv)}</td>
                <td className="px-3 py-2">{percentOf(terms.maxIncentive - 10n ** 18n)}</td>
                <td className="px-3 py-2 whitespace-nowrap">
                  {formatAmount(terms.pledged, token.decimals, 2)}
                  <span className="block text-2xs text-quiet">
                    {say.ofCap(formatAmount(terms.cap, token.decimals, 2))}
                  </span>
                </td>
                <td className="px-3 py-2 whitespace-nowrap">
                  <ExplorerLink kind="address" value={terms.guard} what={say.guard} />
                  <span className="block text-2xs text-quiet">
                    {terms.isLive ? say.isLive : say.isDown}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Heading({ children }: { children: string }) {
  return (
    <th scope="col" className="h-9 px-3 font-normal whitespace-nowrap first:text-left">
      {children}
    </th>
  );
}
