import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A node of the compiler's syntax tree; which other fields there are follows from `nodeType`. */
export interface AstNode {
  nodeType: string;
  src: string;
  // biome-ignore lint/suspicious/noExplicitAny: the compiler's tree has a shape for each of 70 node types.
  [field: string]: any;
}

/** Bytecode in the compiler's own form, as forge's artifacts hold it too. */
interface Code {
  object: string;
  sourceMap?: string;
  linkReferences: object;
  immutableReferences?: object;
}

/** Of one contract: what is deployed, and the code that deploys it. */
export interface CompiledContract {
  evm: { bytecode: Code; deployedBytecode: Code };
}

interface CompilerOutput {
  errors?: { severity: string; formattedMessage: string }[];
  sources?: Record<string, { ast: AstNode }>;
  contracts?: Record<string, Record<string, CompiledContract>>;
}

/** How a contract is compiled, by the names of foundry.toml's profiles; `default` is how it is deployed. */
export const pipelines = ['plain', 'default', 'tests'] as const;
export type Pipeline = (typeof pipelines)[number];

/** What forge's configuration says of the optimizer. */
interface Optimization {
  via_ir: boolean;
  optimizer: boolean;
  optimizer_runs: number;
}

/** The fields of forge's configuration that the compiler is told. Of a profile what it leaves out is null. */
interface ForgeConfig extends Optimization {
  remappings: string[];
  evm_version: string;
  additional_compiler_profiles: ({ name: string } & {
    [Field in keyof Optimization]: Optimization[Field] | null;
  })[];
}

/**
 * The project's Solidity compiler, loaded once: what forge would start anew for each mutant, and with more sources.
 * Sources come from the folder `root`, save those that a call replaces.
 */
export class Compiler {
  private readonly solc: { compile(input: string, callbacks: object): string };

  constructor(
    private readonly root: string,
    private readonly config: ForgeConfig,
  ) {
    this.solc = createRequire(join(root, 'contracts/package.json'))('solc');
  }

  /** The syntax trees of `files`. Throws where they do not compile. */
  parse(files: string[]): Map<string, AstNode> {
    const output = this.run(files, {}, 'plain', { '*': { '': ['ast'] } });
    return new Map(files.map((file) => [file, output.sources?.[file]?.ast as AstNode]));
  }

  /**
   * Compiles `contracts` (file, then names) with the sources of `replaced` in the place of the files'.
   * Undefined where that is no valid program.
   */
  compile(
    contracts: Map<string, string[]>,
    replaced: Record<string, string>,
    pipeline: Pipeline,
  ): Map<string, CompiledContract> | undefined {
    const wanted = ['evm.bytecode', 'evm.deployedBytecode'];
    const selection = Object.fromEntries(
      [...contracts].map(([file, names]) => [
        file,
        Object.fromEntries(names.map((n) => [n, wanted])),
      ]),
    );
    const output = this.run([...contracts.keys()], replaced, pipeline, selection);
    if (output.errors?.some((error) => error.severity === 'error')) return undefined;
    const compiled = new Map<string, CompiledContract>();
    for (const [file, names] of contracts) {
      for (const name of names) {
        const contract = output.contracts?.[file]?.[name];
        if (contract) compiled.set(`${file}:${name}`, contract);
      }
    }
    return compiled;
  }

  private optimizationOf(pipeline: Pipeline): Optimization {
    const { config } = this;
    if (pipeline === 'default') return config;
    const profile = config.additional_compiler_profiles.find(({ name }) => name === pipeline);
    if (!profile) throw new Error(`foundry.toml has no compiler profile named ${pipeline}.`);
    return {
      via_ir: profile.via_ir ?? config.via_ir,
      optimizer: profile.optimizer ?? config.optimizer,
      optimizer_runs: profile.optimizer_runs ?? config.optimizer_runs,
    };
  }

  private run(
    files: string[],
    replaced: Record<string, string>,
    pipeline: Pipeline,
    outputSelection: object,
  ): CompilerOutput {
    const read = (path: string) => replaced[path] ?? readFileSync(join(this.root, path), 'utf8');
    const { via_ir, optimizer, optimizer_runs } = this.optimizationOf(pipeline);
    const input = {
      language: 'Solidity',
      sources: Object.fromEntries(files.map((file) => [file, { content: read(file) }])),
      settings: {
        remappings: this.config.remappings,
        evmVersion: this.config.evm_version,
        viaIR: via_ir,
        optimizer: { enabled: optimizer, runs: optimizer_runs },
        metadata: { bytecodeHash: 'none' },
        outputSelection,
      },
    };
    const find = (path: string) =>
      path in replaced || existsSync(join(this.root, path))
        ? { contents: read(path) }
        : { error: `${path} is missing` };
    return JSON.parse(this.solc.compile(JSON.stringify(input), { import: find }));
  }
}
