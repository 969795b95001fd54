// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SwapTermsLib} from "weir/types/Terms.sol";
import {FifoTest} from "./FifoTest.sol";

/// @notice One level, any sequence of actions: each order's fill equals the naive queue's, to the lot.
contract OneLevelTest is FifoTest {
    /// forge-config: default.fuzz.runs = 24
    /// forge-config: deep.fuzz.runs = 2000
    function testFuzz_oneLevel_fillsEqualTheNaiveQueue(uint256 seed, bool isAsk) public {
        seedWith(seed);
        run(isAsk, 120, 35);
        assertGt(takes, 0);
    }

    /// @dev Mostly placements, so that the queue passes 256 orders in one generation and the tree has three heights.
    /// forge-config: default.fuzz.runs = 3
    /// forge-config: deep.fuzz.runs = 200
    function testFuzz_oneLevel_holdsBeyond256Orders(uint256 seed, bool isAsk) public {
        seedWith(seed);
        keepsGeneration = true;
        run(isAsk, 400, 75);
        assertGt(probe.level(isAsk, TICK_2000).nextIndex(), 256);
    }

    function test_level_startsAnewAfterEachGeneration() public {
        seedWith(7);
        for (uint256 i; i < 5; ++i) {
            assertEq(probe.level(true, TICK_2000).generation(), i);
            // Enough for a second height of the tree, with cancellations that leave their words behind.
            for (uint256 j; j < 20; ++j) {
                placeOrder(pickMaker(), ++lastHandle, true, TICK_2000, 1 + pick(100));
            }
            for (uint256 j; j < 8; ++j) {
                touchOrder(1);
            }
            checkAllOrders();
            takeLots(true, model.live(true, TICK_2000));
            checkAllOrders();
            assertEq(probe.level(true, TICK_2000).live(), 0);
        }
    }

    function test_cancel_movesThoseBehindUp() public {
        placeOrder(alice, 1, true, TICK_2000, 10);
        placeOrder(bob, 1, true, TICK_2000, 20);
        placeOrder(carol, 1, true, TICK_2000, 30);
        reduceOrder(alice, 1, 0);
        takeLots(true, 25);
        (,,, uint256 bobs) = model.orderOf(bob, 1);
        assertEq(bobs, 20);
        checkAllOrders();
    }

    /// @dev Invariant 10: takers touch the level, never the orders in it. The first take pays for what all later ones
    /// find warm.
    function test_take_costsTheSameBesideManyOrders() public {
        placeMany(true, TICK_2000, 3);
        gasOfTake(1);
        uint256 few = gasOfTake(15);
        placeMany(true, TICK_2000, 200);
        assertApproxEqAbs(gasOfTake(1500), few, 100);
    }

    function gasOfTake(uint256 lots) private returns (uint256 used) {
        vm.prank(taker);
        used = gasleft();
        exchange.swap(key, lots * LOT, type(uint256).max, SwapTermsLib.pack(taker, 0, 0, 0, 2 | 4 | 8));
        used -= gasleft();
        model.takeBest(true, lots);
    }

    /// @dev At each height of the tree: orders before and after the index where it grows, cancellations on both sides
    /// of it, before and after the growth.
    function test_cancelTree_growsWithoutLosingACancellation() public {
        for (uint256 height = 1; height < 6; ++height) {
            bool isAsk = height % 2 == 0;
            uint256 tick = TICK_2000 + height;
            uint256 edge = 16 ** height;
            placeMany(isAsk, tick, 6);
            skipIndices(isAsk, tick, edge - 8);
            placeMany(isAsk, tick, 2);
            assertEq(probe.level(isAsk, tick).nextIndex(), edge);
            // Before the growth: one at the start, one just below the edge.
            reduceOrder(alice, lastHandle - 6, 0);
            reduceOrder(alice, lastHandle - 1, 3);
            placeMany(isAsk, tick, 4);
            checkAllOrders();
            // After it: at the start again, below the edge, and above it.
            reduceOrder(alice, lastHandle - 9, 2);
            reduceOrder(alice, lastHandle - 5, 4);
            reduceOrder(alice, lastHandle - 2, 0);
            checkAllOrders();
            takeHalfOf(isAsk, tick);
            checkAllOrders();
            takeLots(isAsk, model.live(isAsk, tick));
            checkAllOrders();
        }
    }

    /// @dev As above where nothing was cancelled before the growth: a new top node is not written, and words of an
    /// older generation lie where it would be.
    function test_cancelTree_ignoresWordsOfOlderGenerations() public {
        for (uint256 i; i < 3; ++i) {
            placeMany(true, TICK_2000, 16);
            if (i == 1) reduceOrder(alice, lastHandle - 3, 0);
            placeMany(true, TICK_2000, 16);
            for (uint64 j; i == 0 && j < 10; ++j) {
                reduceOrder(alice, lastHandle - 4 - 2 * j, 0);
            }
            if (i == 2) reduceOrder(alice, lastHandle - 20, 2);
            checkAllOrders();
            takeHalfOf(true, TICK_2000);
            checkAllOrders();
            takeLots(true, model.live(true, TICK_2000));
            checkAllOrders();
        }
    }

    function placeMany(bool isAsk, uint256 tick, uint256 count) private {
        for (uint256 i; i < count; ++i) {
            placeOrder(alice, ++lastHandle, isAsk, tick, 10 + i);
        }
    }

    function takeHalfOf(bool isAsk, uint256 tick) private {
        takeLots(isAsk, model.live(isAsk, tick) / 2);
    }

    function run(bool isAsk, uint256 actions, uint256 placements) private {
        for (uint256 i; i < actions; ++i) {
            uint256 rests = model.live(isAsk, TICK_2000);
            if (pick(100) < placements) {
                address who = pickMaker();
                placeOrder(who, freeHandle(who), isAsk, TICK_2000, 1 + pick(pick(4) == 0 ? 3 : 1e6));
            } else if (rests > 1 && pick(3) == 0) {
                // Now and then to the last lot.
                uint256 most = keepsGeneration ? rests - 1 : rests;
                takeLots(isAsk, pick(8) == 0 ? most : 1 + pick(most < 1e6 ? most : 1e6));
            } else {
                touchOrder(pick(3));
            }
            if (i % 16 == 0) checkAllOrders();
        }
        checkAllOrders();
        checkLevels(isAsk);
    }
}
