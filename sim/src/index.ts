/** The simulator as a library, for notebooks and for modules of agents. */
export { type Agent, type AgentKind, defineAgent, type Moment } from './agents/Agent.ts';
export { agentKinds } from './agents/agentKinds.ts';
export type { Fill, Market, OrderWish, Side } from './engine/Market.ts';
export type { Progress } from './experiments/runExperiment.ts';
export type { SingleRun } from './experiments/runSingle.ts';
export { InputError } from './inputError.ts';
export type { LendingDesk } from './lending/LendingDesk.ts';
export { run, type SweepOptions, sweep } from './operations/library.ts';
export { type Manifest, readManifest } from './results/manifest.ts';
export { type Row, readRows, readTable } from './results/readTable.ts';
export type { StressOutcome } from './results/StressOutcome.ts';
export { parseScenario, readScenario } from './scenarios/readScenario.ts';
export { type RunResult, runScenario } from './scenarios/runScenario.ts';
export type { Scenario } from './scenarios/schema.ts';
export * from './yaml/fields.ts';
