// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {OrderTermsLib, SwapTermsLib} from "weir/types/Terms.sol";
import {Vm} from "forge-std/Vm.sol";
import {PathTest} from "./PathTest.sol";

/// @notice What a path does, compared with the swaps done one after another, each with all or nothing.
contract SwapPathTest is PathTest {
    // ------------------------------------------------------------------ the same as one after another

    function testFuzz_swapPath_exactInput_equalsItsSwaps(uint256 amount, uint256 markets, bool backwards)
        public
    {
        markets = bound(markets, 1, 4);
        amount = backwards ? bound(amount, 1e6, 5000e6) : bound(amount, 100e6, 50_000e6);
        MarketKey[] memory keys = firstOf(backwards ? back : there, markets);
        uint256[5] memory dust;
        uint256 snapshot = vm.snapshotState();
        (uint256 spent, uint256 given) = (0, amount);
        for (uint256 i; i < markets; i++) {
            (uint256 used, uint256 out) = single(keys[i], given, i % 2, 0);
            if (i == 0) spent = used;
            else dust[tokenAfter(i, backwards)] = given - used;
            given = out;
        }
        uint256[4] memory slots = slotsOf(keys);
        vm.revertToState(snapshot);

        (uint256 amountIn, uint256 amountOut) = path(keys, amount, given, terms(0));
        assertEq(amountIn, spent, "input");
        assertEq(amountOut, given, "output");
        assertSame(keys, slots, dust);
        assertEq(alicePaid(tokenAfter(0, backwards)), int256(amountIn));
        assertEq(alicePaid(tokenAfter(markets, backwards)), -int256(amountOut));
        everybodyLeaves();
    }

    function testFuzz_swapPath_exactOutput_equalsItsSwapsFromTheEnd(
        uint256 amount,
        uint256 markets,
        bool backwards
    ) public {
        markets = bound(markets, 1, 4);
        uint256 unit = 10 ** tokens[tokenAfter(markets, backwards)].decimals();
        amount = bound(amount, unit / 100, 5 * unit);
        MarketKey[] memory keys = firstOf(backwards ? back : there, markets);
        uint256[5] memory dust;
        uint256 snapshot = vm.snapshotState();
        (uint256 needed, uint256 delivered) = (amount, 0);
        for (uint256 i = markets; i != 0; i--) {
            (uint256 used, uint256 out) = single(keys[i - 1], needed, (i - 1) % 2, EXACT_OUT);
            if (i == markets) delivered = out;
            else dust[tokenAfter(i, backwards)] = out - needed;
            needed = used;
        }
        uint256[4] memory slots = slotsOf(keys);
        vm.revertToState(snapshot);

        (uint256 amountIn, uint256 amountOut) = path(keys, amount, needed, terms(EXACT_OUT));
        assertEq(amountIn, needed, "input");
        assertEq(amountOut, delivered, "output");
        assertGe(amountOut, amount);
        assertSame(keys, slots, dust);
        assertEq(alicePaid(tokenAfter(0, backwards)), int256(amountIn));
        assertEq(alicePaid(tokenAfter(markets, backwards)), -int256(amountOut));
        everybodyLeaves();
    }

    /// @dev The same market there and back: the second swap meets what the first one left.
    function test_swapPath_overOneMarketTwice_equalsItsSwaps() public {
        MarketKey[] memory keys = pathOf(key, key);
        uint256 snapshot = vm.snapshotState();
        (, uint256 bought) = single(key, 10_000e6, BUY, 0);
        (uint256 sold, uint256 expected) = single(key, bought, SELL, 0);
        uint256 slot = exchange.extsload(id);
        vm.revertToState(snapshot);
        (uint256 amountIn, uint256 amountOut) = path(keys, 10_000e6, 0, terms(0));
        assertEq(amountIn, 10_000e6);
        assertEq(amountOut, expected);
        assertLt(amountOut, amountIn, "a round trip costs");
        assertEq(exchange.extsload(id), slot);
        assertEq(internalBalance(alice, address(base)), bought - sold);
        assertEq(alicePaid(0), int256(amountIn - amountOut));
        everybodyLeaves();
    }

    /// @dev Quote to base to quote over another market of both, paid from and to the internal balance.
    function test_swapPath_inACircle_settlesBothEnds() public {
        MarketKey memory other = MarketKeyLib.pack(address(base), address(quote), 12, TIER_MAJOR, 1e6);
        exchange.openMarket(other, 1);
        vm.prank(bob);
        exchange.addLiquidity(other, 10e18, 20_000e6, 0, SwapTermsLib.pack(bob, 0, 0, 0, 0));
        vm.prank(alice);
        exchange.deposit(address(quote), 100e6, alice);
        (uint256 amountIn, uint256 amountOut) =
            path(pathOf(key, other), 100e6, 0, terms(FROM_INTERNAL | TO_INTERNAL));
        assertEq(internalBalance(alice, address(quote)), 100e6 - amountIn + amountOut);
        assertLt(amountOut, 100e6);
        // The whole input is needed first, though the output would pay for most of it.
        vm.expectPartialRevert(IExchangeErrors.BalanceTooLow.selector);
        path(pathOf(key, other), 102e6, 0, terms(FROM_INTERNAL | TO_INTERNAL));
        everybodyLeaves();
    }

    // ------------------------------------------------------------------ dust

    /// @dev An exact input: 3 lots come to a market that has a book only, 2 and their fee are used.
    function test_swapPath_creditsWhatALaterMarketDoesNotTake() public {
        MarketKey memory thin = bookOnly();
        vm.prank(bob);
        exchange.place(thin, OrderTermsLib.pack(1, 100, 1_480_000, 0, 0, 0));
        uint256 snapshot = vm.snapshotState();
        (, uint256 bought) = single(key, 7e6, BUY, 0);
        vm.revertToState(snapshot);
        uint256 used = withFee(2 * LOT);
        assertEq(bought, 3 * LOT);
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.PathDust(alice, address(base), bought - used);
        (, uint256 out) = path(pathOf(key, thin), 7e6, 0, SwapTermsLib.pack(carol, 0, 0, 0, 0));
        assertEq(out, 2 * 5e15);
        assertEq(coral.balanceOf(carol), out, "the output is the recipient's");
        assertEq(internalBalance(alice, address(base)), bought - used, "the dust is the caller's");
        assertEq(internalBalance(carol, address(base)), 0);
        everybodyLeaves();
    }

    /// @dev An exact output: a lot of base and its fee are needed, a market that has a book only gives two.
    function test_swapPath_creditsWhatAnEarlierMarketGivesBeyond() public {
        MarketKey memory thin = MarketKeyLib.pack(address(base), address(ember), 15, TIER_MAJOR, 1);
        exchange.openMarket(thin, 1);
        vm.prank(bob);
        exchange.place(thin, OrderTermsLib.pack(1, 100, 480_000, 0, 0, 1));
        uint256 snapshot = vm.snapshotState();
        (uint256 needed,) = single(key, 0.9e6, SELL, EXACT_OUT);
        vm.revertToState(snapshot);
        assertEq(needed, withFee(LOT));
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.PathDust(alice, address(base), 2 * LOT - needed);
        (uint256 amountIn, uint256 amountOut) = path(pathOf(thin, key), 0.9e6, 1e9, terms(EXACT_OUT));
        assertEq(amountIn, withFee(80_000));
        assertEq(amountOut, price(TICK_2000 - 2), "what the lot brings");
        assertEq(internalBalance(alice, address(base)), 2 * LOT - needed);
        everybodyLeaves();
    }

    /// @dev What the first market does not take of an exact input is not taken from the wallet, and is no dust.
    function test_swapPath_leavesWhatTheFirstMarketDoesNotTake() public {
        MarketKey memory thin = bookOnly();
        vm.prank(bob);
        exchange.place(thin, OrderTermsLib.pack(1, 100, 1_480_000, 0, 0, 0));
        (uint256 amountIn, uint256 amountOut) = path(pathOf(thin, there[1]), 255 * LOT / 10, 0, terms(1));
        assertEq(amountIn, withFee(25 * LOT));
        assertEq(alicePaid(1), int256(amountIn - amountOut));
        assertEq(internalBalance(alice, address(base)), 0);
        everybodyLeaves();
    }

    function test_swapPath_withoutDust_saysNothingOfIt() public {
        vm.recordLogs();
        // More than the book of either market: both end in the pool, to the unit.
        path(pathOf(there[0], there[1]), 20_000e6, 0, terms(0));
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertGt(logs.length, 1);
        for (uint256 i; i < logs.length; i++) {
            assertTrue(logs[i].topics[0] != IExchangeEvents.PathDust.selector);
        }
    }

    // ------------------------------------------------------------------ settlement

    function test_swapPath_fromAndToInternalBalances_movesNoToken() public {
        vm.prank(alice);
        exchange.deposit(address(quote), 1000e6, alice);
        vm.expectCall(address(quote), abi.encodeWithSelector(quote.transferFrom.selector), 0);
        vm.expectCall(address(ember), abi.encodeWithSelector(ember.transfer.selector), 0);
        (uint256 amountIn, uint256 out) = path(
            there, 1000e6, 0, SwapTermsLib.pack(carol, 0, 0, 0, FROM_INTERNAL | TO_INTERNAL | ALL_OR_NOTHING)
        );
        assertEq(internalBalance(alice, address(quote)), 1000e6 - amountIn);
        assertEq(internalBalance(carol, address(ember)), out);
    }

    /// @dev Each token moves once, those in the middle not at all.
    function test_swapPath_movesItsTwoEndsOnly() public {
        for (uint256 i = 1; i < 4; i++) {
            vm.expectCall(address(tokens[i]), abi.encodeWithSelector(quote.transferFrom.selector), 0);
            vm.expectCall(address(tokens[i]), abi.encodeWithSelector(quote.transfer.selector), 0);
        }
        vm.expectCall(address(quote), abi.encodeWithSelector(quote.transferFrom.selector), 1);
        vm.expectCall(address(ember), abi.encodeWithSelector(ember.transfer.selector), 1);
        path(there, 1000e6, 0, terms(0));
    }
}
