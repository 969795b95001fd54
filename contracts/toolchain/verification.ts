// What explorers and Sourcify ask for to verify the deployed contracts: `npx pnpm verification [chainId]`.
// Writes to contracts/out/verification, for each contract, the compiler's standard JSON input, having compiled it alone
// and found the artifact's code. With a chain's id, whose addresses are in contracts/addresses, also <chainId>.json with
// each contract's address and constructor arguments, its address proven to follow from them.
// How to hand them in: contracts/README.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeployedContract } from '../ts/deployment.ts';
import { readDeployment } from '../ts/readDeployment.ts';
import { readArtifact, root } from './artifact.ts';
import { artifactOf, onChain } from './deployedContracts.ts';
import { proveInput, qualifiedName, standardInput } from './standardInput.ts';

const folder = 'contracts/out/verification';

try {
  await verify(readChainId(process.argv[2]));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function verify(chainId: number | undefined): Promise<void> {
  const deployment = chainId === undefined ? undefined : await readDeployment(chainId);
  const listed: object[] = [];
  mkdirSync(join(root, folder), { recursive: true });
  for (const name of Object.keys(artifactOf) as DeployedContract[]) {
    const artifact = readArtifact(artifactOf[name]);
    const deployed = deployment && onChain(name, deployment, artifact);
    if (deployed === null) console.log(`${name}: not in the address file, or no arguments of it`);
    const input = standardInput(artifact);
    await proveInput(input, artifact);
    const stdJsonInput = write(`${name}.json`, input);
    console.log(`${stdJsonInput}: compiled alone, it gives the same code`);
    if (deployed) {
      const compilerVersion = artifact.metadata.compiler.version;
      const contractIdentifier = qualifiedName(artifact);
      listed.push({ contractIdentifier, compilerVersion, ...deployed, stdJsonInput });
    }
  }
  if (chainId === undefined) return;
  const list = write(`${chainId}.json`, listed);
  console.log(`${list}: addresses and constructor arguments of ${listed.length} contracts`);
}

function write(name: string, content: object): string {
  const path = `${folder}/${name}`;
  writeFileSync(join(root, path), `${JSON.stringify(content, null, 2)}\n`);
  return path;
}

function readChainId(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new Error(`A chain's id is a whole number, not: ${text}`);
}
