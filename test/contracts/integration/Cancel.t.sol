// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {Level} from "weir/types/Level.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {Order, OrderLib} from "weir/types/Order.sol";
import {PoolSlotLib} from "weir/types/PoolSlot.sol";
import {OrderRef, OrderRefLib} from "weir/types/Terms.sol";
import {ActionTest} from "./ActionTest.sol";

contract CancelTest is ActionTest {
    uint256 private constant NO_ASK = 2 ** 23 - 1;

    function test_cancel_revertsWhen_handleWasNeverUsed() public {
        expectUnknownOrder(alice, 7);
        cancel(alice, 7);
    }

    function test_cancel_revertsWhen_orderIsSomebodyElses() public {
        bid(alice, 7, TICK_2000, 10);
        expectUnknownOrder(bob, 7);
        cancel(bob, 7);
    }

    function test_cancel_revertsWhen_marketIsAnother() public {
        bid(alice, 7, TICK_2000, 10);
        (MarketKey memory unknown,) = unknownKey();
        expectUnknownOrder(alice, 7);
        vm.prank(alice);
        exchange.cancel(unknown, OrderRefLib.pack(7, 0, 0));
    }

    function test_cancel_revertsWhen_orderIsAnotherThanExpected() public {
        bid(alice, 7, TICK_2000, 10);
        cancel(alice, 7);
        bid(alice, 7, TICK_2000, 10);
        // Generation 1 now; the caller had seen generation 0.
        expectOrderChanged(7, 1, 0);
        cancelRef(alice, OrderRefLib.pack(7, 0, 0).expecting(0, 0));
        expectOrderChanged(7, 1, 0);
        cancelRef(alice, OrderRefLib.pack(7, 0, 0).expecting(1, 1));
        assertEq(cancelRef(alice, OrderRefLib.pack(7, 0, 0).expecting(1, 0)), 10);
    }

    function test_cancel_revertsWhen_flagsAreUnknown() public {
        bid(alice, 7, TICK_2000, 10);
        uint8[4] memory flags = [1, 4, 8, 128];
        for (uint256 i; i < 4; i++) {
            expectUnknownFlags(flags[i]);
            cancelRef(alice, OrderRefLib.pack(7, 0, flags[i]));
        }
    }

    function test_cancel_ofTheOnlyOrder_emptiesTheLevel() public {
        bid(alice, 7, TICK_2000, 10);
        uint256 before = quote.balanceOf(alice);
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.OrderReduced(
            id,
            alice,
            7,
            Order.wrap(OrderLib.pack(0, 0, TICK_2000, false, 0, 0)),
            Level.wrap(2 ** 192),
            PoolSlotLib.pack(0, 0, 0, NO_ASK, 0),
            10,
            false
        );
        assertEq(cancel(alice, 7), 10);
        assertEq(quote.balanceOf(alice) - before, 20e6);
        assertEq(quote.balanceOf(address(exchange)), 0);
    }

    function test_cancel_ofTheBestLevel_uncoversTheNext() public {
        ask(alice, 1, 640_000, 10);
        ask(alice, 2, 640_700, 10);
        ask(alice, 3, 3_000_000, 10);
        cancel(alice, 1);
        assertEq(poolSlot().bestAsk(), 640_700);
        cancel(alice, 2);
        assertEq(poolSlot().bestAsk(), 3_000_000);
        cancel(alice, 3);
        assertEq(poolSlot().bestAsk(), NO_ASK);
    }

    function test_cancel_ofAWorseLevel_keepsTheBest() public {
        bid(alice, 1, 640_000, 10);
        bid(alice, 2, 500_000, 1e4);
        cancel(alice, 2);
        assertEq(poolSlot().bestBid(), 640_000);
        swap(bob, withFee(10 * LOT), SELL);
        assertEq(poolSlot().bestBid(), 0);
    }

    function test_cancel_ofAPartlyFilledOrder_collectsItsFills() public {
        ask(alice, 7, TICK_2000, 10);
        swap(bob, 4 * LOT, BUY_EXACT_OUT);
        (uint256 baseBefore, uint256 quoteBefore) = (base.balanceOf(alice), quote.balanceOf(alice));
        expectClaimed(alice, 7, Order.wrap(OrderLib.pack(4, 6, TICK_2000, true, 0, 0)), 4, 8e6, 1600);
        assertEq(cancel(alice, 7), 6);
        assertEq(base.balanceOf(alice) - baseBefore, 6 * LOT);
        assertEq(quote.balanceOf(alice) - quoteBefore, 8e6 + 1600);
    }

    function test_cancel_ofAClosedOrder_doesNothing() public {
        bid(alice, 7, TICK_2000, 10);
        cancel(alice, 7);
        vm.recordLogs();
        assertEq(cancel(alice, 7), 0);
        assertEq(vm.getRecordedLogs().length, 0);
    }

    /// @dev Others' fills are theirs: a cancel that loses the race collects instead.
    function test_cancel_ofAFilledOrder_claimsIt() public {
        bid(alice, 7, TICK_2000, 10);
        swap(bob, withFee(10 * LOT), SELL);
        uint256 before = base.balanceOf(alice);
        assertEq(cancel(alice, 7), 0);
        assertEq(base.balanceOf(alice) - before, 10 * LOT + 10 * LOT * 200 / 1e6);
    }

    /// @dev Those behind move up exactly, those before are untouched.
    function test_cancel_inTheMiddle_movesUpThoseBehind() public {
        bid(alice, 1, TICK_2000, 10);
        bid(bob, 1, TICK_2000, 10);
        bid(carol, 1, TICK_2000, 10);
        swap(bob, withFee(5 * LOT), SELL);
        assertEq(cancel(bob, 1), 10);
        swap(bob, withFee(8 * LOT), SELL);
        assertEq(claim(alice, 1), 10);
        assertEq(claim(carol, 1), 3);
        assertEq(cancel(carol, 1), 7);
    }

    function test_cancel_afterItsTimeIsUp_isStillTheOwners() public {
        vm.prank(alice);
        exchange.place(key, orderUntil(NOW + 10, 1));
        vm.warp(NOW + 1000);
        assertEq(cancel(alice, 1), 100);
    }

    function test_cancel_ofALevelInItsLastGeneration_works() public {
        bid(alice, 1, TICK_2000, 10);
        // As if 2^32 - 2 generations had passed.
        uint256 generation = 2 ** 32 - 2;
        uint256 levelSlot = id + 2 ** 24 + TICK_2000;
        setWord(levelSlot, 10 + 2 ** 168 + generation * 2 ** 192);
        uint256 orderSlot = uint256(keccak256(abi.encodePacked(id, alice, uint64(1))));
        setWord(orderSlot, OrderLib.pack(0, 10, TICK_2000, false, 0, generation));
        assertEq(cancel(alice, 1), 10);
        assertEq(levelAt(false, TICK_2000).generation(), 2 ** 32 - 1);
    }

    function test_cancel_toTheInternalBalance() public {
        bid(alice, 7, TICK_2000, 10);
        uint256 before = quote.balanceOf(alice);
        cancelRef(alice, OrderRefLib.pack(7, 0, 16));
        assertEq(internalBalance(alice, address(quote)), 20e6);
        assertEq(quote.balanceOf(alice), before);
    }

    function cancelRef(address who, OrderRef ref) private returns (uint256) {
        vm.prank(who);
        return exchange.cancel(key, ref);
    }
}
