import { type Address, concat, getContractAddress, type Hex, keccak256, toBytes } from 'viem';
import type { DeployedContract, Deployment } from '../ts/deployment.ts';
import type { Artifact } from './artifact.ts';

/** The artifact of each contract that contracts/script/ExchangeDeployment.sol deploys. */
export const artifactOf: Record<DeployedContract, string> = {
  exchange: 'Exchange.sol:Exchange',
  composer: 'ExchangeComposer.sol:ExchangeComposer',
  extension: 'ExchangeExtension.sol:ExchangeExtension',
  timelock: 'TimelockController.sol:TimelockController',
  lens: 'Lens.sol:Lens',
  poolShareTokenFactory: 'PoolShareTokenFactory.sol:PoolShareTokenFactory',
  v2PairFactory: 'V2PairFactory.sol:V2PairFactory',
  lending: 'Lending.sol:Lending',
  lendingLens: 'LendingLens.sol:LendingLens',
  liquidator: 'Liquidator.sol:Liquidator',
  leverage: 'Leverage.sol:Leverage',
  priceGuardFactory: 'PriceGuardFactory.sol:PriceGuardFactory',
  priceFeedFactory: 'PriceFeedFactory.sol:PriceFeedFactory',
  escrowDesk: 'EscrowDesk.sol:EscrowDesk',
  escrow: 'Escrow.sol:Escrow',
  arbitratorPool: 'ArbitratorPool.sol:ArbitratorPool',
  hashTimeLock: 'HashTimeLock.sol:HashTimeLock',
};

/** What an address file says of a contract. */
export interface OnChain {
  address: Address;
  constructorArguments: Hex;
}

/** The sources at hand are not those of what was deployed. */
export class OtherCodeDeployed extends Error {
  override readonly name = 'OtherCodeDeployed';
  constructor(
    readonly contract: string,
    readonly deployed: Address,
    readonly expected: Address,
  ) {
    super(
      `${contract} is deployed at ${deployed}, but these sources and arguments would be at ${expected}: ` +
        'check out the commit that was deployed.',
    );
  }
}

/** CREATE2 as ExchangeDeployment.sol uses it. */
const FACTORY = '0x4e59b44847b379578588920cA78FbF26c0B4956C';
const SALT = keccak256(toBytes('weir'));

/**
 * A contract of a deployment, its address proven to follow from this code and its constructor's arguments.
 * Null where the address file, being older, does not name it. Throws `OtherCodeDeployed`.
 */
export function onChain(
  name: DeployedContract,
  deployment: Deployment,
  { bytecode }: Artifact,
): OnChain | null {
  const address = deployment[name];
  const constructorArguments = deployment.constructorArguments?.[name];
  if (!address || !constructorArguments) return null;
  const initCode = concat([bytecode.object, constructorArguments]);
  const expected = getContractAddress({
    opcode: 'CREATE2',
    from: FACTORY,
    salt: SALT,
    bytecode: initCode,
  });
  if (address !== expected) throw new OtherCodeDeployed(name, address, expected);
  return { address, constructorArguments };
}
