// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title What a lending market asks about the price of a collateral in its loan token.
/// @notice Prices are loan units for one collateral unit (units, not whole tokens), times 10^36, below 2^184. A guard is
/// immutable: whoever lends to a market trusts its guards for as long as the market is.
///
/// Reverts of every question but the two tokens: GasTooLow, where a source could not get the gas that it may use; the
/// exchange's Locked, inside one of its token calls. So nobody chooses an answer by what he sends, or by when he asks.
interface IPriceGuard {
    /// @notice A rollup's sequencer is down, or came back at `since`: until an hour after that nobody is liquidated.
    error SequencerGrace(uint256 since);

    /// @notice The token that is priced.
    function collateral() external view returns (address);

    /// @notice The token that prices are given in: its units for one unit of the collateral, times 10^36.
    function loan() external view returns (address);

    /// @notice The price for new debt, the lowest of at least two sources of which one is from outside, all within 3 % of
    /// each other. 0 where there is none: then nobody borrows against the collateral.
    function borrowPrice() external view returns (uint256 price);

    /// @notice The price at which a debt is judged for liquidation: the median of the outside sources where at least two
    /// agree; else the highest of all sources, the price that is kinder to the borrower. While there are too few, the last
    /// good price times 1.15, and from the eighth day on less and less of it.
    /// @return price 0 only where no price was ever known, or after the whole fall.
    /// @return isLive false while there are too few sources.
    /// @dev Reverts: SequencerGrace.
    function liquidationPrice() external view returns (uint256 price, bool isLive);

    /// @notice Collateral units in the venue's own pool, as its observation tells; 0 where it cannot be told. Liquidations
    /// sell into this pool, so a cap is judged by it.
    function observedReserve() external view returns (uint256);
}
