import { parseArgs } from 'node:util';
import { loadAgents } from '../agents/loadAgents.ts';
import { scenarioJsonSchema } from '../scenarios/jsonSchema.ts';
import { UsageError } from './UsageError.ts';

const schemaHelp = `Prints the JSON schema of scenario files, with which editors complete and check them.

Usage
  npx pnpm sim schema [--agents <module>]

sim/scenario.schema.json is its output without --agents. A scenario names it in its first line:
  # yaml-language-server: $schema=../scenario.schema.json`;

/** `sim schema`: prints the scenarios' JSON schema, those of a user's agents included. */
export async function schemaCommand(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { agents: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (positionals.length > 0) throw new UsageError(`expected no argument, found ${positionals[0]}`);
  if (values.help) console.log(schemaHelp);
  else {
    const kinds = await loadAgents(values.agents);
    console.log(JSON.stringify(scenarioJsonSchema(kinds), null, 2));
  }
}
