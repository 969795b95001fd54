import { join } from 'node:path';
import type { CompiledContract, Compiler, Pipeline } from './compiler.ts';
import { applied, type Mutant } from './mutants.ts';
import type { Artifact, TestOutcome, Workspace } from './workspace.ts';

/**
 * What became of a mutant. `invalid` does not compile and `same` compiles to the same code wherever it is used: neither
 * counts as a mutant.
 */
export type Verdict = 'killed' | 'timeout' | 'survived' | 'invalid' | 'same';

export interface Judgement {
  verdict: Verdict;
  /** The tests that failed. */
  by?: string;
}

/** One run of tests, with what it takes on the unchanged contracts as the measure of its time-out. */
interface Stage {
  name: string;
  run: (timeoutSeconds: number) => Promise<TestOutcome>;
  timeoutSeconds: number;
}

const onDeployed = ['test/contracts/integration/**', 'test/contracts/fifo/**'];
const compiledIn = ['test/contracts/unit/**', 'test/contracts/vectors/**'];

/**
 * Judges mutants one by one. First the deployed contracts are compiled with the mutant, and the tests that call them
 * run; what survives is compiled into the tests that have the contracts' parts inside, and meets those, the vectors
 * that TypeScript repeats, and the invariants.
 */
export class Judge {
  private readonly deployed: Artifact[];
  private readonly inside: Artifact[];
  private readonly baselines = new Map<string, Map<string, CompiledContract>>();

  constructor(
    private readonly workspace: Workspace,
    private readonly compiler: Compiler,
  ) {
    const named = deployedNames(workspace);
    this.deployed = workspace
      .artifacts(['contracts/src/'])
      .filter((artifact) => artifact.pipeline === 'default' && named.has(artifact.name));
    this.inside = workspace.artifacts(['test/contracts/unit/', 'test/contracts/vectors/']);
  }

  async judge(mutant: Mutant): Promise<Judgement> {
    const replaced = { [mutant.file]: applied(mutant, this.workspace.source(mutant.file)) };
    const undo: (() => void)[] = [];
    try {
      const deployed = this.put(this.deployed, mutant, replaced, undo);
      if (deployed === 'invalid') return { verdict: 'invalid' };
      if (deployed === 'changed') {
        const found = await this.test(onDeployed);
        if (found) return found;
      }
      const inside = this.put(this.inside, mutant, replaced, undo);
      if (inside === 'invalid') return { verdict: 'invalid' };
      if (inside === 'changed') {
        const found = (await this.test(compiledIn)) ?? (await this.test(['bindings']));
        if (found) return found;
      }
      if (deployed === 'changed') {
        const found = await this.test(['test/contracts/invariant/**']);
        if (found) return found;
      }
      return { verdict: deployed === 'same' && inside === 'same' ? 'same' : 'survived' };
    } finally {
      for (const restore of undo) restore();
    }
  }

  /** Runs every stage on the unchanged contracts, once a build; throws where one fails. */
  async checkBaseline(): Promise<void> {
    if (this.workspace.isChecked()) return;
    for (const name of [...onDeployed, ...compiledIn, 'bindings', 'test/contracts/invariant/**']) {
      const outcome = await this.stage(name).run(1200);
      if (outcome !== 'passed') throw new Error(`${name} ${outcome} on the unchanged contracts.`);
    }
    this.workspace.noteChecked();
  }

  private async test(names: string[]): Promise<Judgement | undefined> {
    for (const name of names) {
      const stage = this.stage(name);
      const outcome = await stage.run(stage.timeoutSeconds);
      if (outcome === 'failed') return { verdict: 'killed', by: name };
      if (outcome === 'timeout') return { verdict: 'timeout', by: name };
    }
    return undefined;
  }

  private stage(name: string): Stage {
    const { workspace } = this;
    if (name !== 'bindings') {
      return { name, timeoutSeconds: 300, run: (seconds) => workspace.forgeTest(name, seconds) };
    }
    const vitest = join(workspace.folder, 'node_modules/.bin/vitest');
    const args = ['run', '--config', 'test/vitest.config.ts', '--project', 'bindings', 'vectors'];
    return { name, timeoutSeconds: 300, run: (seconds) => workspace.run(vitest, args, seconds) };
  }

  /** Compiles the mutant into those artifacts that have its file inside, and puts them in place. */
  private put(
    artifacts: Artifact[],
    mutant: Mutant,
    replaced: Record<string, string>,
    undo: (() => void)[],
  ): 'changed' | 'same' | 'invalid' {
    const affected = artifacts.filter((artifact) => artifact.sources.has(mutant.file));
    let changed = false;
    for (const pipeline of ['plain', 'default'] as const) {
      const targets = affected.filter((artifact) => artifact.pipeline === pipeline);
      if (targets.length === 0) continue;
      const contracts = byFile(targets);
      const compiled = this.compiler.compile(contracts, replaced, pipeline);
      if (!compiled) return 'invalid';
      const baseline = this.baseline(contracts, pipeline);
      for (const artifact of targets) {
        const key = `${artifact.file}:${artifact.name}`;
        const code = compiled.get(key);
        if (!code || code.evm.bytecode.object === '') continue;
        if (code.evm.bytecode.object === baseline.get(key)?.evm.bytecode.object) continue;
        changed = true;
        undo.push(this.workspace.install(artifact, code));
      }
    }
    return changed ? 'changed' : 'same';
  }

  /** The unchanged code, compiled in the same company: names of the compiler's own differ by it. */
  private baseline(
    contracts: Map<string, string[]>,
    pipeline: Pipeline,
  ): Map<string, CompiledContract> {
    const key = `${pipeline} ${[...contracts.keys()].join(' ')}`;
    const known = this.baselines.get(key);
    if (known) return known;
    const compiled = this.compiler.compile(contracts, {}, pipeline);
    if (!compiled) throw new Error(`${key} does not compile unchanged.`);
    this.baselines.set(key, compiled);
    return compiled;
  }
}

/** The contracts that tests deploy by name, from their artifacts. */
function deployedNames(workspace: Workspace): Set<string> {
  const names = new Set<string>();
  for (const file of workspace.files('test/contracts')) {
    const text = workspace.source(file).toString();
    for (const match of text.matchAll(/deployCode\(\s*"\w+\.sol:(\w+)"/g))
      names.add(match[1] as string);
  }
  return names;
}

function byFile(artifacts: Artifact[]): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const { file, name } of artifacts) files.set(file, [...(files.get(file) ?? []), name]);
  return files;
}
