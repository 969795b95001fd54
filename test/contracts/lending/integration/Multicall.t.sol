// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILending} from "weir/lending/interfaces/ILending.sol";
import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {LendingFixture} from "../LendingFixture.sol";

contract MulticallTest is LendingFixture {
    function test_multicall_revertsAsTheCallThatFails_andUndoesTheOthers() public {
        bytes[] memory list = new bytes[](2);
        list[0] = abi.encodeCall(ILending.addCollateral, (isolated(), account(borrower), 0, ETH));
        list[1] = abi.encodeCall(ILending.addCollateral, (isolated(), account(borrower), 1, ETH));
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.NoSuchCollateral.selector, 1));
        vm.prank(borrower);
        lending.multicall(list);
        assertEq(pledgedOf(isolated(), borrower, 0), 0);
    }

    /// @dev The caller of each is the caller of all: another's account stays another's.
    function test_multicall_revertsWhen_aCallIsForAnothersAccount() public {
        bytes[] memory list = new bytes[](1);
        list[0] = abi.encodeCall(ILending.addCollateral, (isolated(), account(lender), 0, ETH));
        vm.expectRevert(
            abi.encodeWithSelector(ILendingErrors.NotAuthorised.selector, account(lender), borrower)
        );
        vm.prank(borrower);
        lending.multicall(list);
    }

    /// @dev Nothing is settled together: each call pulls what it needs.
    function test_multicall_pullsForEachCall() public {
        bytes[] memory list = new bytes[](2);
        list[0] = abi.encodeCall(ILending.supply, (keyOf(isolated()), account(lender), 100, 0));
        list[1] = abi.encodeCall(ILending.supply, (keyOf(isolated()), account(lender), 100, 0));
        vm.startPrank(lender);
        loan.approve(address(lending), 199);
        vm.expectPartialRevert(ILendingErrors.PullFailed.selector);
        lending.multicall(list);
        loan.approve(address(lending), 200);
        lending.multicall(list);
        assertEq(fundsOf(isolated()).cash(), 200);
    }

    function test_multicall_pledgesAndBorrows_andReturnsWhatEachReturned() public {
        lend(isolated(), lender, 10_000 * TOKEN);
        bytes[] memory list = new bytes[](2);
        list[0] = abi.encodeCall(ILending.addCollateral, (isolated(), account(borrower), 0, ETH));
        list[1] = abi.encodeCall(ILending.borrow, (isolated(), account(borrower), 1000 * TOKEN, 0, borrower));
        vm.prank(borrower);
        bytes[] memory results = lending.multicall(list);
        assertEq(results[0].length, 0);
        assertEq(results[1], abi.encode(1000 * TOKEN, 1000 * TOKEN * 1e6));
        assertEq(debtOf(isolated(), borrower), 1000 * TOKEN);
    }

    function test_multicall_inAMulticall() public {
        bytes[] memory inner = new bytes[](1);
        inner[0] = abi.encodeCall(ILending.setOperator, (lender, true));
        bytes[] memory list = new bytes[](1);
        list[0] = abi.encodeCall(ILending.multicall, (inner));
        vm.prank(borrower);
        lending.multicall(list);
        assertTrue(lending.isOperator(borrower, lender));
    }
}
