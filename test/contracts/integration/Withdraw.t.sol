// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC6909} from "solady/tokens/ERC6909.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice Withdrawals, and ERC-6909 transfers of the same balances.
contract WithdrawTest is ActionTest {
    function setUp() public override {
        super.setUp();
        vm.prank(alice);
        exchange.deposit(address(base), 10e18, alice);
    }

    function test_withdraw_revertsWhen_recipientIsZero() public {
        vm.expectRevert(IExchangeErrors.ZeroRecipient.selector);
        vm.prank(alice);
        exchange.withdraw(address(base), 1, address(0));
    }

    function test_withdraw_revertsWhen_balanceIsTooLow() public {
        expectBalanceTooLow(address(base), 10e18, 10e18 + 1);
        vm.prank(alice);
        exchange.withdraw(address(base), 10e18 + 1, alice);
    }

    function test_withdraw_revertsWhen_balanceIsSomebodyElses() public {
        expectBalanceTooLow(address(base), 0, 1);
        vm.prank(bob);
        exchange.withdraw(address(base), 1, bob);
    }

    /// @dev A token is no claim on another, nor are pool shares on a token.
    function test_withdraw_revertsWhen_balanceIsOfAnotherToken() public {
        expectBalanceTooLow(address(quote), 0, 1);
        vm.prank(alice);
        exchange.withdraw(address(quote), 1, alice);
    }

    /// @dev An operator may move ERC-6909 balances; withdrawing is its owner's.
    function test_withdraw_revertsWhen_callerIsOnlyAnOperator() public {
        vm.prank(alice);
        balances().setOperator(bob, true);
        expectBalanceTooLow(address(base), 0, 1);
        vm.prank(bob);
        exchange.withdraw(address(base), 1, bob);
    }

    function test_withdraw_paysTheRecipient() public {
        uint256 before = base.balanceOf(carol);
        vm.expectEmit(address(exchange));
        emit ERC6909.Transfer(alice, alice, address(0), uint160(address(base)), 4e18);
        vm.prank(alice);
        exchange.withdraw(address(base), 4e18, carol);
        assertEq(base.balanceOf(carol) - before, 4e18);
        assertEq(internalBalance(alice, address(base)), 6e18);
        assertEq(base.balanceOf(address(exchange)), 6e18);
    }

    function test_transfer_revertsWhen_balanceIsTooLow() public {
        vm.expectRevert(ERC6909.InsufficientBalance.selector);
        vm.prank(alice);
        balances().transfer(bob, uint160(address(base)), 10e18 + 1);
    }

    function test_transferFrom_revertsWhen_nothingWasAllowed() public {
        vm.expectRevert(ERC6909.InsufficientPermission.selector);
        vm.prank(bob);
        balances().transferFrom(alice, bob, uint160(address(base)), 1);
    }

    function test_transfer_movesTheBalance() public {
        vm.prank(alice);
        assertTrue(balances().transfer(bob, uint160(address(base)), 4e18));
        assertEq(internalBalance(bob, address(base)), 4e18);
        vm.prank(bob);
        exchange.withdraw(address(base), 4e18, bob);
    }

    function test_transferFrom_spendsTheAllowance() public {
        vm.prank(alice);
        balances().approve(bob, uint160(address(base)), 5e18);
        vm.prank(bob);
        assertTrue(balances().transferFrom(alice, carol, uint160(address(base)), 3e18));
        assertEq(balances().allowance(alice, bob, uint160(address(base))), 2e18);
        assertEq(internalBalance(carol, address(base)), 3e18);
    }
}
