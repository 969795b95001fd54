// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice What the buyer pays for the seller's tokens having waited: the price of its option not to pay.
///
/// An option of a token that moves 4 % a day is worth 0.80 % of it over 6 hours; who walks away when the price has moved pays this, so
/// that the option is worth at most about 0.4 % (sim/docs/p2p.md). In millionths of the amount:
///   pegged    5,000 up to a day, then in a straight line to 22,500 at six days
///   volatile  2,500 at once, in a straight line to 12,500 at six hours
library TimeCost {
    /// @notice The longest pay window of a pegged token. The least that a window may be is LEAST_WINDOW.
    uint256 internal constant PEGGED_WINDOW = 6 days;
    /// @notice The longest of any other.
    uint256 internal constant VOLATILE_WINDOW = 6 hours;
    uint256 internal constant LEAST_WINDOW = 15 minutes;

    /// @notice The rate for `elapsed` seconds on the pay clock, in millionths, rounded down. `elapsed` is at most the window, so
    /// that the rate is at most 22,500.
    function rate(bool isPegged, uint256 elapsed) internal pure returns (uint256) {
        if (!isPegged) return 2500 + elapsed * 10_000 / VOLATILE_WINDOW;
        return elapsed <= 1 days ? 5000 : 5000 + (elapsed - 1 days) * 17_500 / (PEGGED_WINDOW - 1 days);
    }
}
