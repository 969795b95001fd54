import type { priceGuardAbi } from '@weir/contracts';
import {
  type Address,
  concatHex,
  type Hex,
  hexToBigInt,
  numberToHex,
  toFunctionSelector,
} from 'viem';

/**
 * A price guard that says what it was told. A call of four bytes gives the word in the storage slot of the selector and, where
 * liquidationPrice is asked, the next one; where the one after those is not 0, it reverts with SequencerGrace(it). Any
 * other call stores a word: slot, then word.
 *
 *        CALLDATASIZE 4 EQ view JUMPI  32 CALLDATALOAD 0 CALLDATALOAD SSTORE STOP
 * view:  0 CALLDATALOAD 224 SHR  DUP1 2 ADD SLOAD DUP1 grace JUMPI POP
 *        DUP1 SLOAD 0 MSTORE  DUP1 1 ADD SLOAD 32 MSTORE  selector EQ 5 SHL 32 ADD 0 RETURN
 * grace: selector 224 SHL 0 MSTORE  4 MSTORE  36 0 REVERT
 */
const runtime = concatHex([
  '0x36600414600e576020355f355500',
  '0x5b5f3560e01c8060020154806038575080545f52806001015460205263',
  toFunctionSelector('liquidationPrice()'),
  '0x1460051b6020015ff3',
  '0x5b63',
  toFunctionSelector('SequencerGrace(uint256)'),
  '0x60e01b5f5260045260245ffd',
]);

/** The code that creates it: copies what follows its own 9 bytes. */
export const mockGuardCode = concatHex(['0x604a80600a5f395ff3fe', runtime]);

type Said = Extract<(typeof priceGuardAbi)[number], { type: 'function' }>['name'];

/** What to send to a mock guard so that it says a word, or reverts with SequencerGrace where `place` is 2. */
export function toSay(name: Said, word: bigint | Address, place: 0 | 1 | 2 = 0): Hex {
  const slot = hexToBigInt(toFunctionSelector(`${name}()`)) + BigInt(place);
  return concatHex([numberToHex(slot, { size: 32 }), numberToHex(BigInt(word), { size: 32 })]);
}
