// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";

/// @notice A borrow rate with a kink, in one word. Low to high, 64 bits each, parts per million: the yearly rate at no use,
/// the use at which the slope changes, what is added to the rate between no use and the kink, what is added between the
/// kink and full use. Read as parts of 10^18.
type RateModel is uint256;

using RateModelLib for RateModel global;

/// @notice Reads and packs `RateModel`. Mirrored by contracts/ts/lending/interest.ts.
library RateModelLib {
    using FixedPointMathLib for uint256;

    uint256 private constant WAD = 1e18;
    uint256 private constant FIELD = type(uint64).max;
    /// @dev A millionth. A field times it is below 2^104.
    uint256 private constant MILLIONTH = 1e12;

    /// @notice The yearly rate at no use, in parts of 10^18.
    function base(RateModel model) internal pure returns (uint256) {
        unchecked {
            return (RateModel.unwrap(model) & FIELD) * MILLIONTH;
        }
    }

    /// @notice The use at which the slope changes, in parts of 10^18.
    function kink(RateModel model) internal pure returns (uint256) {
        unchecked {
            return (RateModel.unwrap(model) >> 64 & FIELD) * MILLIONTH;
        }
    }

    /// @notice What is added to the yearly rate between no use and the kink, in parts of 10^18.
    function below(RateModel model) internal pure returns (uint256) {
        unchecked {
            return (RateModel.unwrap(model) >> 128 & FIELD) * MILLIONTH;
        }
    }

    /// @notice What is added to it between the kink and full use, in parts of 10^18.
    function above(RateModel model) internal pure returns (uint256) {
        unchecked {
            return (RateModel.unwrap(model) >> 192) * MILLIONTH;
        }
    }

    /// @notice Whether `borrowRate` is defined for it: the kink is above no use and below full use.
    function isValid(RateModel model) internal pure returns (bool) {
        return model.kink() != 0 && model.kink() < WAD;
    }

    /// @notice The borrowers' yearly rate, not compounded, in parts of 10^18; rounded down.
    /// @param use the part that is lent, at most 10^18.
    function borrowRate(RateModel model, uint256 use) internal pure returns (uint256) {
        // In a market that opened the fields are at most 10 * 10^18 < 2^64 and the kink neither 0 nor 10^18; the use is
        // at most 10^18 < 2^60: products below 2^124, sums below 2^66.
        unchecked {
            uint256 turn = model.kink();
            if (use <= turn) return model.base() + (model.below() * use).rawDiv(turn);
            return model.base() + model.below() + (model.above() * (use - turn)).rawDiv(WAD - turn);
        }
    }

    /// @param base_ and the others in parts per million.
    function pack(uint64 base_, uint64 kink_, uint64 below_, uint64 above_)
        internal
        pure
        returns (RateModel)
    {
        return RateModel.wrap(
            uint256(base_) | uint256(kink_) << 64 | uint256(below_) << 128 | uint256(above_) << 192
        );
    }
}
