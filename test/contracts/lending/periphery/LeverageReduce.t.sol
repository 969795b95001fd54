// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {ILeverage, Trade} from "weir/lending/periphery/interfaces/ILeverage.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {LeverageTest} from "./LeverageTest.sol";

/// @notice Closing a position, and repaying a part of it out of its own collateral.
contract LeverageReduceTest is LeverageTest {
    function setUp() public override {
        super.setUp();
        open(30_000e6, 10e18);
    }

    // ------------------------------------------------------------------ reverts

    function test_close_revertsWhen_theAccountIsSomebodyElses() public {
        Trade memory trade = tradeOf(isolated(), 0, direct());
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.NotAuthorised.selector, bobs, alice));
        vm.prank(alice);
        leverage.close(trade, 0, noPermission());
    }

    function test_repayWithCollateral_revertsWhen_theAccountIsSomebodyElses() public {
        Trade memory trade = tradeOf(isolated(), 0, direct());
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.NotAuthorised.selector, bobs, alice));
        vm.prank(alice);
        leverage.repayWithCollateral(trade, 1e18, 0, noPermission());
    }

    function test_close_revertsWhen_lessIsLeftThanTheLeast() public {
        uint256 out = saleOutput(pledgedOf(bobs));
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.OutputTooLow.selector, out, out + 1));
        close(out - 30_000e6 + 1);
        assertEq(close(out - 30_000e6), out - 30_000e6);
    }

    function test_close_revertsWhen_theCollateralDoesNotCoverTheDebt() public {
        // The pool pays a quarter of the price.
        swap(alice, 1000e18, 1);
        uint256 out = saleOutput(pledgedOf(bobs));
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.OutputTooLow.selector, out, 30_000e6));
        close(0);
    }

    function test_close_revertsWhen_theMarketIsEmpty_changesNothing_andSucceedsLater() public {
        MarketKey memory empty = MarketKeyLib.pack(address(base), address(quote), 15, TIER_MAJOR, 2e6);
        exchange.openMarket(empty, 1);
        uint256 pledged = pledgedOf(bobs);
        key = empty;
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NothingOut.selector, pledged));
        close(0);
        assertEq(pledgedOf(bobs), pledged);
        assertEq(debtOf(isolated(), bobs), 30_000e6);

        bid(alice, 1, TICK_2000, 30_000);
        close(19_000e6);
        assertEq(debtOf(isolated(), bobs), 0);
        assertHoldsNothing(address(leverage));
    }

    function test_close_revertsWhen_nothingIsPledged() public {
        close(0);
        vm.expectRevert(ILendingErrors.ZeroAmount.selector);
        close(0);
    }

    function test_repayWithCollateral_revertsWhen_thatWouldLeaveThePositionBeyondItsLimit() public {
        uint256 left = pledgedOf(bobs) - 10e18;
        // 30,000 owed of which one is repaid first, and a limit for what is left.
        uint256 limit = left * 2000e6 / 1e18 * 8084 / 10_000;
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.BorrowLimit.selector, 29_999e6, limit));
        reduce(10e18, 1e6);
    }

    function test_repayWithCollateral_revertsWhen_moreIsSoldThanPledged() public {
        uint256 pledged = pledgedOf(bobs);
        vm.expectRevert(
            abi.encodeWithSelector(ILendingErrors.CollateralTooLow.selector, pledged, pledged + 1)
        );
        reduce(pledged + 1, 30_000e6);
    }

    // ------------------------------------------------------------------ closing

    function test_close_sellsAllRepaysAllAndPaysTheRest() public {
        uint256 pledged = pledgedOf(bobs);
        uint256 out = saleOutput(pledged);
        uint256 had = quote.balanceOf(bob);
        vm.expectEmit(address(leverage));
        emit ILeverage.LeverageReduced(idOf(isolated()), bobs, 0, pledged, out, 30_000e6, out - 30_000e6);
        assertEq(close(0), out - 30_000e6);
        assertEq(quote.balanceOf(bob), had + out - 30_000e6);
        assertEq(pledgedOf(bobs), 0);
        (, uint256 debtShares,) = positionOf(isolated(), bobs);
        assertEq(debtShares, 0);
        assertHoldsNothing(address(leverage));
    }

    function test_close_repaysTheInterestOfAYear() public {
        vm.warp(NOW + 365 days);
        uint256 out = saleOutput(pledgedOf(bobs));
        uint256 back = close(0);
        // 3 % of the market is lent: the rate is 0.04 * 0.03 / 0.9.
        assertApproxEqAbs(out - back, 30_040e6, 1e6);
        (, uint256 debtShares,) = positionOf(isolated(), bobs);
        assertEq(debtShares, 0);
    }

    function test_close_worksWithoutADebt() public {
        vm.prank(bob);
        lending.repay(keyOf(isolated()), bobs, 40_000e6, 0);
        uint256 out = saleOutput(pledgedOf(bobs));
        assertEq(close(out), out);
        assertHoldsNothing(address(leverage));
    }

    function test_close_worksForAPositionThatCouldBeLiquidated() public {
        guard.setPrice(PRICE_2000 * 6 / 10);
        vm.warp(NOW + 1);
        close(0);
        (, uint256 debtShares,) = positionOf(isolated(), bobs);
        assertEq(debtShares, 0);
    }

    function test_close_worksWhileThePriceIsDown() public {
        guard.setDown();
        close(0);
        assertEq(pledgedOf(bobs), 0);
    }

    function test_close_leavesOtherCollateralsFreeOfDebt() public {
        openCrossedMarket();
        vm.startPrank(bob);
        lending.addCollateral(crossed(), bobs, 0, 1e18);
        lending.addCollateral(crossed(), bobs, 1, 30e18);
        lending.borrow(crossed(), bobs, 20_000e6, 0, bob);
        Trade memory trade = tradeOf(crossed(), 1, overBase());
        leverage.close(trade, 0, noPermission());
        lending.removeCollateral(crossed(), bobs, 0, 1e18, bob);
        vm.stopPrank();
        assertEq(debtOf(crossed(), bobs), 0);
        assertHoldsNothing(address(leverage));
    }

    function test_close_creditsTheDustBetweenTwoMarketsToTheTrader() public {
        openCrossedMarket();
        bid(alice, 1, TICK_2000 + 100, 100_000);
        vm.startPrank(bob);
        lending.addCollateral(crossed(), bobs, 1, 30e18);
        lending.borrow(crossed(), bobs, 10_000e6, 0, bob);
        leverage.close(tradeOf(crossed(), 1, overBase()), 0, noPermission());
        vm.stopPrank();
        assertGt(inside(bob, address(base)), 0);
        assertLt(inside(bob, address(base)), LOT);
        assertHoldsNothing(address(leverage));
    }

    function test_close_returnsCollateralBelowALot() public {
        bid(alice, 1, TICK_2000 + 100, 100_000);
        uint256 pledged = pledgedOf(bobs);
        uint256 had = base.balanceOf(bob);
        close(0);
        uint256 left = base.balanceOf(bob) - had;
        assertGt(left, 0);
        assertLt(left, LOT * 1001 / 1000);
        assertLt(left, pledged);
        assertHoldsNothing(address(leverage));
    }

    // ------------------------------------------------------------------ repaying a part

    function test_repayWithCollateral_sellsAPartAndRepaysAllOfItsProceeds() public {
        uint256 pledged = pledgedOf(bobs);
        uint256 out = saleOutput(5e18);
        uint256 had = quote.balanceOf(bob);
        vm.expectEmit(address(leverage));
        emit ILeverage.LeverageReduced(idOf(isolated()), bobs, 0, 5e18, out, out, 0);
        (uint256 repaid, uint256 back) = reduce(5e18, out - 100e6);
        assertEq(repaid, out);
        assertEq(back, 0);
        assertEq(pledgedOf(bobs), pledged - 5e18);
        assertEq(debtOf(isolated(), bobs), 30_000e6 - out);
        assertEq(quote.balanceOf(bob), had);
        assertHoldsNothing(address(leverage));
    }

    function test_repayWithCollateral_atTheVeryBoundRepaysOnce() public {
        uint256 out = saleOutput(5e18);
        (uint256 repaid, uint256 back) = reduce(5e18, out);
        assertEq(repaid, out);
        assertEq(back, 0);
        assertHoldsNothing(address(leverage));
    }

    function test_repayWithCollateral_paysWhatTheDebtDoesNotTake() public {
        uint256 out = saleOutput(20e18);
        uint256 had = quote.balanceOf(bob);
        (uint256 repaid, uint256 back) = reduce(20e18, 29_000e6);
        assertEq(repaid, 30_000e6);
        assertEq(back, out - 30_000e6);
        assertEq(quote.balanceOf(bob), had + back);
        (, uint256 debtShares,) = positionOf(isolated(), bobs);
        assertEq(debtShares, 0);
        assertHoldsNothing(address(leverage));
    }

    function testFuzz_repayWithCollateral_leavesNothingBehind(uint256 sold, uint256 part) public {
        uint256 pledged = pledgedOf(bobs);
        sold = bound(sold, 1e15, pledged);
        uint256 out = saleOutput(sold);
        uint256 least = out * bound(part, 9500, 10_000) / 10_000;
        (uint256 repaid, uint256 back) = reduce(sold, least);
        assertEq(repaid + back, out);
        assertEq(repaid, out < 30_000e6 ? out : 30_000e6);
        assertEq(pledgedOf(bobs), pledged - sold);
        // Debt shares are rounded, for the lenders.
        assertApproxEqAbs(debtOf(isolated(), bobs), 30_000e6 - repaid, 2);
        assertHoldsNothing(address(leverage));
    }
}
