// A market maker: one bid and one ask around the pool's price, moved in one transaction when the price moves or somebody
// takes them. contracts/docs/building.md says how to run it. Ctrl-C takes the orders back.
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import * as weir from '@weir/contracts';
import * as viem from 'viem';
import { privateKeyToAccount } from 'viem/accounts';

const { RPC_URL, PRIVATE_KEY, MARKET = '0', SIZE = '0.1' } = process.env; // SIZE in whole base tokens
const { WEIR_DEPLOYMENT = 'contracts/addresses/31337.json' } = process.env;
const HALF_SPREAD = 2_000n; // parts per million of the price
const HANDLES = [1n, 2n] as const; // the account's own numbers of its bid and its ask

if (!RPC_URL || !viem.isHex(PRIVATE_KEY)) throw new Error('RPC_URL and PRIVATE_KEY=0x… are wanted');
const account = privateKeyToAccount(PRIVATE_KEY);
const node = viem
  .createWalletClient({ account, transport: viem.http(RPC_URL), pollingInterval: 250 })
  .extend(viem.publicActions);
const deployment = weir.parseDeployment(JSON.parse(readFileSync(WEIR_DEPLOYMENT, 'utf8')));
const key = deployment.markets[Number(MARKET)];
if (!key) throw new Error(`${WEIR_DEPLOYMENT} names no market ${MARKET}`);
const market = weir.unpackMarketKey(key);
const decimals = (token: viem.Address) =>
  node.readContract({ address: token, abi: weir.testTokenAbi, functionName: 'decimals' });
const { base, quote, lotExponent, tickSpacing } = market;
const [baseDecimals, quoteDecimals] = await Promise.all([decimals(base), decimals(quote)]);
const scale = { lotExponent, baseDecimals, quoteDecimals };
const lots = viem.parseUnits(SIZE, baseDecimals) / weir.lotSize(lotExponent);
const lens = { address: deployment.lens, abi: weir.lensAbi } as const;

/** Simulates, so that a refusal costs nothing and has a name; sends, with gas to spare; waits until it is in a block. */
async function send(call: viem.SimulateContractParameters): Promise<void> {
  const { request } = await node.simulateContract({ ...call, account });
  const gas = await node.estimateContractGas({ ...call, account }); // building.md says what it lacks
  const hash = await node.writeContract({ ...request, chain: null, gas: (gas * 3n) / 2n });
  const { status } = await node.waitForTransactionReceipt({ hash });
  if (status === 'reverted') throw new Error(`${hash} reverted: something moved first`);
}

/** Its orders as they stand; one that it never placed is left out. */
async function standing(): Promise<weir.OrderStanding[]> {
  const args = [market.id, account.address, HANDLES] as const;
  const views = await node.readContract({ ...lens, functionName: 'orders', args });
  return views.map(weir.decodeOrderView).filter((order) => order !== null);
}

/** Takes off what rests, collects what was filled, places `orders`: each token moves once, by its net. */
async function replace(orders: readonly weir.OrderTerms[]): Promise<void> {
  const refs = (await standing()).map(({ handle }) => weir.packOrderRef({ handle }));
  const args = [account.address, key, refs, orders.map(weir.packOrderTerms), 0n] as const;
  const { exchange: address } = deployment;
  await send({ address, abi: weir.exchangeAbi, functionName: 'replaceOrders', args });
}

/** The price `parts` millionths of the pool's, on the market's grid: whole quote tokens for a whole base token. */
async function tickAt(parts: bigint, rounding: 'down' | 'up'): Promise<number> {
  const view = await node.readContract({ ...lens, functionName: 'market', args: [market.id, 0n] });
  const { baseReserve, quoteReserve } = weir.decodeMarketView(view);
  const price = (quoteReserve * parts * 10n ** BigInt(baseDecimals + 12)) / baseReserve;
  const text = viem.formatUnits(price, quoteDecimals + 18);
  return weir.priceToTick(text, scale, tickSpacing, rounding);
}

let quoted = '';
async function requote(): Promise<void> {
  const [bid, ask] = [
    await tickAt(1_000_000n - HALF_SPREAD, 'down'),
    await tickAt(1_000_000n + HALF_SPREAD, 'up'),
  ];
  const isTaken = (await standing()).some(({ claimable }) => claimable !== 0n);
  if (quoted === `${bid} ${ask}` && !isTaken) return;
  // Post-only with `slide` never takes: it steps back from what it would meet.
  const common = { lots, timeInForce: 'postOnly', slide: true } as const;
  await replace([
    { ...common, handle: HANDLES[0], sell: false, tick: bid },
    { ...common, handle: HANDLES[1], sell: true, tick: ask },
  ]);
  quoted = `${bid} ${ask}`;
  console.log(`bids ${weir.tickToPrice(bid, scale)}, asks ${weir.tickToPrice(ask, scale)}`);
}

for (const address of [base, quote]) {
  const args = [deployment.exchange, viem.maxUint256] as const;
  await send({ address, abi: viem.erc20Abi, functionName: 'approve', args });
}
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
while (!stop.signal.aborted) {
  try {
    await requote();
  } catch (error) {
    // A refusal is told, and no order is left at an old price; anything else ends the program.
    const refusal = weir.decodeExchangeError(error);
    if (!refusal) throw error;
    console.warn(weir.describeExchangeError(refusal));
    await replace([]);
  }
  await delay(1_000, undefined, { signal: stop.signal }).catch(() => undefined); // ends early on Ctrl-C
}
await replace([]);
console.log('All orders are taken back.');
