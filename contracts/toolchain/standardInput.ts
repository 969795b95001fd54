import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keccak256, toBytes } from 'viem';
import { type Artifact, root } from './artifact.ts';

/** The compiler's whole input for one contract: what explorers and Sourcify call standard JSON. */
export interface StandardInput {
  language: string;
  sources: Record<string, { content: string }>;
  settings: Record<string, unknown>;
}

/** A source is not the one that an artifact was made of. */
export class SourceChanged extends Error {
  override readonly name = 'SourceChanged';
  constructor(readonly path: string) {
    super(`${path} has changed since the contracts were compiled. Run: npx forge build`);
  }
}

/** Compiling the input does not give the artifact. */
export class NotReproduced extends Error {
  override readonly name = 'NotReproduced';
  constructor(
    readonly contract: string,
    readonly reason: string,
  ) {
    super(`${contract} does not come out of its own input: ${reason}`);
  }
}

/** Where the contract stands: `path:contract`, as verifiers name it. */
export function qualifiedName({ metadata }: Artifact): string {
  return Object.entries(metadata.settings.compilationTarget).flat().join(':');
}

/**
 * The input that an artifact was made of, with the sources it needs and no others.
 * @param readSource gives a source's content by its path; from disk unless told otherwise.
 * Throws `SourceChanged`.
 */
export function standardInput({ metadata }: Artifact, readSource = readFromDisk): StandardInput {
  const { compilationTarget: _, ...settings } = metadata.settings;
  const sources = Object.entries(metadata.sources).map(([path, source]) => {
    const content = readSource(path);
    if (keccak256(toBytes(content)) !== source.keccak256) throw new SourceChanged(path);
    return [path, { content }] as const;
  });
  const wanted = ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object', 'metadata'];
  return {
    language: metadata.language,
    sources: Object.fromEntries(sources),
    settings: { ...settings, outputSelection: { '*': { '*': wanted } } },
  };
}

/**
 * Compiles an input with the project's compiler, alone, and compares the code with the artifact's.
 * Throws `NotReproduced`.
 */
export async function proveInput(input: StandardInput, artifact: Artifact): Promise<void> {
  const name = qualifiedName(artifact);
  const [[path, contract]] = Object.entries(artifact.metadata.settings.compilationTarget) as [
    [string, string],
  ];
  const output = JSON.parse(await compile(JSON.stringify(input)));
  const error = output.errors?.find(({ severity }: { severity: string }) => severity === 'error');
  if (error) throw new NotReproduced(name, error.formattedMessage);
  const { bytecode, deployedBytecode } = output.contracts[path][contract].evm;
  if (`0x${bytecode.object}` !== artifact.bytecode.object) {
    throw new NotReproduced(name, 'the creation code differs');
  }
  if (`0x${deployedBytecode.object}` !== artifact.deployedBytecode.object) {
    throw new NotReproduced(name, 'the deployed code differs');
  }
}

function compile(input: string): Promise<string> {
  const compiler = fileURLToPath(new URL('./solc.mjs', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [compiler, '--standard-json'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(Buffer.concat(chunks).toString('utf8'));
      else
        reject(new Error(`The compiler (contracts/toolchain/solc.mjs) ended with code ${code}.`));
    });
    child.stdin.end(input);
  });
}

function readFromDisk(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
