import { type TierTerms, tiers as usualTiers } from '@weir/contracts';
import { say } from '../words/english.ts';

interface TierFieldProps {
  tiers: readonly TierTerms[];
  value: number;
  onChange: (tier: number) => void;
}

const usualNames: Record<keyof typeof usualTiers, () => string> = {
  stable: () => say.tierStable,
  major: () => say.tierMajor,
  other: () => say.tierOther,
  new: () => say.tierNew,
};

/** Which fees and steps a market has: what the exchange offers, as the chain says it. */
export function TierField({ tiers, value, onChange }: TierFieldProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-xs font-medium">{say.tier}</legend>
      <div className="grid gap-1.5 sm:grid-cols-2">
        {[...tiers.entries()].map(([tier, terms]) => (
          <label
            key={tier}
            className="flex cursor-pointer items-baseline gap-2.5 rounded-md border border-line px-3 py-2 has-checked:border-accent has-checked:bg-accent-wash"
          >
            <input
              type="radio"
              name="tier"
              checked={value === tier}
              onChange={() => onChange(tier)}
              className="translate-y-0.5 accent-accent"
            />
            <span className="flex flex-1 flex-col">
              <span>{nameOf(terms) ?? say.tierNumber(tier)}</span>
              <span className="text-xs text-quiet">
                {say.tierFees(terms.poolFee / 10_000, terms.takerFee / 10_000)}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What the bindings call a tier with exactly these terms; null where the exchange has added one of its own. */
function nameOf(terms: TierTerms): string | null {
  const isSame = (usual: TierTerms) =>
    usual.tickSpacing === terms.tickSpacing &&
    usual.poolFee === terms.poolFee &&
    usual.takerFee === terms.takerFee &&
    usual.makerRebate === terms.makerRebate;
  const names = Object.keys(usualTiers) as (keyof typeof usualTiers)[];
  const found = names.find((name) => isSame(usualTiers[name]));
  return found ? usualNames[found]() : null;
}
