// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {OrderTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice Orders that trade at once: with the book, with the pool, and what becomes of the rest.
contract PlaceCrossingTest is ActionTest {
    uint256 private constant SELL_ORDER = 1;
    uint256 private constant IMMEDIATE_OR_CANCEL = 4;
    uint256 private constant FILL_OR_KILL = 6;

    /// @dev The limit is the displayed price: what it takes pays the taker fee on top.
    function test_place_bid_takesTheBookUpToItsPrice_andRestsTheRemainder() public {
        ask(bob, 1, 640_000, 10);
        ask(bob, 2, 640_010, 10);
        ask(bob, 3, 640_020, 10);
        uint256 before = quote.balanceOf(alice);
        uint256 cost = withFee(20e6 + 10 * 2_001_000);
        Trade memory t;
        (t.amountIn, t.amountOut) = (cost, 20 * LOT);
        (t.bestAsk, t.lastTick, t.lastGeneration, t.levels) = (640_020, 640_010, 1, 2);
        expectSwapped(alice, t);
        (uint256 resting, uint256 amountIn, uint256 amountOut) = place(alice, 1, 640_010, 25, 0);
        assertEq(resting, 5);
        assertEq(amountIn, cost);
        assertEq(amountOut, 20 * LOT);
        assertEq(before - quote.balanceOf(alice), cost + 5 * 2_001_000, "trade and lock");
        assertEq(poolSlot().bestBid(), 640_010);
        assertEq(poolSlot().bestAsk(), 640_020);
    }

    /// @dev An ask's lots include its taker fee: 15 lots with 10 sold leave what the fee does not take.
    function test_place_ask_takesTheBookDownToItsPrice_andRestsTheRemainder() public {
        bid(bob, 1, 640_000, 10);
        (uint256 baseBefore, uint256 quoteBefore) = (base.balanceOf(alice), quote.balanceOf(alice));
        (uint256 resting, uint256 amountIn, uint256 amountOut) = place(alice, 1, 639_990, 15, SELL_ORDER);
        // 15 - 10.005 lots: 4 whole ones rest, the rest stays in the wallet.
        assertEq(resting, 4);
        assertEq(amountIn, withFee(10 * LOT));
        assertEq(amountOut, 20e6);
        assertEq(baseBefore - base.balanceOf(alice), withFee(10 * LOT) + 4 * LOT);
        assertEq(quote.balanceOf(alice) - quoteBefore, 20e6);
        assertEq(poolSlot().bestAsk(), 639_990);
    }

    function test_place_bid_takesThePoolUpToItsPrice_andRestsTheRemainder() public {
        addLiquidity(carol, POOL_BASE, POOL_QUOTE);
        uint256 poolIn = gross(buyEdge(POOL_QUOTE, POOL_BASE, 640_100, 0) - POOL_QUOTE);
        uint256 poolOut = poolOutput(POOL_QUOTE, POOL_BASE, poolIn);
        (uint256 resting, uint256 amountIn, uint256 amountOut) = place(alice, 1, 640_100, 5000, 0);
        assertEq(amountIn, poolIn);
        assertEq(amountOut, poolOut);
        // What the pool gave beyond whole lots is the buyer's; whole lots are what is left to buy.
        assertEq(resting, (5000 * LOT - poolOut) / LOT);
        assertEq(poolSlot().bestBid(), 640_100);
    }

    function test_place_ask_takesThePoolDownToItsPrice_andRestsTheRemainder() public {
        addLiquidity(carol, POOL_BASE, POOL_QUOTE);
        uint256 poolIn = gross(sellEdge(POOL_BASE, POOL_QUOTE, 639_900, 0) - POOL_BASE);
        (uint256 resting, uint256 amountIn, uint256 amountOut) = place(alice, 1, 639_900, 5000, SELL_ORDER);
        assertEq(amountIn, poolIn);
        assertEq(amountOut, poolOutput(POOL_BASE, POOL_QUOTE, poolIn));
        assertEq(resting, (5000 * LOT - poolIn) / LOT);
    }

    /// @dev Level within reach, and then the pool on to the order's own price.
    function test_place_bid_walksPoolAndBook() public {
        addLiquidity(carol, POOL_BASE, POOL_QUOTE);
        ask(bob, 1, 640_050, 10);
        uint256 poolIn = gross(buyEdge(POOL_QUOTE, POOL_BASE, 640_100, 0) - POOL_QUOTE);
        uint256 poolOut = poolOutput(POOL_QUOTE, POOL_BASE, poolIn);
        (uint256 resting, uint256 amountIn, uint256 amountOut) = place(alice, 1, 640_100, 5000, 0);
        assertEq(amountIn, poolIn + withFee(10 * price(640_050)));
        assertEq(amountOut, poolOut + 10 * LOT);
        assertEq(resting, (5000 * LOT - poolOut) / LOT - 10);
    }

    function test_place_thatTradesWholly_doesNotRest() public {
        ask(bob, 1, 640_000, 10);
        (uint256 resting,, uint256 amountOut) = place(alice, 1, 640_010, 10, 0);
        assertEq(resting, 0);
        assertEq(amountOut, 10 * LOT);
        assertEq(poolSlot().bestBid(), 0);
        expectUnknownOrder(alice, 1);
        cancel(alice, 1);
    }

    function test_place_remainderBelowTheSmallestOrder_returns() public {
        // 0.3 quote a lot: 3 lots left are worth 0.9.
        ask(bob, 1, 560_000, 10);
        uint256 before = quote.balanceOf(alice);
        (uint256 resting, uint256 amountIn, uint256 amountOut) = place(alice, 1, 560_000, 13, 0);
        assertEq(resting, 0);
        assertEq(amountOut, 10 * LOT);
        assertEq(before - quote.balanceOf(alice), amountIn, "no lock");
        assertEq(amountIn, withFee(3e6));
        (resting,,) = place(alice, 1, 560_000, 4, 0);
        assertEq(resting, 4, "1.2 quote do rest");
    }

    function test_place_remainderAfterTheLevelBound_returns() public {
        ask(bob, 1, 640_000, 10);
        ask(bob, 2, 640_010, 10);
        vm.prank(alice);
        (uint256 resting,, uint256 amountOut) =
            exchange.place(key, OrderTermsLib.pack(1, 30, 640_010, 0, 1, 0));
        assertEq(resting, 0);
        assertEq(amountOut, 10 * LOT);
        assertEq(poolSlot().bestAsk(), 640_010);
        assertEq(poolSlot().bestBid(), 0);
    }

    /// @dev Reaching the bound with nothing more in reach is no reason not to rest.
    function test_place_levelBoundThatIsJustEnough_restsTheRemainder() public {
        ask(bob, 1, 640_000, 10);
        ask(bob, 2, 640_010, 10);
        vm.prank(alice);
        (uint256 resting,,) = exchange.place(key, OrderTermsLib.pack(1, 30, 640_005, 0, 1, 0));
        assertEq(resting, 20);
    }

    function test_place_immediateOrCancel_returnsTheRemainder() public {
        ask(bob, 1, 640_000, 10);
        (uint256 resting, uint256 amountIn, uint256 amountOut) =
            place(alice, 1, 640_000, 25, IMMEDIATE_OR_CANCEL);
        assertEq(resting, 0);
        assertEq(amountIn, withFee(20e6));
        assertEq(amountOut, 10 * LOT);
        assertEq(poolSlot().bestBid(), 0);
    }

    function test_place_immediateOrCancel_thatMeetsNothing_doesNothing() public {
        uint256 before = quote.balanceOf(alice);
        (uint256 resting, uint256 amountIn, uint256 amountOut) =
            place(alice, 1, 640_000, 25, IMMEDIATE_OR_CANCEL);
        assertEq(resting + amountIn + amountOut, 0);
        assertEq(quote.balanceOf(alice), before);
    }

    function test_place_fillOrKill_fillsAll() public {
        ask(bob, 1, 640_000, 10);
        ask(bob, 2, 640_010, 10);
        (, uint256 amountIn, uint256 amountOut) = place(alice, 1, 640_010, 15, FILL_OR_KILL);
        assertEq(amountIn, withFee(20e6 + 5 * 2_001_000));
        assertEq(amountOut, 15 * LOT);
    }

    /// @dev An ask's 15 lots buy 14.99 lots' worth of bids; the part of a lot that no bid takes does not fail it.
    function test_place_fillOrKill_isNotFailedByDust() public {
        bid(bob, 1, 640_000, 20);
        (, uint256 amountIn, uint256 amountOut) = place(alice, 1, 640_000, 15, FILL_OR_KILL | SELL_ORDER);
        assertEq(amountIn, withFee(14 * LOT));
        assertEq(amountOut, 28e6);
    }

    /// @dev The pool gives a part of a lot, which the book cannot complete.
    function test_place_fillOrKill_ofABid_isNotFailedByDust() public {
        addLiquidity(carol, POOL_BASE, POOL_QUOTE);
        ask(bob, 1, 640_050, 10_000);
        uint256 poolIn = gross(buyEdge(POOL_QUOTE, POOL_BASE, 640_050, 500) - POOL_QUOTE);
        uint256 poolOut = poolOutput(POOL_QUOTE, POOL_BASE, poolIn);
        uint256 bookLots = (5000 * LOT - poolOut) / LOT;
        assertGt((5000 * LOT - poolOut) % LOT, 0);
        (, uint256 amountIn, uint256 amountOut) = place(alice, 1, 640_050, 5000, FILL_OR_KILL);
        assertEq(amountIn, poolIn + withFee(bookLots * price(640_050)));
        assertEq(amountOut, poolOut + bookLots * LOT);
    }

    function test_place_bothSidesFromAndToInternalBalances() public {
        ask(bob, 1, 640_000, 10);
        vm.prank(alice);
        exchange.deposit(address(quote), 100e6, alice);
        (uint256 baseBefore, uint256 quoteBefore) = (base.balanceOf(alice), quote.balanceOf(alice));
        place(alice, 1, 640_000, 15, 8 | 16);
        assertEq(internalBalance(alice, address(quote)), 100e6 - withFee(20e6) - 10e6);
        assertEq(internalBalance(alice, address(base)), 10 * LOT);
        assertEq(base.balanceOf(alice), baseBefore);
        assertEq(quote.balanceOf(alice), quoteBefore);
    }

    /// @dev Its own resting order is traded with like any other.
    function test_place_againstOwnOrder_isFilledByIt() public {
        ask(alice, 1, 640_000, 10);
        (, uint256 amountIn,) = place(alice, 2, 640_000, 10, 0);
        assertEq(amountIn, withFee(20e6));
        assertEq(claim(alice, 1), 10);
    }
}
