import { describe, expect, it } from 'vitest';
import { NotCompiled, readArtifact } from '../../contracts/toolchain/artifact.ts';
import {
  artifactOf,
  OtherCodeDeployed,
  onChain,
} from '../../contracts/toolchain/deployedContracts.ts';
import {
  NotReproduced,
  proveInput,
  qualifiedName,
  SourceChanged,
  standardInput,
} from '../../contracts/toolchain/standardInput.ts';

// The smallest of the deployed contracts; `npx pnpm verification` proves them all.
const artifact = readArtifact(artifactOf.poolShareTokenFactory);
const address = '0x00000000000000000000000000000000000000AA';

describe('standardInput', () => {
  it('holds what the contract needs, by the names that verifiers use', () => {
    const input = standardInput(artifact);
    expect(qualifiedName(artifact)).toBe(
      'contracts/src/periphery/PoolShareTokenFactory.sol:PoolShareTokenFactory',
    );
    expect(Object.keys(input.sources)).toContain('contracts/src/periphery/PoolShareToken.sol');
    expect(Object.keys(input.sources)).not.toContain('contracts/src/Exchange.sol');
    expect(input.settings).toMatchObject({ viaIR: true, optimizer: { enabled: true, runs: 200 } });
    expect(input.settings).not.toHaveProperty('compilationTarget');
  });

  it('refuses a source that is not the one that was compiled', () => {
    expect(() => standardInput(artifact, () => 'contract Other {}')).toThrow(SourceChanged);
  });

  it('says what to do where nothing was compiled', () => {
    expect(() => readArtifact('Nowhere.sol:Nowhere')).toThrow(NotCompiled);
  });
});

describe('proveInput', () => {
  it('compiles the input alone to the code that is deployed, and to no other', async () => {
    await proveInput(standardInput(artifact), artifact);
    const other = { ...artifact, deployedBytecode: { object: '0x00' } } as const;
    await expect(proveInput(standardInput(artifact), other)).rejects.toThrow(NotReproduced);
  }, 120_000);

  it('passes on what the compiler says', async () => {
    const input = { ...standardInput(artifact), sources: {} };
    await expect(proveInput(input, artifact)).rejects.toThrow(NotReproduced);
  }, 60_000);
});

describe('onChain', () => {
  const chain = { chainId: 1, exchange: address, lens: address, deployedAtBlock: 1n } as const;
  const deployment = { ...chain, tokens: [], markets: [] };

  it('gives nothing where an older file does not name the contract', () => {
    expect(onChain('timelock', deployment, artifact)).toBeNull();
  });

  it('refuses an address that does not follow from code and arguments', () => {
    const named = { ...deployment, constructorArguments: { exchange: '0x1234' } } as const;
    expect(() => onChain('exchange', named, artifact)).toThrow(OtherCodeDeployed);
  });
});
