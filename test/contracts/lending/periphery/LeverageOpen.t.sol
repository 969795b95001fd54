// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {ILeverage, Trade} from "weir/lending/periphery/interfaces/ILeverage.sol";
import {IPathSwaps} from "weir/lending/periphery/interfaces/IPathSwaps.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {LeverageTest} from "./LeverageTest.sol";

contract LeverageOpenTest is LeverageTest {
    // ------------------------------------------------------------------ reverts

    function test_open_revertsWhen_theAccountIsSomebodyElses() public {
        Trade memory trade = tradeOf(isolated(), 0, direct());
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.NotAuthorised.selector, bobs, alice));
        vm.prank(alice);
        leverage.open(trade, 1000e6, 0, 0, 0, noPermission());
    }

    function test_open_revertsWhen_leverageIsNotTheCallersOperator() public {
        vm.prank(bob);
        lending.setOperator(address(leverage), false);
        vm.expectRevert(
            abi.encodeWithSelector(ILendingErrors.NotAuthorised.selector, bobs, address(leverage))
        );
        open(1000e6, 10e18);
    }

    function test_open_revertsWhen_itsDeadlineHasPassed() public {
        Trade memory trade = tradeOf(isolated(), 0, direct());
        trade.deadline = NOW - 1;
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.DeadlineExpired.selector, NOW - 1, NOW));
        vm.prank(bob);
        leverage.open(trade, 30_000e6, 0, 10e18, 0, noPermission());
        trade.deadline = NOW;
        vm.prank(bob);
        leverage.open(trade, 30_000e6, 0, 10e18, 0, noPermission());
        assertEq(debtOf(isolated(), bobs), 30_000e6);
    }

    function test_open_revertsWhen_thereIsNoSuchCollateral() public {
        Trade memory trade = tradeOf(isolated(), 1, direct());
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.NoSuchCollateral.selector, 1));
        vm.prank(bob);
        leverage.open(trade, 1000e6, 0, 0, 0, noPermission());
    }

    function test_open_revertsWhen_thePathEndsInAnotherToken() public {
        Trade memory trade = tradeOf(isolated(), 0, new MarketKey[](0));
        vm.expectRevert(
            abi.encodeWithSelector(IPathSwaps.PathEndsElsewhere.selector, address(quote), address(base))
        );
        vm.prank(bob);
        leverage.open(trade, 1000e6, 0, 1e18, 0, noPermission());
    }

    function test_open_revertsWhen_lessIsBoughtThanTheLeast() public {
        uint256 out = purchaseOutput(30_000e6);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.OutputTooLow.selector, out, out + 1));
        open(30_000e6, 0, 10e18, out + 1);
        assertEq(open(30_000e6, 0, 10e18, out), out);
    }

    function test_open_revertsWhen_thePositionWouldBeBeyondItsLimit() public {
        uint256 pledged = purchaseOutput(100_000e6) + 10e18;
        uint256 limit = pledged * 2000e6 / 1e18 * 8084 / 10_000;
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.BorrowLimit.selector, 100_000e6, limit));
        open(100_000e6, 10e18);
    }

    function test_open_revertsWhen_theMarketHasLessCash() public {
        guard.setPrice(PRICE_2000 * 100);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.InsufficientCash.selector, SUPPLY, SUPPLY + 1));
        open(SUPPLY + 1, 100e18);
    }

    function test_open_revertsWhen_theExchangeCannotLendAsMuchForTheMoment() public {
        uint256 debt = POOL_QUOTE + 1;
        vm.expectRevert(
            abi.encodeWithSelector(
                IExchangeErrors.PushFailed.selector, address(quote), address(leverage), debt
            )
        );
        open(debt, 10e18);
    }

    function test_open_revertsWhen_theMarginIsNotThere() public {
        vm.prank(bob);
        base.approve(address(leverage), 10e18 - 1);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.PullFailed.selector, address(base), bob, 10e18));
        open(1000e6, 10e18);
    }

    function test_onFlash_revertsFor_strangers() public {
        vm.expectRevert(abi.encodeWithSelector(IPathSwaps.NotCalledBack.selector, carol));
        vm.prank(carol);
        flashCallback().onFlash(new address[](1), new uint256[](1), "");
    }

    // ------------------------------------------------------------------ flows

    function test_open_buysForTheDebtAndPledgesItWithTheMargin() public {
        uint256 bought = purchaseOutput(30_000e6);
        uint256 had = base.balanceOf(bob);
        uint256 hadQuote = quote.balanceOf(bob);
        vm.expectEmit(address(leverage));
        emit ILeverage.LeverageOpened(idOf(isolated()), bobs, 0, 30_000e6, bought, 30_000e6, 10e18);
        assertEq(open(30_000e6, 10e18), bought);
        assertEq(pledgedOf(bobs), bought + 10e18);
        assertEq(debtOf(isolated(), bobs), 30_000e6);
        assertEq(base.balanceOf(bob), had - 10e18);
        assertEq(quote.balanceOf(bob), hadQuote);
        assertHoldsNothing(address(leverage));
    }

    function test_open_buysForAMarginInTheLoanTokenToo() public {
        uint256 bought = purchaseOutput(50_000e6);
        uint256 had = quote.balanceOf(bob);
        assertEq(open(30_000e6, 20_000e6, 0, bought), bought);
        assertEq(pledgedOf(bobs), bought);
        assertEq(debtOf(isolated(), bobs), 30_000e6);
        assertEq(quote.balanceOf(bob), had - 20_000e6);
        assertHoldsNothing(address(leverage));
    }

    function test_open_makesAPositionThatIsThereGrow() public {
        bobBorrows(100e18, 10_000e6);
        uint256 bought = open(20_000e6, 0);
        assertEq(pledgedOf(bobs), 100e18 + bought);
        assertEq(debtOf(isolated(), bobs), 30_000e6);
        assertHoldsNothing(address(leverage));
    }

    function test_open_buysOverTwoMarkets_andCreditsTheDustBetweenToTheTrader() public {
        openCrossedMarket();
        approve(bob, far, address(leverage));
        MarketKey[] memory path = overBase();
        (path[0], path[1]) = (path[1], path[0]);
        // The second market's book is better than its pool for all of it.
        key = farKey;
        ask(alice, 1, 90_000 * 15 + 39_900, 100_000);
        Trade memory trade = tradeOf(crossed(), 1, path);
        vm.prank(bob);
        uint256 bought = leverage.open(trade, 10_000e6, 0, 20e18, 0, noPermission());
        assertGt(bought, 9e18);
        assertGt(inside(bob, address(base)), 0);
        assertLt(inside(bob, address(base)), LOT);
        assertEq(debtOf(crossed(), bobs), 10_000e6);
        assertHoldsNothing(address(leverage));
    }

    function test_open_returnsWhatIsBelowALotOfTheFirstMarket() public {
        ask(alice, 1, TICK_2000 - 100, 100_000);
        uint256 had = quote.balanceOf(bob);
        uint256 bought = open(10_000e6, 10e18);
        uint256 lots = uint256(10_000e6) * 1e6 / 1_000_500 / 1.99e6;
        assertEq(bought, lots * LOT);
        uint256 paid = lots * 1.99e6;
        assertEq(quote.balanceOf(bob), had + 10_000e6 - paid - (paid * 500 + 999_999) / 1e6);
        assertHoldsNothing(address(leverage));
    }

    function test_open_isNotHinderedByWhatSomebodySentHere() public {
        vm.startPrank(alice);
        quote.transfer(address(leverage), 5e6);
        base.transfer(address(leverage), 3);
        vm.stopPrank();
        uint256 had = quote.balanceOf(bob);
        open(30_000e6, 10e18);
        assertEq(quote.balanceOf(bob), had + 5e6);
        close(0);
        assertHoldsNothing(address(leverage));
    }

    function testFuzz_open_thenClose_costsTheFeesAndNoMore(uint256 debt, uint256 margin) public {
        debt = bound(debt, DUST, 500_000e6);
        margin = bound(margin, debt * 1e12 / 2000, debt * 1e13 / 2000);
        uint256 had = base.balanceOf(bob);
        uint256 hadQuote = quote.balanceOf(bob);
        open(debt, margin);
        uint256 pledged = pledgedOf(bobs);
        uint256 back = close(0);
        assertEq(debtOf(isolated(), bobs), 0);
        assertEq(pledgedOf(bobs), 0);
        assertEq(base.balanceOf(bob), had - margin);
        assertEq(quote.balanceOf(bob), hadQuote + back);
        // The margin's worth along the pool's curve, less the fee of a thousandth each way.
        uint256 fair = poolOutput(POOL_BASE, POOL_QUOTE, margin);
        assertApproxEqAbs(back, fair, 2 * (debt + fair) / 990 + 2);
        assertGe(pledged, margin);
        assertHoldsNothing(address(leverage));
    }
}
