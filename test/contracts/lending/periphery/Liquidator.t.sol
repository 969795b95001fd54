// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {LiquidationStep} from "weir/lending/interfaces/ILending.sol";
import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {ILiquidator, Sale} from "weir/lending/periphery/interfaces/ILiquidator.sol";
import {IPathSwaps} from "weir/lending/periphery/interfaces/IPathSwaps.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {LiquidatorTest} from "./LiquidatorTest.sol";

/// @notice Liquidations that pay for themselves, to the unit.
contract LiquidatorFlowTest is LiquidatorTest {
    // ------------------------------------------------------------------ reverts

    function test_liquidate_revertsWhen_lessThanTheLeastSurplusIsLeft() public {
        uint256 surplus = poolOutput(POOL_BASE, POOL_QUOTE, SEIZED) - REPAID;
        vm.expectRevert(abi.encodeWithSelector(ILiquidator.SurplusTooLow.selector, surplus, surplus + 1));
        liquidate(sale(0, direct()), surplus + 1);
        (, uint256 paid) = liquidate(sale(0, direct()), surplus);
        assertEq(paid, surplus);
    }

    function test_liquidate_revertsWhen_theSaleDoesNotPayTheDebt() public {
        // The pool's price falls below what liquidators pay.
        swap(alice, 200e18, 1);
        (uint256 x, uint256 y) = reserves();
        uint256 proceeds = poolOutput(x, y, SEIZED);
        assertLt(proceeds, REPAID);
        vm.expectRevert(abi.encodeWithSelector(ILiquidator.ProceedsTooLow.selector, proceeds, REPAID));
        liquidate(sale(0, direct()), 0);
    }

    function test_liquidate_revertsWhen_nothingIsSold() public {
        vm.expectRevert(abi.encodeWithSelector(ILiquidator.ProceedsTooLow.selector, 0, REPAID));
        liquidate(new Sale[](0), 0);
    }

    function test_liquidate_revertsWhen_theMarketIsEmpty_changesNothing_andSucceedsLater() public {
        MarketKey memory empty = MarketKeyLib.pack(address(base), address(quote), 15, TIER_MAJOR, 2e6);
        exchange.openMarket(empty, 1);
        MarketKey[] memory path = new MarketKey[](1);
        path[0] = empty;
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NothingOut.selector, SEIZED));
        liquidate(sale(0, path), 0);
        assertEq(debtOf(isolated(), bobs), 16_000e6);
        assertHoldsNothing(address(liquidator));

        key = empty;
        bid(alice, 1, TICK_2000, 10_000);
        (uint256 repaid, uint256 surplus) = liquidate(sale(0, path), 0);
        assertEq(repaid, REPAID);
        assertEq(surplus, soldLots(SEIZED) * 2e6 - REPAID);
    }

    function test_liquidate_revertsWhen_aSaleNamesNoCollateral() public {
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.NoSuchCollateral.selector, 1));
        liquidate(sale(1, direct()), 0);
    }

    function test_liquidate_revertsWhen_aPathEndsInAnotherToken() public {
        openFarMarket();
        MarketKey[] memory path = new MarketKey[](1);
        path[0] = farKey;
        vm.expectRevert(
            abi.encodeWithSelector(IPathSwaps.PathEndsElsewhere.selector, address(far), address(quote))
        );
        liquidate(sale(0, path), 0);
    }

    function test_liquidate_revertsWhen_aPathDoesNotHangTogether() public {
        openFarMarket();
        // From base to far, which the second market does not trade.
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.PathBroken.selector, 1, address(far)));
        liquidate(sale(0, overBase()), 0);
    }

    function test_liquidate_revertsWhen_aPathBeginsWithAnotherToken() public {
        openFarMarket();
        MarketKey[] memory path = new MarketKey[](1);
        path[0] = MarketKeyLib.pack(address(far), address(quote), 15, TIER_MAJOR, 1);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.PathBroken.selector, 0, address(base)));
        liquidate(sale(0, path), 0);
    }

    function test_liquidate_revertsWhen_thePositionIsHealthy() public {
        guard.setPrice(PRICE_2000);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.PositionHealthy.selector, 16_000e6, 17_200e6));
        liquidate(sale(0, direct()), 0);
    }

    function test_onLiquidation_revertsFor_strangers() public {
        bytes memory data = abi.encode(dan, isolated().loan, isolated().collaterals, sale(0, direct()));
        vm.expectRevert(abi.encodeWithSelector(IPathSwaps.NotCalledBack.selector, dan));
        vm.prank(dan);
        liquidationCallback().onLiquidation(0, bobs, 0, new uint256[](1), data);
    }

    // ------------------------------------------------------------------ flows

    function test_liquidate_sellsRepaysAndPaysTheRest() public {
        uint256 surplus = poolOutput(POOL_BASE, POOL_QUOTE, SEIZED) - REPAID;
        vm.expectEmit(address(liquidator));
        emit ILiquidator.LiquidationSold(idOf(isolated()), bobs, dan, REPAID, surplus);
        (uint256 repaid, uint256 paid) = liquidate(sale(0, direct()), 0);
        assertEq(repaid, REPAID);
        assertEq(paid, surplus);
        assertEq(quote.balanceOf(dan), surplus);
        assertEq(base.balanceOf(dan), 0);
        assertEq(debtOf(isolated(), bobs), 16_000e6 - REPAID);
        (,, uint256 pledged) = positionOf(isolated(), bobs);
        assertEq(pledged, 10e18 - SEIZED);
        assertHoldsNothing(address(liquidator));
    }

    function test_liquidate_worksAgainWithTheAllowancesThatAreThere() public {
        liquidate(sale(0, direct()), 0);
        guard.setPrice(PRICE_1800 * 9 / 10);
        (uint256 repaid,) = liquidate(sale(0, direct()), 0);
        assertGt(repaid, 0);
        assertHoldsNothing(address(liquidator));
    }

    function test_liquidate_sellsIntoTheBookToo_andReturnsWhatIsBelowALot() public {
        // Better than the pool for all of it.
        bid(alice, 1, TICK_2000 + 100, 10_000);
        (, uint256 surplus) = liquidate(sale(0, direct()), 0);
        // 4536 lots at 2010.00, less the taker fee of 500 parts per million, taken in base.
        uint256 sold = soldLots(SEIZED);
        assertEq(surplus, sold * 2.01e6 - REPAID);
        assertEq(quote.balanceOf(dan), surplus);
        assertEq(base.balanceOf(dan), SEIZED - sold * LOT - feeOn(sold * LOT));
        assertHoldsNothing(address(liquidator));
    }

    function test_liquidate_sellsOverTwoMarkets_andCreditsTheDustBetweenToTheCaller() public {
        openCrossedMarket();
        bid(alice, 1, TICK_2000 + 100, 100_000);
        pledgeCrossed(0, 20e18, 10_000e6);
        farGuard.setPrice(PRICE_1800 / 3);
        vm.recordLogs();
        (uint256 repaid, uint256 surplus) = liquidate(crossed(), step(1), sale(1, overBase()), 1);
        (address token, uint256 dust) = loggedDust();
        assertEq(token, address(base));
        assertGt(dust, 0);
        assertLt(dust, LOT);
        assertEq(inside(dan, address(base)), dust);
        assertEq(quote.balanceOf(dan), surplus);
        assertGt(repaid, 0);
        assertHoldsNothing(address(liquidator));
    }

    function test_liquidate_handsOverInKindWhatNoSaleNames() public {
        openCrossedMarket();
        pledgeCrossed(5e18, 10e18, 14_000e6);
        guard.setPrice(PRICE_1800 * 3 / 4);
        farGuard.setPrice(PRICE_1800 / 4);
        LiquidationStep[] memory steps = new LiquidationStep[](2);
        (steps[0], steps[1]) = (LiquidationStep(0, 1000e6), LiquidationStep(1, 100e6));
        (uint256 repaid, uint256 surplus) = liquidate(crossed(), steps, sale(0, direct()), 1);
        assertEq(repaid, 1100e6);
        assertEq(quote.balanceOf(dan), surplus);
        assertGt(far.balanceOf(dan), 0);
        assertHoldsNothing(address(liquidator));
    }

    function test_liquidate_passesOverSalesOfWhatWasNotSeized() public {
        openCrossedMarket();
        pledgeCrossed(5e18, 10e18, 14_000e6);
        guard.setPrice(PRICE_1800 * 3 / 4);
        Sale[] memory sales = new Sale[](2);
        (sales[0], sales[1]) = (sale(0, direct())[0], sale(1, overBase())[0]);
        LiquidationStep[] memory steps = new LiquidationStep[](1);
        steps[0] = LiquidationStep(0, 1000e6);
        (uint256 repaid,) = liquidate(crossed(), steps, sales, 1);
        assertEq(repaid, 1000e6);
        assertHoldsNothing(address(liquidator));
    }

    function test_liquidate_ofAPositionThatIsBeyondSaving_takesAllAndWritesOffTheRest() public {
        guard.setPrice(PRICE_2000 / 4);
        (uint256 repaid, uint256 surplus) = liquidate(sale(0, direct()), 0);
        // 10 base are worth 5,000, at an incentive of 0.5 % for the liquidator.
        assertEq(repaid, 4_975_124_379);
        assertEq(surplus, poolOutput(POOL_BASE, POOL_QUOTE, 10e18) - repaid);
        assertEq(debtOf(isolated(), bobs), 0);
        assertHoldsNothing(address(liquidator));
    }

    function test_liquidate_takesWhatNothingPrices_forNothing() public {
        guard.setPrice(0);
        (uint256 repaid, uint256 surplus) = liquidate(sale(0, direct()), 0);
        assertEq(repaid, 0);
        assertEq(surplus, poolOutput(POOL_BASE, POOL_QUOTE, 10e18));
        assertHoldsNothing(address(liquidator));
    }

    function test_liquidate_givesTheCallerWhatWasSentHereByMistake() public {
        vm.startPrank(alice);
        quote.transfer(address(liquidator), 5e6);
        base.transfer(address(liquidator), 3);
        vm.stopPrank();
        uint256 surplus = poolOutput(POOL_BASE, POOL_QUOTE, SEIZED) - REPAID + 5e6;
        (, uint256 paid) = liquidate(sale(0, direct()), surplus);
        assertEq(paid, surplus);
        assertEq(base.balanceOf(dan), 3);
        assertHoldsNothing(address(liquidator));
    }

    /// @dev Without a right, an allowance or a token: so anyone can ask what a liquidation would bring.
    function testFuzz_liquidate_bringsTheSameToAnyCaller(address who) public {
        vm.assume(who != address(0) && who != address(liquidator) && who != address(lending));
        vm.assume(who != address(exchange) && quote.balanceOf(who) == 0);
        vm.prank(who);
        (, uint256 surplus) = liquidator.liquidate(isolated(), bobs, step(0), sale(0, direct()), 0);
        assertEq(surplus, poolOutput(POOL_BASE, POOL_QUOTE, SEIZED) - REPAID);
        assertEq(quote.balanceOf(who), surplus);
    }

    // ------------------------------------------------------------------ shorthands

    /// @dev Whole lots that `amount` of base pays for, the taker fee in it.
    function soldLots(uint256 amount) private pure returns (uint256) {
        return amount * 1e6 / 1_000_500 / LOT;
    }

    function feeOn(uint256 amount) private pure returns (uint256) {
        return amount * 500 / 1e6;
    }
}
