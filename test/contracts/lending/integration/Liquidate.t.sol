// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Vm} from "forge-std/Vm.sol";
import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {ILendingEvents} from "weir/lending/interfaces/ILendingEvents.sol";
import {IPriceGuard} from "weir/lending/interfaces/IPriceGuard.sol";
import {LiquidationStep} from "weir/lending/interfaces/ILending.sol";
import {Funds, Side} from "weir/lending/types/Ledger.sol";
import {LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {LendingFixture} from "../LendingFixture.sol";

/// @notice One collateral. 10 ETH for a debt of 16,000: unhealthy below 1860.465 a token.
contract LiquidateTest is LendingFixture {
    uint256 private constant DEBT = 16_000 * TOKEN;

    function setUp() public override {
        super.setUp();
        openPosition();
        // No interest, so that figures are round: what it adds is tested elsewhere.
        vm.warp(NOW);
        take(isolated(), borrower, 1);
        vm.prank(borrower);
        lending.repay(keyOf(isolated()), account(borrower), 1, 0);
    }

    function test_liquidate_revertsWhen_marketIsUnknown() public {
        LendingTerms memory terms = isolated();
        terms.loan += 1 << 160;
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.UnknownLendingMarket.selector, idOf(terms)));
        lending.liquidate(terms, account(borrower), steps(0, 1), liquidator, "");
    }

    function test_liquidate_revertsWhen_recipientIsMissing() public {
        vm.expectRevert(ILendingErrors.ZeroRecipient.selector);
        lending.liquidate(isolated(), account(borrower), steps(0, 1), address(0), "");
    }

    function test_liquidate_revertsWhen_thePositionIsHealthy() public {
        unfresh(1860.47e24);
        uint256 limit = uint256(10) * 1860.47e6 * 86 / 100;
        refuses(0, ALL, abi.encodeWithSelector(ILendingErrors.PositionHealthy.selector, debt(), limit));
        // The debt has interest of a second in it, which lifts the price at which it is healthy a little.
        unfresh(1860.46e24);
        liquidate(isolated(), 0, ALL);
    }

    function test_liquidate_revertsWhen_thereIsNoDebt() public {
        vm.warp(NOW + 1);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.PositionHealthy.selector, 0, 0));
        lending.liquidate(isolated(), account(lender), steps(0, ALL), liquidator, "");
    }

    function test_liquidate_revertsWhen_thePositionWasCheckedInThisSecond() public {
        guards[0].setPrice(1000e24);
        refuses(0, ALL, abi.encodeWithSelector(ILendingErrors.PositionFresh.selector, NOW));
        vm.warp(NOW + 1);
        liquidate(isolated(), 0, ALL);
    }

    function test_liquidate_revertsWhen_thereIsNoSuchCollateral() public {
        unfresh(1800e24);
        refuses(1, ALL, abi.encodeWithSelector(ILendingErrors.NoSuchCollateral.selector, 1));
    }

    function test_liquidate_revertsWhen_sequencerIsInItsGrace() public {
        unfresh(1800e24);
        guards[0].setGrace(NOW);
        refuses(0, ALL, abi.encodeWithSelector(IPriceGuard.SequencerGrace.selector, NOW));
    }

    /// @dev Health 0.9675: the ramp is past 0.0325/0.05 of the way from 1.005 to 1.0438. The largest repayment brings the
    /// health to 1.05.
    function test_liquidate_revertsWhen_moreIsRepaidThanHealsThePosition() public {
        unfresh(1800e24);
        uint256 owed = debt();
        uint256 limit = 15_480 * TOKEN;
        uint256 incentive = 1.005e18 + 0.0388e18 * 20 * (owed - limit) / owed;
        uint256 largest = (1.05e18 * owed - 1e18 * limit) / (1.05e18 - incentive * 86 / 100 - 1) + 1;
        refuses(
            0,
            largest + 1,
            abi.encodeWithSelector(ILendingErrors.RepaymentTooLarge.selector, largest + 1, largest)
        );
        (uint256 repaid, uint256[] memory seized) = liquidate(isolated(), 0, largest);
        assertEq(repaid, largest);
        assertEq(seized[0], largest * incentive / WAD * 1e36 / 1800e24);
    }

    function test_liquidate_revertsWhen_dustOfDebtWouldBeLeft() public {
        unfresh(1650e24);
        uint256 owed = debt();
        // Worth 16,500; health below 0.95, so the incentive is 1.03125 (C/D), and all may be repaid in two steps.
        (uint256 repaid,) = liquidate(isolated(), 0, owed / 2);
        assertEq(repaid, owed / 2);
        owed -= repaid;
        vm.expectPartialRevert(ILendingErrors.DustLeft.selector);
        vm.prank(liquidator);
        lending.liquidate(isolated(), account(borrower), steps(0, owed - DUST + 2), liquidator, "");
    }

    function test_liquidate_withMax_healsToOneAndAFive() public {
        unfresh(1800e24);
        (uint256 repaid, uint256[] memory seized) = liquidate(isolated(), 0, ALL);
        uint256 left = pledgedOf(isolated(), borrower, 0);
        assertEq(left, 10 * ETH - seized[0]);
        assertApproxEqAbs(health(left, 1800e24), 1.05e18, 1e12);
        assertGe(health(left, 1800e24), 1.05e18 - 1e9);
        assertEq(tokens[0].balanceOf(liquidator), 1e30 + seized[0]);
        assertEq(loan.balanceOf(liquidator), 1e24 - repaid);
        assertEq(lending.pledgedTotal(idOf(isolated()), 0), left);
        vm.expectPartialRevert(ILendingErrors.PositionHealthy.selector);
        lending.liquidate(isolated(), account(borrower), steps(0, ALL), liquidator, "");
    }

    /// @dev Where what would be left of the debt is dust, all may be repaid. Collateral that is left stays the borrower's.
    function test_liquidate_ofASmallDebt_takesAllOfItAndLeavesTheRest() public {
        vm.prank(borrower);
        lending.repay(keyOf(isolated()), account(borrower), DEBT - 60 * TOKEN, 0);
        unpledge(isolated(), borrower, 0, 9.96 ether);
        unfresh(1743e24);
        uint256 owed = debt();
        (uint256 repaid, uint256[] memory seized) = liquidate(isolated(), 0, ALL);
        assertEq(repaid, owed);
        assertLt(seized[0], 0.04 ether);
        assertEq(pledgedOf(isolated(), borrower, 0), 0.04 ether - seized[0]);
        assertEq(debtWordOf(isolated(), borrower).shares(), 0);
        unpledge(isolated(), borrower, 0, 0.04 ether - seized[0]);
    }

    /// @dev Health 0.8: the incentive is at most what there is, C/D = 1.0046 would be below the least, so 1.005; at a worth
    /// of 1.02 debts it is 1.02.
    function test_liquidate_incentive_isAtMostWhatThePositionHas() public {
        unfresh(1632e24);
        uint256 owed = debt();
        (uint256 repaid, uint256[] memory seized) = liquidate(isolated(), 0, 1000 * TOKEN);
        assertEq(repaid, 1000 * TOKEN);
        uint256 incentive = uint256(16_320 * TOKEN) * WAD / owed;
        assertEq(seized[0], repaid * incentive / WAD * 1e36 / 1632e24);
        assertLt(incentive, 1.02e18);
    }

    function test_liquidate_incentive_isAtMostTheMarkets() public {
        unfresh(1740e24);
        (uint256 repaid, uint256[] memory seized) = liquidate(isolated(), 0, 1000 * TOKEN);
        assertEq(seized[0], repaid * 1.0438e18 / WAD * 1e36 / uint256(1740e24));
    }

    function test_liquidate_incentive_isTheLeastWhereThePositionHasLess() public {
        unfresh(1500e24);
        (uint256 repaid, uint256[] memory seized) = liquidate(isolated(), 0, 1000 * TOKEN);
        assertEq(seized[0], repaid * 1.005e18 / WAD * 1e36 / uint256(1500e24));
    }

    /// @dev The lenders' money: what was repaid is cash, and is no longer owed.
    function test_liquidate_movesWhatWasRepaidFromOwedToCash() public {
        unfresh(1800e24);
        lending.accrue(keyOf(isolated()));
        (uint256 cash, uint256 borrowed) = (fundsOf(isolated()).cash(), fundsOf(isolated()).borrowed());
        uint256 shares = borrowersOf(isolated()).shares();
        uint256 supplied = suppliedOf(isolated());
        (uint256 repaid,) = liquidate(isolated(), 0, ALL);
        assertEq(fundsOf(isolated()).cash(), cash + repaid);
        assertEq(fundsOf(isolated()).borrowed(), borrowed - repaid);
        assertEq(borrowersOf(isolated()).shares(), shares - repaid * (shares + 1e6) / (borrowed + 1));
        assertEq(borrowersOf(isolated()).shares(), debtWordOf(isolated(), borrower).shares());
        assertEq(suppliedOf(isolated()), supplied);
    }

    function test_liquidate_leavesTheTimeOfTheCheck() public {
        unfresh(1800e24);
        liquidate(isolated(), 0, ALL);
        assertEq(debtWordOf(isolated(), borrower).checkedAt(), NOW);
    }

    function test_liquidate_paysTheRecipientAndTellsAll() public {
        unfresh(1800e24);
        lending.accrue(keyOf(isolated()));
        address to = makeAddr("to");
        uint256 shares = debtWordOf(isolated(), borrower).shares();
        vm.recordLogs();
        vm.prank(liquidator);
        (uint256 repaid, uint256[] memory seized) =
            lending.liquidate(isolated(), account(borrower), steps(0, 500 * TOKEN), to, "");
        assertEq(tokens[0].balanceOf(to), seized[0]);
        Vm.Log memory log = vm.getRecordedLogs()[0];
        assertAbout(log, ILendingEvents.Liquidated.selector, idOf(isolated()), liquidator);
        assertEq(
            log.data,
            abi.encode(
                repaid,
                shares - debtWordOf(isolated(), borrower).shares(),
                seized,
                Funds.unwrap(fundsOf(isolated())),
                Side.unwrap(borrowersOf(isolated()))
            )
        );
    }

    /// @dev While the price is down the guard's answer counts: the last good one times 1.15.
    function test_liquidate_withThePriceDown_isJudgedByWhatTheGuardSays() public {
        unfresh(1800e24);
        guards[0].setDown();
        refuses(
            0, ALL, abi.encodeWithSelector(ILendingErrors.PositionHealthy.selector, debt(), 17_802 * TOKEN)
        );
        guards[0].setPrice(1600e24);
        guards[0].setDown();
        liquidate(isolated(), 0, 100 * TOKEN);
    }

    /// @dev A guard that knows no price at all: what it guards is worth nothing, and falls to the liquidator.
    function test_liquidate_ofWhatHasNoPrice_takesItForNothing() public {
        unfresh(0);
        uint256 owed = debt();
        (uint256 repaid, uint256[] memory seized) = liquidate(isolated(), 0, 0);
        assertEq(repaid, 0);
        assertEq(seized[0], 10 * ETH);
        assertEq(debtWordOf(isolated(), borrower).shares(), 0);
        assertGe(owed, DEBT);
    }

    /// @dev Without steps, with one that repays nothing, with one against what is not pledged.
    function test_liquidate_revertsWhen_nothingWouldBeLiquidated() public {
        unfresh(1800e24);
        bytes memory why = abi.encodeWithSelector(ILendingErrors.NothingLiquidated.selector, debt());
        refuses(0, 0, why);
        vm.expectRevert(why);
        vm.prank(liquidator);
        lending.liquidate(isolated(), account(borrower), new LiquidationStep[](0), liquidator, "");
        lend(crossed(), lender, 100_000 * TOKEN);
        pledge(crossed(), borrower, 0, 10 * ETH);
        guards[0].setPrice(ETH_PRICE);
        take(crossed(), borrower, 16_000 * TOKEN);
        unfresh(1800e24);
        lending.accrue(keyOf(crossed()));
        why = abi.encodeWithSelector(ILendingErrors.NothingLiquidated.selector, debtOf(crossed(), borrower));
        vm.expectRevert(why);
        vm.prank(liquidator);
        lending.liquidate(crossed(), account(borrower), steps(1, ALL), liquidator, "");
    }

    /// @dev It asks of the whole, not of each step; and a single unit is something.
    function test_liquidate_withAStepThatDoesNothing_goesOn() public {
        unfresh(1800e24);
        LiquidationStep[] memory list = new LiquidationStep[](2);
        list[1] = LiquidationStep(0, 1);
        (uint256 repaid,) = liquidate(isolated(), list);
        assertEq(repaid, 1);
    }

    function test_liquidate_inSeveralSteps_judgesEachAfterTheOneBefore() public {
        unfresh(1800e24);
        LiquidationStep[] memory list = new LiquidationStep[](2);
        list[0] = LiquidationStep(0, 1000 * TOKEN);
        list[1] = LiquidationStep(0, ALL);
        (uint256 repaid,) = liquidate(isolated(), list);
        assertGt(repaid, 1000 * TOKEN);
        assertApproxEqAbs(health(pledgedOf(isolated(), borrower, 0), 1800e24), 1.05e18, 1e12);
    }

    function unfresh(uint256 price) private {
        vm.warp(block.timestamp + 1);
        guards[0].setPrice(price);
    }

    /// @dev Now.
    function debt() private returns (uint256) {
        lending.accrue(keyOf(isolated()));
        return debtOf(isolated(), borrower);
    }

    function health(uint256 amount, uint256 price) private view returns (uint256) {
        return amount * price / 1e36 * 86 / 100 * WAD / debtOf(isolated(), borrower);
    }

    function refuses(uint256 index, uint256 repay, bytes memory why) private {
        vm.expectRevert(why);
        vm.prank(liquidator);
        lending.liquidate(isolated(), account(borrower), steps(index, repay), liquidator, "");
    }
}
