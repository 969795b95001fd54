// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {Level} from "weir/types/Level.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {Order, OrderLib} from "weir/types/Order.sol";
import {OrderRefLib} from "weir/types/Terms.sol";
import {ActionTest} from "./ActionTest.sol";

contract ReduceTest is ActionTest {
    uint8 private constant TO_INTERNAL = 16;

    function test_reduce_revertsWhen_handleWasNeverUsed() public {
        expectUnknownOrder(alice, 7);
        reduce(alice, 7, 1);
    }

    function test_reduce_revertsWhen_orderIsSomebodyElses() public {
        bid(alice, 7, TICK_2000, 10);
        expectUnknownOrder(bob, 7);
        reduce(bob, 7, 1);
    }

    function test_reduce_revertsWhen_marketIsUnknown() public {
        bid(alice, 7, TICK_2000, 10);
        (MarketKey memory unknown,) = unknownKey();
        expectUnknownOrder(alice, 7);
        vm.prank(alice);
        exchange.reduce(unknown, OrderRefLib.pack(7, 1, 0));
    }

    function test_reduce_revertsWhen_orderIsAnotherThanExpected() public {
        bid(bob, 1, TICK_2000, 1);
        bid(alice, 7, TICK_2000, 10);
        expectOrderChanged(7, 0, 1);
        vm.prank(alice);
        exchange.reduce(key, OrderRefLib.pack(7, 1, 0).expecting(0, 0));
    }

    function test_reduce_revertsWhen_lessThanTheSmallestOrderWouldBeLeft() public {
        // 0.5 quote a lot; the smallest order is 1.
        bid(alice, 7, 580_000, 4);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.ReducedTooSmall.selector, 500_000, 1e6));
        reduce(alice, 7, 3);
        assertEq(reduce(alice, 7, 2), 2, "just the smallest order may stay");
        assertEq(reduce(alice, 7, 2), 2, "or nothing");
    }

    function test_reduce_revertsWhen_flagsAreUnknown() public {
        bid(alice, 7, TICK_2000, 10);
        expectUnknownFlags(1);
        vm.prank(alice);
        exchange.reduce(key, OrderRefLib.pack(7, 1, 1));
    }

    /// @dev Last in its queue: the level's placed lots fall.
    function test_reduce_ofTheLastInTheQueue_lowersThePlacedLots() public {
        bid(alice, 7, TICK_2000, 10);
        uint256 before = quote.balanceOf(alice);
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.OrderReduced(
            id,
            alice,
            7,
            Order.wrap(OrderLib.pack(0, 6, TICK_2000, false, 0, 0)),
            Level.wrap(6 + 2 ** 168),
            poolSlot(),
            4,
            false
        );
        assertEq(reduce(alice, 7, 4), 4);
        assertEq(quote.balanceOf(alice) - before, 8e6);
    }

    /// @dev Others rest behind it: the lots count as cancelled, and it keeps its place.
    function test_reduce_insideTheQueue_keepsItsPlace() public {
        ask(alice, 7, TICK_2000, 10);
        ask(bob, 1, TICK_2000, 10);
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.OrderReduced(
            id,
            alice,
            7,
            Order.wrap(OrderLib.pack(0, 6, TICK_2000, true, 0, 0)),
            Level.wrap(20 + 4 * 2 ** 112 + 2 * 2 ** 168),
            poolSlot(),
            4,
            true
        );
        uint256 before = base.balanceOf(alice);
        assertEq(reduce(alice, 7, 4), 4);
        assertEq(base.balanceOf(alice) - before, 4 * LOT);
        // The first six lots are alice's, then bob's.
        swap(carol, 7 * LOT, BUY_EXACT_OUT);
        assertEq(claim(alice, 7), 6);
        assertEq(claim(bob, 1), 1);
    }

    function test_reduce_byZero_takesAllOff() public {
        bid(alice, 7, TICK_2000, 10);
        assertEq(reduce(alice, 7, 0), 10);
        assertEq(poolSlot().bestBid(), 0);
    }

    function test_reduce_byMoreThanIsUnfilled_takesWhatIsThere() public {
        bid(alice, 7, TICK_2000, 10);
        swap(bob, withFee(3 * LOT), SELL);
        assertEq(reduce(alice, 7, 2 ** 56 - 1), 7);
    }

    function test_reduce_collectsItsFills() public {
        bid(alice, 7, TICK_2000, 10);
        swap(bob, withFee(3 * LOT), SELL);
        (uint256 baseBefore, uint256 quoteBefore) = (base.balanceOf(alice), quote.balanceOf(alice));
        expectClaimed(
            alice, 7, Order.wrap(OrderLib.pack(3, 7, TICK_2000, false, 0, 0)), 3, 3 * LOT, 3 * LOT * 200 / 1e6
        );
        assertEq(reduce(alice, 7, 2), 2);
        assertEq(base.balanceOf(alice) - baseBefore, 3 * LOT + 3 * LOT * 200 / 1e6);
        assertEq(quote.balanceOf(alice) - quoteBefore, 4e6);
        assertEq(orderOf(alice, 7).size(), 5);
    }

    function test_reduce_ofAClosedOrder_doesNothing() public {
        bid(alice, 7, TICK_2000, 10);
        cancel(alice, 7);
        uint256 before = quote.balanceOf(alice);
        assertEq(reduce(alice, 7, 1), 0);
        assertEq(quote.balanceOf(alice), before);
    }

    function test_reduce_ofAFilledOrder_claimsIt() public {
        bid(alice, 7, TICK_2000, 10);
        swap(bob, withFee(10 * LOT), SELL);
        uint256 before = base.balanceOf(alice);
        assertEq(reduce(alice, 7, 1), 0);
        assertEq(base.balanceOf(alice) - before, 10 * LOT + 10 * LOT * 200 / 1e6);
    }

    function test_reduce_toTheInternalBalance() public {
        bid(alice, 7, TICK_2000, 10);
        uint256 before = quote.balanceOf(alice);
        vm.prank(alice);
        exchange.reduce(key, OrderRefLib.pack(7, 4, TO_INTERNAL).expecting(0, 0));
        assertEq(internalBalance(alice, address(quote)), 8e6);
        assertEq(quote.balanceOf(alice), before);
    }

    function reduce(address who, uint64 handle, uint256 lots) private returns (uint256) {
        vm.prank(who);
        return exchange.reduce(key, OrderRefLib.pack(handle, uint56(lots), 0));
    }
}
