import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Abi, Hex } from 'viem';

/** The folder that artifacts' source paths start from. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Of forge's artifact: the code, how to call it, and how it came about. */
export interface Artifact {
  abi: Abi;
  bytecode: { object: Hex };
  deployedBytecode: { object: Hex };
  metadata: {
    compiler: { version: string };
    language: string;
    settings: { compilationTarget: Record<string, string>; [setting: string]: unknown };
    sources: Record<string, { keccak256: Hex }>;
  };
}

/** forge has not compiled a contract here. */
export class NotCompiled extends Error {
  override readonly name = 'NotCompiled';
  constructor(readonly artifact: string) {
    super(`${artifact} is missing. Run: npx forge build`);
  }
}

/** Reads `contracts/out/<file>/<contract>.json` of `file:contract`. Throws `NotCompiled`. */
export function readArtifact(name: string): Artifact {
  const path = `contracts/out/${name.replace(':', '/')}.json`;
  if (!existsSync(join(root, path))) throw new NotCompiled(path);
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}
