import type { Position } from '@weir/indexer/client';
import type { Token } from '#features/deployment';
import { dustOf, type ResultStep, resultSteps, stepBars } from '../model/resultSteps.ts';
import { say } from '../words/english.ts';
import { SignedAmount } from './SignedAmount.tsx';

const names: Record<ResultStep['kind'], () => string> = {
  fees: () => say.fees,
  price: () => say.priceStep,
  loss: () => say.loss,
  result: () => say.result,
};

/** How a result comes about: each bar begins where the one above it ended, the last one is their sum. */
export function ResultDrawing({ position, token }: { position: Position; token: Token }) {
  const steps = resultSteps(position);
  const dust = dustOf(position.valueIn);
  const { bars, zero } = stepBars(steps, 1000n * dust + 1n);
  return (
    <figure aria-label={say.resultDrawing} className="flex flex-col gap-1.5 text-xs">
      {steps.map((step, index) => {
        const bar = bars[index] ?? { start: 0, width: 0 };
        const isSum = step.kind === 'result';
        return (
          <div key={step.kind} className={isSum ? 'border-t border-line pt-1.5' : ''}>
            <div className="flex items-baseline justify-between gap-3">
              <span className={isSum ? 'font-medium' : 'text-quiet'}>{names[step.kind]()}</span>
              <SignedAmount units={step.amount} token={token} dust={dust} />
            </div>
            <div aria-hidden="true" className="relative mt-0.5 h-2 rounded-sm bg-raised">
              <span
                className={`absolute inset-y-0 rounded-[1px] ${isSum ? 'bg-accent' : step.amount < 0n ? 'bg-sell' : 'bg-buy'}`}
                style={{ left: `${bar.start * 100}%`, width: `${bar.width * 100}%` }}
              />
              <span
                className="absolute -inset-y-0.5 w-px bg-control"
                style={{ left: `${zero * 100}%` }}
              />
            </div>
          </div>
        );
      })}
    </figure>
  );
}
