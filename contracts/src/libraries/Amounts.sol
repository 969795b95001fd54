// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {MILLION} from "./Million.sol";

/// @notice Lots to quote units and parts per million, each with its rounding in its name.
/// @dev Bounds for all of it: lots < 2^56, a price's numerator < 2^114, its denominator <= 10^4, amounts < 2^169,
/// rates < 2^24: every product stays below 2^193. rawDiv is a division whose divisor (a power of ten) is
/// not 0.
library Amounts {
    using FixedPointMathLib for uint256;

    /// @notice ceil(lots * price): what a bid locks, what a buyer pays.
    function quoteUp(uint256 lots, uint256 numerator, uint256 denominator) internal pure returns (uint256) {
        unchecked {
            return (lots * numerator + denominator - 1).rawDiv(denominator);
        }
    }

    /// @notice floor(lots * price): what a seller receives, what an ask's claim pays, what a bid's cancel refunds.
    /// The part of a unit that is lost stays with the exchange.
    function quoteDown(uint256 lots, uint256 numerator, uint256 denominator) internal pure returns (uint256) {
        unchecked {
            return (lots * numerator).rawDiv(denominator);
        }
    }

    /// @notice ceil(amount * rate / 10^6): fees.
    function partUp(uint256 amount, uint256 rate) internal pure returns (uint256) {
        unchecked {
            return (amount * rate + MILLION - 1) / MILLION;
        }
    }

    /// @notice floor(amount * rate / 10^6): rebates.
    function partDown(uint256 amount, uint256 rate) internal pure returns (uint256) {
        unchecked {
            return amount * rate / MILLION;
        }
    }
}
