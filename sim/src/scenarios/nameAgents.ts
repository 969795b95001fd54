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

/**
 * Makes a scenario's agents. One without a name takes its kind's, with its place in the list where several agents are
 * of that kind. Throws `AgentNameTaken`.
 */
export function nameAgents(entries: Scenario['agents'], kinds: readonly AgentKind[]): NamedAgent[] {
  const taken = new Set([providerAccount]);
  return entries.map((entry, index) => {
    const { kind } = entry;
    const { name: given, latency, priorityFee, ...parameters } = entry.parameters;
    const definition = kinds.find((candidate) => candidate.kind === kind);
    if (!definition) throw new RangeError(`There is no kind of agent ${kind}.`);
    const isOnly = entries.every((other, place) => place === index || other.kind !== kind);
    const name = given ?? (isOnly ? kind : `${kind} ${index + 1}`);
    if (taken.has(name)) throw new AgentNameTaken(name);
    taken.add(name);
    const { isArbitrage } = definition;
    const agent = definition.create(parameters);
    return { name, kind, isArbitrage, agent, latency, priorityFee };
  });
}
