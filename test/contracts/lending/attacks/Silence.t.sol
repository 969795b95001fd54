// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {LendingKey, LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {RateModelLib} from "weir/lending/types/RateModel.sol";
import {LendingFixture} from "../LendingFixture.sol";

/// @notice Markets that nobody looked after, and markets that somebody looks after too often.
contract SilenceTest is LendingFixture {
    /// @dev A year in one accrual is below a year of daily ones, by what the series lacks: at 64 % less than 1 %.
    function test_interest_overAYearOfSilence_isNearThatOfAYearOfAccruals() public {
        fullUse();
        uint256 snapshot = vm.snapshotState();
        vm.warp(NOW + 365 days);
        lending.accrue(keyOf(isolated()));
        uint256 silent = fundsOf(isolated()).borrowed();
        vm.revertToState(snapshot);
        for (uint256 i = 1; i <= 365; ++i) {
            vm.warp(NOW + i * 1 days);
            lending.accrue(keyOf(isolated()));
        }
        uint256 daily = fundsOf(isolated()).borrowed();
        assertLt(silent, daily);
        assertApproxEqRel(silent, daily, 0.01e18);
    }

    /// @dev Of a longer silence a year counts; the debt can be repaid, and lenders leave with it.
    function test_interest_over50YearsOfSilence_isAYears_andRepayingWorks() public {
        fullUse();
        uint256 snapshot = vm.snapshotState();
        vm.warp(NOW + 365 days);
        lending.accrue(keyOf(isolated()));
        uint256 aYear = fundsOf(isolated()).borrowed();
        vm.revertToState(snapshot);
        vm.warp(NOW + 50 * 365 days);
        uint256 paid = repayAll(isolated(), borrower);
        assertApproxEqAbs(paid, aYear, 1);
        assertEq(debtWordOf(isolated(), borrower).shares(), 0);
        uint256 own = supplySharesOf(isolated(), lender);
        LendingKey memory key = keyOf(isolated());
        vm.prank(lender);
        lending.withdraw(key, account(lender), 0, own, lender);
        assertEq(lendersOf(isolated()).shares(), 0);
    }

    /// @dev At the highest rates a market allows, accrued every year, the debt stops at what a word holds, and is repaid.
    function test_interest_atTheHighestRate_stopsAtWhatTheWordHolds_andRepayingWorks() public {
        LendingTerms memory terms = isolated();
        terms.rates = RateModelLib.pack(10_000_000, 900_000, 0, 0);
        lending.openLendingMarket(terms);
        lend(terms, lender, 1000 * TOKEN);
        pledge(terms, borrower, 0, ETH);
        take(terms, borrower, 900 * TOKEN);
        for (uint256 i = 1; i <= 50; ++i) {
            vm.warp(NOW + i * 365 days);
            lending.accrue(keyOf(terms));
        }
        assertEq(fundsOf(terms).borrowed() + fundsOf(terms).cash(), type(uint104).max);
        loan.mint(borrower, type(uint104).max);
        repayAll(terms, borrower);
        assertEq(debtWordOf(terms, borrower).shares(), 0);
        assertLe(fundsOf(terms).cash(), type(uint104).max);
    }

    /// @dev Each accrual rounds interest down: whoever pokes a market every second takes less than a unit a second from its
    /// lenders. Of 10,000 tokens of 6 decimals lent at 0.44 %, that is the most of it for an hour; a poke costs far more.
    function test_attack_accruingEachSecond_takesLessThanAUnitEachTime() public {
        lend(isolated(), lender, 100_000 * TOKEN);
        pledge(isolated(), borrower, 0, 10 * ETH);
        take(isolated(), borrower, 10_000 * TOKEN);
        uint256 snapshot = vm.snapshotState();
        vm.warp(NOW + 3600);
        lending.accrue(keyOf(isolated()));
        uint256 once = fundsOf(isolated()).borrowed();
        vm.revertToState(snapshot);
        for (uint256 i = 1; i <= 3600; ++i) {
            vm.warp(NOW + i);
            lending.accrue(keyOf(isolated()));
        }
        assertLe(fundsOf(isolated()).borrowed(), once);
        assertLe(once - fundsOf(isolated()).borrowed(), 3600);
    }

    /// @dev All is lent: lenders wait, at 64 % a year, and the rate brings debts back; nobody can pin it for free.
    function test_attack_usePinnedAtAHundred_costsWhoPinsIt() public {
        fullUse();
        LendingKey memory key = keyOf(isolated());
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.InsufficientCash.selector, 0, 1));
        vm.prank(lender);
        lending.withdraw(key, account(lender), 1, 0, lender);
        vm.warp(NOW + 30 days);
        lending.accrue(key);
        uint256 interest = fundsOf(isolated()).borrowed() - 100_000 * TOKEN;
        assertApproxEqRel(interest, 100_000 * TOKEN * uint256(64) * 30 / 36_500, 0.03e18);
        // What comes in by anyone is a way out for lenders at once.
        lend(isolated(), liquidator, 500 * TOKEN);
        vm.prank(lender);
        lending.withdraw(key, account(lender), 500 * TOKEN, 0, lender);
        // And interest alone makes the position liquidatable in the end.
        vm.warp(NOW + 365 days);
        guards[0].setPrice(ETH_PRICE);
        liquidate(isolated(), 0, ALL);
        assertGt(fundsOf(isolated()).cash(), 0);
    }

    /// @dev 100,000 lent, all of it borrowed against 62 ether.
    function fullUse() private {
        lend(isolated(), lender, 100_000 * TOKEN);
        pledge(isolated(), borrower, 0, 62 * ETH);
        take(isolated(), borrower, 100_000 * TOKEN);
    }
}
