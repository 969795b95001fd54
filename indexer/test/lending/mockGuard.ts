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
 * A price guard that says what it was told. A call of four bytes gives the words in the storage slot of the selector and
 * in the next one; where the one after those is not 0, it reverts with SequencerGrace(it). Any other call stores a word:
 * slot, then word.
 *
 *        CALLDATASIZE 4 EQ view JUMPI  32 CALLDATALOAD 0 CALLDATALOAD SSTORE STOP
 * view:  0 CALLDATALOAD 224 SHR  DUP1 2 ADD SLOAD DUP1 grace JUMPI POP
 *        DUP1 SLOAD 0 MSTORE  1 ADD SLOAD 32 MSTORE  64 0 RETURN
 * grace: selector 224 SHL 0 MSTORE  4 MSTORE  36 0 REVERT
 */
const runtime = concatHex([
  '0x36600414600e576020355f355500',
  '0x5b5f3560e01c806002015480602d575080545f526001015460205260405ff3',
  '0x5b63',
  toFunctionSelector('SequencerGrace(uint256)'),
  '0x60e01b5f5260045260245ffd',
]);

/** The code that creates it: copies what follows its own 9 bytes. */
export const mockGuardCode = concatHex(['0x603f80600a5f395ff3fe', runtime]);

type Said = Extract<(typeof priceGuardAbi)[number], { type: 'function' }>['name'];

/** What to send to a mock guard so that it says a word, or reverts with SequencerGrace where `place` is 2. */
export function toSay(name: Said, word: bigint | Address, place: 0 | 1 | 2 = 0): Hex {
  const slot = hexToBigInt(toFunctionSelector(`${name}()`)) + BigInt(place);
  return concatHex([numberToHex(slot, { size: 32 }), numberToHex(BigInt(word), { size: 32 })]);
}
