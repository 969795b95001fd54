// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {OrderTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "../integration/ActionTest.sol";

/// @notice Bounties as an income.
contract ExpireAndRemoveAttack is ActionTest {
    address private mallory = makeAddr("mallory");

    function setUp() public override {
        super.setUp();
        fund(mallory);
    }

    /// @dev Hoped for: bounties out of the exchange's pocket, by orders of her own that expire. What happens: each bounty
    /// is her own refund.
    function test_attack_expireAndRemoveFarming_ofOwnOrders() public {
        uint256 before = quote.balanceOf(mallory);
        for (uint64 i = 1; i < 20; ++i) {
            placeUntil(mallory, i, 10);
        }
        skip(61);
        for (uint64 i = 1; i < 20; ++i) {
            vm.prank(mallory);
            assertEq(exchange.removeExpired(key, mallory, i), 10 * 2e6);
            vm.prank(mallory);
            assertEq(exchange.removeExpired(key, mallory, i), 0, "once");
        }
        uint256 inside = internalBalance(mallory, address(quote));
        vm.prank(mallory);
        exchange.withdraw(address(quote), inside, mallory);
        assertEq(quote.balanceOf(mallory), before);
        assertEq(quote.balanceOf(address(exchange)), 0);
    }

    /// @dev Hoped for: bounties of orders that still stand, are gone, or were filled. What happens: not before the second
    /// after the expiry, and nothing where nothing is refunded.
    function test_attack_expireAndRemoveFarming_ofOthersOrders() public {
        placeUntil(alice, 1, 10);
        placeUntil(alice, 2, 10);
        placeUntil(alice, 3, 10);
        cancel(alice, 2);
        skip(60);
        for (uint64 i = 1; i < 4; ++i) {
            vm.expectPartialRevert(IExchangeErrors.NotExpired.selector);
            vm.prank(mallory);
            exchange.removeExpired(key, alice, i);
        }
        skip(1);
        // She fills the first one and then removes it: no refund, no bounty, and Alice is paid.
        swap(mallory, withFee(1000 * LOT), SELL);
        vm.startPrank(mallory);
        assertEq(exchange.removeExpired(key, alice, 1), 0);
        assertEq(exchange.removeExpired(key, alice, 2), 0);
        vm.stopPrank();
        assertEq(internalBalance(alice, address(base)), 1000 * LOT + 1000 * LOT * 200 / 1e6);
        assertEq(internalBalance(mallory, address(quote)), 0);
    }

    /// @dev Hoped for: an order filled to its last lots pays a bounty that is large beside them. It pays what its owner
    /// fixed, at most one percent of what she locked, and never more than the refund.
    function testFuzz_attack_expireAndRemoveFarming_ofALittleRest(uint256 filled) public {
        placeUntil(alice, 1, 10);
        filled = bound(filled, 1, 999);
        swap(mallory, withFee(filled * LOT), SELL);
        skip(61);
        uint256 left = 1000 - filled;
        uint256 bountyLots = left < 10 ? left : 10;
        vm.prank(mallory);
        assertEq(exchange.removeExpired(key, alice, 1), bountyLots * 2e6);
        assertEq(internalBalance(alice, address(quote)), (left - bountyLots) * 2e6);
        assertEq(internalBalance(alice, address(base)), filled * LOT + filled * LOT * 200 / 1e6);
    }

    /// @dev Hoped for: a bounty above one percent, by a placement that trades first or a bounty as large as the order.
    function test_attack_expireAndRemoveFarming_byALargeBounty() public {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.BountyTooLarge.selector, 11, 10));
        placeUntil(alice, 1, 11);
        ask(bob, 1, TICK_2000, 900);
        placeUntil(alice, 1, 10);
        // 900 traded at once: of the 100 that rest, one lot is the bounty.
        assertEq(orderOf(alice, 1).bountyLots(), 1);
    }

    /// @dev 1,000 lots at 2000 to buy, for a minute.
    function placeUntil(address who, uint64 handle, uint32 bounty) private {
        vm.prank(who);
        exchange.place(
            key,
            OrderTermsLib.pack(handle, 1000, uint24(TICK_2000), 0, 0, 0).withExpiry(uint32(NOW + 60), bounty)
        );
    }
}
