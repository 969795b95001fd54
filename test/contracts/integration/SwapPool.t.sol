// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SwapTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice Swaps in a market whose book is empty: a plain constant-product pool.
contract SwapPoolTest is ActionTest {
    uint256 private constant NO_ASK = 2 ** 23 - 1;

    function setUp() public override {
        super.setUp();
        addLiquidity(bob, POOL_BASE, POOL_QUOTE);
    }

    function test_swap_buyExactIn_followsTheCurveAndKeepsTheFee() public {
        // 1,000 quote less 0.1 %: net 999; out = y - k / (x + 999).
        uint256 expected = poolOutput(POOL_QUOTE, POOL_BASE, 1000e6);
        expectSwapped(alice, trade(1000e6, expected, POOL_BASE - expected, POOL_QUOTE + 1000e6, false));
        assertTrade(1000e6, BUY, 1000e6, expected);
    }

    function test_swap_sellExactIn_followsTheCurveAndKeepsTheFee() public {
        uint256 expected = poolOutput(POOL_BASE, POOL_QUOTE, 3e18);
        expectSwapped(alice, trade(3e18, expected, POOL_BASE + 3e18, POOL_QUOTE - expected, true));
        assertTrade(3e18, SELL, 3e18, expected);
    }

    function test_swap_buyExactOut_asksForTheLeastInput() public {
        uint256 expected = poolInput(POOL_QUOTE, POOL_BASE, 5e18);
        expectSwapped(alice, trade(expected, 5e18, POOL_BASE - 5e18, POOL_QUOTE + expected, false));
        assertTrade(5e18, BUY_EXACT_OUT, expected, 5e18);
    }

    function test_swap_sellExactOut_asksForTheLeastInput() public {
        uint256 expected = poolInput(POOL_BASE, POOL_QUOTE, 5000e6);
        expectSwapped(alice, trade(expected, 5000e6, POOL_BASE + expected, POOL_QUOTE - 5000e6, true));
        assertTrade(5000e6, SELL_EXACT_OUT, expected, 5000e6);
    }

    function test_swap_limitStopsThePoolAtItsPriceWithItsFee() public {
        // Limit 2010: quote / base / (1 - f) = 2010 at the edge.
        uint256 edge = buyEdge(POOL_QUOTE, POOL_BASE, 640_100, 0);
        uint256 expectedIn = gross(edge - POOL_QUOTE);
        vm.prank(alice);
        (uint256 amountIn, uint256 amountOut) =
            exchange.swap(key, 1_000_000e6, 0, SwapTermsLib.pack(alice, 640_100, 0, 0, 0));
        assertEq(amountIn, expectedIn);
        assertEq(amountOut, poolOutput(POOL_QUOTE, POOL_BASE, expectedIn));
    }

    function test_swap_sellLimitStopsThePoolAtItsPriceWithItsFee() public {
        uint256 edge = sellEdge(POOL_BASE, POOL_QUOTE, 639_900, 0);
        uint256 expectedIn = gross(edge - POOL_BASE);
        vm.prank(alice);
        (uint256 amountIn, uint256 amountOut) =
            exchange.swap(key, 1000e18, 0, SwapTermsLib.pack(alice, 639_900, 0, 0, 1));
        assertEq(amountIn, expectedIn);
        assertEq(amountOut, poolOutput(POOL_BASE, POOL_QUOTE, expectedIn));
    }

    function test_swap_afterADonation_pricesAsBefore() public {
        vm.startPrank(carol);
        base.transfer(address(exchange), 1e21);
        quote.transfer(address(exchange), 1e12);
        vm.stopPrank();
        uint256 expected = poolOutput(POOL_QUOTE, POOL_BASE, 1000e6);
        assertTrade(1000e6, BUY, 1000e6, expected);
    }

    /// @dev Fees stay with the pool: there and back again never returns more than it took.
    function testFuzz_swap_thereAndBack_neverGains(uint256 amount, bool sellFirst) public {
        amount = sellFirst ? bound(amount, 1e12, 1e21) : bound(amount, 1e4, 2e12);
        (, uint256 out) = swap(alice, amount, sellFirst ? SELL : BUY);
        (, uint256 back) = swap(alice, out, sellFirst ? BUY : SELL);
        assertLe(back, amount);
    }

    function testFuzz_swap_exactIn_followsTheCurve(uint256 amount, bool sell) public {
        (uint256 x, uint256 y) = sell ? (POOL_BASE, POOL_QUOTE) : (POOL_QUOTE, POOL_BASE);
        amount = sell ? bound(amount, 1e12, 1e27) : bound(amount, 100, 1e23);
        (uint256 amountIn, uint256 amountOut) = swap(alice, amount, sell ? SELL : BUY);
        assertEq(amountIn, amount);
        assertEq(amountOut, poolOutput(x, y, amount));
    }

    function testFuzz_swap_exactOut_followsTheCurve(uint256 amount, bool sell) public {
        (uint256 x, uint256 y) = sell ? (POOL_BASE, POOL_QUOTE) : (POOL_QUOTE, POOL_BASE);
        amount = bound(amount, 1, y * 99 / 100);
        (uint256 amountIn, uint256 amountOut) = swap(alice, amount, sell ? SELL_EXACT_OUT : BUY_EXACT_OUT);
        assertEq(amountOut, amount);
        assertEq(amountIn, poolInput(x, y, amount));
    }

    function trade(
        uint256 amountIn,
        uint256 amountOut,
        uint256 baseReserve,
        uint256 quoteReserve,
        bool baseIn
    ) private pure returns (Trade memory) {
        return Trade({
            amountIn: amountIn,
            amountOut: amountOut,
            poolIn: amountIn,
            poolOut: amountOut,
            baseReserve: baseReserve,
            quoteReserve: quoteReserve,
            bestBid: 0,
            bestAsk: NO_ASK,
            lastTick: 0,
            lastFilled: 0,
            lastGeneration: 0,
            levels: 0,
            baseIn: baseIn
        });
    }

    function assertTrade(uint256 amount, uint256 flags, uint256 expectedIn, uint256 expectedOut) private {
        (uint256 baseBefore, uint256 quoteBefore) = (base.balanceOf(alice), quote.balanceOf(alice));
        (uint256 amountIn, uint256 amountOut) = swap(alice, amount, flags);
        assertEq(amountIn, expectedIn, "input");
        assertEq(amountOut, expectedOut, "output");
        if (flags & SELL != 0) {
            assertEq(base.balanceOf(alice), baseBefore - amountIn);
            assertEq(quote.balanceOf(alice), quoteBefore + amountOut);
        } else {
            assertEq(base.balanceOf(alice), baseBefore + amountOut);
            assertEq(quote.balanceOf(alice), quoteBefore - amountIn);
        }
    }
}
