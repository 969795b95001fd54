// Writes contracts/ts/generated from forge's output (contracts/out): `npx tsx contracts/ts/generate.ts`.
// With --check it writes nothing, and fails where the committed files differ.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Abi, getContractAddress, type Hex, keccak256, toHex } from 'viem';
import { formatAbiItem } from 'viem/utils';

interface Binding {
  /** The constant's and the file's name. */
  name: string;
  what: string;
  /** `file:contract`, whose items are joined in this order, each signature once. */
  artifacts: string[];
}

const bindings: Binding[] = [
  {
    name: 'exchangeAbi',
    what: "The exchange's functions, errors and events, those of its ERC-6909 balances included.",
    artifacts: ['IExchange.sol:IExchange', 'Exchange.sol:Exchange'],
  },
  {
    name: 'lensAbi',
    what: 'The lens: whole views of the exchange in one call, and the errors it passes on.',
    artifacts: ['Lens.sol:Lens', 'IExchangeErrors.sol:IExchangeErrors'],
  },
  {
    name: 'poolShareTokenAbi',
    what: "One market's pool shares as an ERC-20, and the exchange's errors that it passes on.",
    artifacts: ['PoolShareToken.sol:PoolShareToken', 'IExchangeErrors.sol:IExchangeErrors'],
  },
  {
    name: 'v2PairAbi',
    what: 'One market in the shape of a Uniswap v2 pair, and the errors that it passes on.',
    artifacts: ['V2Pair.sol:V2Pair', 'IExchangeErrors.sol:IExchangeErrors'],
  },
  {
    name: 'marketFactoryAbi',
    what: 'What deploys one contract a market: pool share tokens, v2 pairs.',
    artifacts: ['MarketFactory.sol:MarketFactory', 'IExchangeErrors.sol:IExchangeErrors'],
  },
  {
    name: 'lendingAbi',
    what: 'Lending: functions, errors and events.',
    artifacts: ['ILending.sol:ILending', 'Lending.sol:Lending'],
  },
  {
    name: 'lendingLensAbi',
    what: 'Whole views of lending in one call.',
    artifacts: ['ILendingLens.sol:ILendingLens', 'ILendingErrors.sol:ILendingErrors'],
  },
  {
    name: 'escrowAbi',
    what: 'Peer-to-peer trades: functions, errors and events of the escrow, and of the price adapters that it passes on.',
    artifacts: ['IEscrow.sol:IEscrow', 'Escrow.sol:Escrow', 'EscrowDesk.sol:EscrowDesk'],
  },
  {
    name: 'arbitratorPoolAbi',
    what: 'Bonded seats that rule on trades between people: functions, errors and events.',
    artifacts: ['IArbitratorPool.sol:IArbitratorPool', 'ArbitratorPool.sol:ArbitratorPool'],
  },
  {
    name: 'liquidatorAbi',
    what: 'Liquidates and sells in one call, with the errors of lending and the exchange that it passes on.',
    artifacts: [
      'Liquidator.sol:Liquidator',
      'ILendingErrors.sol:ILendingErrors',
      'IExchangeErrors.sol:IExchangeErrors',
    ],
  },
  {
    name: 'leverageAbi',
    what: 'Opens, closes and reduces positions, with the errors of lending and the exchange that it passes on.',
    artifacts: [
      'Leverage.sol:Leverage',
      'ILendingErrors.sol:ILendingErrors',
      'IExchangeErrors.sol:IExchangeErrors',
    ],
  },
  {
    name: 'priceGuardAbi',
    what: 'What a lending market asks its price guards.',
    artifacts: ['IPriceGuard.sol:IPriceGuard'],
  },
  {
    name: 'hashTimeLockAbi',
    what: 'Locks for swaps between chains: functions, errors and events.',
    artifacts: ['IHashTimeLock.sol:IHashTimeLock'],
  },
  {
    name: 'testTokenAbi',
    what: "An ERC-20 of the local chain, with the test tokens' faucet.",
    artifacts: ['TestToken.sol:TestToken'],
  },
  {
    name: 'wrappedCoinAbi',
    what: "The token that wraps a chain's coin, as WETH9 does; on the local chain with a faucet.",
    artifacts: ['TestWrappedCoin.sol:TestWrappedCoin'],
  },
];

/** On nearly every chain: github.com/Arachnid/deterministic-deployment-proxy. */
const CREATE2_FACTORY = '0x4e59b44847b379578588920cA78FbF26c0B4956C';

const out = fileURLToPath(new URL('../out/', import.meta.url));
const generated = fileURLToPath(new URL('./generated/', import.meta.url));
const isCheck = process.argv.includes('--check');
const stale: string[] = [];

const files: [name: string, text: string][] = [
  ...bindings.map((binding): [string, string] => [binding.name, source(binding)]),
  ['hashTimeLockCode', codeSource()],
];
for (const [name, text] of files) {
  const file = `${generated}${name}.ts`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (isCheck) stale.push(file);
  else writeFileSync(file, text);
}
if (stale.length > 0) {
  console.error(`Not what contracts/out gives: ${stale.join(', ')}`);
  process.exitCode = 1;
}

function source({ name, what, artifacts }: Binding): string {
  const items = new Map<string, Abi[number]>();
  for (const artifact of artifacts) {
    for (const item of readAbi(artifact)) {
      if (item.type === 'constructor' || item.type === 'fallback' || item.type === 'receive')
        continue;
      items.set(`${item.type} ${formatAbiItem(item)}`, withoutInternalTypes(item));
    }
  }
  const sorted = [...items].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
  const lines = sorted.map((item) => `  ${JSON.stringify(item)},\n`).join('');
  return (
    `// Generated from forge's output by contracts/ts/generate.ts. Do not edit.\n` +
    `/** ${what} */\nexport const ${name} = [\n${lines}] as const;\n`
  );
}

/**
 * The contract has no immutables and no constructor, so its code is the same wherever it lies, and is known by its hash. Where
 * script/ExchangeDeployment.sol puts it, by the CREATE2 factory, nothing but this code can have been made.
 */
function codeSource(): string {
  const { deployedBytecode, bytecode } = read('HashTimeLock.sol:HashTimeLock');
  const address = getContractAddress({
    opcode: 'CREATE2',
    from: CREATE2_FACTORY,
    salt: keccak256(toHex('weir')),
    bytecode: bytecode.object,
  });
  return (
    `// Generated from forge's output by contracts/ts/generate.ts. Do not edit.\n` +
    `/** keccak256 of HashTimeLock's deployed code, on every chain. */\n` +
    `export const hashTimeLockCodeHash =\n  '${keccak256(deployedBytecode.object)}';\n\n` +
    `/** Where the deployment's script puts it, on every chain with the usual CREATE2 factory. */\n` +
    `export const hashTimeLockAddress = '${address}';\n`
  );
}

function readAbi(artifact: string): Abi {
  return read(artifact).abi;
}

type Bytecode = { object: Hex };

function read(artifact: string): { abi: Abi; bytecode: Bytecode; deployedBytecode: Bytecode } {
  const [file, contract] = artifact.split(':');
  const path = `${out}${file}/${contract}.json`;
  if (!existsSync(path)) throw new Error(`${path} is missing: run npx forge build first.`);
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The Solidity names of types (`struct MarketKey`, `SwapTerms`) say nothing to a caller in TypeScript. */
function withoutInternalTypes<T>(item: T): T {
  return JSON.parse(
    JSON.stringify(item, (key, value) => (key === 'internalType' ? undefined : value)),
  );
}
