// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";

/// @notice A pool's price as a logarithm: floor(log(quote / base) / log(1.0001)), in units of one basis point, both
/// reserves being token units. Only observations use it; the exchange itself trades by decimal ticks (TickPrice).
library LogPrice {
    /// @notice ln(1.0001) * 10^18, cut. Over the whole range that shifts a price by less than 10^-8 of a unit.
    int256 internal constant LN_STEP = 99_995_000_333_308;

    /// @notice The logarithm of quote / base, 0 < base, quote < 2^103: below 714,000 in size.
    function tickOf(uint256 base, uint256 quote) internal pure returns (int256 tick) {
        // lnWad(n) = ln(n / 10^18) * 10^18, cut towards zero to the unit: the shift cancels in the difference, which
        // is below 10^20 in size. Casts: n < 2^103.
        unchecked {
            int256 difference = FixedPointMathLib.lnWad(int256(quote)) - FixedPointMathLib.lnWad(int256(base));
            tick = difference / LN_STEP;
            // Division cuts towards zero; the floor is one less for what is below.
            if (difference < 0 && tick * LN_STEP != difference) --tick;
        }
    }
}
