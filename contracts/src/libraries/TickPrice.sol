// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Decimal ticks. A tick names the price of one lot in quote units: m * 10^E with 10000 <= m <= 99999 and
/// -4 <= E <= 29, and is 90000 * (E + 5) + (m - 10000). Higher tick, higher price. The step is 0.1 bp of the price
/// just below a power of ten and 1 bp just above it.
/// @dev A price is carried as numerator / denominator, one of which is a power of ten or 1:
/// numerator <= 99999 * 10^29 < 2^113.1 and denominator <= 10^4 < 2^13.3.
library TickPrice {
    uint256 internal constant MIN_TICK = 90_000;
    uint256 internal constant MAX_TICK = 3_149_999;

    /// @notice The price of a lot at `tick`, in quote units, as a fraction. The tick must be in range.
    function ofLot(uint256 tick) internal pure returns (uint256 numerator, uint256 denominator) {
        // tick >= MIN_TICK makes `scale` 1 to 34, so neither exponent is negative.
        unchecked {
            uint256 scale = tick / 90_000;
            numerator = 10_000 + tick % 90_000;
            if (scale < 5) return (numerator, 10 ** (5 - scale));
            return (numerator * 10 ** (scale - 5), 1);
        }
    }

    /// @notice Whether `tick` is in range and on the market's grid.
    function isOnGrid(uint256 tick, uint256 spacing) internal pure returns (bool) {
        return tick >= MIN_TICK && tick <= MAX_TICK && tick % spacing == 0;
    }
}
