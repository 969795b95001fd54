import type { TradingAction } from '@weir/contracts';
import { useDeployment } from '#features/deployment';
import { shortAddress } from '#lib/formatAmount.ts';
import { formatDayClock } from '#lib/formatTime.ts';
import { Detail } from '#ui/Detail.tsx';
import { actionWords, say } from '../words/english.ts';

interface WhatIsSignedProps {
  delegate: string | null;
  markets: readonly bigint[];
  actions: readonly TradingAction[];
  /** Seconds since 1970. */
  expiry: bigint;
  deadline: bigint;
}

/** The fields of the signature, as the wallet will show them, in words. */
export function WhatIsSigned({ delegate, markets, actions, expiry, deadline }: WhatIsSignedProps) {
  const { exchange, chainName, markets: known } = useDeployment();
  const names = known
    .filter(({ terms }) => markets.includes(terms.id))
    .map(({ base, quote }) => `${base.symbol}/${quote.symbol}`);
  return (
    <details>
      <summary className="text-quiet">{say.whatIsSigned}</summary>
      <dl className="mt-1">
        <Detail name={say.exchange}>
          {shortAddress(exchange)}, {chainName}
        </Detail>
        <Detail name={say.key}>{delegate === null ? '–' : shortAddress(delegate)}</Detail>
        <Detail name={say.inMarkets}>{names.join(', ') || '–'}</Detail>
        <Detail name={say.mayDo}>
          {actions.map((action) => actionWords()[action].name).join(', ') || '–'}
        </Detail>
        <Detail name={say.rightsEnd}>{formatDayClock(Number(expiry))}</Detail>
        <Detail name={say.broughtBy}>{formatDayClock(Number(deadline))}</Detail>
        <Detail name={say.usedOnce}>{say.random}</Detail>
      </dl>
    </details>
  );
}
