import type { Token } from '#features/deployment';
import { useBalance } from '#features/wallet';
import { formatAmount } from '#lib/formatAmount.ts';
import { ChoiceRow } from '#ui/ChoiceRow.tsx';
import type { LimitOptions } from '../model/limitOptions.ts';
import { useExchangeBalance } from '../queries/useExchangeBalance.ts';
import { say } from '../words/english.ts';

interface PurseFieldProps {
  pays: Token;
  options: LimitOptions;
  onChange: (change: Partial<LimitOptions>) => void;
}

/** Wallet or balance in the exchange, on either side. */
export function PurseField({ pays, options, onChange }: PurseFieldProps) {
  const wallet = useBalance(pays.address);
  const exchange = useExchangeBalance(pays.address);
  const held = (units: bigint | undefined) =>
    units === undefined ? '' : `: ${formatAmount(units, pays.decimals, 2)} ${pays.symbol}`;
  return (
    <>
      <ChoiceRow
        label={say.payFrom}
        value={options.payFrom}
        onChange={(payFrom) => onChange({ payFrom })}
        choices={[
          { value: 'wallet', label: `${say.wallet}${held(wallet)}` },
          { value: 'exchange', label: `${say.exchangeBalance}${held(exchange)}` },
        ]}
      />
      <ChoiceRow
        label={say.receiveTo}
        value={options.receiveTo}
        onChange={(receiveTo) => onChange({ receiveTo })}
        choices={[
          { value: 'wallet', label: say.wallet },
          { value: 'exchange', label: say.exchangeBalance },
        ]}
      />
    </>
  );
}
