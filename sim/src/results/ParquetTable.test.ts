import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetMetadata } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileFailed } from '../inputError.ts';
import type { Cell, Column } from './Column.ts';
import { CsvTable } from './CsvTable.ts';
import { ParquetTable } from './ParquetTable.ts';
import { readRows, readTable } from './readTable.ts';

const columns: Column[] = [
  { name: 'run', type: 'INT32', about: '' },
  { name: 'seed', type: 'INT64', about: '' },
  { name: 'name', type: 'STRING', about: '' },
  { name: 'cost', type: 'DOUBLE', about: '', nullable: true },
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weir-parquet-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A table with that many rows, its pieces as they came. */
function write(rows: number) {
  const pieces: Uint8Array[] = [];
  const table = new ParquetTable(columns, (bytes) => pieces.push(Uint8Array.from(bytes)));
  for (let run = 0; run < rows; run++) {
    table.append(rowAt(run));
    if (run === 16_383) expect(pieces.length).toBeGreaterThan(1);
  }
  table.end();
  return pieces;
}

const rowAt = (run: number): Cell[] => [
  run,
  2n ** 53n - 1n,
  `maker, "${run % 7}"`,
  run % 3 === 0 ? null : run / 7,
];

describe('ParquetTable', () => {
  it('gives back every cell, null and last digit', async () => {
    const file = join(folder, 'cells.parquet');
    await writeFile(file, Buffer.concat(write(20_000)));
    const rows = await readRows(file);
    expect(rows).toHaveLength(20_000);
    for (const run of [0, 1, 16_383, 16_384, 19_999]) {
      expect(Object.values(rows[run] ?? {})).toEqual(rowAt(run));
    }
    expect(await readRows(file, ['cost'])).toContainEqual({ cost: 1 / 7 });
  });

  it('writes a row group as soon as it is full, the same bytes each time', () => {
    const pieces = write(40_000);
    expect(pieces.length).toBeGreaterThan(3);
    const file = Buffer.concat(pieces);
    expect(Buffer.concat(write(40_000)).equals(file)).toBe(true);
    const groups = parquetMetadata(Uint8Array.from(file).buffer).row_groups;
    expect(groups.map(({ num_rows }) => Number(num_rows))).toEqual([16_384, 16_384, 7232]);
  });

  it('holds a table without rows', async () => {
    const file = join(folder, 'empty.parquet');
    await writeFile(file, Buffer.concat(write(0)));
    expect(await readRows(file)).toEqual([]);
  });
});

describe('readTable', () => {
  it("refuses what is no Parquet, somebody else's, or of another format", async () => {
    const read = async (name: string, bytes: Uint8Array | string) => {
      await writeFile(join(folder, name), bytes);
      await readTable(join(folder, name)).next();
    };
    await expect(read('text.parquet', 'no Parquet at all')).rejects.toThrow(FileFailed);
    const columnData = [{ name: 'run', data: [1], type: 'INT32' as const }];
    const foreign = new Uint8Array(parquetWriteBuffer({ columnData }));
    await expect(read('foreign.parquet', foreign)).rejects.toThrow(
      'format 1 written by the simulator, found none',
    );
    const kvMetadata = [{ key: 'weir.format', value: '0' }];
    const older = new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata }));
    await expect(read('older.parquet', older)).rejects.toThrow('found format 0');
    const cut = await readFile(join(folder, 'cells.parquet'));
    await expect(read('cut.parquet', cut.subarray(0, 5000))).rejects.toThrow(
      'cut.parquet cannot be read',
    );
    await expect(readTable(join(folder, 'none.parquet')).next()).rejects.toThrow(FileFailed);
  });
});

describe('CsvTable', () => {
  it('quotes what needs it and leaves null empty', () => {
    let text = '';
    const table = new CsvTable(columns, (piece) => {
      text += piece;
    });
    table.append(rowAt(0));
    table.append([1, 2n, 'plain', 1e-7]);
    table.end();
    expect(text).toBe(
      'run,seed,name,cost\n0,9007199254740991,"maker, ""0""",\n1,2,plain,0.0000001\n',
    );
  });
});
