// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Vm} from "forge-std/Vm.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {PoolSlot} from "weir/types/PoolSlot.sol";
import {OrderTermsLib, SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice What a swap refuses, and where its tokens come from and go to. How it walks: SwapPool, SwapBook, SwapHybrid,
/// SwapBounds.
contract SwapTest is ActionTest {
    uint256 private constant MAX_RESERVE = 2 ** 103 - 1;

    // ------------------------------------------------------------------ reverts

    function test_swap_revertsWhen_marketIsUnknown() public {
        (MarketKey memory unknown, uint256 unknownId) = unknownKey();
        expectUnknownMarket(unknownId);
        vm.prank(alice);
        exchange.swap(unknown, 1e6, 0, terms(0));
    }

    function test_swap_revertsWhen_amountIsZero() public {
        vm.expectRevert(IExchangeErrors.ZeroAmount.selector);
        swap(alice, 0, BUY);
    }

    function test_swap_revertsWhen_amountIs2To127() public {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.AmountTooLarge.selector, 2 ** 127));
        swap(alice, 2 ** 127, BUY);
    }

    function test_swap_revertsWhen_totalInputPasses2To128() public {
        // Three asks at the highest prices, each worth just below an order's bound of 2^127.
        uint256 lots = 17_014;
        uint256 value = lots * 99_999 * 1e29;
        assertLt(value, 2 ** 127);
        ask(bob, 1, 3_149_999, lots);
        ask(bob, 2, 3_149_998, lots);
        ask(bob, 3, 3_149_997, lots);
        uint256 cost = withFee(lots * (99_999 + 99_998 + 99_997) * 1e29);
        assertGe(cost, 2 ** 128);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.AmountTooLarge.selector, cost));
        swap(alice, 3 * lots * LOT, BUY_EXACT_OUT);
    }

    function test_swap_revertsWhen_limitIsNoPrice() public {
        uint24[2] memory limits = [uint24(89_999), 3_150_000];
        for (uint256 i; i < 2; i++) {
            vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.LimitOutOfRange.selector, limits[i]));
            vm.prank(alice);
            exchange.swap(key, 1e6, 0, SwapTermsLib.pack(alice, limits[i], 0, 0, 0));
        }
    }

    function test_swap_revertsWhen_deadlineHasPassed() public {
        expectExpiredDeadline();
        vm.prank(alice);
        exchange.swap(key, 1e6, 0, SwapTermsLib.pack(alice, 0, 0, uint32(NOW - 1), 0));
    }

    function test_swap_revertsWhen_flagsAreUnknown() public {
        expectUnknownFlags(32);
        swap(alice, 1e6, 32);
        // A stray bit above the flags counts as one.
        SwapTerms stray = SwapTerms.wrap(SwapTerms.unwrap(terms(0)) | 1 << 255);
        expectUnknownFlags(2 ** 23);
        vm.prank(alice);
        exchange.swap(key, 1e6, 0, stray);
    }

    function test_swap_revertsWhen_recipientIsZero() public {
        vm.expectRevert(IExchangeErrors.ZeroRecipient.selector);
        vm.prank(alice);
        exchange.swap(key, 1e6, 0, SwapTermsLib.pack(address(0), 0, 0, 0, 0));
    }

    function test_swap_revertsWhen_marketIsEmpty() public {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NothingOut.selector, 1e6));
        swap(alice, 1e6, BUY);
    }

    function test_swap_revertsWhen_inputBuysNotOneUnit() public {
        addLiquidity(bob, POOL_BASE, POOL_QUOTE);
        // 10^9 base units are worth 2 quote units; half of that, less the fee, gives nothing.
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NothingOut.selector, 5e8));
        swap(alice, 5e8, SELL);
    }

    function test_swap_revertsWhen_inputBuysNotOneLot() public {
        ask(bob, 1, TICK_2000, 10);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NothingOut.selector, withFee(2e6) - 1));
        swap(alice, withFee(2e6) - 1, BUY);
    }

    function test_swap_revertsWhen_lessComesOutThanAsked() public {
        ask(bob, 1, TICK_2000, 10);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.OutputTooLow.selector, LOT, LOT + 1));
        vm.prank(alice);
        exchange.swap(key, withFee(2e6), LOT + 1, terms(0));
    }

    function test_swap_revertsWhen_moreGoesInThanAllowed() public {
        ask(bob, 1, TICK_2000, 10);
        uint256 cost = withFee(2e6);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.InputTooHigh.selector, cost, cost - 1));
        vm.prank(alice);
        exchange.swap(key, LOT, cost - 1, terms(BUY_EXACT_OUT));
    }

    /// @dev The most input is meant for the whole amount; a part of it may cost its share only.
    function test_swap_revertsWhen_partOfAnExactOutputCostsMoreThanItsShare() public {
        ask(bob, 1, TICK_2000, 10);
        // 20 lots asked, 10 to be had within the limit for 20,010,000: 40,020,000 allows just that.
        SwapTerms limited = SwapTermsLib.pack(alice, uint24(TICK_2000 + 100), 0, 0, 2);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.InputTooHigh.selector, 20_010_000, 20_009_999));
        vm.prank(alice);
        exchange.swap(key, 20 * LOT, 40_019_999, limited);

        vm.prank(alice);
        (uint256 amountIn, uint256 amountOut) = exchange.swap(key, 20 * LOT, 40_020_000, limited);
        assertEq(amountIn, 20_010_000);
        assertEq(amountOut, 10 * LOT);
    }

    function test_swap_revertsWhen_exactOutputWithoutBoundsIsNotThere() public {
        ask(bob, 1, TICK_2000, 10);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NotFilled.selector, 10 * LOT + 1, 10 * LOT));
        swap(alice, 10 * LOT + 1, BUY_EXACT_OUT);
    }

    function test_swap_revertsWhen_allIsAskedForAndTheBookEnds() public {
        ask(bob, 1, TICK_2000, 10);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NotFilled.selector, 20_010_001, 20_010_000));
        swap(alice, 20_010_001, BUY | 16);
    }

    function test_swap_revertsWhen_aReserveWouldOverflow() public {
        quote.mint(bob, 2e31);
        addLiquidity(bob, 1e21, MAX_RESERVE);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.ReserveOverflow.selector, MAX_RESERVE + 1e20));
        swap(alice, 1e20, BUY);
    }

    function test_swap_revertsWhen_allowanceIsTooLow() public {
        ask(bob, 1, TICK_2000, 10);
        vm.prank(alice);
        quote.approve(address(exchange), 2_000_999);
        expectPullFailed(address(quote), alice, 2_001_000);
        swap(alice, LOT, BUY_EXACT_OUT);
    }

    function test_swap_revertsWhen_walletIsTooPoor() public {
        addLiquidity(bob, POOL_BASE, POOL_QUOTE);
        uint256 more = quote.balanceOf(alice) + 1;
        expectPullFailed(address(quote), alice, more);
        swap(alice, more, BUY);
    }

    function test_swap_revertsWhen_internalBalanceIsTooLow() public {
        ask(bob, 1, TICK_2000, 10);
        deposit(alice, address(quote), 2_000_999);
        expectBalanceTooLow(address(quote), 2_000_999, 2_001_000);
        swap(alice, LOT, BUY_EXACT_OUT | 4);
    }

    /// @dev Only the caller's wallet is ever pulled from, whatever others have allowed.
    function test_swap_revertsWhen_payerHasNothing_thoughTheRecipientHas() public {
        addLiquidity(bob, POOL_BASE, POOL_QUOTE);
        address pauper = makeAddr("pauper");
        expectPullFailed(address(quote), pauper, 1e6);
        vm.prank(pauper);
        exchange.swap(key, 1e6, 0, SwapTermsLib.pack(alice, 0, 0, 0, 0));
    }

    // ------------------------------------------------------------------ where tokens go

    function test_swap_isValidUntilItsDeadline() public {
        ask(bob, 1, TICK_2000, 10);
        vm.prank(alice);
        (, uint256 amountOut) =
            exchange.swap(key, withFee(2e6), 0, SwapTermsLib.pack(alice, 0, 0, uint32(NOW), 0));
        assertEq(amountOut, LOT);
    }

    function test_swap_paysTheRecipientFromTheCallersWallet() public {
        ask(bob, 1, TICK_2000, 10);
        (uint256 quoteBefore, uint256 baseBefore) = (quote.balanceOf(alice), base.balanceOf(carol));
        vm.prank(alice);
        exchange.swap(key, withFee(2e6), 0, SwapTermsLib.pack(carol, 0, 0, 0, 0));
        assertEq(quoteBefore - quote.balanceOf(alice), withFee(2e6));
        assertEq(base.balanceOf(carol) - baseBefore, LOT);
    }

    function test_swap_fromAndToInternalBalances_movesNoToken() public {
        ask(bob, 1, TICK_2000, 10);
        deposit(alice, address(quote), 5e6);
        uint256 baseHeld = base.balanceOf(address(exchange));
        uint256 quoteHeld = quote.balanceOf(address(exchange));
        vm.prank(alice);
        exchange.swap(key, withFee(2e6), 0, SwapTermsLib.pack(carol, 0, 0, 0, 4 | 8));
        assertEq(internalBalance(alice, address(quote)), 5e6 - withFee(2e6));
        assertEq(internalBalance(carol, address(base)), LOT);
        assertEq(base.balanceOf(address(exchange)), baseHeld);
        assertEq(quote.balanceOf(address(exchange)), quoteHeld);
    }

    function test_swap_fromTheInternalBalanceToAWallet() public {
        bid(bob, 1, TICK_2000, 10);
        deposit(alice, address(base), 2 * LOT);
        uint256 before = quote.balanceOf(alice);
        // One lot with its fee: 1.0005 lots.
        swap(alice, withFee(LOT), SELL | 4);
        assertEq(internalBalance(alice, address(base)), 2 * LOT - withFee(LOT));
        assertEq(quote.balanceOf(alice) - before, 2e6);
    }

    function test_swap_fromAWalletToTheInternalBalance() public {
        bid(bob, 1, TICK_2000, 10);
        uint256 before = base.balanceOf(alice);
        swap(alice, withFee(LOT), SELL | 8);
        assertEq(before - base.balanceOf(alice), withFee(LOT));
        assertEq(internalBalance(alice, address(quote)), 2e6);
    }

    // ------------------------------------------------------------------ its event, field by field

    function test_swap_logsWordsThatDecodeAsDocumented() public {
        addLiquidity(carol, POOL_BASE, POOL_QUOTE);
        bid(bob, 1, 639_950, 10);
        bid(bob, 2, 639_900, 7);
        vm.recordLogs();
        (uint256 amountIn, uint256 amountOut) = swap(alice, 4e18, SELL);
        Vm.Log memory log = vm.getRecordedLogs()[0];
        assertEq(log.topics[0], IExchangeEvents.Swapped.selector);
        assertEq(uint256(log.topics[1]), id);
        assertEq(address(uint160(uint256(log.topics[2]))), alice);
        (uint256 amounts, uint256 poolAmounts, PoolSlot slot, uint256 last) =
            abi.decode(log.data, (uint256, uint256, PoolSlot, uint256));
        assertEq(amounts >> 128, amountIn, "total input");
        assertEq(amounts % 2 ** 128, amountOut, "total output");
        // 17 lots went to the book.
        assertEq(poolAmounts >> 128, amountIn - withFee(17 * LOT), "the pool's input");
        assertEq(
            poolAmounts % 2 ** 128, amountOut - 10 * price(639_950) - 7 * price(639_900), "the pool's output"
        );
        assertEq(PoolSlot.unwrap(slot), PoolSlot.unwrap(poolSlot()), "the slot after");
        assertEq(last % 2 ** 24, 639_900, "last tick");
        assertEq((last >> 24) % 2 ** 56, 0, "filled of an exhausted level");
        assertEq((last >> 80) % 2 ** 32, 1, "its next generation");
        assertEq((last >> 112) % 2 ** 16, 2, "levels touched");
        assertEq((last >> 128), 1, "the input is base");
    }

    function terms(uint256 flags) private view returns (SwapTerms) {
        return SwapTermsLib.pack(alice, 0, 0, 0, uint8(flags));
    }

    function deposit(address who, address token, uint256 amount) private {
        vm.prank(who);
        exchange.deposit(token, amount, who);
    }
}
