// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {LendingKey} from "weir/lending/types/LendingTerms.sol";
import {LendingFixture} from "../LendingFixture.sol";

/// @notice What those can do who see a write-off coming: it is in the open between the fall of a price and the liquidation.
contract LeavingLendersTest is LendingFixture {
    /// @dev Two lenders of 50,000 each, 16,000 lent, a loss of about 6,050. One leaves first: the other bears all of it. So a
    /// lender who stays may lose the loss, never more than what is lent out, and never more than alone.
    function test_attack_leavingBeforeAWriteOff_movesTheLossToThoseWhoStay() public {
        lend(isolated(), liquidator, 50_000 * TOKEN);
        lend(isolated(), lender, 50_000 * TOKEN);
        openDebt();
        guards[0].setPrice(1000e24);
        uint256 snapshot = vm.snapshotState();
        uint256 repaid = writeOff();
        uint256 shared = 50_000 * TOKEN - supplyOf(isolated(), lender);
        vm.revertToState(snapshot);
        depart(liquidator);
        assertEq(writeOff(), repaid);
        uint256 alone = 50_000 * TOKEN - supplyOf(isolated(), lender);
        assertApproxEqAbs(alone, 2 * shared, 100);
        // Measured: 12.1 % of the supply instead of 6.05 %.
        assertApproxEqRel(alone * WAD / (50_000 * TOKEN), 0.121e18, 0.01e18);
    }

    /// @dev The way out is the cash: with 90 % lent nine tenths of the lenders cannot leave.
    function test_attack_leaving_isBoundedByTheCash() public {
        lend(isolated(), liquidator, 9000 * TOKEN);
        lend(isolated(), lender, 9000 * TOKEN);
        openDebt();
        LendingKey memory key = keyOf(isolated());
        lending.accrue(key);
        uint256 own = supplyOf(isolated(), liquidator);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.InsufficientCash.selector, 2000 * TOKEN, own));
        vm.prank(liquidator);
        lending.withdraw(key, account(liquidator), own, 0, liquidator);
    }

    /// @dev The owner may collect fees before a known write-off: then lenders bear what those would have. That is the whole
    /// of it, a tenth of the interest nobody collected yet: no more can be drained.
    function test_attack_collectingFeesBeforeAWriteOff_costsTheLendersThoseFeesOnly() public {
        lend(isolated(), lender, 100_000 * TOKEN);
        openDebt();
        vm.warp(NOW + 365 days);
        lending.accrue(keyOf(isolated()));
        uint256 fees = feesOf(isolated());
        assertGt(fees, 0);
        guards[0].setPrice(1000e24);
        uint256 snapshot = vm.snapshotState();
        writeOff();
        uint256 kept = supplyOf(isolated(), lender);
        vm.revertToState(snapshot);
        LendingKey memory key = keyOf(isolated());
        vm.prank(owner);
        assertEq(lending.collectFees(key, owner), fees);
        writeOff();
        assertApproxEqAbs(kept - supplyOf(isolated(), lender), fees, 2);
        assertLe(feesOf(isolated()), 0);
    }

    function openDebt() private {
        pledge(isolated(), borrower, 0, 10 * ETH);
        take(isolated(), borrower, 16_000 * TOKEN);
        later();
    }

    /// @dev By a third one: whoever leaves is not the one who liquidates.
    function writeOff() private returns (uint256 repaid) {
        vm.prank(borrower);
        (repaid,) = lending.liquidate(isolated(), account(borrower), steps(0, ALL), borrower, "");
        assertEq(debtWordOf(isolated(), borrower).shares(), 0);
    }

    function depart(address who) private {
        LendingKey memory key = keyOf(isolated());
        uint256 own = supplySharesOf(isolated(), who);
        vm.prank(who);
        lending.withdraw(key, account(who), 0, own, who);
    }
}
