import type { AgentKind } from './Agent.ts';
import { activeProvider } from './activeProvider.ts';
import { arbitrageur } from './arbitrageur.ts';
import { informedTrader } from './informedTrader.ts';
import { ladderMaker } from './ladderMaker.ts';
import { leveragedBorrower } from './leveragedBorrower.ts';
import { liquidator } from './liquidator.ts';
import { noiseTrader } from './noiseTrader.ts';
import { panicSeller } from './panicSeller.ts';
import { passiveProvider } from './passiveProvider.ts';
import { trendFollower } from './trendFollower.ts';

/** The kinds that a scenario can name without more. */
export const agentKinds: readonly AgentKind[] = [
  arbitrageur,
  ladderMaker,
  noiseTrader,
  informedTrader,
  passiveProvider,
  activeProvider,
  trendFollower,
  panicSeller,
  leveragedBorrower,
  liquidator,
];
