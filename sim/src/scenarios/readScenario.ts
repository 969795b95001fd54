import { readFile } from 'node:fs/promises';
import type { AgentKind } from '../agents/Agent.ts';
import { FileFailed } from '../inputError.ts';
import { experimentShape } from '../yaml/experimentFields.ts';
import { type Override, ScenarioYaml } from '../yaml/ScenarioYaml.ts';
import { type Scenario, scenarioSchema } from './schema.ts';

/** A scenario's text, read as YAML; its fields are checked by `scenario`. */
export class ScenarioText extends ScenarioYaml {
  /** @param file its name in messages. Throws `ScenarioInvalid` where the text is no YAML. */
  constructor(
    source: string,
    file: string,
    readonly kinds: readonly AgentKind[],
  ) {
    super(source, file);
  }

  /** The values of the swept fields alone, checked. Throws `ScenarioInvalid` with every fault of the scenario. */
  sweep(): Record<string, readonly unknown[]> {
    const parsed = experimentShape.sweep.safeParse((this.toJS() as { sweep?: unknown }).sweep);
    // The whole scenario's check tells the fault at its place; it cannot pass.
    return parsed.success ? (parsed.data ?? {}) : (this.scenario().sweep ?? {});
  }

  /** Checks all fields, some of them with other values. Throws `ScenarioInvalid` with every fault. */
  scenario(overrides: readonly Override[] = []): Scenario {
    return this.check(scenarioSchema(this.kinds), overrides);
  }
}

/**
 * Reads a scenario file: YAML, checked in full before anything else is done with it.
 * Throws `FileFailed`, and `ScenarioInvalid` with every fault at its line and column, and what was expected there.
 */
export async function readScenario(file: string, kinds: readonly AgentKind[]): Promise<Scenario> {
  const source = await readFile(file, 'utf8').catch((cause) => {
    throw new FileFailed(file, 'read', cause);
  });
  return new ScenarioText(source, file, kinds).scenario();
}

/** As `readScenario`, of a text; `file` is its name in messages. */
export function parseScenario(source: string, file: string, kinds: readonly AgentKind[]): Scenario {
  return new ScenarioText(source, file, kinds).scenario();
}
