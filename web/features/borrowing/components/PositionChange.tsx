import { PRICE_ONE } from '@weir/contracts';
import { useDeployment } from '#features/deployment';
import {
  Change,
  figuresOfTotals,
  HealthMark,
  type ListedLending,
  pairPrice,
  positionFigures,
  yieldText,
} from '#features/lending';
import { Notice } from '#ui/Notice.tsx';
import type { PositionState } from '../model/positionDraft.ts';
import { loanWords } from '../model/validateBorrowing.ts';
import { say } from '../words/english.ts';

interface PositionChangeProps {
  listed: ListedLending;
  fee: bigint;
  before: PositionState;
  /** Null where nothing is entered yet. */
  after: PositionState | null;
}

/** What an action does to a position: debt, collateral, health, liquidation price and the market's rate. */
export function PositionChange({ listed, fee, before, after }: PositionChangeProps) {
  const { markets } = useDeployment();
  const { market, loan, collaterals } = listed;
  const figures = (state: PositionState) => positionFigures(market, state.totals, state.position);
  const [old, next] = [figures(before), after && figures(after)];
  const rate = (state: PositionState) =>
    yieldText(figuresOfTotals(state.totals, market.terms.rates, fee).borrowRate);
  const priceOf = (of: typeof old, index: number) => {
    const price = of.liquidationPrices[index];
    const token = collaterals[index];
    if (!price || !token || of.debt === 0n) return '–';
    return pairPrice(price, token, loan, markets).text;
  };
  const isPledged = (index: number) =>
    [before, after].some((state) => (state?.position.pledges[index] ?? 0n) > 0n);
  const isRiskier =
    next !== null && next.debt > 0n && (next.tier === 'danger' || next.tier === 'caution');
  return (
    <>
      <dl>
        <Change
          name={say.debt}
          before={loanWords(listed, old.debt)}
          after={next && loanWords(listed, next.debt)}
        />
        <Change
          name={say.collateralWorth}
          before={loanWords(listed, old.worth)}
          after={next && loanWords(listed, next.worth)}
        />
        <Change
          name={say.health}
          before={<HealthMark health={old.health} />}
          after={next && <HealthMark health={next.health} />}
        />
        {collaterals.map((token, index) =>
          isPledged(index) ? (
            <Change
              key={token.address}
              name={say.liquidationPriceOf(pairPrice(PRICE_ONE, token, loan, markets).of.symbol)}
              before={priceOf(old, index)}
              after={next && priceOf(next, index)}
            />
          ) : null,
        )}
        <Change name={say.borrowYield} before={rate(before)} after={after && rate(after)} />
      </dl>
      {isRiskier && (
        <Notice tone="warn">
          {next.tier === 'danger' ? say.closeToLiquidation : say.notFarFromLiquidation}
        </Notice>
      )}
    </>
  );
}
