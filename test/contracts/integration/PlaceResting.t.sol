// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {Order, OrderLib} from "weir/types/Order.sol";
import {OrderTerms, OrderTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice Orders that rest without trading: what they lock, where they queue, whose handle they take.
contract PlaceRestingTest is ActionTest {
    uint256 private constant POST_ONLY = 2;

    function test_place_bid_locksItsQuoteAndQueues() public {
        uint256 before = quote.balanceOf(alice);
        expectPlaced(alice, 7, OrderLib.pack(0, 10, TICK_2000, false, 0, 0));
        (uint256 resting, uint256 amountIn, uint256 amountOut) = place(alice, 7, TICK_2000, 10, 0);
        assertEq(resting, 10);
        assertEq(amountIn, 0, "the lock is not a trade");
        assertEq(amountOut, 0);
        assertEq(before - quote.balanceOf(alice), 20e6);
        assertEq(quote.balanceOf(address(exchange)), 20e6);
        assertEq(poolSlot().bestBid(), TICK_2000);
        assertEq(levelAt(false, TICK_2000).live(), 10);
    }

    function test_place_ask_locksItsBaseAndQueues() public {
        uint256 before = base.balanceOf(alice);
        expectPlaced(alice, 7, OrderLib.pack(0, 10, TICK_2000, true, 0, 0));
        place(alice, 7, TICK_2000, 10, 1);
        assertEq(before - base.balanceOf(alice), 10 * LOT);
        assertEq(poolSlot().bestAsk(), TICK_2000);
        assertEq(levelAt(true, TICK_2000).live(), 10);
    }

    function test_place_bid_locksQuoteRoundedUp() public {
        uint256 before = quote.balanceOf(alice);
        // 1,000,001 lots at 1.0001 units: 1,000,101.0001.
        bid(alice, 1, 90_001, 1_000_001);
        assertEq(before - quote.balanceOf(alice), 1_000_102);
    }

    function test_place_queuesBehindEarlierOrders() public {
        bid(alice, 1, TICK_2000, 10);
        expectPlaced(bob, 1, OrderLib.pack(10, 5, TICK_2000, false, 1, 0));
        bid(bob, 1, TICK_2000, 5);
        expectPlaced(alice, 2, OrderLib.pack(15, 3, TICK_2000, false, 2, 0));
        bid(alice, 2, TICK_2000, 3);
        assertEq(levelAt(false, TICK_2000).placed(), 18);
        assertEq(levelAt(false, TICK_2000).nextIndex(), 3);
    }

    function test_place_keepsExpiryAndBounty() public {
        OrderTerms terms = OrderTermsLib.pack(1, 500, uint24(TICK_2000), 0, 0, 1);
        uint256 word = OrderLib.pack(0, 500, TICK_2000, true, 0, 0) + (NOW + 60) * 2 ** 192 + 5 * 2 ** 224;
        expectPlaced(alice, 1, word);
        vm.prank(alice);
        exchange.place(key, terms.withExpiry(uint32(NOW + 60), 5));
        assertEq(Order.unwrap(orderOf(alice, 1)), word);
    }

    function test_place_postOnlyRests_upToTheBestOppositePrice() public {
        ask(bob, 1, 640_010, 1);
        (uint256 resting,,) = place(alice, 1, 640_009, 5, POST_ONLY);
        assertEq(resting, 5);
        assertEq(poolSlot().bestBid(), 640_009);
    }

    function test_place_postOnlyRests_upToThePoolsPriceWithFee() public {
        addLiquidity(bob, POOL_BASE, POOL_QUOTE);
        // 2002.002 to buy, 1998.000 to sell.
        (uint256 resting,,) = place(alice, 1, 640_020, 5, POST_ONLY);
        assertEq(resting, 5);
        (resting,,) = place(alice, 2, 640_021, 5, POST_ONLY | 1);
        assertEq(resting, 5);
    }

    function test_place_fromTheInternalBalance() public {
        vm.startPrank(alice);
        exchange.deposit(address(quote), 25e6, alice);
        exchange.deposit(address(base), 12 * LOT, alice);
        vm.stopPrank();
        (uint256 quoteBefore, uint256 baseBefore) = (quote.balanceOf(alice), base.balanceOf(alice));
        place(alice, 1, TICK_2000 - 10, 10, 8);
        place(alice, 2, TICK_2000, 10, 8 | 1);
        assertEq(internalBalance(alice, address(quote)), 25e6 - 19_990_000);
        assertEq(internalBalance(alice, address(base)), 2 * LOT);
        assertEq(quote.balanceOf(alice), quoteBefore);
        assertEq(base.balanceOf(alice), baseBefore);
    }

    function test_place_onAClosedHandle_usesItAgain() public {
        bid(alice, 7, TICK_2000, 10);
        cancel(alice, 7);
        // The level's next generation, index 0 again.
        expectPlaced(alice, 7, OrderLib.pack(0, 4, TICK_2000, false, 0, 1));
        bid(alice, 7, TICK_2000, 4);
    }

    /// @dev Its proceeds and rebate come in the same settlement.
    function test_place_onAFilledHandle_claimsItFirst() public {
        bid(alice, 7, TICK_2000, 10);
        swap(bob, withFee(10 * LOT), SELL);
        (uint256 baseBefore, uint256 quoteBefore) = (base.balanceOf(alice), quote.balanceOf(alice));
        uint256 rebate = 10 * LOT * 200 / 1e6;
        expectClaimed(
            alice, 7, Order.wrap(OrderLib.pack(10, 0, TICK_2000, false, 0, 0)), 10, 10 * LOT, rebate
        );
        expectPlaced(alice, 7, OrderLib.pack(0, 3, TICK_2000 - 10, false, 0, 0));
        bid(alice, 7, TICK_2000 - 10, 3);
        assertEq(base.balanceOf(alice) - baseBefore, 10 * LOT + rebate);
        assertEq(quoteBefore - quote.balanceOf(alice), 3 * 1_999_000);
    }

    function test_place_immediateOrCancelOnAFilledHandle_claimsItAndClosesIt() public {
        bid(alice, 7, TICK_2000, 10);
        swap(bob, withFee(10 * LOT), SELL);
        uint256 before = base.balanceOf(alice);
        place(alice, 7, TICK_2000, 5, 4);
        assertEq(base.balanceOf(alice) - before, 10 * LOT + 10 * LOT * 200 / 1e6);
        assertEq(orderOf(alice, 7).size(), 0);
        assertEq(claim(alice, 7), 0, "nothing is paid twice");
    }

    function test_place_sameHandle_isEachOwnersOwn() public {
        bid(alice, 7, TICK_2000, 10);
        bid(bob, 7, TICK_2000, 4);
        assertEq(orderOf(alice, 7).size(), 10);
        assertEq(orderOf(bob, 7).size(), 4);
    }

    function testFuzz_place_locksWhatCancelReturns(uint256 tick, uint256 lots, bool sell) public {
        tick = bound(tick, 90_000, 900_000);
        lots = bound(lots, 1e6, 1e9);
        (uint256 baseBefore, uint256 quoteBefore) = (base.balanceOf(alice), quote.balanceOf(alice));
        place(alice, 1, tick, lots, sell ? 1 : 0);
        cancel(alice, 1);
        assertEq(base.balanceOf(alice), baseBefore);
        // A bid's lock rounds up, its refund down.
        assertLe(quoteBefore - quote.balanceOf(alice), 1);
    }

    function expectPlaced(address owner, uint64 handle, uint256 word) private {
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.OrderPlaced(id, owner, handle, Order.wrap(word));
    }
}
