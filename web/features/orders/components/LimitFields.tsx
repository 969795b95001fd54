import { lotSize, type MarketState } from '@weir/contracts';
import { useState } from 'react';
import type { ListedMarket } from '#features/deployment';
import { topOfMarket } from '#features/market';
import type { TradeSearch } from '#features/ticket';
import { readDecimal } from '#lib/decimalEntry.ts';
import { exactDecimal, formatAmount } from '#lib/formatAmount.ts';
import { Chip } from '#ui/Chip.tsx';
import { DecimalField } from '#ui/DecimalField.tsx';
import type { LimitOptions } from '../model/limitOptions.ts';
import { gridPrice, type LimitQuote, readLots, readPrice } from '../model/limitQuote.ts';
import { affordableLots, lotsWorth, totalAt } from '../model/limitSizes.ts';
import { say } from '../words/english.ts';

interface LimitFieldsProps {
  market: ListedMarket;
  state: MarketState;
  typed: { side: 'buy' | 'sell'; price: string; amount: string };
  quote: LimitQuote;
  options: LimitOptions;
  balance: bigint | undefined;
  onChange: (change: Partial<TradeSearch>) => void;
}

const PARTS = [25, 50, 75, 100] as const;

/** Price, amount and their product, each of the last two following the other. */
export function LimitFields(props: LimitFieldsProps) {
  const { market, state, typed, quote, options, balance, onChange } = props;
  const { side, price, amount } = typed;
  const { base, quote: quoted } = market;
  const [typedTotal, setTypedTotal] = useState<string | null>(null);
  const tick = asNumber(price.trim() === '' ? null : readPrice(market, price));
  const lots = asLots(amount.trim() === '' ? null : readLots(market, amount));
  const pays = side === 'buy' ? quoted : base;

  const amountText = (size: bigint) =>
    size === 0n ? '' : exactDecimal(size * lotSize(market.terms.lotExponent), base.decimals);
  const takeTotal = (text: string) => {
    setTypedTotal(text);
    const entry = readDecimal(text, quoted.decimals);
    if (tick === null || entry.kind !== 'units') return;
    onChange({ amount: amountText(lotsWorth(tick, entry.units)) });
  };
  const takePart = (percent: number) => {
    if (balance === undefined || (side === 'buy' && tick === null)) return;
    const { timeInForce, slide } = options;
    const order = {
      sell: side === 'sell',
      tick: tick ?? 0,
      timeInForce,
      slide: slide && timeInForce === 'postOnly',
    };
    setTypedTotal(null);
    const budget = (balance * BigInt(percent)) / 100n;
    onChange({ amount: amountText(affordableLots(state, order, budget)) });
  };

  const total = totalText(typedTotal, quoted.decimals, tick, lots);
  const nearest = quote.kind === 'refused' ? quote.nearest : [];
  const problem = (field: 'price' | 'amount') =>
    quote.kind === 'refused' && quote.field === field ? quote.words : undefined;

  return (
    <>
      <DecimalField
        label={say.price}
        unit={quoted.symbol}
        value={price}
        onChange={(text) => onChange({ price: text })}
        problem={problem('price')}
        dense
      />
      <PriceChips market={market} state={state} side={side} onChange={onChange} />
      {nearest.length > 0 && (
        <p className="-mt-1 flex items-center gap-1.5 px-1 text-xs text-quiet">
          {say.takeNearest}
          {nearest.map((near) => (
            <Chip key={near} onClick={() => onChange({ price: near })}>
              {near}
            </Chip>
          ))}
        </p>
      )}
      <DecimalField
        label={say.amount}
        unit={base.symbol}
        value={amount}
        onChange={(text) => {
          setTypedTotal(null);
          onChange({ amount: text });
        }}
        problem={problem('amount')}
        dense
      />
      <fieldset aria-label={say.partOfBalance} className="-mt-1 grid grid-cols-4 gap-1.5">
        {PARTS.map((percent) => (
          <Chip
            key={percent}
            disabled={!balance || (side === 'buy' && tick === null)}
            onClick={() => takePart(percent)}
          >
            {percent === 100 ? say.most : `${percent} %`}
          </Chip>
        ))}
      </fieldset>
      <DecimalField
        label={say.total}
        unit={quoted.symbol}
        value={total.text}
        computed={total.isComputed}
        onChange={takeTotal}
        dense
      />
      {balance !== undefined && (
        <p className="-my-1 flex justify-between px-3 text-xs text-quiet">
          {say.available}
          <span>
            <span data-testid={`balance-${pays.symbol}`}>
              {formatAmount(balance, pays.decimals)}
            </span>{' '}
            {pays.symbol}
          </span>
        </p>
      )}
    </>
  );
}

interface PriceChipsProps {
  market: ListedMarket;
  state: MarketState;
  side: 'buy' | 'sell';
  onChange: (change: Partial<TradeSearch>) => void;
}

function PriceChips({ market, state, side, onChange }: PriceChipsProps) {
  const top = topOfMarket(market, state);
  const near = (wish: string | null, rounding: 'down' | 'up') =>
    wish === null ? null : gridPrice(market, wish, rounding);
  const chips = [
    { name: say.bid, near: near(top.bid, 'down') },
    { name: say.mid, near: near(top.mid, side === 'buy' ? 'down' : 'up') },
    { name: say.ask, near: near(top.ask, 'up') },
  ];
  return (
    <fieldset aria-label={say.pricesNear} className="-mt-1 grid grid-cols-3 gap-1.5">
      {chips.map(
        ({ name, near }) =>
          near !== null && (
            <Chip key={name} onClick={() => onChange({ price: near })}>
              {name}
            </Chip>
          ),
      )}
    </fieldset>
  );
}

/**
 * What the total's field shows: what was typed as long as the amount is what came of it, else the amount's worth at the
 * price. A price that changes elsewhere, in the ladder say, leaves the amount and moves the total.
 */
function totalText(
  typed: string | null,
  decimals: number,
  tick: number | null,
  lots: bigint | null,
): { text: string; isComputed: boolean } {
  if (typed !== null) {
    const entry = readDecimal(typed, decimals);
    const isCurrent =
      tick === null || entry.kind !== 'units' || lotsWorth(tick, entry.units) === (lots ?? 0n);
    if (isCurrent) return { text: typed, isComputed: false };
  }
  if (tick === null || lots === null) return { text: '', isComputed: true };
  return { text: exactDecimal(totalAt(tick, lots), decimals), isComputed: true };
}

const asNumber = (value: unknown) => (typeof value === 'number' ? value : null);
const asLots = (value: unknown) => (typeof value === 'bigint' ? value : null);
