import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { agentKinds } from '../agents/agentKinds.ts';
import { type JsonSchema, scenarioJsonSchema, tradeJsonSchema } from './jsonSchema.ts';

const pageOf = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../docs/${name}.md`, import.meta.url)), 'utf8');

/** Fields that all kinds have, in a table of their own. */
const shared = {
  'path models': ['steps', 'secondsPerStep', 'arrivals'],
  agents: ['name', 'latency', 'priorityFee'],
};
const models = new Set(
  ['gbm', 'jumps', 'regimes', 'correlated', 'crash', 'depeg'].map((kind) => `path ${kind}`),
);

/** Every section of a scenario by the name it has on the page, and its fields as "name | default". */
function sectionsOf(schema: JsonSchema, name: string, found = new Map<string, string[]>()) {
  const below = (field: string) => (name === 'scenario' ? field : `${name}.${field}`);
  for (const kind of (schema.oneOf ?? []) as JsonSchema[]) {
    const { kind: own, ...fields } = kind.properties as Record<string, JsonSchema>;
    if (Object.keys(fields).length > 0)
      sectionsOf({ ...kind, properties: fields }, `${name} ${own?.const}`, found);
  }
  if (schema.items) sectionsOf(schema.items as JsonSchema, name, found);
  if (!schema.properties) return found;
  const own = Object.entries(schema.properties) as [string, JsonSchema][];
  found.set(
    name,
    own.map(([field, part]) => `${field} | ${defaultOf(schema, field, part)}`),
  );
  for (const [field, part] of own) if (field !== 'history') sectionsOf(part, below(field), found);
  return found;
}

function defaultOf({ required = [] }: JsonSchema, field: string, part: JsonSchema): string {
  if (required.includes(field)) return 'required';
  const value = part.default;
  if (value === undefined || value === '' || (typeof value === 'object' && `${value}` === ''))
    return '';
  if (Array.isArray(value)) return `\`${value.join(', ')}\``;
  if (typeof value === 'object') return '';
  return typeof value === 'number' && value >= 1e12 ? `\`1e${Math.log10(value)}\`` : `\`${value}\``;
}

/** The page's tables by the names in their headings. */
function tablesOf(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const part of text.split(/^### /m).slice(1)) {
    const [heading = '', ...lines] = part.split('\n');
    const rows = lines.flatMap((line) => {
      const [, field, value] = /^\| `(\w+)` \| (.*?) \| ./.exec(line) ?? [];
      return field === undefined ? [] : [`${field} | ${value?.trim()}`];
    });
    for (const [, name = ''] of heading.matchAll(/`([^`]+)`/g)) found.set(name, rows);
  }
  return found;
}

describe('docs/scenarios.md', () => {
  const tables = tablesOf(pageOf('scenarios'));
  const sections = sectionsOf(scenarioJsonSchema(agentKinds), 'scenario');
  for (const [name, fields] of sections) {
    const common = models.has(name)
      ? 'path models'
      : name.startsWith('agents ')
        ? 'agents'
        : undefined;
    if (!common) continue;
    const names = shared[common];
    const isCommon = (row: string) => names.includes(row.split(' | ')[0] ?? '');
    sections.set(common, fields.filter(isCommon));
    sections.set(
      name,
      fields.filter((row) => !isCommon(row)),
    );
  }

  it('has a table for every section of a scenario, and none besides', () => {
    expect([...tables.keys()].toSorted()).toEqual([...sections.keys()].toSorted());
  });

  it.each([...sections])('names every field of %s with its default', (name, fields) => {
    expect(tables.get(name)?.toSorted()).toEqual(fields.toSorted());
  });
});

describe('docs/p2p.md', () => {
  const [, fields = ''] = pageOf('p2p').split('\n## Fields\n');
  const tables = tablesOf(fields);
  const sections = sectionsOf(tradeJsonSchema(), 'scenario');

  it('has a table for every section of a trade’s scenario, and none besides', () => {
    expect([...tables.keys()].toSorted()).toEqual([...sections.keys()].toSorted());
  });

  it.each([...sections])('names every field of %s with its default', (name, own) => {
    expect(tables.get(name)?.toSorted()).toEqual(own.toSorted());
  });
});
