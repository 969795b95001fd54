import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Line = Record<string, string>;

const page = readFileSync(new URL('../../docs/p2p.md', import.meta.url), 'utf8');
const lines = JSON.parse(
  readFileSync(new URL('../../../test/vectors/p2pTable.json', import.meta.url), 'utf8'),
) as Line[];

/** The rows under the table's heading line, as cells. */
function tableOf(heading: string): string[][] {
  const start = page.indexOf(heading);
  if (start < 0) throw new Error(`contracts/docs/p2p.md has no table "${heading}"`);
  const rows: string[][] = [];
  for (const text of page.slice(start).split('\n').slice(2)) {
    if (!text.startsWith('|')) break;
    rows.push(
      text
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  }
  return rows;
}

/** A row that names several states or actions says the same of each. */
function spread(row: string[]): Line[] {
  const [states = '', actions = '', who = '', from = '', until = '', leads = ''] = row;
  return states
    .split(', ')
    .flatMap((state) =>
      actions.split(', ').map((action) => ({ state, action, who, from, until, leads })),
    );
}

const sorted = (all: Line[]) => all.map((line) => JSON.stringify(line)).toSorted();

describe('the documented state table', () => {
  it('is, row by row, the one that the walk holds the contract to', () => {
    const documented = tableOf('| state | action | who | from | until | leads to |').flatMap(
      spread,
    );
    expect(documented.length).toBeGreaterThan(40);
    expect(sorted(documented)).toEqual(sorted(lines.filter((line) => 'state' in line)));
  });

  it('explains every moment as the walk reckons it', () => {
    const documented = tableOf('| moment | is |').map(([moment = '', is = '']) => ({ moment, is }));
    expect(sorted(documented)).toEqual(sorted(lines.filter((line) => 'moment' in line)));
  });
});
