import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { foundryBinary } from '@weir/contracts/testing/foundryBinary';
import { root } from '../runCommand.ts';
import { signalGroup } from '../signalGroup.ts';
import type { CompiledContract, Pipeline } from './compiler.ts';

/** A compiled contract of the scratch copy. */
export interface Artifact {
  /** Its source, from the repository's root. */
  file: string;
  name: string;
  pipeline: Pipeline;
  /** Where forge keeps it. */
  path: string;
  /** Every source it is compiled from. */
  sources: Set<string>;
}

/** What a test command came to. */
export type TestOutcome = 'passed' | 'failed' | 'timeout';

interface ForgeCache {
  files: Record<
    string,
    {
      imports: string[];
      artifacts: Record<string, Record<string, Partial<Record<Pipeline, { path: string }>>>>;
    }
  >;
}

/** What forge notes of its last build: sources, their hashes and their artifacts. */
const forgeCache = 'contracts/cache/solidity-files-cache.json';

/**
 * A copy of the contracts and their tests, built once. A mutant takes its place there as compiled code: forge sees
 * unchanged sources, compiles nothing, and runs the tests with what the artifacts hold.
 */
export class Workspace {
  /** The artifacts that a mutant took the place of: a run that is stopped leaves them for the next one. */
  private readonly unchanged: string;

  /** Copies the project to `folder`; what was compiled there before, by a run that `fresh` does not drop, stays. */
  constructor(
    readonly folder: string,
    fresh: boolean,
  ) {
    this.unchanged = join(folder, 'unchanged');
    if (fresh) rmSync(folder, { recursive: true, force: true });
    if (existsSync(this.unchanged)) {
      cpSync(this.unchanged, folder, { recursive: true });
      rmSync(this.unchanged, { recursive: true });
    }
    copyProject(folder);
  }

  /** Compiles what changed below `folders` since the last build. Throws where something does not compile. */
  build(folders: string[]): void {
    const { status } = spawnSync(foundryBinary('forge'), ['build', '--quiet', ...folders], {
      cwd: this.folder,
      stdio: 'inherit',
    });
    if (status !== 0) throw new Error('The unchanged contracts do not compile.');
  }

  /** Whether a scope's tests were seen to pass on what is compiled now. */
  isChecked(scope: string): boolean {
    const stamp = this.stamp(scope);
    return existsSync(stamp) && readFileSync(stamp).equals(this.source(forgeCache));
  }

  noteChecked(scope: string): void {
    writeFileSync(this.stamp(scope), this.source(forgeCache));
  }

  private stamp(scope: string): string {
    return join(this.folder, `checked-${scope}.json`);
  }

  /** Forge's configuration there. */
  config<T>(): T {
    const { stdout } = spawnSync(foundryBinary('forge'), ['config', '--json'], {
      cwd: this.folder,
      encoding: 'utf8',
    });
    return JSON.parse(stdout);
  }

  source(file: string): Buffer {
    return readFileSync(join(this.folder, file));
  }

  /** All Solidity files below a folder. */
  files(folder: string): string[] {
    const names = readdirSync(join(this.folder, folder), { recursive: true, encoding: 'utf8' });
    return names
      .filter((name) => name.endsWith('.sol'))
      .map((name) => `${folder}/${name}`)
      .toSorted();
  }

  /** All compiled contracts under `folders`. */
  artifacts(folders: string[]): Artifact[] {
    const cache: ForgeCache = JSON.parse(this.source(forgeCache).toString());
    const closures = new Map<string, Set<string>>();
    const closureOf = (file: string): Set<string> => {
      const known = closures.get(file);
      if (known) return known;
      const closure = new Set([file]);
      closures.set(file, closure);
      for (const next of cache.files[file]?.imports ?? []) {
        for (const further of closureOf(next)) closure.add(further);
      }
      return closure;
    };
    const found: Artifact[] = [];
    for (const [file, entry] of Object.entries(cache.files)) {
      if (!folders.some((folder) => file.startsWith(folder))) continue;
      for (const [name, versions] of Object.entries(entry.artifacts)) {
        for (const pipelines of Object.values(versions)) {
          for (const [pipeline, { path }] of Object.entries(pipelines)) {
            const full = join('contracts/out', path);
            const sources = closureOf(file);
            found.push({ file, name, pipeline: pipeline as Pipeline, path: full, sources });
          }
        }
      }
    }
    return found;
  }

  /** Puts compiled code in an artifact's place. @returns what takes it out again. */
  install(artifact: Artifact, compiled: CompiledContract): () => void {
    const path = join(this.folder, artifact.path);
    const kept = join(this.unchanged, artifact.path);
    cpSync(path, kept);
    const changed = JSON.parse(readFileSync(path, 'utf8'));
    const { bytecode, deployedBytecode } = compiled.evm;
    changed.bytecode = { ...bytecode, object: `0x${bytecode.object}` };
    changed.deployedBytecode = { ...deployedBytecode, object: `0x${deployedBytecode.object}` };
    writeFileSync(path, JSON.stringify(changed));
    return () => renameSync(kept, path);
  }

  /** Runs the Solidity tests that `path` matches, with the seed of `npx pnpm test`, until one fails. */
  forgeTest(path: string, timeoutSeconds: number): Promise<TestOutcome> {
    // A failure that fuzzing found in one mutant is not replayed in the next.
    for (const kept of ['fuzz', 'invariant']) {
      rmSync(join(this.folder, 'contracts/cache', kept), { recursive: true, force: true });
    }
    const args = [
      'test',
      '--fail-fast',
      '--threads',
      '1',
      '--fuzz-seed',
      '0x77656972',
      '--match-path',
      path,
    ];
    return this.run(foundryBinary('forge'), args, timeoutSeconds);
  }

  /** Runs a command of the project there. A time-out ends its whole process group. */
  run(command: string, args: string[], timeoutSeconds: number): Promise<TestOutcome> {
    return new Promise((resolve, reject) => {
      const child = spawn(command, args, { cwd: this.folder, stdio: 'ignore', detached: true });
      const end = () => signalGroup(child, 'SIGKILL');
      const stop = () => {
        end();
        process.exit(1);
      };
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        end();
      }, timeoutSeconds * 1000);
      process.once('SIGINT', stop).once('SIGTERM', stop);
      child.on('error', reject);
      child.on('exit', (code) => {
        clearTimeout(timer);
        process.off('SIGINT', stop).off('SIGTERM', stop);
        if (late) resolve('timeout');
        else resolve(code === 0 ? 'passed' : 'failed');
      });
    });
  }
}

/** Copies what the contracts' tests need, in the place of an older copy; installed packages are linked. */
function copyProject(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const sources = [
    'foundry.toml',
    'package.json',
    'contracts/examples',
    'contracts/package.json',
    'contracts/script',
    'contracts/src',
    'contracts/testing',
    'contracts/toolchain',
    'contracts/ts',
    'test/contracts',
    'test/package.json',
    'test/tsconfig.base.json',
    'test/vectors',
    'test/vitest.config.ts',
  ];
  for (const part of sources) {
    rmSync(join(folder, part), { recursive: true, force: true });
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  // What forge compiled in the checkout spares the first build.
  for (const part of ['contracts/cache', 'contracts/out']) {
    if (existsSync(join(folder, part)) || !existsSync(join(root, part))) continue;
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  for (const packages of ['node_modules', 'contracts/node_modules', 'test/node_modules']) {
    if (!existsSync(join(folder, packages)))
      symlinkSync(join(root, packages), join(folder, packages));
  }
}
