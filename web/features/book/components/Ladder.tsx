import { type KeyboardEvent, useMemo, useState } from 'react';
import type { ListedMarket } from '#features/deployment';
import { formatDecimalPrice, topOfMarket, useMarket } from '#features/market';
import { Empty } from '#ui/Empty.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { buildLadder, groupingLabel, groupings } from '../model/ladder.ts';
import { ladderTexts } from '../model/ladderTexts.ts';
import { sumToHere } from '../model/sumToHere.ts';
import { say } from '../words/english.ts';
import { LadderRow } from './LadderRow.tsx';

interface LadderProps {
  market: ListedMarket;
  /** The reader's own resting lots by tick. */
  ownTicks: { buy: ReadonlyMap<number, bigint>; sell: ReadonlyMap<number, bigint> };
  rows: number;
  onPrice: (price: string) => void;
  className?: string;
}

/**
 * The order book with the pool's own depth in it. A click on a row takes its price into the ticket; pointing at one says
 * what trading down to it costs.
 */
export function Ladder({ market, ownTicks, rows, onPrice, className = '' }: LadderProps) {
  const { data } = useMarket(market);
  const [chosen, setChosen] = useState<number | null>(null);
  const [marked, setMarked] = useState<string | null>(null);
  const state = data?.state;
  const choices = useMemo(() => (state ? groupings(market, state) : []), [market, state]);
  const grouping = chosen !== null && choices.includes(chosen) ? chosen : (choices[0] ?? 1);
  const ladder = useMemo(
    () => (state ? buildLadder(market, state, grouping, rows) : null),
    [market, state, grouping, rows],
  );
  const texts = useMemo(
    () => (ladder ? ladderTexts(market, ladder, grouping, ownTicks) : null),
    [market, ladder, grouping, ownTicks],
  );
  if (!state || !ladder || !texts) {
    return (
      <Panel title={say.title} className={className}>
        <Skeleton rows={rows} label={say.reading} />
      </Panel>
    );
  }
  const { mid, bid, ask } = topOfMarket(market, state);
  const [markedSide, markedTick] = marked?.split(' ') ?? [];
  const row =
    markedSide &&
    ladder[markedSide === 'sell' ? 'asks' : 'bids'].find(({ tick }) => tick === Number(markedTick));
  const sum = row
    ? sumToHere(market, state, markedSide === 'sell' ? 'sell' : 'buy', row.totalLots)
    : null;
  const isMarked = (side: 'buy' | 'sell', tick: number) =>
    Boolean(row) &&
    markedSide === side &&
    (side === 'sell' ? tick <= Number(markedTick) : tick >= Number(markedTick));

  return (
    <Panel
      title={say.title}
      className={className}
      aside={
        <select
          aria-label={say.grouping}
          value={grouping}
          onChange={(event) => setChosen(Number(event.target.value))}
          className="h-6 rounded bg-raised px-1.5 text-xs"
        >
          {choices.map((step) => (
            <option key={step} value={step}>
              {groupingLabel(market, state, step)}
            </option>
          ))}
        </select>
      }
    >
      <div className="grid grid-cols-3 px-3 pt-1.5 pb-1 text-2xs text-quiet">
        <span>{say.price(market.quote.symbol)}</span>
        <span className="text-right">{say.size(market.base.symbol)}</span>
        <span className="text-right">{say.total}</span>
      </div>
      {texts.asks.length + texts.bids.length === 0 && <Empty>{say.empty}</Empty>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears what its buttons say, one listener for all rows */}
      <div
        onClick={({ target }) => {
          const price = rowOf(target)?.dataset.price;
          if (price !== undefined) onPrice(price);
        }}
        onKeyDown={walkRows}
        onPointerOver={({ target }) => setMarked(rowOf(target)?.dataset.row ?? null)}
        onPointerLeave={() => setMarked(null)}
        onFocus={({ target }) => setMarked(rowOf(target)?.dataset.row ?? null)}
        onBlur={() => setMarked(null)}
      >
        <ol aria-label={say.asks} className="flex flex-col-reverse">
          {texts.asks.map((texts, at) => (
            <LadderRow
              key={texts.tick}
              {...texts}
              isMarked={isMarked('sell', texts.tick)}
              isFirst={at === 0}
            />
          ))}
        </ol>
        <div className="my-0.5 flex items-baseline justify-between border-y border-line px-3 py-1">
          <span className="text-sm font-semibold">{mid ? formatDecimalPrice(mid) : '–'}</span>
          <span className="text-2xs text-quiet">
            {bid && ask ? say.spread(spread(bid, ask)) : say.oneSide}
          </span>
        </div>
        <ol aria-label={say.bids}>
          {texts.bids.map((texts, at) => (
            <LadderRow
              key={texts.tick}
              {...texts}
              isMarked={isMarked('buy', texts.tick)}
              isFirst={at === 0}
            />
          ))}
        </ol>
      </div>
      <div className="mt-auto flex h-7 items-center gap-3 px-3 text-2xs whitespace-nowrap text-quiet">
        {sum === null ? <Legend /> : <span className="truncate text-ink">{sum}</span>}
      </div>
    </Panel>
  );
}

function Legend() {
  return (
    <>
      <Key className="bg-linear-to-r from-sell/60 to-buy/60" name={say.book} />
      <Key className="bg-pool/50" name={say.pool} />
      <span className="ml-auto">
        <span aria-hidden="true" className="text-accent">
          ◆{' '}
        </span>
        {say.yours}
      </span>
    </>
  );
}

function Key({ className, name }: { className: string; name: string }) {
  return (
    <span className="flex items-center gap-1">
      <span aria-hidden="true" className={`size-2 rounded-[2px] ${className}`} />
      {name}
    </span>
  );
}

function rowOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
}

/** Arrows, Home and End lead from row to row, in the order in which they stand. */
function walkRows(event: KeyboardEvent<HTMLDivElement>): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const asks = all.filter(({ dataset }) => dataset.row?.startsWith('sell'));
  const rows = [...asks.toReversed(), ...all.slice(asks.length)];
  const at = event.target instanceof HTMLElement ? rows.indexOf(event.target) : -1;
  const steps: Record<string, number> = {
    ArrowUp: at - 1,
    ArrowDown: at + 1,
    Home: 0,
    End: rows.length - 1,
  };
  const next = steps[event.key];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  rows[next]?.focus();
}

function spread(bid: string, ask: string): string {
  const gap = ((Number(ask) - Number(bid)) / Number(ask)) * 100;
  return Math.max(0, gap).toFixed(3);
}
