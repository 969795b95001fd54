import { type HealthTier, healthText, healthTier } from '../model/positionFigures.ts';
import { say } from '../words/english.ts';

const looks: Record<HealthTier, string> = {
  none: 'text-quiet',
  liquidatable: 'text-sell',
  danger: 'text-sell',
  caution: 'text-warn',
  fine: 'text-buy',
};

const words: Record<HealthTier, () => string> = {
  none: () => say.noDebt,
  liquidatable: () => say.liquidatable,
  danger: () => say.inDanger,
  caution: () => say.takeCare,
  fine: () => say.isFine,
};

/** A health factor with what it means; never by colour alone. */
export function HealthMark({ health }: { health: bigint | null }) {
  const tier = healthTier(health);
  return (
    <span className={looks[tier]}>
      {tier === 'none' ? null : <span className="font-medium">{healthText(health)} </span>}
      <span className="text-2xs whitespace-nowrap">{words[tier]()}</span>
    </span>
  );
}
