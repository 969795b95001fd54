import type { Token } from '#features/deployment';
import { formatAmount } from '#lib/formatAmount.ts';

/** A gain or a loss: sign, shape and colour say which. */
export function SignedAmount({ units, token }: { units: bigint; token: Token }) {
  const text = `${formatAmount(units < 0n ? -units : units, token.decimals, 2)} ${token.symbol}`;
  if (units === 0n) return <span>{text}</span>;
  return (
    <span className={`whitespace-nowrap ${units > 0n ? 'text-buy' : 'text-sell'}`}>
      <span aria-hidden="true">{units > 0n ? '▲ ' : '▼ '}</span>
      {units > 0n ? '+' : '−'}
      {text}
    </span>
  );
}
