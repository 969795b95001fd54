import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Deployment, parseDeployment } from './deployment.ts';

/** Thrown where nothing is deployed on a chain, as far as contracts/addresses knows. */
export class DeploymentMissing extends Error {
  override readonly name = 'DeploymentMissing';
  constructor(
    readonly chainId: number,
    readonly path: string,
  ) {
    super(`No deployment on chain ${chainId} is known: ${path} is missing.`);
  }
}

/** Where a chain's deployment file lies. */
export function deploymentPath(chainId: number): string {
  return fileURLToPath(new URL(`../addresses/${chainId}.json`, import.meta.url));
}

/**
 * The addresses on a chain, from contracts/addresses (Node only; a page fetches the file and calls `parseDeployment`).
 * Throws `DeploymentMissing`, `DeploymentMalformed`.
 */
export async function readDeployment(chainId: number): Promise<Deployment> {
  const path = deploymentPath(chainId);
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new DeploymentMissing(chainId, path);
  }
  return parseDeployment(JSON.parse(content));
}
