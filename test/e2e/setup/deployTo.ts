import { createTestClient, http } from 'viem';
import { SEAT_WAIT, scriptPart } from '../../local/chain.ts';
import { runCommand } from '../../runCommand.ts';

/** Seconds of prices that must be on record before lending opens. */
const RECORD_LENGTH = 1860;
/** Seconds that pass while all is deployed: a chain begins so far in the past to end at now. */
export const PAST = SEAT_WAIT + RECORD_LENGTH;

/**
 * Puts arbitrators, the local market, lending and people's offers on a fresh chain, and writes their address file, which must be in .local
 * (foundry.toml).
 */
export async function deployTo(rpcUrl: string, addressFile: string): Promise<void> {
  const time = createTestClient({ mode: 'anvil', transport: http(rpcUrl) });
  const pass = async (seconds: number) => {
    await time.increaseTime({ seconds });
    await time.mine({ blocks: 1 });
  };
  await runScript('LocalCourt', rpcUrl, addressFile);
  await pass(SEAT_WAIT);
  await runScript('LocalMarket', rpcUrl, addressFile);
  await pass(RECORD_LENGTH);
  // A guard wants more gas to be left than it uses, which forge's estimate does not see.
  await runScript('LocalLending', rpcUrl, addressFile, ['--gas-estimate-multiplier', '300']);
  await runScript('LocalTrades', rpcUrl, addressFile);
}

async function runScript(
  name: string,
  rpcUrl: string,
  addressFile: string,
  options: readonly string[] = [],
): Promise<void> {
  const more = ['--silent', ...options];
  const { command, args, env } = await scriptPart(
    name,
    rpcUrl,
    { WEIR_DEPLOYMENT: addressFile },
    more,
  );
  const code = await runCommand(command, args, env);
  if (code !== 0) throw new Error(`${name} ended with ${code}.`);
}
