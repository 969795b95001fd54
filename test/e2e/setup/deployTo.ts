import { bin, runCommand } from '../../runCommand.ts';

/** Puts the local market on a fresh chain and writes its address file, which must be in .local (foundry.toml). */
export async function deployTo(rpcUrl: string, addressFile: string): Promise<void> {
  const script = 'contracts/script/LocalMarket.s.sol';
  const args = ['script', script, '--rpc-url', rpcUrl, '--broadcast', '--silent'];
  const code = await runCommand(bin('forge'), args, { WEIR_DEPLOYMENT: addressFile });
  if (code !== 0) throw new Error(`The deployment ended with ${code}.`);
}
