import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { agentKinds } from '../agents/agentKinds.ts';
import { type JsonSchema, scenarioJsonSchema, tradeJsonSchema } from './jsonSchema.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const schema = scenarioJsonSchema(agentKinds);

/** Faults of a value by the parts of JSON Schema that the scenario's schema uses. */
function faults(value: unknown, part: JsonSchema, at = ''): string[] {
  const choices = (part.oneOf ?? part.anyOf) as JsonSchema[] | undefined;
  if (choices) {
    const found = choices.map((choice) => faults(value, choice, at));
    return found.find((list) => list.length === 0) ?? found.flat();
  }
  if (part.const !== undefined) return value === part.const ? [] : [`${at} is not ${part.const}`];
  if (part.enum && !part.enum.includes(value as string)) return [`${at} is none of ${part.enum}`];
  if (part.type === 'array') {
    if (!Array.isArray(value)) return [`${at} is no list`];
    return value.flatMap((item, index) => faults(item, part.items as JsonSchema, `${at}.${index}`));
  }
  if (part.type === 'object') {
    if (typeof value !== 'object' || value === null) return [`${at} is no section`];
    const given = value as Record<string, unknown>;
    const known = (part.properties ?? {}) as Record<string, JsonSchema>;
    const missing = (part.required ?? []).filter((name) => !(name in given));
    const unknown =
      part.additionalProperties === false
        ? Object.keys(given).filter((name) => !(name in known))
        : [];
    return [
      ...missing.map((name) => `${at}.${name} is missing`),
      ...unknown.map((name) => `${at}.${name} is unknown`),
      ...Object.entries(known).flatMap(([name, field]) =>
        name in given ? faults(given[name], field, `${at}.${name}`) : [],
      ),
    ];
  }
  const types = { string: 'string', number: 'number', integer: 'number', boolean: 'boolean' };
  const type = types[part.type as keyof typeof types];
  return type && typeof value !== type ? [`${at} is no ${part.type}`] : [];
}

describe('the JSON schema of scenarios', () => {
  it('is published as it is generated (npx vitest -u writes it again)', async () => {
    const text = `${JSON.stringify(schema, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../../scenario.schema.json');
  });

  it.each(readdirSync(`${root}/scenarios`).filter((name) => name.endsWith('.yaml')))(
    'accepts %s, which names it in its first line',
    (name) => {
      const text = readFileSync(`${root}/scenarios/${name}`, 'utf8');
      expect(faults(parse(text), schema)).toEqual([]);
      expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../scenario.schema.json');
    },
  );

  it('of trades is published as it is generated', async () => {
    const text = `${JSON.stringify(tradeJsonSchema(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../../trade.schema.json');
  });

  it.each(readdirSync(`${root}/scenarios/p2p`))(
    'of trades accepts p2p/%s, which names it in its first line',
    (name) => {
      const text = readFileSync(`${root}/scenarios/p2p/${name}`, 'utf8');
      expect(faults(parse(text), tradeJsonSchema())).toEqual([]);
      expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../../trade.schema.json');
    },
  );

  it('tells kinds apart, fields that are missing, unknown or of another type', () => {
    const gbm = parse(readFileSync(`${root}/scenarios/gbm.yaml`, 'utf8'));
    const faultsOf = (changes: object) => faults({ ...gbm, ...changes }, schema).join('\n');
    expect(faultsOf({ path: { ...gbm.path, kind: 'csv' } })).toContain('.path.file is missing');
    expect(faultsOf({ seeed: 1 })).toBe('.seeed is unknown');
    expect(faultsOf({ market: undefined })).toContain('.market is no section');
    expect(faultsOf({ agents: [{ kind: 'noise', tradesPerDay: 'many', meanSize: 1 }] })).toContain(
      '.agents.0.tradesPerDay is no number',
    );
  });
});
