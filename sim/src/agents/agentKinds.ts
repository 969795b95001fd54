import type { AgentKind } from './Agent.ts';
import { arbitrageur } from './arbitrageur.ts';
import { ladderMaker } from './ladderMaker.ts';
import { noiseTrader } from './noiseTrader.ts';

/** The kinds that a scenario can name without more. */
export const agentKinds: readonly AgentKind[] = [arbitrageur, ladderMaker, noiseTrader];
