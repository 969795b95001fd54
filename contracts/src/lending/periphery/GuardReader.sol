// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingLens} from "../interfaces/ILendingLens.sol";
import {IPriceGuard} from "../interfaces/IPriceGuard.sol";

/// @notice What a price guard says at this moment; 0 and false where it says nothing.
struct GuardAnswers {
    uint256 borrowPrice;
    uint256 liquidationPrice;
    bool isLive;
    uint256 graceSince;
    uint256 reserve;
}

/// @notice Asks a guard three questions with one bound on what they may cost. Anyone may open a market with a guard of its
/// own, that later reverts, burns what gas it gets, or answers without end.
library GuardReader {
    /// @notice What a guard may use for all its answers. One of a pair with the venue's record and four feeds takes a third
    /// of it, and gets through with its price for liquidation where every feed burns all that it may.
    uint256 internal constant MOST_GAS = 1_000_000;
    uint256 private constant WORD = 0x20;

    /// @notice All answers, the price for liquidation first.
    /// Reverts: GasTooLow, where the guard could not use all of MOST_GAS: it might fail for its reader's sake.
    function ask(address guard) internal view returns (GuardAnswers memory answers) {
        // A call gets at most 63 of 64 parts of what is left (EIP-150), so a 64th of it must lie outside of the bound.
        uint256 left = gasleft();
        if (left - left / 64 < MOST_GAS) revert ILendingLens.GasTooLow(left);
        uint256 floor = left - MOST_GAS;
        (bool done, uint256 size, uint256 first, uint256 second) =
            _call(guard, IPriceGuard.liquidationPrice.selector, floor);
        if (done) {
            // A bool of another value than 0 and 1 is no answer.
            if (size >= 2 * WORD && second < 2) {
                (answers.liquidationPrice, answers.isLive) = (first, second == 1);
            }
        } else if (size >= 4 + WORD && bytes4(bytes32(first)) == IPriceGuard.SequencerGrace.selector) {
            // After the selector's four bytes; the last four of the value are in the second word.
            answers.graceSince = first << 32 | second >> 224;
        }
        (done, size, first,) = _call(guard, IPriceGuard.borrowPrice.selector, floor);
        if (done && size >= WORD) answers.borrowPrice = first;
        (done, size, first,) = _call(guard, IPriceGuard.observedReserve.selector, floor);
        if (done && size >= WORD) answers.reserve = first;
    }

    /// @dev A static call without arguments that leaves at least `floor` gas, or about that where nothing is left for it.
    /// @return done whether it succeeded. @return size of the answer. @return first word of it. @return second word. What is
    /// longer stays outside of memory.
    function _call(address target, bytes4 selector, uint256 floor)
        private
        view
        returns (bool done, uint256 size, uint256 first, uint256 second)
    {
        uint256 left = gasleft();
        uint256 most = left > floor ? left - floor : 0;
        // memory-safe: uses the scratch space only. A short answer leaves there what was put in before: callers look at
        // its size.
        assembly ("memory-safe") {
            mstore(0x00, selector)
            mstore(0x20, 0)
            done := staticcall(most, target, 0x00, 0x04, 0x00, 0x40)
            size := returndatasize()
            first := mload(0x00)
            second := mload(0x20)
        }
    }
}
