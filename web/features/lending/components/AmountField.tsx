import type { Token } from '#features/deployment';
import { readDecimal } from '#lib/decimalEntry.ts';
import { exactDecimal, formatAmount } from '#lib/formatAmount.ts';
import { Chip } from '#ui/Chip.tsx';
import { DecimalField } from '#ui/DecimalField.tsx';
import { entryProblem } from '../model/amountEntry.ts';
import { say } from '../words/english.ts';

interface AmountFieldProps {
  label: string;
  token: Token;
  value: string;
  onChange: (text: string) => void;
  /** What there is at most, in units: shown, and filled in by a press. Undefined while unknown. */
  most?: bigint | undefined;
  /** What that is, such as `In your wallet`. */
  mostLabel?: string;
  /** In place of filling in the figure. */
  onMost?: () => void;
  problem?: string | undefined;
}

/** An amount of a token, with what there is of it. */
export function AmountField(props: AmountFieldProps) {
  const { label, token, value, onChange, most, mostLabel, problem } = props;
  const fill = () =>
    props.onMost ? props.onMost() : onChange(exactDecimal(most ?? 0n, token.decimals));
  return (
    <DecimalField
      label={label}
      unit={token.symbol}
      value={value}
      onChange={onChange}
      problem={entryProblem(readDecimal(value, token.decimals), token) ?? problem}
      aside={
        most !== undefined && (
          <span className="flex items-center gap-1.5 text-right">
            <span>
              {mostLabel} {formatAmount(most, token.decimals)}
            </span>
            <Chip disabled={most === 0n} onClick={fill} aria-label={say.mostOf(label)}>
              {say.max}
            </Chip>
          </span>
        )
      }
    />
  );
}
