import {
  exchangeAbi,
  type LendingTerms,
  largestCap,
  largestIncentive,
  lendingAbi,
  lendingKey,
  lendingMarketId,
  lotPrice,
  lotSize,
  type Market,
  marketId,
  type PackedLendingKey,
  type PackedLendingTerms,
  PRICE_ONE,
  packLendingTerms,
  packMarketKey,
  packSwapTerms,
  quoteDown,
  testTokenAbi,
  unpackFunds,
  usualRates,
  WAD,
} from '@weir/contracts';
import { type LocalExchange, startLocalExchange } from '@weir/contracts/testing/localExchange';
import {
  type Address,
  decodeFunctionResult,
  encodeAbiParameters,
  encodeFunctionData,
  getAddress,
  type Hex,
  maxUint256,
  numberToHex,
  parseAbi,
  zeroAddress,
} from 'viem';
import { ACTORS } from './LendingAction.ts';

/** A chain with the exchange, lending, and one lending market of three collaterals, whose prices two feeds each say. */
export interface LocalLending {
  chain: LocalExchange;
  lending: Address;
  id: bigint;
  /** When the market was opened, seconds. */
  openedAt: bigint;
  terms: LendingTerms;
  packed: PackedLendingTerms;
  key: PackedLendingKey;
  /** The protocol's part of the interest. */
  fee: bigint;
  /** The loan token, then the collaterals. */
  tokens: Address[];
  /** Of each collateral. */
  feeds: [Address, Address][];
  /** At which the feeds and the venue's pools began, in parts of `PRICE_ONE`. */
  startPrices: bigint[];
  /** Of the last block, seconds. */
  time(): Promise<bigint>;
}

export const feedAbi = parseAbi(['function set(uint256 price, uint256 until)']);
const guardsAbi = parseAbi([
  'struct GuardTerms { uint256 market; address collateral; address loan; uint128 leastRoot; uint32 oldestWrite; address sequencer; address[] feeds; }',
  'function deploy(GuardTerms terms) returns (address)',
  'function addressOf(GuardTerms terms) view returns (address)',
]);

/** Of collaterals and their pools: what a token costs follows from the tick. LTVs are parts of 10^4. */
const sorts = [
  // 2,500 USDC a token of 18 decimals, 10,000 of them.
  { lotExponent: 13, tick: 465_000, lots: 10n ** 9n, decimals: 18, borrow: 8084n, ltv: 8600n },
  // 55,000 USDC a token of 8 decimals, 400 of them.
  { lotExponent: 2, tick: 495_000, lots: 4n * 10n ** 8n, decimals: 8, borrow: 7238n, ltv: 7700n },
  // 1 USDC a token of 18 decimals, 20 millions.
  { lotExponent: 16, tick: 450_000, lots: 2n * 10n ** 9n, decimals: 18, borrow: 8601n, ltv: 9150n },
] as const;
const POINT = WAD / 10_000n;
const FEE = WAD / 10n;
const TIER = 2n;
/** A record of half an hour, in checkpoints. */
const RECORD = 128n;
/** The venue's record counts for an hour after its last write: while the market opens, and never after that. */
const OLDEST_WRITE = 3600;

/** Starts it. The venue's record has fallen silent by then, so that the feeds alone decide what the guards say. */
export async function startLocalLending(): Promise<LocalLending> {
  const chain = await startLocalExchange();
  try {
    return await openLending(chain);
  } catch (error) {
    await chain.stop();
    throw error;
  }
}

async function openLending(chain: LocalExchange): Promise<LocalLending> {
  const { anvil, accounts, market } = chain;
  const [deployer] = accounts as [Address];
  const send = (from: Address, to: Address, data: Hex) =>
    anvil.rpc<Hex>('eth_sendTransaction', [
      { from, to, data, gas: numberToHex(15_000_000), gasPrice: '0x0' },
    ]);
  const governed = [{ type: 'address' }, { type: 'address' }, { type: 'uint256' }] as const;
  const lending = await chain.deploy(
    'Lending',
    encodeAbiParameters(governed, [deployer, deployer, FEE]),
  );
  const shareTokens = await chain.deployFor('PoolShareTokenFactory');
  const factory = await chain.deploy(
    'PriceGuardFactory',
    encodeAbiParameters([{ type: 'address' }], [shareTokens]),
  );

  const markets: Market[] = [market];
  for (const { decimals, lotExponent } of sorts.slice(1)) {
    const base = await deployToken(chain, decimals);
    const terms = { ...market, base, lotExponent };
    markets.push({ ...terms, id: marketId(packMarketKey(terms)) });
  }
  const tokens = [market.quote, ...markets.map(({ base }) => base)];
  for (const account of accounts.slice(0, ACTORS)) {
    for (const token of tokens) {
      // More than anybody can move.
      const mint = { functionName: 'mint', args: [account, 1n << 110n] } as const;
      await send(account, token, encodeFunctionData({ abi: testTokenAbi, ...mint }));
      for (const spender of [lending, chain.exchange]) {
        const approve = { functionName: 'approve', args: [spender, maxUint256] } as const;
        await send(account, token, encodeFunctionData({ abi: testTokenAbi, ...approve }));
      }
    }
  }
  await chain.mine();
  await openPools(chain, markets);

  const startPrices = markets.map(({ lotExponent }, index) => {
    const price = lotPrice(sorts[index]?.tick ?? 0);
    return (price.numerator * PRICE_ONE) / (price.denominator * lotSize(lotExponent));
  });
  const feeds: [Address, Address][] = [];
  const guards: Address[] = [];
  for (const [index, { id, base }] of markets.entries()) {
    const pair: [Address, Address] = [
      await deployFeed(chain, startPrices[index] ?? 0n),
      await deployFeed(chain, startPrices[index] ?? 0n),
    ];
    feeds.push(pair);
    const terms = {
      market: id,
      collateral: base,
      loan: market.quote,
      leastRoot: 1n,
      oldestWrite: OLDEST_WRITE,
      sequencer: zeroAddress,
      feeds: pair,
    };
    const call = { abi: guardsAbi, args: [terms] } as const;
    await send(deployer, factory, encodeFunctionData({ ...call, functionName: 'deploy' }));
    await chain.mine();
    const data = encodeFunctionData({ ...call, functionName: 'addressOf' });
    const answer = await anvil.rpc<Hex>('eth_call', [{ to: factory, data }, 'latest']);
    guards.push(getAddress(`0x${answer.slice(-40)}`));
  }

  const terms: LendingTerms = {
    loan: market.quote,
    dust: 50_000_000n,
    rates: usualRates,
    collaterals: sorts.map(({ ltv, borrow, lots, lotExponent }, index) => {
      const liquidationLtv = ltv * POINT;
      const maxIncentive = (largestIncentive(liquidationLtv) / POINT) * POINT;
      return {
        token: markets[index]?.base ?? zeroAddress,
        guard: guards[index] ?? zeroAddress,
        borrowLtv: borrow * POINT,
        liquidationLtv,
        maxIncentive,
        // So that a few large pledges reach it.
        cap: largestCap(lots * lotSize(lotExponent), liquidationLtv, maxIncentive) / 4n,
      };
    }),
  };
  const packed = packLendingTerms(terms);
  const open = { abi: lendingAbi, functionName: 'openLendingMarket', args: [packed] } as const;
  await send(deployer, lending, encodeFunctionData(open));
  await chain.mine();
  const id = lendingMarketId(packed);
  const openedAt = await openingOf(chain, lending, id);
  await chain.wait(OLDEST_WRITE + 1);
  const time = async () => {
    const block = ['latest', false];
    const { timestamp } = await anvil.rpc<{ timestamp: Hex }>('eth_getBlockByNumber', block);
    return BigInt(timestamp);
  };
  const key = lendingKey(packed);
  return {
    chain,
    lending,
    id,
    openedAt,
    terms,
    packed,
    key,
    fee: FEE,
    tokens,
    feeds,
    startPrices,
    time,
  };
}

/** Opens the markets that are not there yet, fills all pools, and lets half an hour be recorded. */
async function openPools(chain: LocalExchange, markets: readonly Market[]): Promise<void> {
  const [deployer] = chain.accounts as [Address];
  const abi = exchangeAbi;
  for (const [index, market] of markets.entries()) {
    const key = packMarketKey(market);
    const { lots = 0n, tick = 0 } = sorts[index] ?? {};
    if (index > 0) {
      const args = [key, TIER] as const;
      await chain.send(deployer, encodeFunctionData({ abi, functionName: 'openMarket', args }));
    }
    const base = lots * lotSize(market.lotExponent);
    const quote = quoteDown(lots, lotPrice(tick));
    const args = [key, base, quote, 0n, packSwapTerms({ recipient: deployer })] as const;
    await chain.send(deployer, encodeFunctionData({ abi, functionName: 'addLiquidity', args }));
    const growth = { functionName: 'growObservations', args: [key, RECORD] } as const;
    await chain.send(deployer, encodeFunctionData({ abi, ...growth }));
    await chain.mine();
  }
  await chain.wait(1800);
}

async function openingOf(chain: LocalExchange, lending: Address, id: bigint): Promise<bigint> {
  const call = { abi: lendingAbi, functionName: 'marketState' } as const;
  const data = encodeFunctionData({ ...call, args: [id] });
  const answer = await chain.anvil.rpc<Hex>('eth_call', [{ to: lending, data }, 'latest']);
  const { time } = unpackFunds(decodeFunctionResult({ ...call, data: answer })[0]);
  if (time === 0) throw new Error('The lending market could not be opened.');
  return BigInt(time);
}

function deployToken(chain: LocalExchange, decimals: number): Promise<Address> {
  const named = [{ type: 'string' }, { type: 'string' }, { type: 'uint8' }] as const;
  return chain.deploy('TestToken', encodeAbiParameters(named, ['Collateral', 'COLL', decimals]));
}

function deployFeed(chain: LocalExchange, price: bigint): Promise<Address> {
  const said = [{ type: 'string' }, { type: 'uint256' }] as const;
  return chain.deploy('LocalFeed', encodeAbiParameters(said, ['feed', price]));
}
