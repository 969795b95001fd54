import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileFailed } from '../inputError.ts';
import { ResultFiles } from './ResultFiles.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weir-results-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('ResultFiles', () => {
  it('shows nothing under the final names before all is complete', async () => {
    await writeFile(join(folder, 'a.csv'), 'older');
    const files = new ResultFiles(folder);
    files.write('a.csv', 'x'.repeat(100_000));
    files.write('a.csv', 'end');
    files.write('b.json', '{}');
    expect(await readFile(join(folder, 'a.csv'), 'utf8')).toBe('older');
    expect((await readdir(folder)).toSorted()).toEqual([
      'a.csv',
      'a.csv.partial',
      'b.json.partial',
    ]);
    files.complete();
    expect((await readdir(folder)).toSorted()).toEqual(['a.csv', 'b.json']);
    expect(await readFile(join(folder, 'a.csv'), 'utf8')).toBe(`${'x'.repeat(100_000)}end`);
    files.discard();
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('removes what was written where the result is discarded, and makes no folder for nothing', async () => {
    const files = new ResultFiles(join(folder, 'new'));
    expect(await readdir(folder)).toEqual([]);
    files.write('a.csv', 'text');
    files.discard();
    expect(await readdir(folder)).toEqual([]);
  });

  it('tells the hashes of what was written', () => {
    const files = new ResultFiles(folder);
    files.write('a.csv', 'one');
    files.write('a.csv', 'two');
    const sha256 = createHash('sha256').update('onetwo').digest('hex');
    expect(files.written()).toEqual([{ file: 'a.csv', sha256 }]);
    files.discard();
  });

  it('names a folder that cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    const files = new ResultFiles(join(folder, 'file', 'below'));
    expect(() => files.write('a.csv', 'x')).toThrow(FileFailed);
  });
});
