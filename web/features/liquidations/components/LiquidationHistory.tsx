import type { Liquidation } from '@weir/indexer/client';
import { formatAmount, shortAddress } from '#lib/formatAmount.ts';
import { formatDayClock } from '#lib/formatTime.ts';
import { Empty } from '#ui/Empty.tsx';
import { Panel } from '#ui/Panel.tsx';
import { useLiquidations } from '../queries/useRiskList.ts';
import { say } from '../words/english.ts';

/** The last liquidations: who, how much, and whether the lenders lost by them. */
export function LiquidationHistory() {
  const liquidations = useLiquidations();
  if (!liquidations) return null;
  return (
    <Panel title={say.lastLiquidations}>
      {liquidations.length === 0 ? (
        <Empty>{say.noneYet}</Empty>
      ) : (
        <section
          aria-label={say.lastLiquidations}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          tabIndex={0}
          className="overflow-x-auto"
        >
          <table className="w-full text-xs">
            <thead>
              <tr className="border-b border-line text-right text-quiet">
                {[say.time, say.owner, say.repaid, say.seized, say.gain, say.lost].map(
                  (heading) => (
                    <th
                      key={heading}
                      scope="col"
                      className="h-8 px-3 font-normal whitespace-nowrap first:text-left"
                    >
                      {heading}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {liquidations.map((one) => (
                <Line key={one.id} liquidation={one} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  );
}

function Line({ liquidation }: { liquidation: Liquidation }) {
  const { loan, seized, gain } = liquidation;
  const inLoan = (units: string) => `${formatAmount(BigInt(units), loan.decimals)} ${loan.symbol}`;
  const cell = 'px-3 py-1.5 text-right whitespace-nowrap';
  return (
    <tr className="border-b border-line last:border-0">
      <td className="px-3 py-1.5 whitespace-nowrap">{formatDayClock(liquidation.timestamp)}</td>
      <td className={cell} title={liquidation.owner}>
        {shortAddress(liquidation.owner)}
      </td>
      <td className={cell}>{inLoan(liquidation.repaid)}</td>
      <td className={cell}>
        {seized
          .filter(({ amount }) => BigInt(amount) > 0n)
          .map(
            ({ amount, token }) =>
              `${formatAmount(BigInt(amount), token.decimals)} ${token.symbol}`,
          )
          .join(' + ') || '–'}
      </td>
      <td className={cell}>{gain === null ? '–' : inLoan(gain)}</td>
      <td className={`${cell} ${BigInt(liquidation.writtenOff) > 0n ? 'text-sell' : ''}`}>
        {BigInt(liquidation.writtenOff) > 0n ? inLoan(liquidation.writtenOff) : '–'}
      </td>
    </tr>
  );
}
