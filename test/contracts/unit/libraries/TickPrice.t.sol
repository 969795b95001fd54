// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {TickPrice} from "weir/libraries/TickPrice.sol";

contract TickPriceTest is Test {
    function test_ofLot_atTheEnds() public pure {
        assertPrice(TickPrice.MIN_TICK, 10_000, 10_000);
        assertPrice(TickPrice.MAX_TICK, 99_999 * 1e29, 1);
    }

    function test_ofLot_aroundAPowerOfTen() public pure {
        // 90000 * (0 + 5): 10000 * 10^0, the first price without a denominator; one tick below is 9999.9.
        assertPrice(450_000, 10_000, 1);
        assertPrice(449_999, 99_999, 10);
        assertPrice(450_001, 10_001, 1);
        assertPrice(539_999, 99_999, 1);
        assertPrice(540_000, 100_000, 1);
    }

    function test_ofLot_ofARoundPrice_isExact() public pure {
        // 3250.50 quote of 6 decimals per base of 18, lots of 10^15: 3,250,500 units a lot, m = 32505, E = 2.
        assertPrice(90_000 * (2 + 5) + 32_505 - 10_000, 3_250_500, 1);
    }

    function test_isOnGrid_refusesTicksOutOfRange() public pure {
        assertFalse(TickPrice.isOnGrid(0, 1));
        assertFalse(TickPrice.isOnGrid(TickPrice.MIN_TICK - 1, 1));
        assertTrue(TickPrice.isOnGrid(TickPrice.MIN_TICK, 1));
        assertTrue(TickPrice.isOnGrid(TickPrice.MAX_TICK, 1));
        assertFalse(TickPrice.isOnGrid(TickPrice.MAX_TICK + 1, 1));
        assertFalse(TickPrice.isOnGrid(type(uint24).max, 1));
    }

    /// @dev The plain formula: m * 10^E with m = tick mod 90000 + 10000, E = tick / 90000 - 5; scaled by 10^4.
    function testFuzz_ofLot_isMantissaTimesPowerOfTen(uint256 tick) public pure {
        tick = bound(tick, TickPrice.MIN_TICK, TickPrice.MAX_TICK);
        (uint256 numerator, uint256 denominator) = TickPrice.ofLot(tick);
        uint256 mantissa = (tick % 90_000) + 10_000;
        uint256 exponentPlusFour = tick / 90_000 - 1;
        assertEq(numerator * (10_000 / denominator), mantissa * 10 ** exponentPlusFour);
        assertEq(10_000 % denominator, 0);
        assertLt(numerator, 2 ** 114);
    }

    function testFuzz_ofLot_risesByATenthToOneBasisPoint(uint256 tick) public pure {
        tick = bound(tick, TickPrice.MIN_TICK, TickPrice.MAX_TICK - 1);
        (uint256 numerator, uint256 denominator) = TickPrice.ofLot(tick);
        (uint256 nextNumerator, uint256 nextDenominator) = TickPrice.ofLot(tick + 1);
        uint256 price = numerator * (10_000 / denominator);
        uint256 next = nextNumerator * (10_000 / nextDenominator);
        assertGe((next - price) * 100_000, price, "at least 0.1 bp");
        assertLe((next - price) * 10_000, price, "at most 1 bp");
    }

    function testFuzz_isOnGrid_isRangeAndMultiple(uint24 tick, uint16 spacing) public pure {
        vm.assume(spacing != 0);
        bool expected = tick >= 90_000 && tick <= 3_149_999 && tick % spacing == 0;
        assertEq(TickPrice.isOnGrid(tick, spacing), expected);
    }

    function assertPrice(uint256 tick, uint256 numerator, uint256 denominator) private pure {
        (uint256 n, uint256 d) = TickPrice.ofLot(tick);
        assertEq(n, numerator);
        assertEq(d, denominator);
    }
}
