// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangePermits} from "weir/interfaces/IExchangePermits.sol";
import {MarketKeyLib} from "weir/types/MarketKey.sol";
import {SwapTermsLib} from "weir/types/Terms.sol";
import {FlashTest} from "../integration/FlashTest.sol";

/// @notice One call's coin spent twice. Bob's 100 coins inside are the prey.
contract ValueAttackTest is FlashTest {
    function setUp() public override {
        super.setUp();
        key = MarketKeyLib.pack(address(0), address(quote), 15, TIER_MAJOR, 1e6);
        id = exchange.openMarket(key, 1);
        vm.deal(bob, 2000 ether);
        vm.startPrank(bob);
        exchange.deposit{value: 100 ether}(address(0), 100 ether, bob);
        exchange.addLiquidity{value: 1000 ether}(
            key, 1000 ether, POOL_QUOTE, 0, SwapTermsLib.pack(bob, 0, 0, 0, 0)
        );
        vm.stopPrank();
        vm.deal(alice, 10 ether);
    }

    /// @dev Hoped: every action of a batch sees the same `msg.value` (SushiSwap's MISO, 2021), so that one coin pays for
    /// two. What happens: actions carry no value, the net is paid once.
    function test_attack_oneValueForTwoActionsOfABatch_isTooLow() public {
        calls.push(placeCall(1, 641_000, 1000, 1));
        calls.push(placeCall(2, 641_000, 1000, 1));
        expectValueTooLow(1 ether, 2 ether);
        vm.prank(alice);
        exchange.batch{value: 1 ether}(calls, alice, 0);
        calls[1] = swapCall(1 ether, 1, address(0));
        expectValueTooLow(1 ether, 2 ether);
        vm.prank(alice);
        exchange.batch{value: 1 ether}(calls, alice, 0);
    }

    /// @dev Hoped: a payable function that a batch runs by delegatecall credits the value once more. What happens: none
    /// that credits anything may stand in a batch, and the permits that may move nothing.
    function test_attack_depositsInsideABatch_areRefused() public {
        calls.push(abi.encodeCall(IExchangeCore.deposit, (address(0), 1 ether, alice)));
        vm.expectRevert(
            abi.encodeWithSelector(IExchangeErrors.NotBatchable.selector, IExchangeCore.deposit.selector)
        );
        vm.prank(alice);
        exchange.batch{value: 1 ether}(calls, alice, 0);
        calls[0] = abi.encodeCall(IExchangePermits.permit, (address(quote), 1, NOW, 27, 0, 0));
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.ValueNotNeeded.selector, 1 ether));
        vm.prank(alice);
        exchange.batch{value: 1 ether}(calls, alice, 0);
    }

    /// @dev Hoped: a batch that needs less than its value returns the whole of it, or returns it to the recipient as
    /// well. What happens: the payer gets the rest, once.
    function test_attack_restOfABatch_returnsOnce() public {
        calls.push(placeCall(1, 641_000, 1000, 1));
        calls.push(cancelCall(1));
        calls.push(placeCall(2, 641_000, 1000, 1));
        vm.prank(alice);
        exchange.batch{value: 10 ether}(calls, carol, 0);
        assertEq(alice.balance, 9 ether);
        assertEq(carol.balance, 0);
        assertEq(address(exchange).balance, 1101 ether);
    }

    /// @dev Hoped: coin lent by a flash and paid back in as a deposit is both the loan's return and a balance. What
    /// happens: the loan takes that balance.
    function test_attack_depositingLentCoin_countsOnce() public {
        lend(address(0), 1000 ether);
        stepOf(
            address(exchange),
            1000 ether,
            abi.encodeCall(IExchangeCore.deposit, (address(0), 1000 ether, address(actor)))
        );
        flash(0);
        assertEq(internalBalance(address(actor), address(0)), 0);
        step(withdrawCall(address(0), 1000 ether));
        expectBalanceTooLow(address(0), 0, 1000 ether);
        flash(0);
    }

    /// @dev Hoped: with the coin as base and value sent, a bid (which pays quote) keeps the coin as if it were a
    /// deposit, or an internal balance pays and the value returns twice. What happens: refused.
    function test_attack_valueWhereNoneIsNeeded_isRefused() public {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.ValueNotNeeded.selector, 1 ether));
        vm.prank(alice);
        exchange.swap{value: 1 ether}(key, 100e6, 0, SwapTermsLib.pack(alice, 0, 0, 0, 0));
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.ValueNotNeeded.selector, 1 ether));
        vm.prank(bob);
        exchange.swap{value: 1 ether}(key, 1 ether, 0, SwapTermsLib.pack(bob, 0, 0, 0, 1 | 4));
    }

    function expectValueTooLow(uint256 value, uint256 needed) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.ValueTooLow.selector, value, needed));
    }
}
