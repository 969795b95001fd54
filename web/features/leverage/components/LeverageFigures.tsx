import type { LendingPosition, LendingTotals } from '@weir/contracts';
import { fallUntil, loanWords, PositionChange, riseUntil } from '#features/borrowing';
import type { ListedMarket } from '#features/deployment';
import { ratioPrice } from '#features/market';
import { type QuotedRoute, routeImpact, useRouteQuote } from '#features/ticket';
import { exactDecimal, formatAmount } from '#lib/formatAmount.ts';
import { Detail } from '#ui/Detail.tsx';
import { Notice } from '#ui/Notice.tsx';
import type { LeverageChoice } from '../model/leverageChoice.ts';
import { type LeverageAmounts, type LeveragedPosition, lossOf } from '../model/leveragePlan.ts';
import { say } from '../words/english.ts';

interface LeverageFiguresProps {
  market: ListedMarket;
  choice: LeverageChoice;
  amounts: LeverageAmounts;
  route: QuotedRoute | null;
  /** Percent worse than the middle, fees included; null where unknown. */
  impact: number | null;
  leastBought: bigint;
  /** Basis points. */
  slippage: number;
  before: { totals: LendingTotals; position: LendingPosition };
  after: LeveragedPosition | null;
  fee: bigint;
}

/** From here on a purchase's cost is pointed out, in percent. */
const MUCH_COST = 1;

/** What a leverage buys and costs, at which price, and where it would be liquidated. */
export function LeverageFigures(props: LeverageFiguresProps) {
  const { market, choice, amounts, route, impact, leastBought, slippage, after } = props;
  const { listed, index, loan, collateral } = choice;
  // Closing sells what was bought: at today's pool and book, as if others had filled them again.
  const held = after?.position.pledges[index] ?? 0n;
  const closing = useRouteQuote(market, {
    from: collateral,
    to: loan,
    exact: 'in',
    amount: held > 0n ? exactDecimal(held, collateral.decimals) : '',
  });
  const sale = closing.quote.kind === 'quoted' ? closing.quote : null;
  const saleImpact = sale && sale.shortfall === null ? routeImpact(sale.hops) : null;
  const bought = (units: bigint) =>
    `${formatAmount(units, collateral.decimals)} ${collateral.symbol}`;
  const inLoan = (units: bigint) => `${formatAmount(units, loan.decimals, 2)} ${loan.symbol}`;
  const isLong = collateral.address === market.base.address;
  const price = (of: QuotedRoute) =>
    isLong
      ? ratioPrice(market, of.amountOut, of.amountIn)
      : ratioPrice(market, of.amountIn, of.amountOut);
  const limit = after?.figures.liquidationPrices[index];
  const guardPrice = listed.market.terms.collaterals[index]?.liquidationPrice ?? 0n;
  const percent = (value: number) => `${value.toFixed(2)} %`;
  return (
    <>
      {route && after && (
        <dl>
          <Detail name={isLong ? say.buys : say.gets}>{bought(route.amountOut)}</Detail>
          <Detail name={say.borrows}>{loanWords(listed, amounts.debt)}</Detail>
          <Detail name={say.entryPrice}>
            {price(route) ?? '–'} {market.quote.symbol}
          </Detail>
          {limit &&
            (isLong ? (
              <Detail name={say.mayFall(collateral.symbol)}>
                {fallUntil(guardPrice, limit) ?? say.atOnce}
              </Detail>
            ) : (
              <Detail name={say.mayRise(loan.symbol)}>
                {riseUntil(guardPrice, limit) ?? say.atOnce}
              </Detail>
            ))}
          <Detail name={say.costToOpen}>
            {impact === null
              ? '–'
              : say.cost(percent(impact), inLoan(lossOf(route.amountIn, impact, isLong)))}
          </Detail>
          <Detail name={say.costToClose}>
            {sale === null || saleImpact === null
              ? (sale?.shortfall ?? '–')
              : say.cost(percent(saleImpact), inLoan(lossOf(sale.amountOut, saleImpact, !isLong)))}
          </Detail>
          <Detail name={(isLong ? say.leastBought : say.leastGot)(`${slippage / 100} %`)}>
            {bought(leastBought)}
          </Detail>
        </dl>
      )}
      {impact !== null && impact >= MUCH_COST && (
        <Notice tone="warn">{say.muchCost(percent(impact))}</Notice>
      )}
      {after && (
        <PositionChange listed={listed} fee={props.fee} before={props.before} after={after} />
      )}
    </>
  );
}
