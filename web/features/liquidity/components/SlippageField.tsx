import { useId, useState } from 'react';
import { readSlippage } from '#features/ticket';
import { exactDecimal } from '#lib/formatAmount.ts';
import { Chip } from '#ui/Chip.tsx';
import { changeLiquiditySlippage, useLiquiditySlippage } from '../model/liquiditySlippage.ts';
import { say } from '../words/english.ts';

const presets = [10, 50, 100];

/** How much less than quoted is accepted: a preset, or a percentage of the reader's own. */
export function SlippageField() {
  const points = useLiquiditySlippage();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? exactDecimal(BigInt(points), 2);
  const isWrong = readSlippage(shown) === null;
  const take = (text: string) => {
    setTyped(text);
    const read = readSlippage(text);
    if (read !== null) changeLiquiditySlippage(read);
  };
  return (
    <div className="flex flex-col gap-1 text-xs">
      <div className="flex flex-wrap items-center gap-1.5">
        <label htmlFor={id} className="mr-auto text-quiet">
          {say.slippage}
        </label>
        {presets.map((preset) => (
          <Chip
            key={preset}
            aria-pressed={points === preset}
            onClick={() => {
              setTyped(null);
              changeLiquiditySlippage(preset);
            }}
          >
            {exactDecimal(BigInt(preset), 2)} %
          </Chip>
        ))}
        <span
          className={`flex h-6 items-center rounded border bg-paper px-1.5 focus-within:border-accent ${isWrong ? 'border-sell' : 'border-control'}`}
        >
          <input
            id={id}
            inputMode="decimal"
            autoComplete="off"
            value={shown}
            aria-invalid={isWrong}
            aria-describedby={isWrong ? `${id}-wrong` : undefined}
            onChange={(event) => take(event.target.value)}
            onBlur={() => !isWrong && setTyped(null)}
            className="w-9 bg-transparent text-right outline-none"
          />
          <span className="ml-1">%</span>
        </span>
      </div>
      {isWrong && (
        <p id={`${id}-wrong`} className="text-sell">
          {say.slippageRange}
        </p>
      )}
    </div>
  );
}
