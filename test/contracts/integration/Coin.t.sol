// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {IExchangePermits} from "weir/interfaces/IExchangePermits.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {OrderRefLib, OrderTermsLib, SwapTermsLib} from "weir/types/Terms.sol";
import {CoinTest} from "./CoinTest.sol";

/// @notice Trades, liquidity and settlements that are paid in coin or pay it.
contract CoinActionTest is CoinTest {
    // ------------------------------------------------------------------ deposits and withdrawals

    function test_deposit_keepsTheAmountAndReturnsTheRest() public {
        vm.prank(alice);
        exchange.deposit{value: 5 ether}(COIN, 3 ether, carol);
        assertEq(alice.balance, 97 ether);
        assertEq(internalBalance(carol, COIN), 3 ether);
        vm.prank(carol);
        exchange.withdraw(COIN, 2 ether, bob);
        assertEq(bob.balance, 10_000 ether - 3000 ether + 2 ether);
        assertEq(internalBalance(carol, COIN), 1 ether);
    }

    function test_withdraw_revertsWhen_recipientRefusesCoin() public {
        vm.startPrank(alice);
        exchange.deposit{value: 1 ether}(COIN, 1 ether, alice);
        expectPushFailed(address(exchange), 1 ether);
        exchange.withdraw(COIN, 1 ether, address(exchange));
        expectPushFailed(address(quote), 1 ether);
        exchange.withdraw(COIN, 1 ether, address(quote));
        exchange.withdraw(COIN, 1 ether, alice);
        assertEq(alice.balance, 100 ether);
    }

    /// @dev A contract that takes no coin and sends too much is told so, and loses nothing.
    function test_deposit_revertsWhen_callerRefusesItsRest() public {
        vm.deal(address(quote), 1 ether);
        expectPushFailed(address(quote), 1);
        vm.prank(address(quote));
        exchange.deposit{value: 3}(COIN, 2, alice);
    }

    // ------------------------------------------------------------------ trades

    function test_swap_sellsCoin_andReturnsTheRest() public {
        uint256 out = poolOutput(POOL_BASE, POOL_QUOTE, 1 ether);
        swapWith(3 ether, key, 1 ether, terms(1));
        assertEq(alice.balance, 99 ether);
        assertEq(quote.balanceOf(alice), 1e24 + out);
    }

    /// @dev What an exact input leaves below one lot goes back as well.
    function test_swap_ofCoinToTheBook_returnsTheDust() public {
        MarketKey memory thin = MarketKeyLib.pack(COIN, address(quote), 15, TIER_MAJOR, 2e6);
        exchange.openMarket(thin, 1);
        vm.prank(bob);
        exchange.place(thin, OrderTermsLib.pack(1, 10, uint24(TICK_2000), 0, 0, 0));
        (uint256 amountIn,) = swapWith(2.5e15, thin, 2.5e15, terms(1));
        assertEq(amountIn, withFee(2 * LOT));
        assertEq(alice.balance, 100 ether - amountIn);
    }

    function test_swap_buysCoin() public {
        uint256 out = poolOutput(POOL_QUOTE, POOL_BASE, 100e6);
        swapWith(0, key, 100e6, SwapTermsLib.pack(carol, 0, 0, 0, 0));
        assertEq(carol.balance, out);
        (, uint256 again) = swapWith(0, key, 100e6, SwapTermsLib.pack(carol, 0, 0, 0, 8));
        assertEq(internalBalance(carol, COIN), again);
        assertEq(carol.balance, out);
    }

    function test_swap_revertsWhen_recipientRefusesCoin() public {
        uint256 out = poolOutput(POOL_QUOTE, POOL_BASE, 100e6);
        expectPushFailed(address(quote), out);
        swapWith(0, key, 100e6, SwapTermsLib.pack(address(quote), 0, 0, 0, 0));
        swapWith(0, key, 100e6, SwapTermsLib.pack(address(quote), 0, 0, 0, 8));
        assertEq(internalBalance(address(quote), COIN), out);
    }

    /// @dev Coin in, in the middle and out, and round: each end settles, the middle moves nothing.
    function test_swapPath_withCoinAtEitherEnd() public {
        vm.startPrank(alice);
        // coin -> base
        uint256 bought = poolOutput(2000 ether, 1000e18, 1 ether);
        exchange.swapPath{value: 3 ether}(pathOf(soldFor), 1 ether, 0, terms(0));
        assertEq(alice.balance, 99 ether);
        assertEq(base.balanceOf(alice), 1e30 + bought);
        // quote -> coin -> base
        uint256 coins = poolOutput(POOL_QUOTE, POOL_BASE, 100e6);
        (, uint256 out) = exchange.swapPath(pathOf(key, soldFor), 100e6, 0, terms(0));
        assertEq(out, poolOutput(2001 ether, 1000e18 - bought, coins));
        assertEq(alice.balance, 99 ether);
        // base -> coin
        (, out) = exchange.swapPath(pathOf(soldFor), 1e18, 0, SwapTermsLib.pack(carol, 0, 0, 0, 1));
        assertEq(carol.balance, out);
        // coin -> quote -> coin, all of it paid first
        (uint256 amountIn, uint256 amountOut) =
            exchange.swapPath{value: 5 ether}(pathOf(key, key), 1 ether, 0, terms(1));
        assertEq(amountIn, 1 ether);
        assertEq(alice.balance, 98 ether + amountOut);
        assertLt(amountOut, 1 ether);
    }

    /// @dev Coin that a path leaves in the middle is credited inside, as any token.
    function test_swapPath_creditsDustOfCoin() public {
        MarketKey memory thin = MarketKeyLib.pack(COIN, address(base), 15, TIER_MAJOR, 1e6);
        exchange.openMarket(thin, 1);
        // 1 coin is 0.4 base in that book, half a base elsewhere; lots of a thousandth.
        vm.prank(bob);
        exchange.place(thin, OrderTermsLib.pack(1, 100, 1_380_000, 0, 0, 0));
        uint256 coins = poolOutput(POOL_QUOTE, POOL_BASE, 5e6);
        uint256 used = withFee(coins * 1e6 / 1_000_500 / LOT * LOT);
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.PathDust(alice, COIN, coins - used);
        vm.prank(alice);
        exchange.swapPath(pathOf(key, thin), 5e6, 0, terms(0));
        assertEq(internalBalance(alice, COIN), coins - used);
        vm.prank(alice);
        exchange.withdraw(COIN, coins - used, alice);
        assertEq(alice.balance, 100 ether + coins - used);
    }

    function test_place_locksCoin_andCancelReturnsIt() public {
        vm.startPrank(alice);
        exchange.place{value: 1 ether}(key, OrderTermsLib.pack(1, 10, 641_000, 0, 0, 1));
        assertEq(alice.balance, 100 ether - 10 * LOT);
        exchange.reduce(key, OrderRefLib.pack(1, 4, 0));
        assertEq(alice.balance, 100 ether - 6 * LOT);
        exchange.cancel(key, OrderRefLib.pack(1, 0, 16));
        assertEq(internalBalance(alice, COIN), 6 * LOT);
        // As quote: a bid of 10 lots at 2 coins a base.
        exchange.place{value: 1 ether}(soldFor, OrderTermsLib.pack(1, 10, 1_360_000, 0, 0, 0));
        assertEq(alice.balance, 100 ether - 6 * LOT - lockOf(1_360_000, 10));
        exchange.cancel(soldFor, OrderRefLib.pack(1, 0, 0));
        assertEq(alice.balance, 100 ether - 6 * LOT);
    }

    /// @dev A maker who is paid in coin and refuses it takes it inside.
    function test_claim_ofAMakerThatRefusesCoin_endsInTheInternalBalance() public {
        address maker = address(base);
        quote.mint(maker, 1e12);
        vm.startPrank(maker);
        quote.approve(address(exchange), 1e12);
        exchange.place(key, OrderTermsLib.pack(1, 10, uint24(TICK_2000), 0, 0, 0));
        vm.stopPrank();
        swapWith(1 ether, key, 1 ether, terms(1));
        uint256 due = 10 * LOT + 10 * LOT * 200 / 1e6;
        expectPushFailed(maker, due);
        vm.prank(maker);
        exchange.claim(key, OrderRefLib.pack(1, 0, 0));
        vm.prank(maker);
        exchange.claim(key, OrderRefLib.pack(1, 0, 16));
        assertEq(internalBalance(maker, COIN), due);
    }

    function test_liquidity_inCoin() public {
        vm.startPrank(alice);
        (uint256 shares, uint256 coins,) =
            exchange.addLiquidity{value: 50 ether}(key, 10 ether, 20_000e6, 0, terms(0));
        assertApproxEqAbs(coins, 10 ether, 1e5, "whole shares");
        assertEq(alice.balance, 100 ether - coins);
        exchange.removeLiquidity(key, shares, 0, 0, terms(0));
        assertApproxEqAbs(alice.balance, 100 ether, 1);
        uint256 before = alice.balance;
        (, uint256 amountIn) =
            exchange.addLiquiditySingle{value: 3 ether}(key, 2 ether, 0.9 ether, 0, terms(1));
        assertEq(alice.balance, before - amountIn);
        assertLe(amountIn, 2 ether);
    }

    // ------------------------------------------------------------------ batches and flashes

    /// @dev One settlement: asks placed and cancelled net to what the value must cover; the rest returns.
    function test_batch_netsCoin() public {
        vm.startPrank(alice);
        exchange.place{value: 10 * LOT}(key, OrderTermsLib.pack(1, 10, 641_000, 0, 0, 1));
        calls.push(cancelCall(1));
        calls.push(placeCall(2, 641_100, 30, 1));
        calls.push(swapCall(100e6, 0, COIN));
        uint256 bought = poolOutput(POOL_QUOTE, POOL_BASE, 100e6);
        uint256 before = alice.balance;
        assertGt(bought, 20 * LOT);
        // More is bought than locked: nothing is needed, and the value returns.
        exchange.batch{value: 1}(calls, carol, 0);
        assertEq(alice.balance, before);
        assertEq(carol.balance, bought - 20 * LOT);
        delete calls;
        calls.push(placeCall(3, 641_100, 30, 1));
        exchange.batch{value: 1 ether}(calls, carol, 0);
        assertEq(alice.balance, before - 30 * LOT, "the rest returns to the payer, not to the recipient");
    }

    /// @dev A permit may stand in a batch that pays coin.
    function test_batch_withCoin_takesPermits() public {
        calls.push(abi.encodeCall(IExchangePermits.permit, (address(quote), 1, NOW, 27, 0, 0)));
        calls.push(abi.encodeCall(IExchangePermits.permit2, (address(quote), 1, 1, 1, NOW, "")));
        calls.push(placeCall(1, 641_000, 10, 1));
        vm.prank(alice);
        exchange.batch{value: 10 * LOT}(calls, alice, 0);
        assertEq(alice.balance, 100 ether - 10 * LOT);
    }

    /// @dev Lent to the wallet, paid back by the internal balance: the coin cannot be pulled, whatever the flags.
    function test_flash_ofCoin_isPaidFromTheInternalBalance() public {
        lend(COIN, 500 ether);
        expectBalanceTooLow(COIN, 0, 500 ether);
        flash(0);
        stepOf(
            address(exchange),
            500 ether,
            abi.encodeCall(IExchangeCore.deposit, (COIN, 500 ether, address(actor)))
        );
        flash(0);
        assertEq(internalBalance(address(actor), COIN), 0);
        flash(4);
        assertEq(address(actor).balance, 0);
        assertEq(address(exchange).balance, 3000 ether);
        assertEq(actor.toldAt(0).owed[0], 500 ether);
    }

    function test_flash_revertsWhen_callerRefusesCoin() public {
        lend(COIN, 1 ether);
        address refuser = address(new Refuser());
        expectPushFailed(refuser, 1 ether);
        vm.prank(refuser);
        exchange.flash(calls, lent, amounts, 0, "");
    }

    /// @dev A sale of coin in a flash: owed by the internal balance, its proceeds in the wallet before.
    function test_flash_sellsCoinThatTheCallbackBrings() public {
        calls.push(swapCall(1 ether, 1, COIN));
        vm.deal(address(actor), 1 ether);
        stepOf(
            address(exchange), 1 ether, abi.encodeCall(IExchangeCore.deposit, (COIN, 1 ether, address(actor)))
        );
        flash(0);
        assertEq(quote.balanceOf(address(actor)), poolOutput(POOL_BASE, POOL_QUOTE, 1 ether));
        assertEq(address(actor).balance, 0);
    }
}

/// @notice A contract that takes no coin.
contract Refuser {}
