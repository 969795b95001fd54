// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {OrderRef, OrderTerms, OrderTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "../integration/ActionTest.sol";

/// @notice Bids at the lowest price, one unit a lot, where lots are cheapest to come by.
contract SaturatedLevelAttack is ActionTest {
    uint256 private constant TICK = 90_000;
    uint256 private constant MOST_LOTS = 2 ** 56 - 1;

    address private mallory = makeAddr("mallory");

    function setUp() public override {
        super.setUp();
        fund(mallory);
    }

    /// @dev Hoped for: one batch places an order of nearly 2^56 lots, a small one behind it, and cancels the first: that
    /// needs no capital, the cancelled lots count until the level is empty, and nobody else can place at that price.
    /// What happens: an order has at most 2^36 - 1 lots, so that takes 2^20 such rounds at a price.
    function test_attack_closingAPriceInOneBatch() public {
        bid(alice, 1, TICK, 5e6);
        OrderTerms[] memory orders = new OrderTerms[](1);
        orders[0] = OrderTermsLib.pack(1, uint56(MOST_LOTS - 1e7), uint24(TICK), 0, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.OrderTooLarge.selector, MOST_LOTS - 1e7, TICK));
        vm.prank(mallory);
        exchange.replaceOrders(mallory, key, new OrderRef[](0), orders, 0);
        bid(mallory, 1, TICK, 2 ** 36 - 1);
        bid(mallory, 2, TICK, 1e6);
        cancel(mallory, 1);
        assertLt(levelAt(false, TICK).placed(), 2 ** 37, "one part in a million of what a level counts");
        bid(bob, 1, TICK, 1e7);
    }

    /// @dev Hoped for: cancelled lots in the middle of a queue count for ever, so placing and cancelling fills the level's
    /// counters, and those who rest there are caught or the counters wrap. What happens: the tick refuses further
    /// orders by name; who rests there leaves, is filled and paid as ever; the tick next to it is free; and once the
    /// level is empty it starts anew.
    function test_attack_saturatingALevelsCounters() public {
        bid(alice, 1, TICK, 5e6);
        bid(mallory, 2, TICK, 1e6);
        // As after a million rounds of placing and cancelling between the two that follow.
        uint256 slot = Layout.level(id, 0, TICK);
        uint256 many = MOST_LOTS - 12e6;
        setWord(slot, exchange.extsload(slot) + many + (many << 112));
        bid(mallory, 4, TICK, 1e6);
        uint256 placed = levelAt(false, TICK).placed();
        assertEq(levelAt(false, TICK).live(), 7e6);
        assertGt(placed, MOST_LOTS - 6e6);
        expectFull(placed, 3, 1e7);
        bid(bob, 1, TICK, 1e7);
        bid(bob, 1, TICK + 1, 1e7);
        cancel(bob, 1);
        checkThatAllLeave();
    }

    /// @dev Hoped for: the same by the number of orders, which is 2^24 - 1 in a generation.
    function test_attack_saturatingALevelsIndex() public {
        bid(alice, 1, TICK, 5e6);
        bid(mallory, 2, TICK, 1e6);
        bid(mallory, 4, TICK, 1e6);
        // As after 16.7 million orders, all others cancelled at the queue's end.
        uint256 slot = Layout.level(id, 0, TICK);
        uint256 word = exchange.extsload(slot);
        setWord(slot, word | uint256(2 ** 24 - 1) << 168);
        expectFull(7e6, 2 ** 24 - 1, 1e6);
        bid(bob, 1, TICK, 1e6);
        checkThatAllLeave();
    }

    /// @dev Hoped for: a level that used up its generations traps who rests there. It takes no orders, and lets go.
    function test_attack_saturatingALevelsGeneration() public {
        uint256 slot = Layout.level(id, 0, TICK);
        setWord(slot, uint256(2 ** 32 - 2) << 192);
        bid(alice, 1, TICK, 5e6);
        assertEq(cancel(alice, 1), 5e6);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.LevelRetired.selector, TICK));
        bid(bob, 1, TICK, 5e6);
        bid(bob, 1, TICK + 1, 5e6);
    }

    /// @dev Alice is filled in part and cancels the rest; the attacker's leave too; then the level is new.
    function checkThatAllLeave() private {
        uint256 before = base.balanceOf(alice);
        swap(carol, withFee(2e6 * LOT), SELL);
        assertEq(claim(alice, 1), 2e6);
        assertEq(base.balanceOf(alice) - before, 2e6 * LOT + 2e6 * LOT * 200 / 1e6);
        assertEq(cancel(alice, 1), 3e6);
        assertEq(cancel(mallory, 2), 1e6);
        assertEq(cancel(mallory, 4), 1e6);
        assertEq(levelAt(false, TICK).live(), 0);
        assertEq(levelAt(false, TICK).generation(), 1);
        bid(bob, 1, TICK, 1e7);
        assertEq(levelAt(false, TICK).live(), 1e7);
    }

    function expectFull(uint256 placed, uint256 index, uint256 lots) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.LevelFull.selector, TICK, placed, index, lots));
    }
}
