// A liquidator as others would write one: it knows the node and the address file, and needs no money but gas.
import {
  type Deployment,
  decodeLendingMarket,
  decodeMarketView,
  decodePosition,
  type LendingMarket,
  type LendingPosition,
  lendingAbi,
  lendingLensAbi,
  lensAbi,
  liquidatorAbi,
  marketFactoryAbi,
  packAccount,
  packLendingTerms,
  type SharedPool,
  unpackAccount,
} from '@weir/contracts';
import {
  type Address,
  BaseError,
  ContractFunctionRevertedError,
  encodeFunctionData,
  formatUnits,
} from 'viem';
import { roles } from './accounts.ts';
import { type Bot, type BotAccount, botAccount } from './bot.ts';
import { salesFor, stepsFor, worthIn } from './liquidationPlan.ts';

/** Gas of a liquidation with its sales, about: what it must bring at least. */
const TYPICAL_GAS = 700_000n;

/** What the liquidator reads of the chain at each of its turns. */
interface View {
  time: bigint;
  markets: LendingMarket[];
  positions: LendingPosition[];
  pools: SharedPool[];
}

/**
 * Looks at every debt every block; one that can be liquidated is, where selling what is seized brings more than the debt
 * and the gas. Null where the deployment has no lending.
 *
 * @param tell what it says of each liquidation.
 */
export async function liquidator(
  rpcUrl: string,
  deployment: Deployment,
  tell: (message: string) => void,
): Promise<Bot | null> {
  const { lending, lendingLens, liquidator: seller } = deployment;
  if (!lending || !lendingLens || !seller) return null;
  const account = botAccount(rpcUrl, roles.liquidator);
  const fee = await account.chain.readContract({
    address: lending,
    abi: lendingAbi,
    functionName: 'INTEREST_FEE',
  });
  const borrowers = new Borrowers(account, lending);
  const shareTokens = await readShareTokens(account, deployment);
  return {
    name: 'The liquidator',
    everyBlocks: 1,
    step: async () => {
      const view = await readView(account, deployment, lendingLens, await borrowers.known());
      for (const position of view.positions) {
        const market = view.markets.find(({ id }) => id === position.market);
        if (!market) continue;
        const steps = stepsFor(market, position, view.time, fee);
        const sales = steps && salesFor(market, steps.seized, view.pools, shareTokens);
        if (!steps || !sales) continue;
        const least = await gasWorth(account, deployment, view.pools, market.terms.loan);
        const call = {
          address: seller,
          abi: liquidatorAbi,
          functionName: 'liquidate',
          args: [
            packLendingTerms(market.terms),
            packAccount(position.account),
            steps.steps,
            sales,
            least,
          ],
        } as const;
        const surplus = await account.chain
          .simulateContract({ ...call, account: account.address })
          .then(({ result }) => result[1], unlessReverted);
        if (surplus === null) continue;
        await account.send(seller, encodeFunctionData(call));
        const loan = deployment.tokens.find(({ address }) => address === market.terms.loan);
        tell(
          `The liquidator: liquidated ${position.account.owner} (number ${position.account.number}) and kept ${formatUnits(surplus, loan?.decimals ?? 0)} ${loan?.symbol ?? 'units'}.`,
        );
      }
    },
  };
}

/** The accounts that ever borrowed, by lending's own events. */
class Borrowers {
  readonly #known = new Map<bigint, Set<bigint>>();
  #next = 0n;
  constructor(
    readonly account: BotAccount,
    readonly lending: Address,
  ) {}

  /** Accounts by market. */
  async known(): Promise<ReadonlyMap<bigint, ReadonlySet<bigint>>> {
    const head = await this.account.chain.getBlockNumber();
    if (head < this.#next) return this.#known;
    const events = await this.account.chain.getContractEvents({
      address: this.lending,
      abi: lendingAbi,
      eventName: 'Borrowed',
      fromBlock: this.#next,
      toBlock: head,
      strict: true,
    });
    for (const { args } of events) {
      const accounts = this.#known.get(args.market) ?? new Set();
      this.#known.set(args.market, accounts.add(args.account));
    }
    this.#next = head + 1n;
    return this.#known;
  }
}

async function readView(
  { chain }: BotAccount,
  deployment: Deployment,
  lendingLens: Address,
  borrowers: ReadonlyMap<bigint, ReadonlySet<bigint>>,
): Promise<View> {
  const lens = { address: lendingLens, abi: lendingLensAbi } as const;
  const [block, [views], pools] = await Promise.all([
    chain.getBlock(),
    chain.readContract({ ...lens, functionName: 'lendingMarkets', args: [0n, 100n] }),
    Promise.all(
      deployment.markets.map(({ id }) =>
        chain.readContract({
          address: deployment.lens,
          abi: lensAbi,
          functionName: 'market',
          args: [id, 100n],
        }),
      ),
    ),
  ]);
  const markets = views.map(decodeLendingMarket);
  const positions = markets.flatMap((market) =>
    [...(borrowers.get(market.id) ?? [])].map(async (word) => {
      const { owner, number } = unpackAccount(word);
      const args = [owner, [number], [market.id]] as const;
      const found = await chain.readContract({ ...lens, functionName: 'positionsOf', args });
      return found.map((one) => decodePosition(one, market.terms.collaterals.length));
    }),
  );
  return {
    time: block.timestamp,
    markets,
    positions: (await Promise.all(positions)).flat(),
    pools: pools.map(decodeMarketView),
  };
}

/** Pool shares' ERC-20 forms, with the market of each. */
async function readShareTokens(
  { chain }: BotAccount,
  { poolShareTokenFactory, markets }: Deployment,
): Promise<ReadonlyMap<Address, bigint>> {
  if (!poolShareTokenFactory) return new Map();
  const tokens = markets.map(async ({ id }) => {
    const token = await chain.readContract({
      address: poolShareTokenFactory,
      abi: marketFactoryAbi,
      functionName: 'addressOf',
      args: [id],
    });
    return [token, id] as const;
  });
  return new Map(await Promise.all(tokens));
}

/** What the gas of a liquidation costs, in loan units; one where nothing says. */
async function gasWorth(
  { chain }: BotAccount,
  { wrappedCoin }: Deployment,
  pools: readonly SharedPool[],
  loan: Address,
): Promise<bigint> {
  if (!wrappedCoin) return 1n;
  const cost = TYPICAL_GAS * (await chain.getGasPrice());
  return worthIn(pools, wrappedCoin, loan, cost) ?? 1n;
}

/** A call that would revert is none to send: somebody was first, or the sale does not pay. Other errors go on. */
function unlessReverted(error: unknown): null {
  const isRevert =
    error instanceof BaseError &&
    error.walk((cause) => cause instanceof ContractFunctionRevertedError) !== null;
  if (isRevert) return null;
  throw error;
}
