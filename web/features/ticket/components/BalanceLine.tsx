import type { Token } from '#features/deployment';
import { exactDecimal, formatAmount } from '#lib/formatAmount.ts';
import { Chip } from '#ui/Chip.tsx';
import { say } from '../words/english.ts';

interface BalanceLineProps {
  token: Token;
  balance: bigint | undefined;
  /** Takes all of it, as typed text. */
  onMax?: (amount: string) => void;
}

/** What the reader holds, and a way to take all of it. */
export function BalanceLine({ token, balance, onMax }: BalanceLineProps) {
  if (balance === undefined) return null;
  return (
    <span className="flex items-center gap-1.5">
      <span data-testid={`balance-${token.symbol}`}>{formatAmount(balance, token.decimals)}</span>
      {onMax && (
        <Chip
          disabled={balance === 0n}
          onClick={() => onMax(exactDecimal(balance, token.decimals))}
        >
          {say.most}
        </Chip>
      )}
    </span>
  );
}
