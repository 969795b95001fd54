import type { Agent, AgentKind } from '../agents/Agent.ts';
import { InputError } from '../inputError.ts';
import { providerAccount } from './openMarket.ts';
import type { Scenario } from './schema.ts';

/** Two agents of a scenario have one name, or one has the provider's. */
class AgentNameTaken extends InputError {
  constructor(readonly agentName: string) {
    super(`agents: expected names of their own, found a second "${agentName}"`);
  }
}

/** An agent under the name of its account. */
export interface NamedAgent {
  name: string;
  kind: string;
  isArbitrage: boolean;
  agent: Agent;
  latency: number;
  priorityFee: number;
}

/** What names agents: their kinds, and the names that some were given. */
type Entries = readonly { kind: string; parameters: { name?: string | undefined } }[];

/** The agents' names. One without takes its kind's, with its place in the list where several are of that kind. */
export function agentNames(entries: Entries): string[] {
  return entries.map(({ kind, parameters }, index) => {
    const isOnly = entries.every((other, place) => place === index || other.kind !== kind);
    return parameters.name ?? (isOnly ? kind : `${kind} ${index + 1}`);
  });
}

/** Makes a scenario's agents under their names. Throws `AgentNameTaken`. */
export function nameAgents(entries: Scenario['agents'], kinds: readonly AgentKind[]): NamedAgent[] {
  const taken = new Set([providerAccount]);
  const names = agentNames(entries);
  return entries.map((entry, index) => {
    const { kind } = entry;
    const { name: _, latency, priorityFee, ...parameters } = entry.parameters;
    const definition = kinds.find((candidate) => candidate.kind === kind);
    if (!definition) throw new RangeError(`There is no kind of agent ${kind}.`);
    const name = names[index] as string;
    if (taken.has(name)) throw new AgentNameTaken(name);
    taken.add(name);
    const { isArbitrage } = definition;
    const agent = definition.create(parameters);
    return { name, kind, isArbitrage, agent, latency, priorityFee };
  });
}
