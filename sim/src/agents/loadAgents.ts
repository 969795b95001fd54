import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FileFailed, InputError } from '../inputError.ts';
import type { AgentKind } from './Agent.ts';
import { agentKinds } from './agentKinds.ts';

/** A module of agents exports none, or one whose name is taken. */
class AgentModuleInvalid extends InputError {
  constructor(file: string, what: string) {
    super(`${file}: ${what}`);
  }
}

/** The kinds of agents that come with the simulator, and those that a user's module exports, if one is named. */
export async function loadAgents(file: string | undefined): Promise<readonly AgentKind[]> {
  if (file === undefined) return agentKinds;
  const exported: Record<string, unknown> = await import(pathToFileURL(resolve(file)).href).catch(
    (cause) => {
      throw new FileFailed(file, 'loaded', cause);
    },
  );
  const own = Object.values(exported).filter(isAgentKind);
  if (own.length === 0) {
    throw new AgentModuleInvalid(file, 'expected an export made by defineAgent, found none');
  }
  for (const { kind } of own) {
    if (agentKinds.some((known) => known.kind === kind)) {
      throw new AgentModuleInvalid(file, `expected a kind of its own, found "${kind}"`);
    }
  }
  return [...agentKinds, ...own];
}

function isAgentKind(value: unknown): value is AgentKind {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    'parameters' in value &&
    'create' in value
  );
}
