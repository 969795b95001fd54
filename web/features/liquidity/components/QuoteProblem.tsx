import { type ListedMarket, useDeployment } from '#features/deployment';
import { createWording, type useTransactions, wordsForExchangeError } from '#features/transactions';
import { Notice } from '#ui/Notice.tsx';
import type { LiquidityQuote, SingleQuote } from '../model/liquidityQuote.ts';

interface QuoteProblemProps {
  market: ListedMarket;
  found: LiquidityQuote | SingleQuote;
  failure: ReturnType<typeof useTransactions>['failure'];
}

/** Why what was typed cannot be done, and why what was sent was not. */
export function QuoteProblem({ market, found, failure }: QuoteProblemProps) {
  const { tokens } = useDeployment();
  return (
    <>
      {found.kind === 'refused' && (found.error || found.words) && (
        <Notice tone="error">
          {found.error
            ? wordsForExchangeError(found.error, createWording(market, tokens))
            : found.words}
        </Notice>
      )}
      {failure && (
        <Notice tone={failure.kind === 'rejected' ? 'warn' : 'error'}>{failure.words}</Notice>
      )}
    </>
  );
}
