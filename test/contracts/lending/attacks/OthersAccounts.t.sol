// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILending} from "weir/lending/interfaces/ILending.sol";
import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {Account as LendingAccount} from "weir/lending/types/Account.sol";
import {LendingFixture} from "../LendingFixture.sol";

/// @notice Who may touch whose accounts.
contract OthersAccountsTest is LendingFixture {
    function setUp() public override {
        super.setUp();
        lend(isolated(), borrower, 1000 * TOKEN);
        openPosition();
    }

    /// @dev Each of these succeeds for the owner, and for nobody else, by any account number.
    function test_attack_actingForAnother_isRefused() public {
        bytes[] memory entries = ownersEntries(account(borrower));
        bytes memory why =
            abi.encodeWithSelector(ILendingErrors.NotAuthorised.selector, account(borrower), liquidator);
        for (uint256 i; i < entries.length; ++i) {
            vm.prank(liquidator);
            (bool went, bytes memory answer) = address(lending).call(entries[i]);
            assertFalse(went);
            assertEq(answer, why);
            uint256 snapshot = vm.snapshotState();
            vm.prank(borrower);
            (went,) = address(lending).call(entries[i]);
            assertTrue(went);
            vm.revertToState(snapshot);
        }
    }

    /// @dev An operator of one owner is nobody's else, and acts only until dismissed.
    function test_attack_operators_reachNoFurtherThanTheirOwner() public {
        vm.prank(lender);
        lending.setOperator(liquidator, true);
        bytes[] memory entries = ownersEntries(account(borrower));
        for (uint256 i; i < entries.length; ++i) {
            vm.prank(liquidator);
            (bool went,) = address(lending).call(entries[i]);
            assertFalse(went);
        }
        vm.startPrank(borrower);
        lending.setOperator(liquidator, true);
        lending.setOperator(liquidator, false);
        vm.stopPrank();
        vm.expectRevert(
            abi.encodeWithSelector(ILendingErrors.NotAuthorised.selector, account(borrower), liquidator)
        );
        vm.prank(liquidator);
        lending.removeCollateral(isolated(), account(borrower), 0, 1, liquidator);
    }

    /// @dev An operator cannot name operators: what it sets, it sets for itself.
    function test_attack_operators_cannotNameOthers() public {
        vm.prank(borrower);
        lending.setOperator(liquidator, true);
        vm.prank(liquidator);
        lending.setOperator(lender, true);
        assertFalse(lending.isOperator(borrower, lender));
    }

    /// @dev What is pulled is the caller's: allowances given to the contract are nobody else's to use.
    function test_attack_spendingAnothersAllowance_isImpossible() public {
        address thief = makeAddr("thief");
        uint256 before = loan.balanceOf(lender);
        vm.startPrank(thief);
        bytes memory why =
            abi.encodeWithSelector(ILendingErrors.PullFailed.selector, address(loan), thief, 100);
        vm.expectRevert(why);
        this.supplyAs(thief, account(lender));
        vm.expectRevert(why);
        this.repayAs(thief);
        assertEq(loan.balanceOf(lender), before);
    }

    function supplyAs(address caller, LendingAccount whose) external {
        vm.startPrank(caller);
        lending.supply(keyOf(isolated()), whose, 100, 0);
    }

    function repayAs(address caller) external {
        vm.startPrank(caller);
        lending.repay(keyOf(isolated()), account(borrower), 100, 0);
    }

    function ownersEntries(LendingAccount own) private view returns (bytes[] memory entries) {
        entries = new bytes[](4);
        entries[0] = abi.encodeCall(ILending.withdraw, (keyOf(isolated()), own, 1, 0, liquidator));
        entries[1] = abi.encodeCall(ILending.addCollateral, (isolated(), own, 0, 1));
        entries[2] = abi.encodeCall(ILending.removeCollateral, (isolated(), own, 0, 1, liquidator));
        entries[3] = abi.encodeCall(ILending.borrow, (isolated(), own, 1, 0, liquidator));
    }
}
