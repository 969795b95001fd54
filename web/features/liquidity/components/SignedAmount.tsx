import type { Token } from '#features/deployment';
import { formatAmount } from '#lib/formatAmount.ts';

interface SignedAmountProps {
  units: bigint;
  token: Token;
  /** What is below it came of rounding, and is no gain or loss. */
  dust: bigint;
}

/** A gain or a loss: sign, shape and colour say which. */
export function SignedAmount({ units, token, dust }: SignedAmountProps) {
  const size = units < 0n ? -units : units;
  if (units !== 0n && size <= dust) return <span className="text-quiet">≈ 0 {token.symbol}</span>;
  const text = `${formatAmount(size, token.decimals, 2)} ${token.symbol}`;
  if (units === 0n) return <span>{text}</span>;
  return (
    <span className={`whitespace-nowrap ${units > 0n ? 'text-buy' : 'text-sell'}`}>
      <span aria-hidden="true">{units > 0n ? '▲ ' : '▼ '}</span>
      {units > 0n ? '+' : '−'}
      {text}
    </span>
  );
}
