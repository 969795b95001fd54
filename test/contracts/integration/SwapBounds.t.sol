// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {SwapTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice What stops a swap before its amount is done: the limit, all fees included, and the bound on levels.
contract SwapBoundsTest is ActionTest {
    function setUp() public override {
        super.setUp();
        ask(bob, 1, 640_000, 10);
        ask(bob, 2, 640_050, 10);
        ask(bob, 3, 640_100, 10);
        bid(bob, 4, 639_900, 10);
        bid(bob, 5, 639_850, 10);
    }

    function test_swap_revertsWhen_allIsAskedForAndTheLevelBoundStopsIt() public {
        uint256 first = withFee(20e6);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NotFilled.selector, 60e6, first));
        bounded(60e6, 0, 1, BUY | 16);
    }

    function test_swap_revertsWhen_allIsAskedForAndTheLimitStopsIt() public {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NotFilled.selector, 30 * LOT, 10 * LOT));
        bounded(30 * LOT, 640_040, 0, BUY_EXACT_OUT | 16);
    }

    function test_swap_revertsWhen_nothingIsWithinTheLimit() public {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NothingOut.selector, 60e6));
        bounded(60e6, 640_000, 0, BUY);
    }

    function test_swap_levelBound_endsItInPart() public {
        (uint256 amountIn, uint256 amountOut) = bounded(60e6, 0, 2, BUY);
        assertEq(amountIn, withFee(20e6 + 10 * 2_005_000));
        assertEq(amountOut, 20 * LOT);
        assertEq(poolSlot().bestAsk(), 640_100);
    }

    function test_swap_levelBound_endsAnExactOutputInPart() public {
        (uint256 amountIn, uint256 amountOut) = bounded(30 * LOT, 0, 1, BUY_EXACT_OUT);
        assertEq(amountIn, withFee(20e6));
        assertEq(amountOut, 10 * LOT);
    }

    function test_swap_levelBoundThatIsJustEnough_fillsAll() public {
        (, uint256 amountOut) = bounded(withFee(20e6), 0, 1, BUY | 16);
        assertEq(amountOut, 10 * LOT);
    }

    function test_swap_allOfTheBook_fillsAll() public {
        cancel(bob, 2);
        cancel(bob, 3);
        (, uint256 amountOut) = bounded(withFee(20e6), 0, 0, BUY | 16);
        assertEq(amountOut, 10 * LOT);
    }

    function test_swap_levelBound_lastUseOfThePoolIsUpToTheNextLevel() public {
        // A pool at 1990: with its fee it is the cheapest.
        vm.prank(carol);
        exchange.addLiquidity(key, 1000e18, 1_996_000e6, 0, toCarol());
        uint256 edge = buyEdge(1_996_000e6, 1000e18, 640_050, 500);
        uint256 poolIn = gross(edge - 1_996_000e6);
        (uint256 amountIn, uint256 amountOut) = bounded(100_000e6, 0, 1, BUY);
        assertEq(amountIn, poolIn + withFee(20e6));
        assertEq(amountOut, poolOutput(1_996_000e6, 1000e18, poolIn) + 10 * LOT);
    }

    /// @dev 2000 with the taker fee is 2001 exactly: within a limit of 2001, not of a tick less.
    function test_swap_buyLimit_countsTheTakerFee() public {
        (uint256 amountIn, uint256 amountOut) = bounded(60e6, 640_010, 0, BUY);
        assertEq(amountIn, 20_010_000);
        assertEq(amountOut, 10 * LOT);
    }

    function test_swap_buyLimit_oneTickBelowTheLevelsPriceWithFee_takesNothing() public {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NothingOut.selector, 60e6));
        bounded(60e6, 640_009, 0, BUY);
    }

    /// @dev A bid at 1990 brings 1990 / 1.0005 = 1989.0055 all-in: above 1989.0, below 1989.1.
    function test_swap_sellLimit_countsTheTakerFee() public {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NothingOut.selector, 1e18));
        bounded(1e18, 639_891, 0, SELL);
        (uint256 amountIn, uint256 amountOut) = bounded(1e18, 639_890, 0, SELL);
        assertEq(amountIn, withFee(10 * LOT));
        assertEq(amountOut, 10 * 1_990_000);
    }

    function test_swap_limit_endsAnExactOutputInPart() public {
        (uint256 amountIn, uint256 amountOut) = bounded(30 * LOT, 640_080, 0, BUY_EXACT_OUT);
        assertEq(amountIn, withFee(20e6 + 10 * 2_005_000));
        assertEq(amountOut, 20 * LOT);
    }

    /// @dev Once no level is left within the limit, the pool goes on to the limit itself, without taker fee.
    function test_swap_limitBetweenLevels_letsThePoolGoOnToIt() public {
        vm.prank(carol);
        exchange.addLiquidity(key, 1000e18, 1_996_000e6, 0, toCarol());
        uint256 poolIn = gross(buyEdge(1_996_000e6, 1000e18, 640_040, 0) - 1_996_000e6);
        (uint256 amountIn, uint256 amountOut) = bounded(100_000e6, 640_040, 0, BUY);
        assertEq(amountIn, poolIn + withFee(20e6));
        assertEq(amountOut, poolOutput(1_996_000e6, 1000e18, poolIn) + 10 * LOT);
    }

    /// @dev Whatever is done, its price is within the limit, save a unit for each of the steps.
    function testFuzz_swap_buyLimit_holdsForTheWhole(uint256 amount, uint256 limit) public {
        vm.prank(carol);
        exchange.addLiquidity(key, 1000e18, 1_996_000e6, 0, toCarol());
        amount = bound(amount, 10e6, 100_000e6);
        limit = bound(limit, 640_000, 640_300);
        (uint256 amountIn, uint256 amountOut) = bounded(amount, limit, 0, BUY);
        assertLe((amountIn - 7) * LOT, amountOut * price(limit));
    }

    function bounded(uint256 amount, uint256 limit, uint256 levels, uint256 flags)
        private
        returns (uint256 amountIn, uint256 amountOut)
    {
        uint256 bound_ = flags & 2 == 0 ? 0 : type(uint256).max;
        vm.prank(alice);
        return exchange.swap(
            key, amount, bound_, SwapTermsLib.pack(alice, uint24(limit), uint16(levels), 0, uint8(flags))
        );
    }
}
