import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  erc20Abi,
  type LendingTerms,
  largestIncentive,
  lendingAbi,
  lendingKey,
  lendingMarketId,
  type PackedLendingKey,
  type PackedLendingTerms,
  packLendingTerms,
  testTokenAbi,
  usualRates,
  WAD,
} from '@weir/contracts';
import { type LocalExchange, startLocalExchange } from '@weir/contracts/testing/localExchange';
import {
  type Abi,
  type Address,
  concatHex,
  createPublicClient,
  encodeAbiParameters,
  encodeFunctionData,
  getAddress,
  type Hex,
  http,
  maxUint256,
  numberToHex,
  type PublicClient,
} from 'viem';
import { mockGuardCode, toSay } from './mockGuard.ts';

/** A lending market of the test chain. */
export interface TestMarket {
  id: bigint;
  terms: LendingTerms;
  packed: PackedLendingTerms;
  key: PackedLendingKey;
}

/** A local exchange with lending: one market with one collateral, one with two, and guards that say what they are told. */
export interface LendingChain {
  chain: LocalExchange;
  lending: Address;
  client: PublicClient;
  markets: [TestMarket, TestMarket];
  /** Queues a transaction into the next block; it may revert there. */
  transact(from: Address, to: Address, data: Hex): Promise<Hex>;
  /** Queues a call of lending. */
  act(from: Address, functionName: string, args: readonly unknown[]): Promise<Hex>;
  /** Queues what sets both prices of a guard. */
  setPrice(guard: Address, price: bigint, isLive?: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** The protocol's part of the interest. */
export const interestFee = WAD / 10n;
/** Loan units for a unit of each collateral, in parts of 10^36: 2,500 for a token of 18 digits, 50,000 for one of 8. */
export const startPrices = { base: 2_500n * 10n ** 24n, other: 50_000n * 10n ** 34n };

export async function startLendingChain(): Promise<LendingChain> {
  const chain = await startLocalExchange();
  const { accounts, market, anvil } = chain;
  const [deployer] = accounts as [Address];
  const transact = (from: Address, to: Address, data: Hex) =>
    anvil.rpc<Hex>('eth_sendTransaction', [
      { from, to, data, gas: numberToHex(3_000_000), gasPrice: '0x0' },
    ]);
  const deploy = async (code: Hex) => {
    const address = await chain.create(deployer, code);
    await chain.mine();
    return getAddress(address);
  };
  const governed = encodeAbiParameters(
    [{ type: 'address' }, { type: 'address' }, { type: 'uint256' }],
    [deployer, deployer, interestFee],
  );
  const lending = await deploy(concatHex([codeOf('Lending'), governed]));
  const named = [{ type: 'string' }, { type: 'string' }, { type: 'uint8' }] as const;
  const other = await deploy(
    concatHex([codeOf('TestToken'), encodeAbiParameters(named, ['Wrapped Bitcoin', 'WBTC', 8])]),
  );
  for (const account of accounts.slice(0, 6)) {
    const mint = { abi: testTokenAbi, functionName: 'mint', args: [account, 10n ** 16n] } as const;
    await transact(account, other, encodeFunctionData(mint));
    const args = [lending, maxUint256] as const;
    const approve = encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args });
    for (const token of [market.base, market.quote, other]) await transact(account, token, approve);
  }
  await chain.mine();

  const setPrice = async (guard: Address, price: bigint, isLive = true) => {
    await transact(deployer, guard, toSay('borrowPrice', isLive ? price : 0n));
    await transact(deployer, guard, toSay('liquidationPrice', price));
    await transact(deployer, guard, toSay('liquidationPrice', isLive ? 1n : 0n, 1));
  };
  const newGuard = async (token: Address, price: bigint) => {
    const guard = await deploy(mockGuardCode);
    await transact(deployer, guard, toSay('collateral', token));
    await transact(deployer, guard, toSay('loan', market.quote));
    await transact(deployer, guard, toSay('observedReserve', 10n ** 27n));
    await setPrice(guard, price);
    return guard;
  };
  const guards = [
    await newGuard(market.base, startPrices.base),
    await newGuard(other, startPrices.other),
  ] as const;
  const collateralOf = (token: Address, guard: Address, points: bigint) => {
    const liquidationLtv = points * (WAD / 10_000n);
    return {
      token,
      guard,
      borrowLtv: ((points * 94n) / 100n) * (WAD / 10_000n),
      liquidationLtv,
      maxIncentive: (largestIncentive(liquidationLtv) / (WAD / 10_000n)) * (WAD / 10_000n),
      cap: 10n ** 23n,
    };
  };
  const marketOf = (collaterals: LendingTerms['collaterals']): TestMarket => {
    const terms = { loan: market.quote, dust: 20_000_000n, rates: usualRates, collaterals };
    const packed = packLendingTerms(terms);
    return { id: lendingMarketId(packed), terms, packed, key: lendingKey(packed) };
  };
  const markets: [TestMarket, TestMarket] = [
    marketOf([collateralOf(market.base, guards[0], 8_600n)]),
    marketOf([
      collateralOf(market.base, guards[0], 7_700n),
      collateralOf(other, guards[1], 6_250n),
    ]),
  ];
  const act = (from: Address, functionName: string, args: readonly unknown[]) =>
    transact(
      from,
      lending,
      encodeFunctionData({ abi: lendingAbi as Abi, functionName, args: [...args] }),
    );
  await chain.mine();
  for (const { packed } of markets) await act(deployer, 'openLendingMarket', [packed]);
  await chain.mine();
  const file = JSON.parse(readFileSync(chain.path, 'utf8'));
  writeFileSync(chain.path, JSON.stringify({ ...file, lending }));
  const client = createPublicClient({ transport: http(anvil.url), cacheTime: 0 });
  return { chain, lending, client, markets, transact, act, setPrice, stop: chain.stop };
}

function codeOf(name: string): Hex {
  const path = fileURLToPath(
    new URL(`../../../contracts/out/${name}.sol/${name}.json`, import.meta.url),
  );
  return JSON.parse(readFileSync(path, 'utf8')).bytecode.object;
}
