import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';
import { indexerProgram, mailboxProgram } from './programs.ts';

const programs = [
  { entry: 'src/main.ts', file: indexerProgram },
  { entry: 'src/mailbox/main.ts', file: mailboxProgram },
];

/** CommonJS modules among the dependencies ask for node's own modules by `require`. */
const requireOfNode =
  "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);";

/**
 * Writes each program with all that it imports as one file, in a second. Node starts that in a fifth of the time, and in
 * 40 MB less, than it takes to find and translate a thousand modules. PGlite stays where it is installed: it reads its
 * WebAssembly beside itself. Throws esbuild's `BuildFailure`.
 */
export async function bundlePrograms(): Promise<void> {
  try {
    await Promise.all(programs.map(({ entry, file }) => bundle(entry, file)));
  } finally {
    // The process that esbuild works in would wait for more.
    await stop();
  }
}

async function bundle(entry: string, file: string): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    outfile: file,
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    // The last is a driver that `pg` would use if somebody installed it.
    external: ['@electric-sql/*', 'pg-native'],
    banner: { js: requireOfNode },
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`esbuild gave nothing for ${entry}.`);
  if (output.text.includes('import.meta', requireOfNode.length)) {
    throw new Error(`${entry}: a module looks for files beside itself, and would not find them.`);
  }
  // In one step: another process may be about to read the last one.
  const unfinished = `${file}.${process.pid}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(unfinished, output.contents);
  await rename(unfinished, file);
}
