import type { Verdict } from './judge.ts';

/** A judgement as it is kept: one line of the results. */
export interface Result {
  key: string;
  id: string;
  file: string;
  verdict: Verdict;
  by?: string;
  seconds: number;
}

/** Prints a table by file, and the survivors. */
export function printReport(results: Result[]): void {
  const files = [...new Set(results.map((result) => result.file))].toSorted();
  const rows = [
    ['file', 'mutants', 'killed', 'timeout', 'survived', 'invalid', 'same code', 'score'],
    ...files.map((file) =>
      rowOf(
        file,
        results.filter((result) => result.file === file),
      ),
    ),
    rowOf('all', results),
  ];
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  console.log();
  for (const row of rows) {
    const cells = row.map((cell, i) =>
      i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
    );
    console.log(cells.join('  '));
  }
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0);
  console.log(`\n${Math.round(seconds)} s, ${(seconds / results.length).toFixed(1)} s a mutant.`);
  for (const { id } of results.filter((result) => result.verdict === 'survived')) {
    console.log(`survived ${id}`);
  }
}

/** Time-outs count as killed; what does not compile, or compiles to the same code, is no mutant. */
function rowOf(name: string, results: Result[]): string[] {
  const count = (verdict: Verdict) => results.filter((result) => result.verdict === verdict).length;
  const killed = count('killed') + count('timeout');
  const mutants = killed + count('survived');
  return [
    name,
    mutants,
    killed,
    count('timeout'),
    count('survived'),
    count('invalid'),
    count('same'),
    mutants === 0 ? '' : `${((100 * killed) / mutants).toFixed(1)} %`,
  ].map(String);
}
