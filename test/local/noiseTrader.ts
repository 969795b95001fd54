import {
  type Deployment,
  erc20Abi,
  exchangeAbi,
  type MarketKey,
  packSwapTerms,
  unpackMarketKey,
  unpackPoolSlot,
} from '@weir/contracts';
import { type Address, encodeFunctionData, maxUint256 } from 'viem';
import { roles } from './accounts.ts';
import { type Bot, type BotAccount, botAccount } from './bot.ts';
import { SeededRandom } from './seededRandom.ts';

/** The least that a swap must give, of what the pool's price promises: what a trade of this size can cost, and more. */
const LEAST_PERCENT = 97n;

/** Swaps small random amounts, worth 20 to 3,000 USDC, in both directions of every market. */
export async function noiseTrader(
  rpcUrl: string,
  deployment: Deployment,
  seed: number,
): Promise<Bot> {
  const account = botAccount(rpcUrl, roles.noiseTrader);
  const random = new SeededRandom(seed);
  for (const { address } of deployment.tokens) await approve(account, address, deployment.exchange);
  const [first, ...others] = deployment.markets;
  if (!first) throw new Error('The deployment names no market to trade in.');
  return {
    name: 'The noise trader',
    everyBlocks: 3,
    step: async () => {
      const key = random.pick([first, ...others]);
      const isSale = random.between(0, 1) === 1;
      const usdc = random.between(2, 50) * random.between(10, 60);
      await swap(account, deployment, key, isSale, BigInt(usdc) * 10n ** 6n);
    },
  };
}

/** Swaps what is worth `value` quote units at the pool's price; the other way round where the wallet lacks it. */
async function swap(
  account: BotAccount,
  deployment: Deployment,
  { baseTerms, quoteTerms }: MarketKey,
  isSale: boolean,
  value: bigint,
): Promise<void> {
  const key = { baseTerms, quoteTerms };
  const market = unpackMarketKey(key);
  const word = await account.chain.readContract({
    address: deployment.exchange,
    abi: exchangeAbi,
    functionName: 'extsload',
    args: [market.id],
  });
  const { baseReserve, quoteReserve } = unpackPoolSlot(word);
  const inBase = (value * baseReserve) / quoteReserve;
  const inputToken = isSale ? market.base : market.quote;
  const held = await account.chain.readContract({
    address: inputToken,
    abi: erc20Abi,
    functionName: 'balanceOf',
    args: [account.address],
  });
  const baseIn = held < (isSale ? inBase : value) ? !isSale : isSale;
  const [amount, expected] = baseIn ? [inBase, value] : [value, inBase];
  const terms = packSwapTerms({ recipient: account.address, baseIn });
  const data = encodeFunctionData({
    abi: exchangeAbi,
    functionName: 'swap',
    args: [key, amount, (expected * LEAST_PERCENT) / 100n, terms],
  });
  await account.send(deployment.exchange, data);
}

async function approve(account: BotAccount, token: Address, spender: Address): Promise<void> {
  const data = encodeFunctionData({
    abi: erc20Abi,
    functionName: 'approve',
    args: [spender, maxUint256],
  });
  await account.send(token, data);
}
