// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {FundsLib, PledgesLib} from "weir/lending/types/Ledger.sol";
import {LendingKey, LendingKeyLib, LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {LendingFixture} from "../LendingFixture.sol";

/// @notice The ends of the ranges: a market of 2^104 units, shares at 2^128, prices at and beyond the highest.
contract EndsTest is LendingFixture {
    /// @dev All of a full market is lent, a year passes without room for interest, and everybody leaves.
    function test_ends_aFullMarket_isRepaidAndLeft() public {
        LendingTerms memory terms = isolated();
        uint256 most = FundsLib.MOST;
        loan.mint(lender, most);
        lend(terms, lender, most);
        guards[0].setPrice(uint256(1) << 183);
        pledge(terms, borrower, 0, 5e22);
        take(terms, borrower, most);
        vm.warp(NOW + 365 days);
        lending.accrue(keyOf(terms));
        assertEq(fundsOf(terms).borrowed(), most);
        loan.mint(borrower, 1 << 105);
        repayAll(terms, borrower);
        assertLe(fundsOf(terms).cash() + fundsOf(terms).borrowed(), most);
        LendingKey memory key = keyOf(terms);
        uint256 own = supplySharesOf(terms, lender);
        vm.prank(lender);
        lending.withdraw(key, account(lender), 0, own, lender);
        assertLe(fundsOf(terms).cash(), 2);
    }

    /// @dev The greatest pledge at a price above any: worth is counted, nothing overflows, and it is liquidated by the rules.
    function test_ends_theGreatestPledgeAtTheHighestPrice_isJudged() public {
        LendingTerms memory terms = isolated();
        lend(terms, lender, 1_000_000 * TOKEN);
        tokens[0].mint(borrower, 1 << 121);
        pledge(terms, borrower, 0, 5e22);
        guards[0].setPrice(ALL);
        take(terms, borrower, 900_000 * TOKEN);
        later();
        vm.expectPartialRevert(ILendingErrors.PositionHealthy.selector);
        lending.liquidate(terms, account(borrower), steps(0, 1), liquidator, "");
        vm.prank(lender);
        lending.addCollateral(terms, account(lender), 0, 1);
        tokens[0].mint(lender, PledgesLib.MOST);
        pledge(terms, lender, 0, PledgesLib.MOST - 1);
        assertEq(pledgedOf(terms, lender, 0), PledgesLib.MOST);
    }

    /// @dev A total loss leaves shares that are worth next to nothing; the next lender's would be too many for a word, and is
    /// refused by name. Repaying and leaving go on.
    function test_ends_afterATotalLoss_newSharesMayBeTooMany() public {
        LendingTerms memory terms = isolated();
        lend(terms, lender, 1e18);
        guards[0].setPrice(1 << 150);
        pledge(terms, borrower, 0, 5e22);
        take(terms, borrower, 1e18);
        later();
        guards[0].setPrice(0);
        liquidate(terms, 0, 0);
        assertLe(suppliedOf(terms), 1);
        loan.mint(lender, 1e24);
        LendingKey memory key = keyOf(terms);
        uint256 total = lendersOf(terms).shares();
        uint256 shares = total + 1e18 * (total + 1e6) / (suppliedOf(terms) + 1);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.LendingOverflow.selector, shares));
        vm.prank(lender);
        lending.supply(key, account(lender), 1e18, 0);
        vm.prank(lender);
        lending.withdraw(key, account(lender), 0, total, lender);
        assertEq(lendersOf(terms).shares(), 0);
        lend(terms, lender, 1e18);
    }

    /// @dev Whatever amounts come in, a refusal has a name, and books and tokens agree.
    function testFuzz_ends_anyAmount_isRefusedByName(uint256 assets, uint256 shares, uint8 what) public {
        openPosition();
        loan.mint(lender, 1 << 200);
        loan.mint(borrower, 1 << 200);
        LendingTerms memory terms = isolated();
        bytes memory call;
        address who = what & 1 == 0 ? lender : borrower;
        if (what & 6 == 0) {
            call = abi.encodeCall(lending.supply, (keyOf(terms), account(who), assets, shares));
        }
        if (what & 6 == 2) {
            call = abi.encodeCall(lending.withdraw, (keyOf(terms), account(who), assets, shares, who));
        }
        if (what & 6 == 4) call = abi.encodeCall(lending.borrow, (terms, account(who), assets, shares, who));
        if (what & 6 == 6) call = abi.encodeCall(lending.addCollateral, (terms, account(who), 0, assets));
        vm.prank(who);
        (bool went, bytes memory answer) = address(lending).call(call);
        uint256 owned = fundsOf(terms).cash();
        assertLe(owned, FundsLib.MOST);
        // A panic's name is 4e487b71.
        if (!went) assertGe(answer.length, 4, "a refusal without a name");
        if (!went) assertTrue(bytes4(answer) != 0x4e487b71, "a panic");
        assertEq(loan.balanceOf(address(lending)), owned);
    }

    /// @dev The dust bound's width: nothing is lent where no debt is large enough.
    function test_ends_theGreatestDustBound_letsNobodyBorrow() public {
        LendingTerms memory terms = isolated();
        terms.loan = LendingKeyLib.pack(address(loan), type(uint96).max);
        lending.openLendingMarket(terms);
        lend(terms, lender, 1e18);
        pledge(terms, borrower, 0, 1e22);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.DebtBelowDust.selector, 1e18, type(uint96).max));
        vm.prank(borrower);
        lending.borrow(terms, account(borrower), 1e18, 0, borrower);
    }
}
