import { memo } from 'react';
import { say } from '../words/english.ts';

/** All of a row as text: a row that reads as before is not drawn again, however often the market is read. */
interface LadderRowProps {
  side: 'buy' | 'sell';
  tick: number;
  /** As it goes into the ticket, and as it is shown. */
  price: string;
  shownPrice: string;
  size: string;
  total: string;
  book: string;
  pool: string;
  /** Own size; null where none rests here. */
  own: string | null;
  symbol: string;
  /** Percent of the longest bar: the sum to here, and the pool's part of it. */
  totalPart: number;
  poolPart: number;
  /** The pointer or the keyboard is at this row or at one behind it. */
  isMarked: boolean;
  /** The row that the Tab key reaches; arrows lead to the others. */
  isFirst: boolean;
}

export const LadderRow = memo(function LadderRow(props: LadderRowProps) {
  const { side, tick, price, own, book, pool, symbol } = props;
  const words = side === 'buy' ? say.bid : say.ask;
  return (
    <li className={`relative ${props.isMarked ? 'bg-raised/70' : ''}`}>
      {/* The bar is the sum to here: the pool's part of it at the edge, the book's beside it. */}
      <span
        aria-hidden="true"
        className={`absolute inset-y-px right-0 ${side === 'buy' ? 'bg-buy-wash' : 'bg-sell-wash'} opacity-60`}
        style={{ width: `${props.totalPart}%` }}
      />
      <span
        aria-hidden="true"
        className="absolute inset-y-px right-0 bg-pool/30"
        style={{ width: `${props.poolPart}%` }}
      />
      <button
        type="button"
        data-price={price}
        data-row={`${side} ${tick}`}
        tabIndex={props.isFirst ? 0 : -1}
        aria-label={`${words(price, book, pool, symbol)}${own === null ? '' : say.ownToo(own)}`}
        className="relative grid h-6 w-full grid-cols-3 items-center px-3 text-xs -outline-offset-2"
      >
        <span className={`text-left ${side === 'buy' ? 'text-buy' : 'text-sell'}`}>
          {props.shownPrice}
        </span>
        <span className="text-right">
          {own !== null && (
            <span className="mr-1 text-2xs text-accent" title={say.yours}>
              ◆{own}
            </span>
          )}
          {props.size}
        </span>
        <span className="text-right text-quiet">{props.total}</span>
      </button>
    </li>
  );
});
