// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice The auction of collateral that nothing prices any more: from a high price down, until somebody finds it worth
/// his while.
library FallingPrice {
    /// @notice A price halves in this time.
    uint256 internal constant HALF_LIFE = 1 days;
    /// @notice After this the price is 0. It stands at one part in two million by then: what nobody wanted at that is worth
    /// nothing, and lenders should know where they stand, four weeks after the sources failed.
    uint256 internal constant WHOLE_FALL = 21 days;

    /// @notice `start` / 2^days, linear between whole days: with d whole days and a part f of the next one passed,
    /// floor(start / 2^d) * (1 - f / 2), rounded up. Start below 2^184.
    function priceAfter(uint256 start, uint256 passed) internal pure returns (uint256) {
        if (passed >= WHOLE_FALL) return 0;
        // 184 bits times 17 for the seconds of a day; the part taken is at most half.
        unchecked {
            uint256 price = start >> (passed / HALF_LIFE);
            return price - price * (passed % HALF_LIFE) / (2 * HALF_LIFE);
        }
    }
}
