// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC6909} from "solady/tokens/ERC6909.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {ActionTest} from "./ActionTest.sol";

contract DepositTest is ActionTest {
    function test_deposit_revertsWhen_recipientIsZero() public {
        vm.expectRevert(IExchangeErrors.ZeroRecipient.selector);
        vm.prank(alice);
        exchange.deposit(address(base), 1e18, address(0));
    }

    function test_deposit_revertsWhen_allowanceIsTooLow() public {
        vm.startPrank(alice);
        base.approve(address(exchange), 1e18 - 1);
        expectPullFailed(address(base), alice, 1e18);
        exchange.deposit(address(base), 1e18, alice);
    }

    function test_deposit_revertsWhen_walletIsTooPoor() public {
        expectPullFailed(address(base), alice, 1e30 + 1);
        vm.prank(alice);
        exchange.deposit(address(base), 1e30 + 1, alice);
    }

    function test_deposit_revertsWhen_tokenHasNoCode() public {
        address nothing = makeAddr("nothing");
        expectPullFailed(nothing, alice, 5);
        vm.prank(alice);
        exchange.deposit(nothing, 5, alice);
    }

    /// @dev Or a balance could be filled so far that an exit into it overflows: attacks/FullBalance.t.sol.
    function test_deposit_revertsWhen_amountIsTooLarge() public {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.AmountTooLarge.selector, 2 ** 127));
        vm.prank(alice);
        exchange.deposit(address(base), 2 ** 127, alice);
        base.mint(alice, 2 ** 127 - 1);
        vm.prank(alice);
        exchange.deposit(address(base), 2 ** 127 - 1, alice);
        assertEq(internalBalance(alice, address(base)), 2 ** 127 - 1);
    }

    /// @dev The exchange is no token of its own, or balances could be made of nothing.
    function test_deposit_revertsWhen_tokenIsTheExchange() public {
        expectPullFailed(address(exchange), alice, 5);
        vm.prank(alice);
        exchange.deposit(address(exchange), 5, alice);
    }

    function test_deposit_creditsTheRecipient() public {
        uint256 before = base.balanceOf(alice);
        vm.expectEmit(address(exchange));
        emit ERC6909.Transfer(alice, address(0), bob, uint160(address(base)), 1e18);
        vm.prank(alice);
        exchange.deposit(address(base), 1e18, bob);
        assertEq(before - base.balanceOf(alice), 1e18);
        assertEq(base.balanceOf(address(exchange)), 1e18);
        assertEq(internalBalance(bob, address(base)), 1e18);
        assertEq(internalBalance(alice, address(base)), 0);
    }

    /// @dev What somebody sent to the exchange is nobody's: a deposit counts what it pulls.
    function test_deposit_afterADonation_creditsTheAmountOnly() public {
        vm.startPrank(bob);
        base.transfer(address(exchange), 7e18);
        exchange.deposit(address(base), 1e18, bob);
        assertEq(internalBalance(bob, address(base)), 1e18);
    }

    function testFuzz_deposit_addsUp(uint96 first, uint96 second) public {
        vm.startPrank(alice);
        exchange.deposit(address(base), first, alice);
        exchange.deposit(address(base), second, alice);
        assertEq(internalBalance(alice, address(base)), uint256(first) + second);
        assertEq(base.balanceOf(address(exchange)), uint256(first) + second);
    }
}
