// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MarketKey} from "weir/types/MarketKey.sol";
import {Order, OrderLib} from "weir/types/Order.sol";
import {OrderRef, OrderRefLib} from "weir/types/Terms.sol";
import {ActionTest} from "./ActionTest.sol";

contract ClaimTest is ActionTest {
    function test_claim_revertsWhen_handleWasNeverUsed() public {
        expectUnknownOrder(alice, 7);
        claim(alice, 7);
    }

    function test_claim_revertsWhen_orderIsSomebodyElses() public {
        bid(alice, 7, TICK_2000, 10);
        swap(bob, withFee(10 * LOT), SELL);
        expectUnknownOrder(bob, 7);
        claim(bob, 7);
    }

    function test_claim_revertsWhen_marketIsAnother() public {
        bid(alice, 7, TICK_2000, 10);
        (MarketKey memory unknown,) = unknownKey();
        expectUnknownOrder(alice, 7);
        vm.prank(alice);
        exchange.claim(unknown, OrderRefLib.pack(7, 0, 0));
    }

    function test_claim_revertsWhen_orderIsAnotherThanExpected() public {
        bid(bob, 1, TICK_2000, 1);
        bid(alice, 7, TICK_2000, 10);
        expectOrderChanged(7, 0, 1);
        claimRef(alice, OrderRefLib.pack(7, 0, 0).expecting(0, 2));
        expectOrderChanged(7, 0, 1);
        claimRef(alice, OrderRefLib.pack(7, 0, 0).expecting(1, 1));
    }

    function test_claim_revertsWhen_flagsAreUnknown() public {
        bid(alice, 7, TICK_2000, 10);
        expectUnknownFlags(64);
        claimRef(alice, OrderRefLib.pack(7, 0, 64));
    }

    function test_claim_ofAnUnfilledOrder_returnsZero() public {
        bid(alice, 7, TICK_2000, 10);
        uint256 before = Order.unwrap(orderOf(alice, 7));
        assertEq(claim(alice, 7), 0);
        assertEq(Order.unwrap(orderOf(alice, 7)), before);
    }

    function test_claim_ofAClosedOrder_returnsZero() public {
        bid(alice, 7, TICK_2000, 10);
        cancel(alice, 7);
        assertEq(claim(alice, 7), 0);
    }

    function test_claim_ofABid_paysBaseAndARebateInBase() public {
        bid(alice, 7, TICK_2000, 10);
        swap(bob, withFee(10 * LOT), SELL);
        uint256 before = base.balanceOf(alice);
        uint256 rebate = 10 * LOT * 200 / 1e6;
        expectClaimed(
            alice, 7, Order.wrap(OrderLib.pack(10, 0, TICK_2000, false, 0, 0)), 10, 10 * LOT, rebate
        );
        assertEq(claim(alice, 7), 10);
        assertEq(base.balanceOf(alice) - before, 10 * LOT + rebate);
    }

    function test_claim_ofAnAsk_paysQuoteAndARebateInQuote() public {
        ask(alice, 7, TICK_2000, 10);
        swap(bob, withFee(20e6), BUY);
        uint256 before = quote.balanceOf(alice);
        expectClaimed(alice, 7, Order.wrap(OrderLib.pack(10, 0, TICK_2000, true, 0, 0)), 10, 20e6, 4000);
        assertEq(claim(alice, 7), 10);
        assertEq(quote.balanceOf(alice) - before, 20e6 + 4000);
    }

    function test_claim_inParts_paysEachLotOnce() public {
        ask(alice, 7, TICK_2000, 10);
        swap(bob, withFee(6e6), BUY);
        assertEq(claim(alice, 7), 3);
        assertEq(claim(alice, 7), 0);
        swap(bob, withFee(8e6), BUY);
        uint256 before = quote.balanceOf(alice);
        expectClaimed(alice, 7, Order.wrap(OrderLib.pack(7, 3, TICK_2000, true, 0, 0)), 4, 8e6, 1600);
        assertEq(claim(alice, 7), 4);
        assertEq(quote.balanceOf(alice) - before, 8e6 + 1600);
    }

    /// @dev First in, first out: the second order is filled by what the first left.
    function test_claim_followsTheQueue() public {
        ask(alice, 1, TICK_2000, 10);
        ask(bob, 1, TICK_2000, 10);
        swap(carol, 13 * LOT, BUY_EXACT_OUT);
        assertEq(claim(bob, 1), 3);
        assertEq(claim(alice, 1), 10);
    }

    /// @dev An order of a passed generation was filled, however often the level was used since.
    function test_claim_afterTheLevelWasUsedAgain() public {
        ask(alice, 1, TICK_2000, 10);
        swap(carol, 10 * LOT, BUY_EXACT_OUT);
        ask(bob, 1, TICK_2000, 10);
        swap(carol, 10 * LOT, BUY_EXACT_OUT);
        ask(bob, 1, TICK_2000, 10);
        assertEq(claim(alice, 1), 10);
        assertEq(claim(bob, 1), 0, "claimed by its handle's use again");
    }

    function test_claim_toTheInternalBalance() public {
        ask(alice, 7, TICK_2000, 10);
        swap(bob, withFee(20e6), BUY);
        uint256 before = quote.balanceOf(alice);
        assertEq(claimRef(alice, OrderRefLib.pack(7, 0, 16).expecting(0, 0)), 10);
        assertEq(internalBalance(alice, address(quote)), 20e6 + 4000);
        assertEq(quote.balanceOf(alice), before);
    }

    /// @dev However many claims a fill is collected by, they pay no more than the taker paid.
    function testFuzz_claim_ofParts_paysAtMostWhatTakersPaid(uint256 tick, uint8[6] memory takes) public {
        tick = bound(tick, 90_000, 640_000);
        ask(alice, 1, tick, 1e6);
        uint256 paid;
        uint256 before = quote.balanceOf(alice);
        for (uint256 i; i < takes.length; i++) {
            if (takes[i] == 0) continue;
            (uint256 amountIn,) = swap(bob, takes[i] * LOT, BUY_EXACT_OUT);
            paid += amountIn;
            claim(alice, 1);
        }
        assertLe(quote.balanceOf(alice) - before, paid);
    }

    function claimRef(address who, OrderRef ref) private returns (uint256) {
        vm.prank(who);
        return exchange.claim(key, ref);
    }
}
