// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PERMIT2} from "weir/interfaces/IPermit2.sol";
import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {LendingKey} from "weir/lending/types/LendingTerms.sol";
import {Permit2Mock} from "../../mocks/Permit2Mock.sol";
import {LendingFixture} from "../LendingFixture.sol";

/// @notice Where the token itself refuses, what the caller allowed to the contract in Permit2 does.
contract PullsByPermit2Test is LendingFixture {
    address private saver = makeAddr("saver");

    function setUp() public override {
        super.setUp();
        vm.etch(PERMIT2, address(new Permit2Mock()).code);
        loan.mint(saver, 1000);
        vm.prank(saver);
        loan.approve(PERMIT2, ALL);
    }

    function test_pull_revertsWhen_permit2AllowsLess() public {
        allow(99);
        refuses(100);
        allow(100);
        supply(100);
        assertEq(fundsOf(isolated()).cash(), 100);
        assertEq(loan.balanceOf(address(lending)), 100);
        assertEq(loan.balanceOf(saver), 900);
    }

    function test_pull_revertsWhen_permit2AllowsNothing() public {
        refuses(1);
    }

    function test_pull_revertsWhen_thereIsNoPermit2() public {
        allow(100);
        vm.etch(PERMIT2, "");
        refuses(100);
    }

    /// @dev An allowance in the token goes first, and leaves that in Permit2.
    function test_pull_prefersTheTokensAllowance() public {
        allow(100);
        vm.prank(saver);
        loan.approve(address(lending), 100);
        supply(100);
        (uint160 left,,) = Permit2Mock(PERMIT2).allowance(saver, address(loan), address(lending));
        assertEq(left, 100);
    }

    /// @dev What another allowed is his to use.
    function test_pull_revertsWhen_onlyAnotherAllowedIt() public {
        allow(100);
        LendingKey memory key = keyOf(isolated());
        address thief = makeAddr("thief");
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.PullFailed.selector, loan, thief, 100));
        vm.prank(thief);
        lending.supply(key, account(saver), 100, 0);
    }

    function allow(uint160 amount) private {
        vm.prank(saver);
        Permit2Mock(PERMIT2).approve(address(loan), address(lending), amount, type(uint48).max);
    }

    function supply(uint256 amount) private {
        LendingKey memory key = keyOf(isolated());
        vm.prank(saver);
        lending.supply(key, account(saver), amount, 0);
    }

    function refuses(uint256 amount) private {
        LendingKey memory key = keyOf(isolated());
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.PullFailed.selector, loan, saver, amount));
        vm.prank(saver);
        lending.supply(key, account(saver), amount, 0);
    }
}
