// `npx pnpm crash [percent]`, beside a running `npx pnpm start`: sells what trades in USDC into pool and book until the price
// is so far below. The feeds follow, and the liquidator sells what is then under water. WEIR_RPC_PORT as for start.
import {
  type Deployment,
  decodeMarketView,
  erc20Abi,
  exchangeAbi,
  lensAbi,
  packSwapTerms,
  priceToTick,
  testTokenAbi,
  tickToPrice,
} from '@weir/contracts';
import { readDeployment } from '@weir/contracts/deployment';
import { encodeFunctionData, formatUnits } from 'viem';
import { roles } from './accounts.ts';
import { type BotAccount, botAccount } from './bot.ts';

const LOCAL_CHAIN = 31_337;
/** Digits of a price behind the point: more than any tick has. */
const PRICE_DIGITS = 12;

const percent = Number(process.argv[2] ?? '15');
if (!Number.isInteger(percent) || percent < 1 || percent > 90) {
  console.error(`A fall is a whole number of percent from 1 to 90, not "${process.argv[2]}".`);
  process.exit(1);
}
const rpcUrl = `http://127.0.0.1:${process.env.WEIR_RPC_PORT || '4601'}`;
try {
  const deployment = await readDeployment(LOCAL_CHAIN);
  const account = botAccount(rpcUrl, roles.crash);
  for (const market of deployment.markets) await fall(account, deployment, market);
} catch (error) {
  const words = error instanceof Error ? error.message : String(error);
  console.error(`No crash on ${rpcUrl}: ${words}\nIs \`npx pnpm start\` running there?`);
  process.exitCode = 1;
}

/** Sells a market's base down to the price, where its quote is the local dollar; says from where to where. */
async function fall(
  account: BotAccount,
  { exchange, lens, tokens }: Deployment,
  { id, baseTerms, quoteTerms }: Deployment['markets'][number],
): Promise<void> {
  const read = { address: lens, abi: lensAbi, functionName: 'market', args: [id, 1n] } as const;
  const { market, baseReserve, quoteReserve } = decodeMarketView(
    await account.chain.readContract(read),
  );
  const base = tokens.find(({ address }) => address === market.base);
  const quote = tokens.find(({ address }) => address === market.quote);
  if (quote?.symbol !== 'USDC' || !base) return;
  const scale = {
    lotExponent: market.lotExponent,
    baseDecimals: base.decimals,
    quoteDecimals: quote.decimals,
  };
  const shift = 10n ** BigInt(base.decimals - quote.decimals + PRICE_DIGITS);
  const wanted = (quoteReserve * shift * BigInt(100 - percent)) / (baseReserve * 100n);
  const limitTick = priceToTick(formatUnits(wanted, PRICE_DIGITS), scale, 1, 'up');

  const send = (to: `0x${string}`, data: `0x${string}`) => account.send(to, data);
  const amount = baseReserve * 10n;
  const mint = {
    abi: testTokenAbi,
    functionName: 'mint',
    args: [account.address, amount],
  } as const;
  const approve = { abi: erc20Abi, functionName: 'approve', args: [exchange, amount] } as const;
  await send(market.base, encodeFunctionData(mint));
  await send(market.base, encodeFunctionData(approve));
  const terms = packSwapTerms({ recipient: account.address, baseIn: true, limitTick });
  const args = [{ baseTerms, quoteTerms }, amount, 0n, terms] as const;
  await send(exchange, encodeFunctionData({ abi: exchangeAbi, functionName: 'swap', args }));
  console.log(
    `${base.symbol} fell by ${percent} %, to ${tickToPrice(limitTick, scale)} ${quote.symbol}.`,
  );
}
