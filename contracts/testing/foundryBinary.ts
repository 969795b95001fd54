import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** This platform has no binary among Foundry's npm packages. */
class NoFoundryBinary extends Error {
  override readonly name = 'NoFoundryBinary';
  constructor(
    readonly tool: string,
    readonly platform: string,
    cause: unknown,
  ) {
    super(`There is no ${tool} for ${platform} in node_modules. Run: npx pnpm install`, { cause });
  }
}

/**
 * The path of anvil or forge itself. The command in node_modules/.bin starts it as a child, which would outlive a
 * kill of the command, and ends with 0 where forge ended with 1: failing tests would pass. Throws `NoFoundryBinary`.
 */
export function foundryBinary(tool: 'anvil' | 'forge'): string {
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
  const platform = `${process.platform}-${architecture}`;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  try {
    const wrapper = createRequire(require.resolve(`@foundry-rs/${tool}/package.json`));
    return wrapper.resolve(`@foundry-rs/${tool}-${platform}/bin/${tool}${suffix}`);
  } catch (cause) {
    throw new NoFoundryBinary(tool, platform, cause);
  }
}
