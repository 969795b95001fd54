// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {Amounts} from "weir/libraries/Amounts.sol";
import {TickPrice} from "weir/libraries/TickPrice.sol";

contract AmountsTest is Test {
    function test_quote_atTheHighestPrice_fitsTheLargestOrder() public pure {
        (uint256 numerator, uint256 denominator) = TickPrice.ofLot(TickPrice.MAX_TICK);
        uint256 lots = 2 ** 56 - 1;
        assertEq(Amounts.quoteUp(lots, numerator, denominator), lots * 99_999 * 1e29);
        assertEq(Amounts.quoteDown(lots, numerator, denominator), lots * 99_999 * 1e29);
    }

    function test_quote_ofAFraction_roundsAsNamed() public pure {
        // 3 lots at 1.0001: 3.0003 units.
        assertEq(Amounts.quoteUp(3, 10_001, 10_000), 4);
        assertEq(Amounts.quoteDown(3, 10_001, 10_000), 3);
        // Exact products do not round.
        assertEq(Amounts.quoteUp(10_000, 10_001, 10_000), 10_001);
        assertEq(Amounts.quoteDown(10_000, 10_001, 10_000), 10_001);
    }

    function test_part_ofSmallAmounts_roundsAsNamed() public pure {
        assertEq(Amounts.partUp(1, 1), 1);
        assertEq(Amounts.partDown(1, 1), 0);
        assertEq(Amounts.partUp(0, 500), 0);
        assertEq(Amounts.partUp(2_000_000, 500), 1000);
        assertEq(Amounts.partDown(2_000_000, 500), 1000);
        assertEq(Amounts.partUp(2_000_001, 500), 1001);
        assertEq(Amounts.partDown(2_001_999, 500), 1000);
    }

    function testFuzz_quoteUp_isTheCeiling(uint56 lots, uint256 tick) public pure {
        (uint256 numerator, uint256 denominator) = priceAt(tick);
        uint256 product = uint256(lots) * numerator;
        uint256 expected = product / denominator + (product % denominator == 0 ? 0 : 1);
        assertEq(Amounts.quoteUp(lots, numerator, denominator), expected);
    }

    function testFuzz_quoteDown_isTheFloor(uint56 lots, uint256 tick) public pure {
        (uint256 numerator, uint256 denominator) = priceAt(tick);
        assertEq(Amounts.quoteDown(lots, numerator, denominator), (uint256(lots) * numerator) / denominator);
    }

    function testFuzz_partUp_isTheCeiling(uint168 amount, uint24 rate) public pure {
        uint256 product = uint256(amount) * rate;
        uint256 expected = product / 1_000_000 + (product % 1_000_000 == 0 ? 0 : 1);
        assertEq(Amounts.partUp(amount, rate), expected);
    }

    function testFuzz_partDown_isTheFloor(uint168 amount, uint24 rate) public pure {
        assertEq(Amounts.partDown(amount, rate), (uint256(amount) * rate) / 1_000_000);
    }

    /// @dev Claims round down one by one: however a fill is cut, its parts never pay more than the whole costs.
    function testFuzz_quoteDown_ofParts_neverExceedsQuoteUpOfTheWhole(uint56 lots, uint256 cut, uint256 tick)
        public
        pure
    {
        (uint256 numerator, uint256 denominator) = priceAt(tick);
        cut = bound(cut, 0, lots);
        uint256 parts = Amounts.quoteDown(cut, numerator, denominator)
            + Amounts.quoteDown(lots - cut, numerator, denominator);
        uint256 whole = Amounts.quoteUp(lots, numerator, denominator);
        assertLe(parts, whole);
        assertLe(whole - parts, 2, "less than a unit a step");
    }

    function priceAt(uint256 tick) private pure returns (uint256, uint256) {
        return TickPrice.ofLot(bound(tick, TickPrice.MIN_TICK, TickPrice.MAX_TICK));
    }
}
