// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {BoundedCall} from "../guard/BoundedCall.sol";
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

    /// @notice All answers, the price for liquidation first.
    /// @dev Reverts: GasTooLow, where the guard could not use all of MOST_GAS: it might fail for its reader's
    /// sake.
    function ask(address guard) internal view returns (GuardAnswers memory answers) {
        // A call gets at most 63 of 64 parts of what is left (EIP-150), so a 64th of it must lie outside of the bound.
        uint256 left = gasleft();
        if (left - left / 64 < MOST_GAS) revert ILendingLens.GasTooLow(left);
        uint256 floor = left - MOST_GAS;
        (answers.liquidationPrice, answers.isLive, answers.graceSince) = _liquidationPrice(guard, floor);
        answers.borrowPrice = _word(guard, abi.encodeCall(IPriceGuard.borrowPrice, ()), floor);
        answers.reserve = _word(guard, abi.encodeCall(IPriceGuard.observedReserve, ()), floor);
    }

    function _liquidationPrice(address guard, uint256 floor)
        private
        view
        returns (uint256 price, bool isLive, uint256 graceSince)
    {
        (bool answered, bytes memory words, bytes4 reason) =
            BoundedCall.read(guard, abi.encodeCall(IPriceGuard.liquidationPrice, ()), 64, _gasAbove(floor));
        if (answered) {
            (uint256 first, uint256 second) = abi.decode(words, (uint256, uint256));
            // A bool of another value than 0 and 1 is no answer.
            if (second < 2) (price, isLive) = (first, second == 1);
        } else if (reason == IPriceGuard.SequencerGrace.selector) {
            // memory-safe: reads the word after the selector, bytes 4 to 35 of 64, which hold the reason or zeros.
            assembly ("memory-safe") {
                graceSince := mload(add(words, 0x24))
            }
        }
    }

    /// @dev The only word of an answer; 0 where there is none.
    function _word(address guard, bytes memory call, uint256 floor) private view returns (uint256) {
        (bool answered, bytes memory word,) = BoundedCall.read(guard, call, 32, _gasAbove(floor));
        return answered ? abi.decode(word, (uint256)) : 0;
    }

    function _gasAbove(uint256 floor) private view returns (uint256) {
        uint256 left = gasleft();
        return left > floor ? left - floor : 0;
    }
}
