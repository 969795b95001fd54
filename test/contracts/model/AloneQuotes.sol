// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {TickPrice} from "weir/libraries/TickPrice.sol";

/// @notice What a market's fees and lot are, in parts per million and base units.
struct Fees {
    uint256 lot;
    uint256 pool;
    uint256 taker;
    uint256 rebate;
}

/// @notice What an input brings from the pool alone or from the book alone, each worked out in the plainest way.
library AloneQuotes {
    /// @notice Output of a constant-product pool with input reserve x and output reserve y.
    function pool(Fees memory fees, uint256 x, uint256 y, uint256 input) internal pure returns (uint256) {
        if (x == 0) return 0;
        uint256 net = input * (1e6 - fees.pool) / 1e6;
        return FixedPointMathLib.fullMulDiv(y, net, x + net);
    }

    /// @notice Output of a book, given its levels, best first. Lots are taken while the input pays for them and for the
    /// taker fee on all that was taken.
    function book(Fees memory fees, bool sell, uint256[] memory ticks, uint256[] memory lots, uint256 input)
        internal
        pure
        returns (uint256 output)
    {
        uint256 left = input * 1e6 / (1e6 + fees.taker);
        for (uint256 i; i < ticks.length; ++i) {
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(ticks[i]);
            uint256 n = sell ? left / fees.lot : left * denominator / numerator;
            if (n > lots[i]) n = lots[i];
            left -= sell ? n * fees.lot : (n * numerator + denominator - 1) / denominator;
            output += sell ? n * numerator / denominator : n * fees.lot;
            if (n < lots[i]) break;
        }
    }

    /// @notice The most that an input may cost or an output may miss at an all-in price of `tick`: the least input for
    /// `output` of a buyer, rounded up, or the most input for a seller's `output`, rounded up.
    function inputAt(Fees memory fees, bool sell, uint256 tick, uint256 output)
        internal
        pure
        returns (uint256)
    {
        (uint256 numerator, uint256 denominator) = TickPrice.ofLot(tick);
        if (sell) return FixedPointMathLib.fullMulDivUp(output, denominator * fees.lot, numerator);
        return FixedPointMathLib.fullMulDivUp(output, numerator, denominator * fees.lot);
    }
}
