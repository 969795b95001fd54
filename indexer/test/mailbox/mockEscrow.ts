import { escrowAbi } from '@weir/contracts';
import type { PublicKeys } from '@weir/contracts/messages';
import { type Anvil, startAnvil } from '@weir/contracts/testing/anvil';
import {
  type Address,
  bytesToHex,
  concatHex,
  getAddress,
  type Hex,
  numberToHex,
  pad,
  toEventSelector,
} from 'viem';
import { getAbiItem } from 'viem/utils';

/**
 * An escrow as far as a relay asks it. 36 bytes give the word in the slot of the second word's number, as `stateOf` does; 64
 * store one there: number, state. 128 bytes log KeysSet: number, party, encryption key, signing key.
 *
 *       CALLDATASIZE 36 EQ view JUMPI  CALLDATASIZE 64 EQ set JUMPI
 *       64 64 0 CALLDATACOPY  32 CALLDATALOAD 0 CALLDATALOAD topic 64 0 LOG3 STOP
 * view: 4 CALLDATALOAD SLOAD 0 MSTORE 32 0 RETURN
 * set:  32 CALLDATALOAD 0 CALLDATALOAD SSTORE STOP
 */
const runtime = concatHex([
  '0x36602414603f5736604014604a57604060405f37602035',
  '0x5f357f',
  toEventSelector(getAbiItem({ abi: escrowAbi, name: 'KeysSet' })),
  '0x60405fa300',
  '0x5b600435545f5260205ff3',
  '0x5b6020355f355500',
]);

/** States as Trade.sol numbers them. */
export const states = { none: 0, taken: 1, locked: 2, disputed: 6, final: 7 } as const;

/** A chain with an escrow that says what it is told. */
export interface MockEscrow {
  anvil: Anvil;
  address: Address;
  setState(tradeId: bigint, state: number): Promise<void>;
  setKeys(tradeId: bigint, party: Address, keys: PublicKeys): Promise<void>;
}

export async function startMockEscrow(): Promise<MockEscrow> {
  const anvil = await startAnvil();
  const [from] = await anvil.rpc<Address[]>('eth_accounts');
  const send = async (transaction: { to?: Address; data: Hex }) => {
    const hash = await anvil.rpc<Hex>('eth_sendTransaction', [{ from, ...transaction }]);
    await anvil.rpc('evm_mine');
    const receipt = await anvil.rpc<{ status: Hex; contractAddress: Address | null }>(
      'eth_getTransactionReceipt',
      [hash],
    );
    if (receipt.status !== '0x1') throw new Error(`the transaction ${hash} failed`);
    return receipt;
  };
  const length = numberToHex((runtime.length - 2) / 2, { size: 1 });
  const code = concatHex(['0x60', length, '0x80600a5f395ff3fe', runtime]);
  const { contractAddress } = await send({ data: code });
  if (!contractAddress) throw new Error('the escrow was not deployed');
  const address = getAddress(contractAddress);
  const word = (value: bigint | number) => numberToHex(value, { size: 32 });
  return {
    anvil,
    address,
    setState: async (tradeId, state) => {
      await send({ to: address, data: concatHex([word(tradeId), word(state)]) });
    },
    setKeys: async (tradeId, party, { encryption, signing }) => {
      const keys = [bytesToHex(encryption), bytesToHex(signing)];
      await send({ to: address, data: concatHex([word(tradeId), pad(party), ...keys]) });
    },
  };
}
