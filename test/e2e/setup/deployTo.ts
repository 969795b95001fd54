import { createTestClient, http } from 'viem';
import { bin, runCommand } from '../../runCommand.ts';

/** Seconds of prices that must be on record before lending opens: a chain begins so far in the past to end at now. */
export const RECORD_LENGTH = 1860;

/**
 * Puts the local market on a fresh chain and lending on it, and writes their address file, which must be in .local
 * (foundry.toml).
 */
export async function deployTo(rpcUrl: string, addressFile: string): Promise<void> {
  await runScript('LocalMarket', rpcUrl, addressFile);
  const time = createTestClient({ mode: 'anvil', transport: http(rpcUrl) });
  await time.increaseTime({ seconds: RECORD_LENGTH });
  await time.mine({ blocks: 1 });
  // A guard wants more gas to be left than it uses, which forge's estimate does not see.
  await runScript('LocalLending', rpcUrl, addressFile, ['--gas-estimate-multiplier', '300']);
}

async function runScript(
  name: string,
  rpcUrl: string,
  addressFile: string,
  options: readonly string[] = [],
): Promise<void> {
  const script = `contracts/script/${name}.s.sol`;
  const args = ['script', script, '--rpc-url', rpcUrl, '--broadcast', '--silent', ...options];
  const code = await runCommand(bin('forge'), args, { WEIR_DEPLOYMENT: addressFile });
  if (code !== 0) throw new Error(`${name} ended with ${code}.`);
}
