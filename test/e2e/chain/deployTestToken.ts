import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testTokenAbi } from '@weir/contracts';
import { type Address, createPublicClient, createWalletClient, type Hex, http } from 'viem';
import { foundry } from 'viem/chains';
import { developmentAccount } from '../../local/accounts.ts';
import { minedReceipt } from '../../local/minedReceipt.ts';
import { root } from '../../runCommand.ts';

/** Puts another token on the chain, named as anybody may name one; who deploys it is anvil's account `index`. */
export async function deployTestToken(
  rpcUrl: string,
  index: number,
  [name, symbol, decimals]: readonly [name: string, symbol: string, decimals: number],
): Promise<Address> {
  const built = join(root, 'contracts/out/TestToken.sol/TestToken.json');
  const { bytecode } = JSON.parse(readFileSync(built, 'utf8')) as { bytecode: { object: Hex } };
  const transport = http(rpcUrl);
  const account = developmentAccount(index);
  const wallet = createWalletClient({ account, chain: foundry, transport });
  const node = createPublicClient({ chain: foundry, transport, pollingInterval: 50 });
  const abi = [
    ...testTokenAbi,
    {
      type: 'constructor',
      stateMutability: 'nonpayable',
      inputs: [{ type: 'string' }, { type: 'string' }, { type: 'uint8' }],
    },
  ] as const;
  const args = [name, symbol, decimals] as const;
  const hash = await wallet.deployContract({ abi, bytecode: bytecode.object, args });
  const { contractAddress } = await minedReceipt(node, hash);
  if (!contractAddress) throw new Error(`${symbol} was not deployed.`);
  return contractAddress;
}
