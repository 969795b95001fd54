import type { Random } from '../random/Random.ts';
import { CorrelatedPath } from './CorrelatedPath.ts';
import { CrashPath } from './CrashPath.ts';
import { DepegPath } from './DepegPath.ts';
import { GbmPath } from './GbmPath.ts';
import { JumpPath } from './JumpPath.ts';
import type { Model } from './modelSchema.ts';
import type { PricePath } from './PricePath.ts';
import { RegimePath } from './RegimePath.ts';

/** A model's path, from its first point. */
export function openModel(model: Model, random: Random): PricePath {
  switch (model.kind) {
    case 'gbm':
      return new GbmPath(model.parameters, random);
    case 'jumps':
      return new JumpPath(model.parameters, random);
    case 'regimes':
      return new RegimePath(model.parameters, random);
    case 'correlated':
      return new CorrelatedPath(model.parameters, random);
    case 'crash':
      return new CrashPath(model.parameters, random);
    case 'depeg':
      return new DepegPath(model.parameters, random);
  }
}
