import {
  type Deployment,
  decodeOrderView,
  erc20Abi,
  lensAbi,
  lotSize,
  type Market,
  type MarketKey,
  type OrderStanding,
  unpackMarketKey,
} from '@weir/contracts';
import { roles } from './accounts.ts';
import { type Bot, type BotAccount, botAccount } from './bot.ts';
import { baseAtStake, type Ladder, ladderHandles, ladderOf, replaceLadder } from './ladder.ts';
import { SeededRandom } from './seededRandom.ts';

/** A market as its maker sees it. */
interface Quoted {
  key: MarketKey;
  market: Market;
  ladder: Ladder;
  /** Base units that the maker began with, in its wallet and its orders. */
  startingBase: bigint;
  /** Where the maker believes the price to be. */
  fairTick: number;
}

/** Of the distance to where a price began, one part in so many is made good at each step. */
const REVERSION = 256;
/** Inventory of so many best orders moves the ladder by one rung, up to `MOST_SKEW`. */
const ORDERS_A_RUNG = 10n;
const MOST_SKEW = 5;

/**
 * Keeps the seeded ladders around a fair price that wanders slowly: one market a turn, its whole ladder replaced in one
 * transaction (`replaceOrders`). Quotes lower the more base it holds, so its inventory stays bounded.
 */
export async function marketMaker(
  rpcUrl: string,
  deployment: Deployment,
  seed: number,
): Promise<Bot> {
  const account = botAccount(rpcUrl, roles.marketMaker);
  const random = new SeededRandom(seed);
  const quoted = await Promise.all(
    deployment.markets.map((key) => readQuoted(account, deployment, key)),
  );
  let next = 0;
  return {
    name: 'The market maker',
    everyBlocks: 4,
    step: async () => {
      const current = quoted[next++ % quoted.length];
      if (current) await requote(account, deployment, current, random);
    },
  };
}

async function readQuoted(
  account: BotAccount,
  deployment: Deployment,
  key: MarketKey,
): Promise<Quoted> {
  const market = unpackMarketKey(key);
  const orders = await readOrders(account, deployment, market);
  const ladder = ladderOf(orders);
  const startingBase = await readBase(account, market, orders);
  return { key, market, ladder, startingBase, fairTick: ladder.middleTick };
}

async function requote(
  account: BotAccount,
  deployment: Deployment,
  quoted: Quoted,
  random: SeededRandom,
): Promise<void> {
  const { key, market, ladder } = quoted;
  const rung = Math.max(...ladder.rungs.filter(({ sell }) => !sell).map((r) => r.distance)) * -1;
  const pull = Math.round((ladder.middleTick - quoted.fairTick) / REVERSION);
  quoted.fairTick += random.between(-rung, rung) + pull;

  const base = await readBase(account, market, await readOrders(account, deployment, market));
  const best = ladder.rungs.find(({ distance }) => distance === rung)?.lots ?? 1n;
  const orders = (base - quoted.startingBase) / (best * lotSize(market.lotExponent));
  const skew = Math.max(-MOST_SKEW, Math.min(MOST_SKEW, Number(orders / ORDERS_A_RUNG)));
  const middle = onGrid(quoted.fairTick - skew * rung, market.tickSpacing);

  const data = replaceLadder(account.address, key, ladder, middle);
  await account.send(deployment.exchange, data);
}

async function readOrders(
  account: BotAccount,
  deployment: Deployment,
  market: Market,
): Promise<OrderStanding[]> {
  const views = await account.chain.readContract({
    address: deployment.lens,
    abi: lensAbi,
    functionName: 'orders',
    args: [market.id, account.address, ladderHandles],
  });
  return views.map(decodeOrderView).filter((order) => order !== null);
}

/** The maker's base units in this market: its wallet's and those of its orders. */
async function readBase(
  account: BotAccount,
  market: Market,
  orders: readonly OrderStanding[],
): Promise<bigint> {
  const wallet = await account.chain.readContract({
    address: market.base,
    abi: erc20Abi,
    functionName: 'balanceOf',
    args: [account.address],
  });
  return wallet + baseAtStake(orders, market);
}

function onGrid(tick: number, spacing: number): number {
  return Math.round(tick / spacing) * spacing;
}
