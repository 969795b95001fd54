// `npx pnpm bench:gas`: what each action costs, beside its target and what others pay. Prints the table, writes
// test/bench/results/gas.json, and fails where a row is above its bound, missing or unknown. With --check, as the tests
// run it, it writes nothing, and fails where a row is not what the committed file says: gas is exact, so whoever
// changes it says so in the same commit.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, root, runCommand, stopOnSignals } from '../runCommand.ts';
import { compileMorpho } from './compileMorpho.ts';
import { type GasRow, gasRows } from './gasRows.ts';

/** Where forge keeps what `GasTest.record` measured (foundry.toml, profile gas). */
const snapshots = join(root, 'contracts/cache/gas');
const resultFile = join(root, 'test/bench/results/gas.json');
const codeSizes = ['Exchange', 'ExchangeComposer', 'ExchangeExtension', 'Lens', 'Lending'];
const largestCode = 24_576;
const isCheck = process.argv.includes('--check');

stopOnSignals();
rmSync(snapshots, { recursive: true, force: true });
compileMorpho();
const code = await runCommand(bin('forge'), ['test'], { FOUNDRY_PROFILE: 'gas' });
if (code !== 0) {
  console.error('forge could not measure every row; the errors stand above.');
  process.exit(code);
}

const measured = readSnapshot(join(snapshots, 'rows.json'));
const problems: string[] = [];
const results: { name: string; value: number; unit: 'gas' | 'bytes' }[] = [];
const lines = [
  ['row', 'ours', 'target', 'fails above', 'best peer', 'ratio'],
  ...gasRows.flatMap(lineOf),
];
for (const name of measured.keys()) {
  if (!gasRows.some((row) => row.name === name))
    problems.push(`${name} is not a row of gasRows.ts`);
}

printTable(lines);
console.log('');
printTable([['contract', 'bytes', '', 'at most'], ...codeSizes.map(sizeLine)]);
if (isCheck) {
  compareWithCommitted();
} else {
  mkdirSync(join(resultFile, '..'), { recursive: true });
  writeFileSync(resultFile, `${JSON.stringify(results, null, 2)}\n`);
  console.log(`\nWritten to test/bench/results/gas.json: ${results.length} rows.`);
}
for (const problem of problems) console.error(`FAILED: ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;

/** The table's line of a deployed contract's size; notes it, and that it is too large (EIP-170). */
function sizeLine(contract: string): string[] {
  const artifact = join(root, `contracts/out/${contract}.sol/${contract}.json`);
  const code: string = JSON.parse(readFileSync(artifact, 'utf8')).deployedBytecode.object;
  const value = (code.length - 2) / 2;
  results.push({ name: `size_${contract}`, value, unit: 'bytes' });
  if (value > largestCode) problems.push(`${contract} has ${value} bytes, above ${largestCode}`);
  return [contract, grouped(value), '', grouped(largestCode)];
}

/** The table's line of a row; notes its value and what is wrong with it. */
function lineOf(row: GasRow): string[][] {
  const value = measured.get(row.name);
  if (value === undefined) {
    problems.push(`${row.name} was not measured`);
    return [];
  }
  results.push({ name: row.name, value, unit: 'gas' });
  if (row.failsAbove !== undefined && value > row.failsAbove) {
    problems.push(`${row.name} costs ${value} gas, above its bound of ${row.failsAbove}`);
  }
  const { target, failsAbove, best } = row;
  return [
    [
      row.name,
      grouped(value),
      target === undefined ? '' : grouped(target) + (value > target ? ' exceeded' : ''),
      failsAbove === undefined ? '' : grouped(failsAbove),
      best === undefined ? '' : `${grouped(best.gas)} ${best.system}`,
      best === undefined ? '' : (value / best.gas).toFixed(2),
    ],
  ];
}

/** Notes each row that differs from the committed result. */
function compareWithCommitted(): void {
  const committed = new Map<string, number>();
  for (const { name, value } of JSON.parse(readFileSync(resultFile, 'utf8')) as typeof results) {
    committed.set(name, value);
  }
  for (const { name, value } of results) {
    const before = committed.get(name);
    if (before !== value) {
      problems.push(
        `${name} is ${value}, but ${before ?? 'nothing'} is committed: run npx pnpm bench:gas and commit its result`,
      );
    }
    committed.delete(name);
  }
  for (const name of committed.keys()) problems.push(`${name} is committed and not measured`);
}

/** Forge's snapshot: an object of decimal strings by name. */
function readSnapshot(file: string): Map<string, number> {
  if (!existsSync(file)) throw new Error(`forge recorded nothing: ${file} is missing`);
  const values: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(Object.entries(values).map(([name, gas]) => [name, Number(gas)]));
}

function grouped(gas: number): string {
  return gas.toLocaleString('en-US');
}

/** Columns as wide as their widest cell; numbers to the right, names and peers to the left. */
function printTable(table: string[][]): void {
  const widths = (table[0] ?? []).map((_, i) =>
    Math.max(...table.map((line) => line[i]?.length ?? 0)),
  );
  for (const line of table) {
    const cells = line.map((cell, i) => {
      const width = widths[i] ?? 0;
      return i === 1 || i === 3 || i === 5 ? cell.padStart(width) : cell.padEnd(width);
    });
    console.log(cells.join('  ').trimEnd());
  }
}
