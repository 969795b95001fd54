// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {MILLION} from "./Million.sol";

/// @notice The constant-product pool. x is the reserve of the input token, y of the output token, k = x * y.
/// The fee stays outside the curve: x' counts the net input only.
/// @dev Reserves are below 2^103, so k < 2^206. rawDiv is a division whose divisor is known not to be 0.
library PoolMath {
    using FixedPointMathLib for uint256;

    /// @notice Where x' saturates. Far above any reserve that can be stored (2^103), so reaching it ends in
    /// `ReserveOverflow` when the swap is applied.
    uint256 internal constant MAX_X = type(uint128).max;

    /// @notice The price at which the pool equals a level, as a factor of k: x'^2 = k * a / d.
    /// Marginal input per output with the pool's fee is (x/y) * 10^6 / (10^6 - poolFee); a level costs
    /// P * (10^6 + takerFee) / 10^6, P being quote per lot over the lot (a buy) or its inverse (a sale).
    /// @param takerFee 0 where the pool itself is to stop at the price.
    /// @dev a and d are below 2^176: numerator < 2^114, lot < 2^120, denominator < 2^14, the fee factor and 10^12
    /// < 2^41.
    function priceFactor(
        bool baseIn,
        uint256 numerator,
        uint256 denominator,
        uint256 lot,
        uint256 poolFee,
        uint256 takerFee
    ) internal pure returns (uint256 a, uint256 d) {
        unchecked {
            uint256 fees = (MILLION + takerFee) * (MILLION - poolFee);
            if (baseIn) return (denominator * lot * fees, numerator * 1e12);
            return (numerator * fees, denominator * lot * 1e12);
        }
    }

    /// @notice floor(k * a / d), the square of the input reserve at which the pool equals the price; 2^256 - 1 where
    /// it is larger.
    function squareAt(uint256 k, uint256 a, uint256 d) internal pure returns (uint256 square) {
        // The product modulo 2^256 - 1 and modulo 2^256 gives its upper word `high` (Chinese remainder).
        uint256 high;
        uint256 low;
        // memory-safe: touches no memory.
        assembly ("memory-safe") {
            let mm := mulmod(k, a, not(0))
            low := mul(k, a)
            high := sub(sub(mm, low), lt(mm, low))
        }
        // d is never 0: see priceFactor.
        if (high == 0) return low.rawDiv(d);
        // A quote token of 18 decimals brings 10^12 into the price, which the factor's own 10^12 cancels: mostly the
        // product fits a word then, and the division stays short.
        if (a % 1e12 == 0 && d % 1e12 == 0 && k <= type(uint256).max / (a / 1e12)) {
            unchecked {
                return (k * (a / 1e12)).rawDiv(d / 1e12);
            }
        }
        // The quotient fits a word exactly where high < d.
        return high < d ? FixedPointMathLib.fullMulDivUnchecked(k, a, d) : type(uint256).max;
    }

    /// @notice Whether the pool is still at or better than the price at x < 2^128: x <= reserveAt(k, a, d), which
    /// equals x * x <= floor(k * a / d), all in integers.
    function isWithin(uint256 x, uint256 k, uint256 a, uint256 d) internal pure returns (bool) {
        unchecked {
            return x * x <= squareAt(k, a, d);
        }
    }

    /// @notice x' = floor(sqrt(floor(k * a / d))), the input reserve at which the pool equals the price,
    /// at most MAX_X.
    function reserveAt(uint256 k, uint256 a, uint256 d) internal pure returns (uint256 x) {
        return FixedPointMathLib.sqrt(squareAt(k, a, d));
    }

    /// @notice Output of the pool once its net input reserve is newX: y - ceil(k / newX), which is
    /// floor(y * (newX - x) / newX). Rounds down, for the pool.
    function outputAt(uint256 k, uint256 y, uint256 newX) internal pure returns (uint256) {
        // newX >= x > 0 makes ceil(k / newX) <= y.
        unchecked {
            return y - (k + newX - 1).rawDiv(newX);
        }
    }

    /// @notice The least net input reserve that gives at least `output`: ceil(k / (y - output)), saturating at MAX_X;
    /// MAX_X too where the pool does not hold that much.
    function reserveFor(uint256 k, uint256 y, uint256 output) internal pure returns (uint256 newX) {
        unchecked {
            if (output >= y) return MAX_X;
            newX = (k + (y - output) - 1).rawDiv(y - output);
            if (newX > MAX_X) newX = MAX_X;
        }
    }

    /// @notice Input with the fee: ceil(net * 10^6 / (10^6 - poolFee)). Rounds up, for the pool.
    function grossUp(uint256 net, uint256 poolFee) internal pure returns (uint256) {
        // net < 2^128, 10^6 < 2^20.
        unchecked {
            uint256 rest = MILLION - poolFee;
            return (net * MILLION + rest - 1).rawDiv(rest);
        }
    }

    /// @notice What moves the curve of an input with fee: floor(gross * (10^6 - poolFee) / 10^6).
    function netDown(uint256 gross, uint256 poolFee) internal pure returns (uint256) {
        unchecked {
            return gross * (MILLION - poolFee) / MILLION;
        }
    }
}
