import { packMarketKey, packSwapTerms } from '@weir/contracts';
import { useState } from 'react';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { useMarket } from '#features/market';
import {
  createWording,
  exchangeCall,
  useTransactions,
  wordsForExchangeError,
} from '#features/transactions';
import { useAccount, useAllowance, useBalance } from '#features/wallet';
import { exactDecimal, formatAmount } from '#lib/formatAmount.ts';
import { Chip } from '#ui/Chip.tsx';
import { DecimalField } from '#ui/DecimalField.tsx';
import { Detail } from '#ui/Detail.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import {
  addQuote,
  inProportion,
  type LiquidityQuote,
  sharePercent,
} from '../model/liquidityQuote.ts';
import { LiquidityButton } from './LiquidityButton.tsx';

/** Room for the pool to move between quote and block: half a percent. */
const TOLERANCE = 995n;
const DEADLINE = 20 * 60;

/** A deposit of both tokens in the pool's proportion. */
export function AddForm({ market }: { market: ListedMarket }) {
  const { base, quote } = market;
  const { exchange, tokens } = useDeployment();
  const { address } = useAccount();
  const { data, isStale } = useMarket(market);
  const { undertake, isBusy, failure } = useTransactions(market);
  const [typed, setTyped] = useState({ base: '', quote: '' });
  const held = { base: useBalance(base.address), quote: useBalance(quote.address) };
  const allowed = { base: useAllowance(base.address), quote: useAllowance(quote.address) };
  if (!data) return <Skeleton rows={4} label="Reading the pool" />;

  const pool = data.state;
  const found: LiquidityQuote = addQuote(market, pool, typed);
  const change = found.kind === 'quoted' ? found.change : null;
  const give = (side: 'base' | 'quote', text: string) => {
    const other = inProportion(market, pool, side, text);
    setTyped((before) => {
      const next = { ...before, [side]: text };
      if (other === null) return next;
      return side === 'base' ? { ...next, quote: other } : { ...next, base: other };
    });
  };
  const obstacle = (() => {
    if (found.kind === 'empty') return 'Enter an amount';
    if (found.kind === 'refused') return 'Change the amounts';
    if (isStale) return 'Prices are old';
    if (held.base === undefined || held.quote === undefined) return 'Reading your balance…';
    if (found.change.base > held.base) return `Not enough ${base.symbol}`;
    if (found.change.quote > held.quote) return `Not enough ${quote.symbol}`;
    return isBusy ? 'Waiting for the transaction…' : null;
  })();

  const submit = async () => {
    if (!change || !address) return;
    // The other side may take a little more if the pool moves: both maxima leave that room.
    const most = {
      base: change.base + change.base / 200n + 1n,
      quote: change.quote + change.quote / 200n + 1n,
    };
    const isFirst = pool.totalShares === 0n;
    const maxima = isFirst ? change : most;
    const approvals = [
      { token: base, side: 'base' as const },
      { token: quote, side: 'quote' as const },
    ]
      .filter(({ side }) => (allowed[side] ?? 0n) < maxima[side])
      .map(({ token, side }) => ({
        token: token.address,
        symbol: token.symbol,
        amount: maxima[side],
      }));
    const terms = packSwapTerms({
      recipient: address,
      deadline: Number(data.block.timestamp) + DEADLINE,
    });
    const isDone = await undertake({
      label: `Add ${formatAmount(change.base, base.decimals)} ${base.symbol} and ${formatAmount(change.quote, quote.decimals)} ${quote.symbol}`,
      approvals,
      call: exchangeCall(exchange, 'addLiquidity', [
        packMarketKey(market.terms),
        change.base,
        change.quote,
        (change.shares * TOLERANCE) / 1000n,
        terms,
      ]),
    });
    if (isDone) setTyped({ base: '', quote: '' });
  };

  const field = (side: 'base' | 'quote') => {
    const token = side === 'base' ? base : quote;
    const balance = held[side];
    return (
      <DecimalField
        label={`${token.symbol} to add`}
        unit={token.symbol}
        value={typed[side]}
        onChange={(text) => give(side, text)}
        aside={
          balance !== undefined && (
            <span className="flex items-center gap-1.5">
              {formatAmount(balance, token.decimals)}
              <Chip onClick={() => give(side, exactDecimal(balance, token.decimals))}>Max</Chip>
            </span>
          )
        }
      />
    );
  };

  return (
    <div className="flex flex-col gap-3 p-3">
      {field('base')}
      {field('quote')}
      {pool.totalShares === 0n && (
        <Notice tone="plain">
          The pool is empty: this deposit sets its price, and leaves 1000 units of shares with
          nobody.
        </Notice>
      )}
      {change && (
        <dl>
          <Detail name="Part of the pool">{sharePercent(change.shares, change.totalShares)}</Detail>
          <Detail name="Takes">
            {formatAmount(change.base, base.decimals, 6)} {base.symbol} and{' '}
            {formatAmount(change.quote, quote.decimals, 6)} {quote.symbol}
          </Detail>
        </dl>
      )}
      {found.kind === 'refused' && (
        <Notice tone="error">
          {found.error
            ? wordsForExchangeError(found.error, createWording(market, tokens))
            : found.words}
        </Notice>
      )}
      {failure && (
        <Notice tone={failure.kind === 'rejected' ? 'warn' : 'error'}>{failure.words}</Notice>
      )}
      <LiquidityButton obstacle={obstacle} label="Add liquidity" onSubmit={() => void submit()} />
    </div>
  );
}
