import type { ListedMarket } from '#features/deployment';
import { formatLots } from '#features/market';
import { type DepthCurve, depthAt } from '../model/depthCurve.ts';
import { say } from '../words/english.ts';

const PERCENTS = [0.1, 0.5, 1, 2, 5, 10, 25];

interface DepthTableProps {
  market: ListedMarket;
  curve: DepthCurve;
}

/** The depth chart's figures as a table, for those who do not see it. */
export function DepthTable({ market, curve }: DepthTableProps) {
  const shown = PERCENTS.filter(
    (percent) => curve.mid * (1 + percent / 100) <= curve.high * 1.0001,
  );
  const cell = (which: 'bids' | 'asks', percent: number) => {
    const point = depthAt(curve, which, percent);
    return point
      ? say.poolAndBook(formatLots(market, point.poolLots), formatLots(market, point.bookLots))
      : '–';
  };
  return (
    <div className="sr-only">
      <table>
        <caption>{say.depthTable(market.base.symbol)}</caption>
        <thead>
          <tr>
            <th scope="col">{say.distance}</th>
            <th scope="col">{say.bids}</th>
            <th scope="col">{say.asks}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((percent) => (
            <tr key={percent}>
              <th scope="row">{percent} %</th>
              <td>{cell('bids', percent)}</td>
              <td>{cell('asks', percent)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
