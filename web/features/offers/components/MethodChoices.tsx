import { knownMethods, methodId } from '@weir/contracts';
import { formatDuration } from '#lib/formatDuration.ts';
import type { OfferDraft } from '../model/offerDraft.ts';
import type { EscrowMethod } from '../model/offerSource.ts';
import { say } from '../words/english.ts';

interface MethodChoicesProps {
  chosen: OfferDraft['methods'];
  onChange: (methods: OfferDraft['methods']) => void;
  terms: ReadonlyMap<string, EscrowMethod>;
  /** A pegged token leaves the buyer six days to pay, another six hours. */
  isPegged: boolean;
}

const windows = [900, 1800, 3600, 7200, 21_600, 86_400, 259_200, 518_400];
const LONGEST_VOLATILE = 21_600;
const USUAL = 1800;

/** The payment methods that the escrow lists; each chosen one with the time that the buyer has to pay. */
export function MethodChoices({ chosen, onChange, terms, isPegged }: MethodChoicesProps) {
  const listed = knownMethods.filter(({ name }) => terms.get(methodId(name))?.isListed);
  const possible = windows.filter((window) => isPegged || window <= LONGEST_VOLATILE);
  return (
    <fieldset className="grid gap-x-6 text-xs sm:grid-cols-2">
      <legend className="pb-1 text-quiet">{say.method}</legend>
      {listed.map(({ name }) => {
        const method = chosen.find((one) => one.name === name);
        const others = chosen.filter((one) => one.name !== name);
        const isReversible = terms.get(methodId(name))?.isReversible ?? true;
        return (
          <div key={name} className="flex min-h-9 items-center justify-between gap-2">
            <label className="flex min-h-8 flex-1 cursor-pointer items-center gap-2">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={method !== undefined}
                onChange={(event) =>
                  onChange(event.target.checked ? [...chosen, { name, window: USUAL }] : others)
                }
              />
              <span>
                {name}
                {isReversible && <span className="text-quiet"> · {say.reversible}</span>}
              </span>
            </label>
            {method && (
              <select
                aria-label={say.windowOf(name)}
                value={method.window}
                onChange={(event) =>
                  onChange(
                    chosen.map((one) =>
                      one.name === name ? { name, window: Number(event.target.value) } : one,
                    ),
                  )
                }
                className="h-8 rounded-md border border-control bg-panel px-1.5"
              >
                {possible.map((window) => (
                  <option key={window} value={window}>
                    {formatDuration(window)}
                  </option>
                ))}
              </select>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
