// Compiles Morpho Blue as its deployment was: solc 0.8.19, via-IR, 999,999 runs. Its package carries sources only. A peer
// to be measured against, under its own licence, and never shipped.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from '../runCommand.ts';

const output = join(root, 'contracts/out/peers/Morpho.json');
const contracts = ['Morpho', 'mocks/OracleMock', 'mocks/IrmMock'];

interface Compiled {
  errors?: { severity: string; formattedMessage: string }[];
  contracts: Record<string, Record<string, { evm: { bytecode: { object: string } } }>>;
}

/** Writes contracts/out/peers/<contract>.json, in forge's shape, unless they are there. Throws what the compiler says. */
export function compileMorpho(): void {
  if (existsSync(output)) return;
  const load = createRequire(import.meta.url);
  const sources = join(dirname(load.resolve('@morpho-org/morpho-blue/package.json')), 'src');
  const solc: { compile(input: string, options: object): string } = load('solc-0.8.19');
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(contracts.map((name) => [`${name}.sol`, { content: read(name) }])),
    settings: {
      viaIR: true,
      evmVersion: 'paris',
      optimizer: { enabled: true, runs: 999_999 },
      metadata: { bytecodeHash: 'none' },
      outputSelection: { '*': { '*': ['evm.bytecode.object'] } },
    },
  };
  const found = (path: string) => ({ contents: readFileSync(join(sources, path), 'utf8') });
  const compiled: Compiled = JSON.parse(solc.compile(JSON.stringify(input), { import: found }));
  const fault = compiled.errors?.find(({ severity }) => severity === 'error');
  if (fault) throw new Error(`Morpho Blue does not compile: ${fault.formattedMessage}`);
  mkdirSync(dirname(output), { recursive: true });
  for (const path of contracts) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const object = compiled.contracts[`${path}.sol`]?.[name]?.evm.bytecode.object;
    if (!object) throw new Error(`Morpho Blue's ${name} was not compiled.`);
    writeFileSync(
      join(dirname(output), `${name}.json`),
      JSON.stringify({ bytecode: { object: `0x${object}` } }),
    );
  }

  function read(name: string): string {
    return readFileSync(join(sources, `${name}.sol`), 'utf8');
  }
}
