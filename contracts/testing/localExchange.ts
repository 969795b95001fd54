import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  type Abi,
  type Address,
  concatHex,
  encodeAbiParameters,
  encodeFunctionData,
  getAddress,
  getContractAddress,
  type Hex,
  maxUint256,
  numberToHex,
} from 'viem';
import { type Artifact, readArtifact } from '../toolchain/artifact.ts';
import {
  exchangeAbi,
  lotPrice,
  lotSize,
  type Market,
  marketId,
  packMarketKey,
  packSwapTerms,
  quoteDown,
  tiers,
} from '../ts/index.ts';
import { type Anvil, type AnvilSettings, startAnvil } from './anvil.ts';

/** A chain with the exchange, two tokens and one market, and accounts that own and approved tokens. */
export interface LocalExchange {
  anvil: Anvil;
  exchange: Address;
  lens: Address;
  lensAbi: Abi;
  market: Market;
  accounts: Address[];
  /** The deployment file. */
  path: string;
  /** Queues a call of the exchange into the next block; it may revert there. */
  send(from: Address, data: Hex): Promise<void>;
  /** Queues the creation of a contract whose code runs once, and says where it will be. */
  create(from: Address, code: Hex): Promise<Address>;
  /** Deploys a compiled contract. @param constructorArguments encoded; none where absent. */
  deploy(name: string, constructorArguments?: Hex): Promise<Address>;
  /** Likewise one that takes the exchange's address. */
  deployFor(name: string): Promise<Address>;
  /** Seals what is queued, one second after the block before. */
  mine(): Promise<void>;
  /** Likewise, so many seconds after it. */
  wait(seconds: number): Promise<void>;
  /** Ends the chain, and removes the deployment file with its directory. */
  stop(): Promise<void>;
}

/** The middle of the seeded market, 2500 quote tokens a base token. */
export const middleTick = 465_000;
const tier = 2;

/**
 * The contracts are deployed by plain transactions, not by contracts/script as elsewhere: tests start dozens of these chains,
 * and forge would take seconds for each.
 * @param settings anvil's, and where the deployment file is to be written (a new file where absent).
 */
export async function startLocalExchange(
  settings: AnvilSettings & { path?: string } = {},
): Promise<LocalExchange> {
  const anvil = await startAnvil(settings);
  const accounts = (await anvil.rpc<Address[]>('eth_accounts')).map((account) =>
    getAddress(account),
  );
  const [deployer] = accounts as [Address];

  const transact = (from: Address, transaction: { to?: Address; data: Hex }) =>
    anvil.rpc<Hex>('eth_sendTransaction', [
      { from, gas: numberToHex(15_000_000), gasPrice: '0x0', ...transaction },
    ]);
  const wait = async (seconds: number) => {
    const { timestamp } = await anvil.rpc<{ timestamp: Hex }>('eth_getBlockByNumber', [
      'latest',
      false,
    ]);
    await anvil.rpc('evm_mine', [{ timestamp: Number(timestamp) + seconds }]);
  };
  const mine = () => wait(1);
  const deploy = async (name: string, constructorArguments: Hex = '0x'): Promise<Address> => {
    const { bytecode } = artifactOf(name);
    const hash = await transact(deployer, {
      data: concatHex([bytecode.object, constructorArguments]),
    });
    await mine();
    const receipt = await anvil.rpc<{ contractAddress: Address; status: Hex }>(
      'eth_getTransactionReceipt',
      [hash],
    );
    if (receipt.status !== '0x1') throw new Error(`${name} could not be deployed`);
    return getAddress(receipt.contractAddress);
  };
  const addressArgument = (address: Address) =>
    encodeAbiParameters([{ type: 'address' }], [address]);

  const takesCoin = encodeAbiParameters([{ type: 'bool' }], [true]);
  const extension = await deploy('ExchangeExtension', takesCoin);
  const composer = await deploy('ExchangeComposer', addressArgument(extension));
  const governed = encodeAbiParameters(
    [{ type: 'address' }, { type: 'address' }, { type: 'address' }],
    [composer, deployer, deployer],
  );
  const exchange = await deploy('Exchange', governed);
  const deployedAtBlock = Number(await anvil.rpc<Hex>('eth_blockNumber'));
  const lens = await deploy('Lens', addressArgument(exchange));
  const base = await deploy('TestToken', tokenArguments('Wrapped Ether', 'WETH', 18));
  const quote = await deploy('TestToken', tokenArguments('USD Coin', 'USDC', 6));

  const { abi: tokenAbi } = artifactOf('TestToken');
  for (const account of accounts) {
    for (const [token, units] of [
      [base, 10n ** 24n],
      [quote, 10n ** 15n],
    ] as const) {
      const mint = { abi: tokenAbi, functionName: 'mint', args: [account, units] };
      const approve = { abi: tokenAbi, functionName: 'approve', args: [exchange, maxUint256] };
      await transact(account, { to: token, data: encodeFunctionData(mint) });
      await transact(account, { to: token, data: encodeFunctionData(approve) });
    }
  }

  const terms = { base, quote, lotExponent: 13, minQuote: 1_000_000n, ...tiers.other };
  const key = packMarketKey(terms);
  const market = { id: marketId(key), ...terms };
  const open = { abi: exchangeAbi, functionName: 'openMarket', args: [key, BigInt(tier)] } as const;
  await transact(deployer, { to: exchange, data: encodeFunctionData(open) });
  await mine();

  const path = settings.path ?? join(mkdtempSync(join(tmpdir(), 'weir-local-')), 'deployment.json');
  const file = { chainId: 31_337, exchange, lens, tokens: [], markets: [], deployedAtBlock };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(file));

  return {
    anvil,
    exchange,
    lens,
    lensAbi: artifactOf('Lens').abi,
    market,
    accounts,
    path,
    send: async (from, data) => void (await transact(from, { to: exchange, data })),
    create: async (from, data) => {
      const nonce = BigInt(await anvil.rpc<Hex>('eth_getTransactionCount', [from, 'pending']));
      await transact(from, { data });
      return getContractAddress({ from, nonce });
    },
    deploy,
    deployFor: (name) => deploy(name, addressArgument(exchange)),
    mine,
    wait,
    stop: async () => {
      await anvil.stop();
      rmSync(dirname(path), { recursive: true, force: true });
    },
  };
}

/** Brings the market's first liquidity: `lots` lots at the middle price. */
export async function seedPool({ market, send, mine, accounts }: LocalExchange, lots: bigint) {
  const [provider] = accounts as [Address];
  const data = encodeFunctionData({
    abi: exchangeAbi,
    functionName: 'addLiquidity',
    args: [
      packMarketKey(market),
      lots * lotSize(market.lotExponent),
      quoteDown(lots, lotPrice(middleTick)),
      0n,
      packSwapTerms({ recipient: provider }),
    ],
  });
  await send(provider, data);
  await mine();
}

function tokenArguments(name: string, symbol: string, decimals: number): Hex {
  return encodeAbiParameters(
    [{ type: 'string' }, { type: 'string' }, { type: 'uint8' }],
    [name, symbol, decimals],
  );
}

/** Of a contract in a file of its name. */
function artifactOf(name: string): Artifact {
  return readArtifact(`${name}.sol:${name}`);
}
