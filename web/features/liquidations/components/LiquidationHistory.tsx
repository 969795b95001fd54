import type { Liquidation } from '@weir/indexer/client';
import { formatAmount, shortAddress } from '#lib/formatAmount.ts';
import { formatDayClock } from '#lib/formatTime.ts';
import { useMediaQuery } from '#lib/useMediaQuery.ts';
import { Detail } from '#ui/Detail.tsx';
import { Empty } from '#ui/Empty.tsx';
import { Panel } from '#ui/Panel.tsx';
import { useLiquidations } from '../queries/useRiskList.ts';
import { say } from '../words/english.ts';

/** The last liquidations: who, how much, and whether the lenders lost by them. */
export function LiquidationHistory() {
  const liquidations = useLiquidations();
  const List = useMediaQuery('(width >= 760px)') ? Table : Cards;
  if (!liquidations) return null;
  return (
    <Panel title={say.lastLiquidations}>
      {liquidations.length === 0 ? (
        <Empty>{say.noneYet}</Empty>
      ) : (
        <List liquidations={liquidations} />
      )}
    </Panel>
  );
}

interface ListProps {
  liquidations: readonly Liquidation[];
}

function Table({ liquidations }: ListProps) {
  return (
    <section
      aria-label={say.lastLiquidations}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto"
    >
      <table className="w-full text-xs">
        <thead>
          <tr className="border-b border-line text-right text-quiet">
            {[say.time, say.owner, say.repaid, say.seized, say.gain, say.lost].map((heading) => (
              <th
                key={heading}
                scope="col"
                className="h-8 px-3 font-normal whitespace-nowrap first:text-left"
              >
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {liquidations.map((one) => (
            <Line key={one.id} liquidation={one} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** As cards, where a table has no room. */
function Cards({ liquidations }: ListProps) {
  return (
    <ul>
      {liquidations.map((one) => {
        const { time, owner, repaid, seized, gain, lost } = wordsOf(one);
        return (
          <li key={one.id} className="border-b border-line px-3 py-2 last:border-0">
            <dl>
              <Detail name={say.time}>{time}</Detail>
              <Detail name={say.owner}>
                <span title={one.owner}>{owner}</span>
              </Detail>
              <Detail name={say.repaid}>{repaid}</Detail>
              <Detail name={say.seized}>{seized}</Detail>
              <Detail name={say.gain}>{gain}</Detail>
              {lost !== null && (
                <Detail name={say.lost}>
                  <span className="text-sell">{lost}</span>
                </Detail>
              )}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}

function Line({ liquidation }: { liquidation: Liquidation }) {
  const { time, owner, repaid, seized, gain, lost } = wordsOf(liquidation);
  const cell = 'px-3 py-1.5 text-right whitespace-nowrap';
  return (
    <tr className="border-b border-line last:border-0">
      <td className="px-3 py-1.5 whitespace-nowrap">{time}</td>
      <td className={cell} title={liquidation.owner}>
        {owner}
      </td>
      <td className={cell}>{repaid}</td>
      <td className={cell}>{seized}</td>
      <td className={cell}>{gain}</td>
      <td className={`${cell} ${lost === null ? '' : 'text-sell'}`}>{lost ?? '–'}</td>
    </tr>
  );
}

function wordsOf({ timestamp, owner, loan, repaid, seized, gain, writtenOff }: Liquidation) {
  const inLoan = (units: string) => `${formatAmount(BigInt(units), loan.decimals)} ${loan.symbol}`;
  const taken = seized.flatMap(({ amount, token }) =>
    BigInt(amount) > 0n ? [`${formatAmount(BigInt(amount), token.decimals)} ${token.symbol}`] : [],
  );
  return {
    time: formatDayClock(timestamp),
    owner: shortAddress(owner),
    repaid: inLoan(repaid),
    seized: taken.join(' + ') || '–',
    gain: gain === null ? '–' : inLoan(gain),
    /** Null where nothing was written off. */
    lost: BigInt(writtenOff) > 0n ? inLoan(writtenOff) : null,
  };
}
