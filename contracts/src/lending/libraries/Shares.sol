// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";

/// @notice Shares of what was supplied and of what is owed. Virtual amounts stand beside the real ones, 10^6 shares to one
/// unit, so that the first supplier can neither make a share dear nor round the second one's away (share inflation).
/// Mirrored by contracts/ts/lending/shares.ts.
/// @dev Assets and shares are below 2^127, totals of assets below 2^105, totals of shares below 2^127 (LendingStorage looks
/// at what callers ask for): every product is below 2^127 * (2^127 + 10^6) < 2^255. Divisors are at least 1, for the
/// virtual amounts.
library Shares {
    using FixedPointMathLib for uint256;

    uint256 private constant VIRTUAL_SHARES = 1e6;
    uint256 private constant VIRTUAL_ASSETS = 1;

    /// @notice Shares that `assets` units are worth, rounded down: minted to a supplier, taken off a debt that is repaid.
    function toSharesDown(uint256 assets, uint256 totalAssets, uint256 totalShares)
        internal
        pure
        returns (uint256)
    {
        unchecked {
            return (assets * (totalShares + VIRTUAL_SHARES)).rawDiv(totalAssets + VIRTUAL_ASSETS);
        }
    }

    /// @notice The same rounded up: burnt by a withdrawal, added to a debt.
    function toSharesUp(uint256 assets, uint256 totalAssets, uint256 totalShares)
        internal
        pure
        returns (uint256)
    {
        unchecked {
            return (assets * (totalShares + VIRTUAL_SHARES)).divUp(totalAssets + VIRTUAL_ASSETS);
        }
    }

    /// @notice Units that `shares` are worth, rounded down: what a supplier can take.
    function toAssetsDown(uint256 shares, uint256 totalAssets, uint256 totalShares)
        internal
        pure
        returns (uint256)
    {
        unchecked {
            return (shares * (totalAssets + VIRTUAL_ASSETS)).rawDiv(totalShares + VIRTUAL_SHARES);
        }
    }

    /// @notice The same rounded up: what a borrower owes.
    function toAssetsUp(uint256 shares, uint256 totalAssets, uint256 totalShares)
        internal
        pure
        returns (uint256)
    {
        unchecked {
            return (shares * (totalAssets + VIRTUAL_ASSETS)).divUp(totalShares + VIRTUAL_SHARES);
        }
    }
}
