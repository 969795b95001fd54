// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Vm} from "forge-std/Vm.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {OrderTerms, OrderTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice Good-till-date orders of 500 lots with a bounty of 5 lots, good until a minute from now.
contract RemoveExpiredTest is ActionTest {
    uint256 private constant EXPIRY = NOW + 60;

    function test_removeExpired_revertsWhen_handleWasNeverUsed() public {
        expectUnknownOrder(alice, 7);
        remove(alice, 7);
    }

    function test_removeExpired_revertsWhen_marketIsUnknown() public {
        placeUntil(0);
        (MarketKey memory unknown,) = unknownKey();
        expectUnknownOrder(alice, 7);
        vm.prank(bob);
        exchange.removeExpired(unknown, alice, 7);
    }

    function test_removeExpired_revertsWhen_itsTimeIsNotOver() public {
        placeUntil(0);
        vm.warp(EXPIRY);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NotExpired.selector, EXPIRY, EXPIRY));
        remove(alice, 7);
    }

    function test_removeExpired_revertsWhen_orderHasNoExpiry() public {
        bid(alice, 7, TICK_2000, 10);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NotExpired.selector, 0, NOW));
        remove(alice, 7);
    }

    function test_removeExpired_ofABid_paysTheBountyOutOfItsRefund() public {
        placeUntil(0);
        vm.warp(EXPIRY + 1);
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.OrderExpired(id, alice, 7, bob, 10e6);
        assertEq(remove(alice, 7), 10e6);
        assertEq(internalBalance(alice, address(quote)), 990e6);
        assertEq(internalBalance(bob, address(quote)), 10e6);
        assertEq(poolSlot().bestBid(), 0);
        assertEq(orderOf(alice, 7).size(), 0);
    }

    function test_removeExpired_ofAnAsk_paysTheBountyInBase() public {
        placeUntil(1);
        vm.warp(EXPIRY + 1);
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.OrderExpired(id, alice, 7, bob, 5 * LOT);
        assertEq(remove(alice, 7), 5 * LOT);
        assertEq(internalBalance(alice, address(base)), 495 * LOT);
        assertEq(internalBalance(bob, address(base)), 5 * LOT);
    }

    function test_removeExpired_ofAPartlyFilledOrder_collectsItsFillsForItsOwner() public {
        placeUntil(1);
        swap(carol, 100 * LOT, BUY_EXACT_OUT);
        vm.warp(EXPIRY + 1);
        remove(alice, 7);
        assertEq(internalBalance(alice, address(quote)), 200e6 + 200e6 * 200 / 1e6);
        assertEq(internalBalance(alice, address(base)), 395 * LOT);
    }

    /// @dev Of an almost filled order the bounty is at most what is left.
    function test_removeExpired_paysNoMoreThanIsLeft() public {
        placeUntil(1);
        swap(carol, 497 * LOT, BUY_EXACT_OUT);
        vm.warp(EXPIRY + 1);
        assertEq(remove(alice, 7), 3 * LOT);
        assertEq(internalBalance(alice, address(base)), 0);
    }

    /// @dev Its owner's fills are collected; there is nothing to remove, so there is no bounty and no event of it.
    function test_removeExpired_ofAFilledOrder_paysNoBounty() public {
        placeUntil(1);
        swap(carol, 500 * LOT, BUY_EXACT_OUT);
        vm.warp(EXPIRY + 1);
        vm.recordLogs();
        assertEq(remove(alice, 7), 0);
        // The claim, and ERC-6909's own Transfer.
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 2);
        assertEq(logs[0].topics[0], IExchangeEvents.OrderClaimed.selector);
        assertEq(internalBalance(alice, address(quote)), 1000e6 + 200_000);
        assertEq(internalBalance(bob, address(base)), 0);
    }

    function test_removeExpired_twice_paysOnce() public {
        placeUntil(0);
        vm.warp(EXPIRY + 1);
        remove(alice, 7);
        assertEq(remove(alice, 7), 0);
        assertEq(internalBalance(bob, address(quote)), 10e6);
        assertEq(internalBalance(alice, address(quote)), 990e6);
    }

    /// @dev Placing and removing one's own order gains nothing.
    function test_removeExpired_byItsOwner_returnsItsOwnBounty() public {
        placeUntil(0);
        vm.warp(EXPIRY + 1);
        vm.prank(alice);
        exchange.removeExpired(key, alice, 7);
        assertEq(internalBalance(alice, address(quote)), 1000e6);
    }

    /// @dev Its time over, an order rests and trades until somebody removes it.
    function test_removeExpired_untilThen_theOrderCanFill() public {
        placeUntil(1);
        vm.warp(EXPIRY + 1000);
        (, uint256 amountOut) = swap(carol, 10 * LOT, BUY_EXACT_OUT);
        assertEq(amountOut, 10 * LOT);
    }

    function remove(address owner, uint64 handle) private returns (uint256) {
        vm.prank(bob);
        return exchange.removeExpired(key, owner, handle);
    }

    function placeUntil(uint8 flags) private {
        OrderTerms terms = OrderTermsLib.pack(7, 500, uint24(TICK_2000), 0, 0, flags);
        vm.prank(alice);
        exchange.place(key, terms.withExpiry(uint32(EXPIRY), 5));
    }
}
