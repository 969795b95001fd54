import type { Token } from '#features/deployment';
import { TokenPicker } from '#features/tokens';
import { DecimalField } from '#ui/DecimalField.tsx';
import type { Place } from '../model/tradeSettings.ts';
import { say } from '../words/english.ts';
import { BalanceLine } from './BalanceLine.tsx';

interface SwapFieldProps {
  label: string;
  tokenLabel: string;
  token: Token;
  value: string;
  isComputed: boolean;
  problem: string | undefined;
  balance: bigint | undefined;
  place: Place;
  /** A button takes all of the balance. */
  hasMax?: boolean;
  onType: (text: string) => void;
  onToken: (token: Token) => void;
}

/** One end of a swap: its amount, its token, and what the reader has of it. */
export function SwapField(props: SwapFieldProps) {
  const { label, tokenLabel, token, value, isComputed, problem, balance, place } = props;
  const { hasMax = false, onType, onToken } = props;
  return (
    <DecimalField
      label={label}
      unit={<TokenPicker label={tokenLabel} chosen={token} onChoose={onToken} />}
      value={value}
      computed={isComputed}
      onChange={onType}
      problem={problem}
      aside={
        <span className="flex items-center gap-1.5">
          {place === 'exchange' && <span>{say.inExchange}</span>}
          <BalanceLine token={token} balance={balance} {...(hasMax ? { onMax: onType } : {})} />
        </span>
      }
    />
  );
}
