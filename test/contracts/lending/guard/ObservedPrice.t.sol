// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Test} from "forge-std/Test.sol";
import {ObservedPrice} from "weir/lending/guard/ObservedPrice.sol";

/// @notice Ticks back to prices, against powers of 1.0001 by repeated squaring, and a pool's reserve from both.
contract ObservedPriceTest is Test {
    /// @dev The last ticks whose price is in range: log(2^184 / 10^36) and log(10^-24), to the base 1.0001.
    int256 private constant MOST = 446_482;
    int256 private constant LEAST = -552_648;

    function test_ofTick_knownPrices() public pure {
        assertApproxEqRel(ObservedPrice.ofTick(0, false), 1e36, 1);
        assertApproxEqRel(ObservedPrice.ofTick(1, false), 1.0001e36, 2e6);
        assertApproxEqRel(ObservedPrice.ofTick(1, true), uint256(1e40) / 10_001, 2e6);
        // 1.0001^6932 = 2.0000366..., the first above 2.
        assertGt(ObservedPrice.ofTick(6932, false), 2e36);
        assertLt(ObservedPrice.ofTick(6931, false), 2e36);
    }

    function test_ofTick_isZeroBeyondItsRange() public pure {
        assertGt(ObservedPrice.ofTick(MOST, false), uint256(2 ** 184) / 10_001 * 10_000);
        assertLt(ObservedPrice.ofTick(MOST, false), 2 ** 184);
        assertEq(ObservedPrice.ofTick(MOST + 1, false), 0);
        assertGe(ObservedPrice.ofTick(LEAST, false), 1e12);
        assertEq(ObservedPrice.ofTick(LEAST - 1, false), 0);
        assertEq(ObservedPrice.ofTick(-MOST - 1, true), 0);
        assertEq(ObservedPrice.ofTick(1 << 20, false), 0);
        assertEq(ObservedPrice.ofTick(-(1 << 20), false), 0);
    }

    function testFuzz_ofTick_isWithin2PartsIn10ToThe12(int256 tick) public pure {
        tick = bound(tick, LEAST, MOST);
        uint256 expected = powerOfStep(tick);
        assertApproxEqAbs(ObservedPrice.ofTick(tick, false), expected, expected / 5e11 + 1);
        assertEq(ObservedPrice.ofTick(-tick, true), ObservedPrice.ofTick(tick, false));
    }

    /// @dev x and y with y / x the price: root = sqrt(x * y), and root / sqrt(y / x) = x.
    function testFuzz_reserveOf_isTheReserve_neverMore(uint256 x, uint256 y) public pure {
        x = bound(x, 1e6, 2 ** 103 - 1);
        y = bound(y, x / 1e12 + 1e6, Math.min(2 ** 103 - 1, x * 1e12));
        uint256 price = Math.mulDiv(y, 1e36, x, Math.Rounding.Ceil);
        uint256 reserve = ObservedPrice.reserveOf(Math.sqrt(x * y), price);
        assertLe(reserve, x);
        assertApproxEqRel(reserve, x, 2e12);
    }

    /// @dev 10001^n / 10000^n * 10^36 by squaring numbers of 128 bits and a power of two; the error stays below 2^-95.
    function powerOfStep(int256 tick) private pure returns (uint256) {
        uint256 n = tick < 0 ? uint256(-tick) : uint256(tick);
        (uint256 factor, uint256 result) = ((uint256(10_001) << 127) / 10_000, uint256(1) << 127);
        (uint256 factorShift, uint256 resultShift) = (0, 0);
        while (n != 0) {
            if (n % 2 != 0) {
                result = result * factor >> 127;
                resultShift += factorShift;
                if (result >= 1 << 128) (result, resultShift) = (result >> 1, resultShift + 1);
            }
            factor = factor * factor >> 127;
            factorShift *= 2;
            if (factor >= 1 << 128) (factor, factorShift) = (factor >> 1, factorShift + 1);
            n /= 2;
        }
        // The number is result / 2^127 * 2^resultShift.
        if (tick < 0) return Math.mulDiv(1e36, 1 << 127, result) >> resultShift;
        return Math.mulDiv(1e36, result, 1 << 127) << resultShift;
    }
}
