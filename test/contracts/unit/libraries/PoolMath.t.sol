// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Test} from "forge-std/Test.sol";
import {PoolMath} from "weir/libraries/PoolMath.sol";
import {TickPrice} from "weir/libraries/TickPrice.sol";

contract PoolMathTest is Test {
    uint256 private constant MAX_RESERVE = 2 ** 103 - 1;

    function test_priceFactor_isPriceTimesBothFees() public pure {
        // Price 2000000 units a lot of 10^15, pool fee 1000, taker fee 500.
        (uint256 a, uint256 d) = PoolMath.priceFactor(false, 2_000_000, 1, 1e15, 1000, 500);
        assertEq(a, 2_000_000 * 1_000_500 * 999_000);
        assertEq(d, 1e15 * 1e12);
        (a, d) = PoolMath.priceFactor(true, 2_000_000, 1, 1e15, 1000, 500);
        assertEq(a, 1e15 * 1_000_500 * 999_000);
        assertEq(d, 2_000_000 * 1e12);
    }

    /// @dev A plain pool worked by hand: 1,000 by 4,000 (k = 4,000,000), no fees, price 9 input per output: x' = 6000.
    function test_reserveAt_ofAPlainPool() public pure {
        assertEq(PoolMath.reserveAt(4_000_000, 9, 1), 6000);
        assertTrue(PoolMath.isWithin(6000, 4_000_000, 9, 1));
        assertFalse(PoolMath.isWithin(6001, 4_000_000, 9, 1));
    }

    function test_reserveAt_saturatesAtTheDearestPrice() public pure {
        uint256 k = MAX_RESERVE * MAX_RESERVE;
        (uint256 numerator, uint256 denominator) = TickPrice.ofLot(TickPrice.MAX_TICK);
        (uint256 a, uint256 d) = PoolMath.priceFactor(false, numerator, denominator, 1, 200, 2000);
        assertEq(PoolMath.reserveAt(k, a, d), type(uint128).max);
        assertTrue(PoolMath.isWithin(type(uint128).max, k, a, d));
    }

    function testFuzz_priceFactor_staysInItsBounds(
        bool baseIn,
        uint256 tick,
        uint256 lotExponent,
        uint256 poolFee,
        uint256 takerFee
    ) public pure {
        (uint256 numerator, uint256 denominator) =
            TickPrice.ofLot(bound(tick, TickPrice.MIN_TICK, TickPrice.MAX_TICK));
        uint256 lot = 10 ** bound(lotExponent, 0, 36);
        poolFee = bound(poolFee, 0, 999_999);
        takerFee = bound(takerFee, 0, 999_999);
        (uint256 a, uint256 d) = PoolMath.priceFactor(baseIn, numerator, denominator, lot, poolFee, takerFee);
        uint256 fees = (1_000_000 + takerFee) * (1_000_000 - poolFee);
        // Checked arithmetic: the plain product would revert where the unchecked one wrapped.
        assertEq(a, (baseIn ? denominator * lot : numerator) * fees);
        assertEq(d, (baseIn ? numerator : denominator * lot) * 1e12);
        assertLt(a, 2 ** 176);
        assertLt(d, 2 ** 176);
    }

    /// @dev Against OpenZeppelin's 512-bit product.
    function testFuzz_isWithin_comparesFullProducts(uint128 x, uint256 k, uint176 a, uint176 d) public pure {
        k = bound(k, 1, MAX_RESERVE * MAX_RESERVE);
        vm.assume(a != 0 && d != 0);
        (uint256 leftHigh, uint256 leftLow) = Math.mul512(uint256(x) * x, d);
        (uint256 rightHigh, uint256 rightLow) = Math.mul512(k, a);
        bool expected = leftHigh < rightHigh || (leftHigh == rightHigh && leftLow <= rightLow);
        assertEq(PoolMath.isWithin(x, k, a, d), expected);
    }

    /// @dev Against OpenZeppelin's 512-bit division, which reverts where the quotient is too large.
    function testFuzz_squareAt_isTheQuotientOrTheLargestWord(uint256 k, uint176 a, uint176 d) public pure {
        k = bound(k, 0, MAX_RESERVE * MAX_RESERVE);
        vm.assume(a != 0 && d != 0);
        (uint256 high,) = Math.mul512(k, a);
        uint256 expected = high < d ? Math.mulDiv(k, a, d) : type(uint256).max;
        assertEq(PoolMath.squareAt(k, a, d), expected);
    }

    function testFuzz_reserveAt_isTheFloorOfTheRoot(uint112 k, uint128 a, uint128 d) public pure {
        vm.assume(a != 0 && d != 0);
        uint256 square = (uint256(k) * a) / d;
        uint256 root = PoolMath.reserveAt(k, a, d);
        vm.assume(root < type(uint128).max);
        assertLe(root * root, square);
        assertGt((root + 1) * (root + 1), square);
    }

    function testFuzz_isWithin_holdsExactlyUpToReserveAt(
        uint256 k,
        bool baseIn,
        uint256 tick,
        uint256 lotExponent,
        uint256 x
    ) public pure {
        (uint256 a, uint256 d) = factor(baseIn, tick, lotExponent);
        k = bound(k, 1, MAX_RESERVE * MAX_RESERVE);
        uint256 edge = PoolMath.reserveAt(k, a, d);
        x = bound(x, 0, PoolMath.MAX_X);
        assertEq(PoolMath.isWithin(x, k, a, d), x <= edge, "anywhere");
        assertTrue(PoolMath.isWithin(edge, k, a, d), "at the edge");
        if (edge < PoolMath.MAX_X) assertFalse(PoolMath.isWithin(edge + 1, k, a, d), "beyond the edge");
    }

    /// @dev floor(y * (x' - x) / x'), as a textbook has it.
    function testFuzz_outputAt_isTheTextbooksOutputRoundedDown(uint256 x, uint256 y, uint256 newX)
        public
        pure
    {
        x = bound(x, 1, MAX_RESERVE);
        y = bound(y, 1, MAX_RESERVE);
        newX = bound(newX, x, PoolMath.MAX_X);
        uint256 output = PoolMath.outputAt(x * y, y, newX);
        assertEq(output, Math.mulDiv(y, newX - x, newX));
        assertLt(output, y, "never the whole reserve");
    }

    function testFuzz_reserveFor_isTheLeastThatGivesTheOutput(uint256 x, uint256 y, uint256 output)
        public
        pure
    {
        x = bound(x, 1, MAX_RESERVE);
        y = bound(y, 2, MAX_RESERVE);
        output = bound(output, 1, y - 1);
        uint256 newX = PoolMath.reserveFor(x * y, y, output);
        vm.assume(newX < PoolMath.MAX_X);
        assertGe(PoolMath.outputAt(x * y, y, newX), output, "enough");
        assertLt(PoolMath.outputAt(x * y, y, newX - 1), output, "and not more than needed");
    }

    function testFuzz_reserveFor_ofTheWholeReserveOrMore_saturates(uint256 x, uint256 y, uint256 output)
        public
        pure
    {
        x = bound(x, 1, MAX_RESERVE);
        y = bound(y, 1, MAX_RESERVE);
        output = bound(output, y, type(uint128).max);
        assertEq(PoolMath.reserveFor(x * y, y, output), PoolMath.MAX_X);
    }

    function test_reserveFor_beyondTheLargestReserve_saturates() public pure {
        // All but one unit of the deepest pool: x' would be k = 2^206.
        assertEq(PoolMath.reserveFor(MAX_RESERVE * MAX_RESERVE, MAX_RESERVE, MAX_RESERVE - 1), PoolMath.MAX_X);
    }

    function testFuzz_grossUp_isTheLeastInputWhoseNetIsGiven(uint128 net, uint256 poolFee) public pure {
        poolFee = bound(poolFee, 0, 999_999);
        uint256 gross = PoolMath.grossUp(net, poolFee);
        assertEq(gross, Math.ceilDiv(uint256(net) * 1_000_000, 1_000_000 - poolFee));
        assertEq(PoolMath.netDown(gross, poolFee), net);
        if (gross != 0) assertLt(PoolMath.netDown(gross - 1, poolFee), net);
    }

    function testFuzz_netDown_isTheFloor(uint128 gross, uint256 poolFee) public pure {
        poolFee = bound(poolFee, 0, 999_999);
        assertEq(PoolMath.netDown(gross, poolFee), (uint256(gross) * (1_000_000 - poolFee)) / 1_000_000);
    }

    function factor(bool baseIn, uint256 tick, uint256 lotExponent) private pure returns (uint256, uint256) {
        (uint256 numerator, uint256 denominator) =
            TickPrice.ofLot(bound(tick, TickPrice.MIN_TICK, TickPrice.MAX_TICK));
        return
            PoolMath.priceFactor(baseIn, numerator, denominator, 10 ** bound(lotExponent, 0, 36), 1000, 500);
    }
}
