// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {LiquidationStep} from "weir/lending/interfaces/ILending.sol";
import {Collateral, CollateralLib, LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {LendingFixture} from "../LendingFixture.sol";

/// @notice A position worth 1.005 times its debt to the unit. The incentive is the least then, and what rounding takes off
/// HF/LLTV would put every collateral below it: each would wait for the others, and nobody could liquidate anything.
contract KnifeEdgeTest is LendingFixture {
    /// @dev 0.86 of this loses 0.98 units by rounding; twice this is 402 * 4,975,043, and the debt 400 times that.
    uint256 private constant EACH = 999_983_643;
    uint256 private constant DEBT = 1_990_017_200;

    function test_liquidate_ofEqualLtvs_isPossibleWhere_theWorthIsTheDebtAndTheLeastIncentive() public {
        LendingTerms memory terms = twins();
        lending.openLendingMarket(terms);
        lend(terms, lender, 1_000_000 * TOKEN);
        guards[2].setPrice(2e24);
        guards[0].setPrice(2e24);
        pledge(terms, borrower, 0, EACH * 1e12);
        pledge(terms, borrower, 1, EACH * 1e12);
        take(terms, borrower, DEBT);
        later();
        guards[2].setPrice(1e24);
        guards[0].setPrice(1e24);
        LiquidationStep[] memory list = new LiquidationStep[](2);
        list[0] = LiquidationStep(0, ALL);
        list[1] = LiquidationStep(1, ALL);
        (uint256 repaid,) = liquidate(terms, list);
        assertEq(repaid, DEBT);
        assertEq(debtWordOf(terms, borrower).shares(), 0);
    }

    /// @dev Of unequal LTVs the lower one is due there, the higher one waits for it.
    function test_liquidate_ofUnequalLtvs_beginsWithTheLower() public {
        LendingTerms memory terms = twins();
        terms.collaterals[1] =
            CollateralLib.pack(address(tokens[2]), 8000, 8601, 10_438, address(guards[2]), 3e24);
        lending.openLendingMarket(terms);
        lend(terms, lender, 1_000_000 * TOKEN);
        guards[2].setPrice(2e24);
        guards[0].setPrice(2e24);
        pledge(terms, borrower, 0, EACH * 1e12);
        pledge(terms, borrower, 1, EACH * 1e12);
        take(terms, borrower, DEBT);
        later();
        guards[2].setPrice(1e24);
        guards[0].setPrice(1e24);
        vm.expectPartialRevert(ILendingErrors.CollateralNotDue.selector);
        lending.liquidate(terms, account(borrower), steps(1, 100 * TOKEN), liquidator, "");
        (uint256 repaid,) = liquidate(terms, 0, 100 * TOKEN);
        assertEq(repaid, 100 * TOKEN);
    }

    /// @dev Two collaterals of 86 %.
    function twins() private view returns (LendingTerms memory terms) {
        terms = isolated();
        terms.collaterals = new Collateral[](2);
        terms.collaterals[0] = collateral(0);
        terms.collaterals[1] =
            CollateralLib.pack(address(tokens[2]), 8000, 8600, 10_438, address(guards[2]), 3e24);
    }
}
