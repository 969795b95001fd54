import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const adapter = fileURLToPath(new URL('solc.mjs', import.meta.url));

// As foundry.toml has them. Of what is deployed `npx pnpm verification` compiles each contract alone, and compares.
const profiles = {
  campaigns: { viaIR: true, optimizer: { enabled: true, runs: 1 } },
  plain: { viaIR: false, optimizer: { enabled: false, runs: 200 } },
};

interface Output {
  errors?: { message: string; severity: string }[];
  contracts?: Record<string, Record<string, { evm: { bytecode: { object: string } } }>>;
}

const header = '// SPDX-License-Identifier: MIT\npragma solidity ^0.8.30;\n';

/** A library by a remapping, an abstract contract and an interface by relative paths, and contracts of unlike lengths. */
function sourcesOf(count: number): Record<string, string> {
  const sources: Record<string, string> = {
    'lib/Sum.sol': `${header}library Sum {
  function squared(uint256 n) internal pure returns (uint256) { return n * n; }
}`,
    'src/ICounter.sol': `${header}interface ICounter { function count(uint256 n) external returns (uint256); }`,
    'src/Base.sol': `${header}import {Sum} from "sums/Sum.sol";
import {ICounter} from "./ICounter.sol";
abstract contract Base is ICounter {
  uint256 public total;
  function count(uint256 n) public virtual returns (uint256) { return total += Sum.squared(n); }
}`,
  };
  for (let i = 0; i < count; i++) {
    const more = Array.from({ length: i % 2 }, (_, j) => `total ^= n / ${j + 2};`).join(' ');
    sources[`src/parts/Part${i}.sol`] = `${header}import {Base} from "../Base.sol";
contract Part${i} is Base {
  function count(uint256 n) public override returns (uint256) { uint256 unused; ${more} return super.count(n); }
}`;
  }
  return sources;
}

function compile(
  profile: keyof typeof profiles,
  sources: Record<string, string>,
  ...flags: string[]
): Output {
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(
      Object.entries(sources).map(([path, content]) => [path, { content }]),
    ),
    settings: {
      ...profiles[profile],
      remappings: ['sums/=lib/'],
      outputSelection: Object.fromEntries(
        Object.keys(sources).map((path) => [path, { '*': ['abi', 'evm.bytecode.object'] }]),
      ),
    },
  };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [adapter, '--standard-json', ...flags],
    { input: JSON.stringify(input), encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

function told(output: Output): string[] {
  return (output.errors ?? []).map((error) => `${error.severity}: ${error.message}`).toSorted();
}

describe('the compiler as forge calls it', () => {
  it.each(Object.keys(profiles) as (keyof typeof profiles)[])(
    'gives the same in two processes as in one: %s',
    (profile) => {
      const sources = sourcesOf(12);
      const shared = compile(profile, sources);
      const whole = compile(profile, sources, '--whole');
      expect(shared.contracts).toEqual(whole.contracts);
      expect(told(shared)).toEqual(told(whole));
      for (let i = 0; i < 12; i++) {
        const part = shared.contracts?.[`src/parts/Part${i}.sol`]?.[`Part${i}`];
        expect(part?.evm.bytecode.object).toMatch(/^60/);
      }
    },
  );

  it('says once what is wrong with a source that both processes read', () => {
    const sources = sourcesOf(12);
    sources['src/Base.sol'] = sources['src/Base.sol']?.replace('Sum.squared', 'Sum.cubed') ?? '';
    expect(told(compile('plain', sources))).toEqual([
      'error: Member "cubed" not found or not visible after argument-dependent lookup in type(library Sum).',
    ]);
  });

  it('tells the version of its package, and refuses what it does not know', () => {
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [adapter, ...args], { encoding: 'utf8' });
    expect(run('--version').stdout).toMatch(/^solc, the solidity compiler\nVersion: 0\.8\.\d+\n$/);
    const refused = run('--combined-json', 'abi');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('--combined-json abi');
  });
});
