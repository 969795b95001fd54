// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {LogPrice} from "../../libraries/LogPrice.sol";

/// @notice What the venue's observation says, as prices and amounts: the inverse of LogPrice.
library ObservedPrice {
    using FixedPointMathLib for uint256;

    /// @dev ln(10^18) * 10^18, rounded down.
    int256 private constant LN_WAD = 41_446_531_673_892_822_312;
    /// @dev ln(2^184 / 10^36) * 10^18 less one part in 10^12, and ln(10^12 / 10^36) * 10^18: within them a price is below
    /// 2^184, and 10^12 or more.
    int256 private constant LN_MOST = 44_646_017_875_244_000_000;
    int256 private constant LN_LEAST = -55_262_042_231_857_096_416;

    /// @notice 1.0001^tick * 10^36, or of -tick where `inverse`; 0 where that is below 10^12 or not below 2^184.
    /// Off by less than 2 parts in 10^12: LN_STEP's cut shifts the exponent by 3 * 10^-13 at most,
    /// expWad's result is a whole number of 10^12 or more, its own error far below.
    /// @param tick the mean of a market's record, less than 2^20 in size. It was rounded down to one basis point when
    /// recorded, and again as a mean: so the price of the base is up to two basis points too low, that of the quote as
    /// much too high.
    function ofTick(int256 tick, bool inverse) internal pure returns (uint256) {
        // 2^20 * 2^47 for the exponent; the result of expWad is positive.
        unchecked {
            int256 exponent = (inverse ? -tick : tick) * LogPrice.LN_STEP;
            if (exponent < LN_LEAST || exponent >= LN_MOST) return 0;
            return uint256(FixedPointMathLib.expWad(exponent + LN_WAD));
        }
    }

    /// @notice Units of a token in a pool of this root of base * quote, in which the other token's units for one of its own
    /// are `price` / 10^36: root / sqrt(price / 10^36), rounded down.
    /// @param root below 2^117.
    /// @param price at least 10^12 and below 2^184.
    function reserveOf(uint256 root, uint256 price) internal pure returns (uint256) {
        // price * 2^72 < 2^256; its root is that of the price times 2^36; the dividend < 2^117 * 2^60 * 2^36. One is added
        // because the root was rounded down.
        unchecked {
            return (root * 1e18 << 36).rawDiv((price << 72).sqrt() + 1);
        }
    }
}
