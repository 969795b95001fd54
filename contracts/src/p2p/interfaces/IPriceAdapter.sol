// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Says what a token costs in a currency.
interface IPriceAdapter {
    /// @notice The price for exactly this token and currency, in millionths of the currency for 10^18 of the token's units, and
    /// when it was right.
    /// @dev Reverts: where it has none, or is for another token or currency.
    function price(address token, bytes3 currency) external view returns (uint256 price, uint256 time);
}
