import { parseArgs } from 'node:util';
import { loadAgents } from '../agents/loadAgents.ts';
import { scenarioJsonSchema, tradeJsonSchema } from '../operations/jsonSchema.ts';
import { UsageError } from './UsageError.ts';

const schemaHelp = `Prints the JSON schema of scenario files, with which editors complete and check them.

Usage
  npx pnpm sim schema [--agents <module>]
  npx pnpm sim schema --trade

sim/scenario.schema.json is its output without --agents, sim/trade.schema.json that with --trade, of
scenarios of one peer-to-peer trade. A scenario names its own in its first line:
  # yaml-language-server: $schema=../scenario.schema.json`;

/** `sim schema`: prints the scenarios' JSON schema, those of a user's agents included. */
export async function schemaCommand(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      agents: { type: 'string' },
      trade: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (positionals.length > 0) throw new UsageError(`expected no argument, found ${positionals[0]}`);
  if (values.trade && values.agents !== undefined) {
    throw new UsageError('--agents: expected without --trade; a trade has no agents');
  }
  if (values.help) console.log(schemaHelp);
  else if (values.trade) console.log(JSON.stringify(tradeJsonSchema(), null, 2));
  else {
    const kinds = await loadAgents(values.agents);
    console.log(JSON.stringify(scenarioJsonSchema(kinds), null, 2));
  }
}
