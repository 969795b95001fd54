import { readFileSync } from 'node:fs';
import { decodeLendingMarket, lendingLensAbi, parseDeployment } from '@weir/contracts';
import { type Address, createPublicClient, http, maxUint256, parseAbi } from 'viem';
import { encodeFunctionData } from 'viem/utils';
import { botAccount } from '../../local/bot.ts';
import { deploymentPath } from '../setup/globalSetup.ts';

const guardAbi = parseAbi([
  'struct Source { address from; uint256 price; uint256 until; uint8 standing; }',
  'function sources() view returns (Source[])',
]);
const feedAbi = parseAbi(['function set(uint256 price, uint256 until)']);
/** Of anvil's accounts; anyone may set a local feed. */
const SETTER = 6;

function lending() {
  const {
    lending: address,
    lendingLens,
    leverage,
  } = parseDeployment(JSON.parse(readFileSync(deploymentPath, 'utf8')));
  if (!address || !lendingLens || !leverage) throw new Error('The deployment has no lending.');
  return { address, lendingLens, leverage };
}

async function readMarkets(rpcUrl: string) {
  const node = createPublicClient({ transport: http(rpcUrl) });
  const [views] = await node.readContract({
    address: lending().lendingLens,
    abi: lendingLensAbi,
    functionName: 'lendingMarkets',
    args: [0n, 10n],
  });
  return { node, markets: views.map(decodeLendingMarket) };
}

/** Makes the outside feeds of WETH say `percent` of what its guard says now. */
export async function setWethPrice(rpcUrl: string, percent: bigint): Promise<void> {
  const { node, markets } = await readMarkets(rpcUrl);
  const weth = markets[0]?.terms.collaterals[0];
  if (!weth) throw new Error('The first lending market takes no collateral.');
  const sources = await node.readContract({
    address: weth.guard,
    abi: guardAbi,
    functionName: 'sources',
  });
  const setter = botAccount(rpcUrl, SETTER);
  // The first source is the exchange's own record.
  for (const { from } of sources.slice(1)) {
    const args = [(weth.liquidationPrice * percent) / 100n, maxUint256] as const;
    await setter.send(from, encodeFunctionData({ abi: feedAbi, functionName: 'set', args }));
  }
}

/** How many positions an owner has in all lending markets, under its first numbers. */
export async function countPositions(rpcUrl: string, owner: Address): Promise<number> {
  const { node, markets } = await readMarkets(rpcUrl);
  const positions = await node.readContract({
    address: lending().lendingLens,
    abi: lendingLensAbi,
    functionName: 'positionsOf',
    args: [owner, [0n, 1n, 2n], markets.map(({ id }) => id)],
  });
  return positions.length;
}
