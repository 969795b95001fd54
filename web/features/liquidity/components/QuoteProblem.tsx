import { type ListedMarket, useDeployment } from '#features/deployment';
import { createWording, wordsForExchangeError } from '#features/errors';
import type { useTransactions } from '#features/transactions';
import { FailureNotice } from '#ui/FailureNotice.tsx';
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
      <FailureNotice failure={failure} />
    </>
  );
}
