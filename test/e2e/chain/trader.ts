import { readFileSync } from 'node:fs';
import {
  COIN,
  exchangeAbi,
  lotSize,
  type Market,
  marketId,
  packMarketKey,
  packOrderTerms,
  packSwapTerms,
  parseDeployment,
  priceToTick,
  testTokenAbi,
  unpackMarketKey,
} from '@weir/contracts';
import {
  type Account,
  type Address,
  createPublicClient,
  createTestClient,
  createWalletClient,
  type EncodeFunctionDataParameters,
  encodeFunctionData,
  erc20Abi,
  type Hex,
  http,
  maxUint256,
  parseUnits,
} from 'viem';
import { foundry } from 'viem/chains';
import { botAccount } from '../../local/bot.ts';
import { minedReceipt } from '../../local/minedReceipt.ts';
import { deploymentPath } from '../setup/globalSetup.ts';

function readDeployment() {
  return parseDeployment(JSON.parse(readFileSync(deploymentPath, 'utf8')));
}

/** A token of the local market. */
export function tokenOf(symbol: string) {
  const found = readDeployment().tokens.find((candidate) => candidate.symbol === symbol);
  if (!found) throw new Error(`The deployment has no ${symbol}.`);
  return found;
}

/** WETH/USDC of the local market, whose tests read best in it. */
export function wethMarket() {
  const deployment = readDeployment();
  const [weth, usdc] = [tokenOf('WETH'), tokenOf('USDC')];
  const terms = deployment.markets
    .map(unpackMarketKey)
    .find(({ base, quote }) => base === weth.address && quote === usdc.address);
  if (!terms) throw new Error('The deployment has no market of WETH and USDC.');
  return { exchange: deployment.exchange, terms, weth, usdc };
}

/** Reads a wallet's units of a token. */
export async function balanceOf(rpcUrl: string, token: Address, owner: Address): Promise<bigint> {
  const client = createPublicClient({ transport: http(rpcUrl) });
  return client.readContract({
    address: token,
    abi: erc20Abi,
    functionName: 'balanceOf',
    args: [owner],
  });
}

/** Reads an account's units of a token on the exchange. */
export async function balanceOnExchange(
  rpcUrl: string,
  token: Address,
  owner: Address,
): Promise<bigint> {
  const client = createPublicClient({ transport: http(rpcUrl) });
  return client.readContract({
    address: readDeployment().exchange,
    abi: exchangeAbi,
    functionName: 'balanceOf',
    args: [owner, BigInt(token)],
  });
}

/** A signed grant as the page hands it out: numbers are decimal strings. */
interface SignedGrant {
  owner: Address;
  delegate: Address;
  markets: string[];
  actions: string;
  expiry: string;
  nonce: string;
  deadline: string;
  signature: Hex;
}

/** Takes tokens out of an account's wallet, for tests of what it then lacks. */
export async function takeAway(rpcUrl: string, owner: Account, token: Address, amount: bigint) {
  const transport = http(rpcUrl);
  const wallet = createWalletClient({ account: owner, chain: foundry, transport });
  const node = createPublicClient({ chain: foundry, transport, pollingInterval: 50 });
  const args = [wethMarket().exchange, amount] as const;
  const call = { address: token, abi: erc20Abi, functionName: 'transfer', args } as const;
  await minedReceipt(node, await wallet.writeContract(call));
}

/** Puts coin behind all of the wrapped coin: what the local market's faucet mints has none. */
export async function backWrappedCoin(rpcUrl: string): Promise<void> {
  const node = createTestClient({ chain: foundry, mode: 'anvil', transport: http(rpcUrl) });
  await node.setBalance({ address: tokenOf('WETH').address, value: parseUnits('1000000', 18) });
}

/** Somebody else on the same chain, acting without a page. Amounts are whole tokens as text. */
export async function createTrader(rpcUrl: string, index: number) {
  const account = botAccount(rpcUrl, index);
  const { exchange, terms, weth, usdc } = wethMarket();

  const send = ({
    address,
    value,
    ...call
  }: EncodeFunctionDataParameters & { address: Address; value?: bigint }) =>
    account.send(address, encodeFunctionData(call), value);
  for (const { address } of [weth, usdc]) {
    const args = [exchange, maxUint256] as const;
    await send({ address, abi: erc20Abi, functionName: 'approve', args });
  }
  const key = packMarketKey(terms);

  return {
    address: account.address,
    /** Sells WETH for whatever it brings, at the prices of pool and book. */
    sell: (amount: string, worstPrice: string) =>
      send({
        address: exchange,
        abi: exchangeAbi,
        functionName: 'swap',
        args: [
          key,
          parseUnits(amount, 18),
          0n,
          packSwapTerms({
            recipient: account.address,
            baseIn: true,
            limitTick: tickOf(terms, worstPrice, 'up'),
          }),
        ],
      }),
    /** Buys WETH for USDC, at the prices of pool and book. */
    buy: (spent: string) =>
      send({
        address: exchange,
        abi: exchangeAbi,
        functionName: 'swap',
        args: [key, parseUnits(spent, 6), 0n, packSwapTerms({ recipient: account.address })],
      }),
    /** Mints USDC to somebody: the local market's token lets anyone. */
    giveUsdc: (to: Address, amount: string) =>
      send({
        address: usdc.address,
        abi: testTokenAbi,
        functionName: 'mint',
        args: [to, parseUnits(amount, 6)],
      }),
    /** Brings rights that somebody signed to the chain. */
    bringGrant: ({ owner, delegate, signature, ...signed }: SignedGrant) =>
      send({
        address: exchange,
        abi: exchangeAbi,
        functionName: 'grantTradingBySignature',
        args: [
          owner,
          delegate,
          signed.markets.map(BigInt),
          BigInt(signed.actions),
          BigInt(signed.expiry),
          BigInt(signed.nonce),
          BigInt(signed.deadline),
          signature,
        ],
      }),
    /** Opens a market of the coin and USDC, like that of WETH, with as much in its pool; resolves to its id. */
    openCoinMarket: async (coin: string, usdcToo: string) => {
      const ofCoin = packMarketKey({ ...terms, base: COIN });
      const call = { address: exchange, abi: exchangeAbi } as const;
      await send({ ...call, functionName: 'openMarket', args: [ofCoin, USUAL_TIER] });
      const amounts = [parseUnits(coin, 18), parseUnits(usdcToo, 6)] as const;
      const swapTerms = packSwapTerms({ recipient: account.address });
      const args = [ofCoin, ...amounts, 0n, swapTerms] as const;
      await send({ ...call, functionName: 'addLiquidity', args, value: amounts[0] });
      return marketId(ofCoin);
    },
    /** Rests a bid. */
    bid: (amount: string, price: string, handle: bigint) =>
      send({
        address: exchange,
        abi: exchangeAbi,
        functionName: 'place',
        args: [
          key,
          packOrderTerms({
            handle,
            lots: parseUnits(amount, 18) / lotSize(terms.lotExponent),
            tick: tickOf(terms, price, 'exact'),
            sell: false,
            timeInForce: 'gtc',
          }),
        ],
      }),
  };
}

/** The tier of the local market's WETH/USDC. */
const USUAL_TIER = 1n;

function tickOf(terms: Market, price: string, rounding: 'up' | 'exact'): number {
  const scale = { lotExponent: terms.lotExponent, baseDecimals: 18, quoteDecimals: 6 };
  return priceToTick(price, scale, terms.tickSpacing, rounding);
}
