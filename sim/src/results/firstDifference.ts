import { type Row, readTable } from './readTable.ts';

/** Says in words where two tables first differ: a column of a row, or their lengths. Throws what `readTable` throws. */
export async function firstDifference(before: string, now: string): Promise<string> {
  const old = rowsOf(before);
  const other = rowsOf(now);
  for (let index = 0; ; index++) {
    const [a, b] = [await old.next(), await other.next()];
    if (a.done && b.done) return 'the rows are the same, the files are not';
    if (a.done) return `row ${index} is new`;
    if (b.done) return `row ${index} is missing`;
    for (const [column, value] of Object.entries(a.value)) {
      const found = b.value[column];
      if (found !== value) {
        return `row ${index} (run ${a.value.run ?? '?'}), ${column}: ${value} before, ${found ?? 'nothing'} now`;
      }
    }
  }
}

async function* rowsOf(file: string): AsyncGenerator<Row> {
  for await (const rows of readTable(file)) yield* rows;
}
