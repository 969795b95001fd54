// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {LiquidationStep} from "weir/lending/interfaces/ILending.sol";
import {LendingFixture} from "../LendingFixture.sol";

/// @notice Three collaterals: 10 ETH (86 %), 0.5 BTC (77 %), 20,000 steady (91.5 %), for a debt of 54,000.
contract LiquidateCrossedTest is LendingFixture {
    uint256 private constant DEBT = 54_000 * TOKEN;

    function setUp() public override {
        super.setUp();
        lend(crossed(), lender, 1_000_000 * TOKEN);
        pledge(crossed(), borrower, 0, 10 * ETH);
        pledge(crossed(), borrower, 1, BTC / 2);
        pledge(crossed(), borrower, 2, 20_000 * ETH);
        take(crossed(), borrower, DEBT);
        later();
    }

    /// @dev Worth 10,000 + 27,000 + 20,000 = 57,000: 1.0555 of the debt; the limit is 47,690, health 0.883. Seizing what
    /// counts 91.5 % at a factor of at least 1.005 would lower it.
    function test_liquidate_revertsWhen_seizingWouldLowerTheHealth() public {
        guards[0].setPrice(1000e24);
        guards[1].setPrice(54_000e34);
        uint256 owed = debt();
        uint256 limit = (8600 + 20_790 + 18_300) * TOKEN;
        vm.expectRevert(
            abi.encodeWithSelector(
                ILendingErrors.CollateralNotDue.selector, 2, limit * 1e36 / (owed * 0.915e18)
            )
        );
        vm.prank(liquidator);
        lending.liquidate(crossed(), account(borrower), steps(2, 1), liquidator, "");
        // The one of 86 % is due: 0.883/0.86 = 1.0269.
        (uint256 repaid, uint256[] memory seized) = liquidate(crossed(), 0, 1000 * TOKEN);
        assertEq(seized[0], repaid * (limit * 1e36 / (owed * 0.86e18)) / WAD * 1e36 / 1000e24);
    }

    /// @dev A guard that says nothing now, of a collateral that this position has none of, keeps nobody from liquidating it.
    function test_liquidate_asksNoGuardOfWhatIsNotPledged() public {
        pledge(crossed(), lender, 0, 10 * ETH);
        take(crossed(), lender, 15_000 * TOKEN);
        later();
        guards[0].setPrice(1600e24);
        guards[1].setGrace(block.timestamp);
        vm.prank(liquidator);
        (uint256 repaid, uint256[] memory seized) =
            lending.liquidate(crossed(), account(lender), steps(0, 1000 * TOKEN), liquidator, "");
        assertEq(repaid, 1000 * TOKEN);
        assertGt(seized[0], 0);
        assertEq(seized[1], 0);
    }

    function test_liquidate_seizesTheStepsInTheirOrder() public {
        guards[0].setPrice(1000e24);
        guards[1].setPrice(54_000e34);
        LiquidationStep[] memory list = new LiquidationStep[](2);
        list[0] = LiquidationStep(1, 5000 * TOKEN);
        list[1] = LiquidationStep(0, 3000 * TOKEN);
        uint256 owed = debt();
        (uint256 repaid, uint256[] memory seized) = liquidate(crossed(), list);
        assertEq(repaid, 8000 * TOKEN);
        assertGt(seized[0], 0);
        assertGt(seized[1], 0);
        assertEq(seized[2], 0);
        assertEq(pledgedOf(crossed(), borrower, 0), 10 * ETH - seized[0]);
        assertEq(pledgedOf(crossed(), borrower, 1), BTC / 2 - seized[1]);
        assertEq(lending.pledgedTotal(idOf(crossed()), 0), 10 * ETH - seized[0]);
        assertEq(lending.pledgedTotal(idOf(crossed()), 1), BTC / 2 - seized[1]);
        assertEq(lending.pledgedTotal(idOf(crossed()), 2), 20_000 * ETH);
        assertApproxEqAbs(debtOf(crossed(), borrower), owed - repaid, 1);
    }

    /// @dev The lowest LTV first, all that may be repaid against each: so a position can always be worked off.
    function test_liquidate_fromTheLowestLtvUp_endsHealedOrWithoutADebt() public {
        guards[0].setPrice(600e24);
        guards[1].setPrice(36_000e34);
        uint256 supplied = suppliedOf(crossed());
        // Worth 44,000 for a debt of 54,000.
        (uint256 repaid, uint256[] memory seized) = liquidate(crossed(), ascending());
        assertEq(seized[0], 10 * ETH);
        assertEq(seized[1], BTC / 2);
        assertEq(seized[2], 20_000 * ETH);
        assertEq(debtWordOf(crossed(), borrower).shares(), 0);
        assertApproxEqAbs(repaid, uint256(44_000 * TOKEN) * 1000 / 1005, 3);
        assertApproxEqAbs(suppliedOf(crossed()), supplied - (DEBT - repaid), 10_000);
    }

    function test_liquidate_ofOneThatIsDown_countsItAtTheGuardsAnswer() public {
        guards[0].setPrice(1000e24);
        guards[1].setPrice(50_000e34);
        guards[2].setDown();
        // 10,000 + 25,000 + 23,000: limit 8,600 + 19,250 + 21,045.
        vm.expectRevert(
            abi.encodeWithSelector(
                ILendingErrors.RepaymentTooLarge.selector, DEBT * 2, largestAgainstBitcoin()
            )
        );
        vm.prank(liquidator);
        lending.liquidate(crossed(), account(borrower), steps(1, DEBT * 2), liquidator, "");
    }

    /// @dev A collateral of which nothing is pledged gives nothing and costs nothing.
    function test_liquidate_ofOneThatIsGone_doesNothing() public {
        unpledge(crossed(), borrower, 2, 100 * ETH);
        guards[0].setPrice(600e24);
        guards[1].setPrice(36_000e34);
        later();
        LiquidationStep[] memory list = new LiquidationStep[](3);
        list[0] = LiquidationStep(1, ALL);
        list[1] = LiquidationStep(1, ALL);
        list[2] = LiquidationStep(1, 0);
        (uint256 repaid, uint256[] memory seized) = liquidate(crossed(), list);
        assertEq(seized[1], BTC / 2);
        assertEq(repaid, (uint256(18_000 * TOKEN) * 1000 + 1004) / 1005);
    }

    /// @dev Once the debt is gone the steps that follow are not looked at.
    function test_liquidate_stopsWhereNothingIsOwed() public {
        guards[0].setPrice(600e24);
        guards[1].setPrice(36_000e34);
        LiquidationStep[] memory list = new LiquidationStep[](2);
        list[0] = LiquidationStep(9, ALL);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.NoSuchCollateral.selector, 9));
        vm.prank(liquidator);
        lending.liquidate(crossed(), account(borrower), list, liquidator, "");
        vm.prank(borrower);
        lending.repay(keyOf(crossed()), account(borrower), DEBT - 80 * TOKEN, 0);
        unpledgeAllBut();
        list[0] = LiquidationStep(2, ALL);
        list[1] = LiquidationStep(9, ALL);
        later();
        guards[2].setPrice(0.87e24);
        liquidate(crossed(), list);
        assertEq(debtWordOf(crossed(), borrower).shares(), 0);
    }

    /// @dev 95 steady alone for a debt of 80.
    function unpledgeAllBut() private {
        unpledge(crossed(), borrower, 0, 10 * ETH);
        unpledge(crossed(), borrower, 1, BTC / 2);
        unpledge(crossed(), borrower, 2, 19_905 * ETH);
    }

    function ascending() private pure returns (LiquidationStep[] memory list) {
        list = new LiquidationStep[](3);
        list[0] = LiquidationStep(1, ALL);
        list[1] = LiquidationStep(0, ALL);
        list[2] = LiquidationStep(2, ALL);
    }

    function largestAgainstBitcoin() private returns (uint256) {
        uint256 owed = debt();
        uint256 limit = (8600 + 19_250 + 21_045) * TOKEN;
        uint256 ofWorth = uint256(58_000 * TOKEN) * WAD / owed;
        uint256 taken = (ofWorth * 77 + 99) / 100;
        return (1.05e18 * owed - WAD * limit + (1.05e18 - taken) - 1) / (1.05e18 - taken);
    }

    function debt() private returns (uint256) {
        lending.accrue(keyOf(crossed()));
        return debtOf(crossed(), borrower);
    }
}
