import { join } from 'node:path';
import { type CompiledContract, type Compiler, type Pipeline, pipelines } from './compiler.ts';
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

/** Some tests, and the compiled contracts that they run and no earlier step put in place. */
interface Step {
  compiles: Artifact[];
  tests: string[];
  /** Whether the tests call the deployed contracts too. */
  callsDeployed: boolean;
}

/** Which part of the contracts is changed. */
export type Scope = 'exchange' | 'lending';

const timeoutSeconds = 600;
const vectors = 'test/contracts/vectors/';
const lendingVectors = 'test/contracts/vectors/LendingVectors.t.sol';
const tests = {
  plainUnits: ['test/contracts/unit/libraries/', 'test/contracts/unit/types/'],
  calls: ['test/contracts/integration/', 'test/contracts/attacks/', 'test/contracts/fifo/'],
  periphery: ['test/contracts/periphery/'],
  parts: ['test/contracts/unit/core/', vectors],
  campaigns: ['test/contracts/invariant/'],
  lending: [
    'test/contracts/lending/integration/',
    'test/contracts/lending/attacks/',
    'test/contracts/lending/guard/',
    'test/contracts/lending/periphery/',
    'test/contracts/lending/LiquidationModel.t.sol',
    'test/contracts/lending/invariant/',
  ],
};
/** The TypeScript arithmetic against the vectors that the Solidity just wrote: all of them, or lending's. */
const bindings = 'bindings';
const lendingBindings = 'bindings of lending';

/** The Solidity tests that a scope's mutants meet. */
export function testFoldersOf(scope: Scope): string[] {
  const { lending, ...others } = tests;
  return scope === 'lending' ? [...lending, lendingVectors] : Object.values(others).flat();
}

function bindingsOf(scope: Scope): string {
  return scope === 'lending' ? lendingBindings : bindings;
}

/**
 * Judges mutants one by one, by the cheapest tests first: those of the libraries alone, then those that call the
 * deployed exchange and what stands beside it, those that have its parts inside, the vectors, and the invariants. The mutant is compiled
 * into everything that has its file inside, tests included, before those tests run.
 */
export class Judge {
  /** The exchange, and what is deployed beside it. */
  private readonly deployed: Artifact[];
  private readonly periphery: Artifact[];
  private readonly baselines = new Map<string, Map<string, CompiledContract>>();

  constructor(
    private readonly workspace: Workspace,
    private readonly compiler: Compiler,
  ) {
    const named = deployedNames(workspace);
    const artifacts = workspace
      .artifacts(['contracts/src/'])
      .filter((artifact) => artifact.pipeline === 'default' && named.has(artifact.name));
    const isBeside = (artifact: Artifact) => artifact.file.includes('/periphery/');
    this.periphery = artifacts.filter(isBeside);
    this.deployed = artifacts.filter((artifact) => !isBeside(artifact));
  }

  async judge(mutant: Mutant): Promise<Judgement> {
    const undo: (() => void)[] = [];
    let deployedChanged = false;
    let anyChanged = false;
    let isCompiled = false;
    try {
      for (const step of this.stepsFor(mutant)) {
        const changed = this.put(step.compiles, mutant, undo);
        if (changed === undefined) return { verdict: 'invalid' };
        anyChanged ||= changed.length > 0;
        isCompiled ||= step.compiles.length > 0;
        deployedChanged ||= changed.some((artifact) => this.deployed.includes(artifact));
        if (changed.length === 0 && !(step.callsDeployed && deployedChanged)) continue;
        for (const name of step.tests) {
          const outcome = await this.run(name);
          if (outcome === 'failed') return { verdict: 'killed', by: name };
          if (outcome === 'timeout') return { verdict: 'timeout', by: name };
        }
      }
      // What no test deploys or has inside, none can kill.
      return { verdict: anyChanged || !isCompiled ? 'survived' : 'same' };
    } finally {
      for (const restore of undo) restore();
    }
  }

  /** Runs the tests that a scope's mutants meet on the unchanged contracts, once a build; throws where one fails. */
  async checkBaseline(scope: Scope): Promise<void> {
    if (this.workspace.isChecked(scope)) return;
    for (const name of [...testFoldersOf(scope), bindingsOf(scope)]) {
      const outcome = await this.run(name);
      if (outcome !== 'passed') throw new Error(`${name} ${outcome} on the unchanged contracts.`);
    }
    this.workspace.noteChecked(scope);
  }

  private stepsFor(mutant: Mutant): Step[] {
    if (mutant.file.startsWith('contracts/src/lending/')) return this.lendingSteps(mutant);
    const affected = (artifacts: Artifact[]) =>
      artifacts.filter((artifact) => artifact.sources.has(mutant.file));
    const inTests = (folders: string[], pipeline: Pipeline) =>
      affected(this.workspace.artifacts(folders)).filter((found) => found.pipeline === pipeline);
    const deployed = affected(this.deployed);
    const inCalls = inTests(tests.calls, 'plain');
    const steps: Step[] = [
      {
        compiles: inTests(tests.plainUnits, 'plain'),
        tests: tests.plainUnits,
        callsDeployed: false,
      },
    ];
    // Where the tests have nothing of it inside, most mutants show in the contract with the entries alone, before the
    // others that share its storage are compiled.
    const [entries, ...others] = deployed.toSorted((a) => (a.name === 'Exchange' ? -1 : 1));
    if (entries && inCalls.length === 0) {
      steps.push({ compiles: [entries], tests: tests.calls.slice(0, 1), callsDeployed: true });
      steps.push({ compiles: others, tests: tests.calls, callsDeployed: true });
    } else {
      steps.push({ compiles: [...deployed, ...inCalls], tests: tests.calls, callsDeployed: true });
    }
    steps.push({
      compiles: [...affected(this.periphery), ...inTests(tests.periphery, 'plain')],
      tests: tests.periphery,
      callsDeployed: true,
    });
    steps.push({
      compiles: inTests(tests.parts, 'tests'),
      tests: [...tests.parts, bindings],
      callsDeployed: false,
    });
    steps.push({
      compiles: inTests(tests.campaigns, 'tests'),
      tests: tests.campaigns,
      callsDeployed: true,
    });
    return steps;
  }

  /** Lending's tests call what is deployed: those of the mutant's own folder first, at last the vectors. */
  private lendingSteps(mutant: Mutant): Step[] {
    const affected = (artifacts: Artifact[]) =>
      artifacts.filter((artifact) => artifact.sources.has(mutant.file));
    const isOwn = (folder: string) =>
      ['guard', 'periphery'].some((part) => isIn(mutant.file, part) && isIn(folder, part));
    const inTests = affected(this.workspace.artifacts(tests.lending)).filter(
      ({ pipeline }) => pipeline === 'plain',
    );
    return [
      {
        compiles: [...affected(this.deployed), ...affected(this.periphery), ...inTests],
        tests: tests.lending.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a))),
        callsDeployed: true,
      },
      {
        compiles: affected(this.workspace.artifacts([lendingVectors])),
        tests: [lendingVectors, lendingBindings],
        callsDeployed: false,
      },
    ];
  }

  private run(name: string): Promise<TestOutcome> {
    if (name !== bindings && name !== lendingBindings) {
      return this.workspace.forgeTest(`${name}**`, timeoutSeconds);
    }
    const vitest = join(this.workspace.folder, 'node_modules/.bin/vitest');
    const args = ['run', '--config', 'test/vitest.config.ts', '--project', 'bindings', 'vectors'];
    if (name === lendingBindings) args.push('--testNamePattern', 'of lending');
    return this.workspace.run(vitest, args, timeoutSeconds);
  }

  /** Compiles the mutant into the artifacts and puts it in place. @returns those whose code it changes. */
  private put(artifacts: Artifact[], mutant: Mutant, undo: (() => void)[]): Artifact[] | undefined {
    const replaced = { [mutant.file]: applied(mutant, this.workspace.source(mutant.file)) };
    const changed: Artifact[] = [];
    for (const pipeline of pipelines) {
      const targets = artifacts.filter((artifact) => artifact.pipeline === pipeline);
      if (targets.length === 0) continue;
      const contracts = byFile(targets);
      const compiled = this.compiler.compile(contracts, replaced, pipeline);
      if (!compiled) return undefined;
      const baseline = this.baseline(contracts, pipeline);
      for (const artifact of targets) {
        const key = `${artifact.file}:${artifact.name}`;
        const code = compiled.get(key);
        if (!code || code.evm.bytecode.object === '') continue;
        if (code.evm.bytecode.object === baseline.get(key)?.evm.bytecode.object) continue;
        changed.push(artifact);
        undo.push(this.workspace.install(artifact, code));
      }
    }
    return changed;
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

function isIn(path: string, folder: string): boolean {
  return path.includes(`/lending/${folder}/`);
}

/** The contracts that tests deploy from their artifacts, by name ("Lens.sol:Lens") or by path (".../Lens.sol/Lens.json"). */
function deployedNames(workspace: Workspace): Set<string> {
  const names = new Set<string>();
  for (const file of workspace.files('test/contracts')) {
    const text = workspace.source(file).toString();
    for (const match of text.matchAll(/"(?:[\w/]+\/)?\w+\.sol(?::|\/)(\w+)(?:\.json)?"/g)) {
      names.add(match[1] as string);
    }
  }
  return names;
}

function byFile(artifacts: Artifact[]): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const { file, name } of artifacts) files.set(file, [...(files.get(file) ?? []), name]);
  return files;
}
