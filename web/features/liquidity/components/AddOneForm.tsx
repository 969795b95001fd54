import { packMarketKey, packSwapTerms } from '@weir/contracts';
import { useMemo, useState } from 'react';
import { useDeployment } from '#features/deployment';
import { useTradeSettings } from '#features/ticket';
import { ApprovalSteps, exchangeCall, useTransactions } from '#features/transactions';
import { SendButton, useAccount, useAllowance } from '#features/wallet';
import { exactDecimal, formatAmount } from '#lib/formatAmount.ts';
import { deadlineAfter } from '#lib/termsTime.ts';
import { unlessRetyped } from '#lib/unlessRetyped.ts';
import { Chip } from '#ui/Chip.tsx';
import { DecimalField } from '#ui/DecimalField.tsx';
import { Detail } from '#ui/Detail.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Segments } from '#ui/Segments.tsx';
import { entryProblem, leastOf, singleQuote } from '../model/liquidityQuote.ts';
import { useLiquiditySlippage } from '../model/liquiditySlippage.ts';
import { validateLiquidity } from '../model/validateLiquidity.ts';
import { usePurses } from '../queries/usePurses.ts';
import { say } from '../words/english.ts';
import type { AddFormProps } from './AddBothForm.tsx';
import { type Place, PlaceField } from './PlaceField.tsx';
import { QuoteProblem } from './QuoteProblem.tsx';
import { SharesAfter } from './SharesAfter.tsx';
import { SlippageField } from './SlippageField.tsx';

/** Percent of impact from which the swapped part of a deposit is pointed out. */
const MUCH_IMPACT = 1;

/** A deposit of one token: a part of it is swapped over pool and book, and both are added. */
export function AddOneForm({ market, data, isStale }: AddFormProps) {
  const { exchange } = useDeployment();
  const { address } = useAccount();
  const { deadlineMinutes, unlimitedApproval } = useTradeSettings();
  const slippage = useLiquiditySlippage();
  const { undertake, isBusy, failure } = useTransactions(market);
  const [side, setSide] = useState<'base' | 'quote'>('base');
  const [text, setText] = useState('');
  const [from, setFrom] = useState<Place>('wallet');
  const baseIn = side === 'base';
  const [token, other] = baseIn ? [market.base, market.quote] : [market.quote, market.base];
  const spendable = usePurses(token.address);
  const allowed = useAllowance(token.address);
  const held = spendable[from];
  const pool = data.state;
  // Some hundred walks over the book: once a block and keystroke.
  const found = useMemo(
    () => singleQuote(market, pool, baseIn, text),
    [market, pool, baseIn, text],
  );
  const quoted = found.kind === 'quoted' ? found : null;
  const addition = quoted?.addition ?? null;
  const obstacle = validateLiquidity({
    found: found.kind,
    needs: addition ? [{ symbol: token.symbol, amount: addition.amountIn, held }] : [],
    isStale,
    isBusy,
    emptyWords: say.enterAmount,
  });

  const amount = addition?.amountIn ?? 0n;
  const approvals =
    from === 'wallet' && (allowed ?? 0n) < amount
      ? [{ token: token.address, symbol: token.symbol, amount }]
      : [];
  const call =
    addition && address
      ? exchangeCall(exchange, 'addLiquiditySingle', [
          packMarketKey(market.terms),
          amount,
          addition.swapAmount,
          leastOf(addition.change.shares, slippage),
          packSwapTerms({
            recipient: address,
            deadline: deadlineAfter(deadlineMinutes, data.block),
            baseIn,
            fromInternal: from === 'internal',
          }),
        ])
      : null;

  const submit = async () => {
    if (!call) return;
    const amountText = `${formatAmount(amount, token.decimals)} ${token.symbol}`;
    const isDone = await undertake({
      label: say.addOneLabel(amountText, `${market.base.symbol}/${market.quote.symbol}`),
      approvals,
      pays: from === 'wallet' ? [{ token: token.address, amount }] : [],
      unlimited: unlimitedApproval,
      call,
    });
    if (isDone) setText(unlessRetyped(text, ''));
  };

  return (
    <>
      <Segments
        label={say.whichToken}
        size="small"
        value={side}
        onChange={(next) => {
          setSide(next);
          setText('');
        }}
        segments={[
          { value: 'base', label: market.base.symbol },
          { value: 'quote', label: market.quote.symbol },
        ]}
      />
      <DecimalField
        label={say.toAdd(token.symbol)}
        unit={token.symbol}
        value={text}
        onChange={setText}
        problem={entryProblem(text, token)}
        aside={
          held !== undefined && (
            <span className="flex items-center gap-1.5">
              {formatAmount(held, token.decimals)}
              <Chip onClick={() => setText(exactDecimal(held, token.decimals))}>{say.max}</Chip>
            </span>
          )
        }
      />
      {(spendable.internal ?? 0n) > 0n && (
        <PlaceField label={say.payFrom} value={from} onChange={setFrom} />
      )}
      {addition && (
        <dl>
          <Detail name={say.swapped}>
            {formatAmount(addition.swap.amountIn, token.decimals)} {token.symbol} →{' '}
            {formatAmount(addition.swap.amountOut, other.decimals)} {other.symbol}
          </Detail>
          {quoted?.impact != null && (
            <Detail name={say.impact}>{quoted.impact.toFixed(2)} %</Detail>
          )}
          <Detail name={say.intoPool}>
            {formatAmount(addition.change.base, market.base.decimals)} {market.base.symbol} +{' '}
            {formatAmount(addition.change.quote, market.quote.decimals)} {market.quote.symbol}
          </Detail>
          {addition.left > 0n && (
            <Detail name={say.leftOver}>
              {formatAmount(addition.left, other.decimals)} {other.symbol}
            </Detail>
          )}
          <SharesAfter market={market} pool={pool} change={addition.change} sign={1n} />
        </dl>
      )}
      {quoted?.impact != null && quoted.impact >= MUCH_IMPACT && (
        <Notice tone="warn">{say.muchImpact(quoted.impact.toFixed(2))}</Notice>
      )}
      <SlippageField />
      <QuoteProblem market={market} found={found} failure={failure} />
      <SendButton obstacle={obstacle} label={say.add} onSubmit={() => void submit()} />
      {obstacle === null && call && <ApprovalSteps approvals={approvals} call={call} />}
    </>
  );
}
