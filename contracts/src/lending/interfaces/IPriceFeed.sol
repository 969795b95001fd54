// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title One source of a price from outside the venue: the adapter that a price guard reads.
interface IPriceFeed {
    /// @notice The last price the source gave, fresh or not.
    /// @return price loan units for one collateral unit, times 10^36. 0 where the source's answer is no price: zero,
    ///         negative, from the future, too uncertain, or none at all. Adapters answer 0 rather than revert.
    /// @return until the last second at which the price is fresh: the source's own time and the allowed age.
    function read() external view returns (uint256 price, uint256 until);
}
