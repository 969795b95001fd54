// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";

/// @notice A guard's price from what feeds say of whole tokens.
library FeedRatio {
    /// @notice A feed or token gives its decimals as a number up to 36.
    error DecimalsOutOfRange(address source, uint256 decimals);

    uint256 internal constant MOST_DECIMALS = 36;
    uint256 private constant PRICE_BOUND = 1 << 184;
    /// @dev 10^76 < 2^253; 10^38 < 2^127, and 2^128 / 10^39 < 1.
    int256 private constant MOST_EXPONENT = 76;
    int256 private constant LEAST_EXPONENT = -38;

    /// @notice floor(over * 10^exponent / under); 0 where that is no price that a guard can carry: 2^184 or more.
    /// @param over and under below 2^128, under not 0.
    function price(uint256 over, uint256 under, int256 exponent) internal pure returns (uint256) {
        if (exponent > MOST_EXPONENT || exponent < LEAST_EXPONENT) return 0;
        // Exponents as said; the divisor of the first case is below 2^255.
        unchecked {
            if (exponent < 0) return over / (under * 10 ** uint256(-exponent));
            uint256 scale = 10 ** uint256(exponent);
            // Beyond this the price is 2^184 or more; within it, below 2^184 + 2 * scale, which fits a word.
            if (over / under > PRICE_BOUND / scale) return 0;
            uint256 result = FixedPointMathLib.fullMulDiv(over, scale, under);
            return result < PRICE_BOUND ? result : 0;
        }
    }

    /// @notice What brings one whole collateral token in whole loan tokens to loan units for a collateral unit, times
    /// 10^36: 36 + the loan's decimals - the collateral's.
    /// @dev Reverts: DecimalsOutOfRange.
    function tokenExponent(address collateral, address loan) internal view returns (int256) {
        return 36 + decimalsOf(loan) - decimalsOf(collateral);
    }

    /// @notice `decimals()` of a token or feed, at most 36.
    /// @dev Reverts: DecimalsOutOfRange, and as the source does.
    function decimalsOf(address source) internal view returns (int256) {
        uint256 decimals = IERC20Metadata(source).decimals();
        if (decimals > MOST_DECIMALS) revert DecimalsOutOfRange(source, decimals);
        // At most 36.
        return int256(decimals);
    }
}
