// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Test} from "forge-std/Test.sol";
import {LogPrice} from "weir/libraries/LogPrice.sol";

/// @notice A positive number as mantissa * 2^exponent, the mantissa from 2^127 up and below 2^128.
struct Float {
    uint256 mantissa;
    int256 exponent;
}

/// @notice LogPrice against powers of 1.0001 by repeated squaring, which knows nothing of logarithms.
contract LogPriceTest is Test {
    uint256 private constant MOST = 2 ** 103 - 1;

    function test_tickOf_knownRatios() public pure {
        // log(2) / log(1.0001) = 6931.82, log(10) / log(1.0001) = 23027.002.
        assertEq(LogPrice.tickOf(1, 1), 0);
        assertEq(LogPrice.tickOf(MOST, MOST), 0);
        assertEq(LogPrice.tickOf(1, 2), 6931);
        assertEq(LogPrice.tickOf(2, 1), -6932);
        assertEq(LogPrice.tickOf(7e20, 7e21), 23_027);
        assertEq(LogPrice.tickOf(7e21, 7e20), -23_028);
        // 2000 quote of 6 decimals per base of 18: log(2000 / 10^12) / log(1.0001) = -200311.3.
        assertEq(LogPrice.tickOf(1000e18, 2_000_000e6), -200_312);
    }

    function test_tickOf_justBelowAndAboveEqual_isFloored() public pure {
        assertEq(LogPrice.tickOf(1e18, 1e18 + 1), 0);
        assertEq(LogPrice.tickOf(1e18, 1e18 - 1), -1);
        assertEq(LogPrice.tickOf(1e8, 1e8 - 1), -1);
    }

    function test_tickOf_theEndsOfTheReserves() public pure {
        // 103 * 6931.818 = 713977.3.
        assertEq(LogPrice.tickOf(1, MOST), 713_977);
        assertEq(LogPrice.tickOf(MOST, 1), -713_978);
    }

    function testFuzz_tickOf_bracketsTheRatio(uint256 base, uint256 quote, uint256 widths) public pure {
        base = 1 + base % (1 << (1 + widths % 103)) % MOST;
        quote = 1 + quote % (1 << (1 + (widths >> 128) % 103)) % MOST;
        int256 tick = LogPrice.tickOf(base, quote);
        Float memory ratio = quotient(quote, base);
        // Allowed for: 10^-8 of a tick, 10^-12 of the ratio.
        assertTrue(isAtMost(power(tick), scaled(ratio, 1e12 + 1)), "1.0001^tick <= quote / base");
        assertTrue(isAtMost(scaled(ratio, 1e12 - 1), power(tick + 1)), "quote / base < 1.0001^(tick + 1)");
    }

    /// @dev A ratio that lies in the middle between two ticks is not a matter of rounding.
    function testFuzz_tickOf_isExactAwayFromTheEdges(int256 tick) public pure {
        tick = bound(tick, -180_000, 180_000);
        Float memory middle = scaled(power(tick), 1_000_050_000_000);
        // Below 2^26 in size: shift it to a fraction over 2^75.
        uint256 quote = shifted(middle, 75);
        assertEq(LogPrice.tickOf(2 ** 75, quote), tick);
    }

    function testFuzz_tickOf_isMonotone(uint256 base, uint256 quote, uint256 moreQuote, uint256 moreBase)
        public
        pure
    {
        base = bound(base, 1, MOST);
        quote = bound(quote, 1, MOST);
        moreQuote = bound(moreQuote, quote, MOST);
        moreBase = bound(moreBase, base, MOST);
        int256 tick = LogPrice.tickOf(base, quote);
        assertGe(LogPrice.tickOf(base, moreQuote), tick);
        assertLe(LogPrice.tickOf(moreBase, quote), tick);
        assertLt(tick, 714_000);
        assertGt(tick, -714_000);
    }

    // ------------------------------------------------------------------ powers by squaring

    function power(int256 tick) private pure returns (Float memory result) {
        uint256 n = uint256(tick < 0 ? -tick : tick);
        result = Float(2 ** 127, -127);
        Float memory factor = quotient(10_001, 10_000);
        for (; n != 0; n >>= 1) {
            if (n & 1 != 0) result = times(result, factor);
            factor = times(factor, factor);
        }
        // 1 / (m * 2^e) = (2^254 / m) * 2^(-254 - e).
        if (tick < 0) result = normal(2 ** 254 / result.mantissa, -254 - result.exponent);
    }

    function quotient(uint256 a, uint256 b) private pure returns (Float memory) {
        uint256 shift = 130 + Math.log2(b);
        // a * 2^shift / b: at least 2^130 and below 2^(103 + 131).
        return normal(Math.mulDiv(a, 2 ** shift, b), -int256(shift));
    }

    function times(Float memory a, Float memory b) private pure returns (Float memory) {
        return normal(a.mantissa * b.mantissa, a.exponent + b.exponent);
    }

    /// @notice Times factor / 10^12.
    function scaled(Float memory a, uint256 factor) private pure returns (Float memory) {
        return normal(a.mantissa * factor / 1e12, a.exponent);
    }

    function shifted(Float memory a, uint256 bits) private pure returns (uint256) {
        int256 exponent = a.exponent + int256(bits);
        return exponent < 0 ? a.mantissa >> uint256(-exponent) : a.mantissa << uint256(exponent);
    }

    function normal(uint256 mantissa, int256 exponent) private pure returns (Float memory) {
        while (mantissa >= 2 ** 128) {
            (mantissa, exponent) = (mantissa >> 1, exponent + 1);
        }
        while (mantissa < 2 ** 127) {
            (mantissa, exponent) = (mantissa << 1, exponent - 1);
        }
        return Float(mantissa, exponent);
    }

    function isAtMost(Float memory a, Float memory b) private pure returns (bool) {
        if (a.exponent != b.exponent) return a.exponent < b.exponent;
        return a.mantissa <= b.mantissa;
    }
}
