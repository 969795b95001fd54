// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchange} from "weir/interfaces/IExchange.sol";
import {IExchangeComposer} from "weir/interfaces/IExchangeComposer.sol";
import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {IExchangePermits} from "weir/interfaces/IExchangePermits.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {OrderRefLib, OrderTermsLib, SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {ExchangeArtifacts} from "../ExchangeArtifacts.sol";
import {FlashActor} from "../mocks/FlashActor.sol";
import {FlashTest} from "./FlashTest.sol";

/// @notice The chain's own coin as token 0: as base against quote (`key` here), and as quote for base (`soldFor`).
/// Every payable entry keeps what it needs and returns the rest, or refuses coin that nothing needs.
contract CoinTest is FlashTest {
    address private constant COIN = address(0);
    MarketKey private soldFor;

    function setUp() public override {
        super.setUp();
        soldFor = MarketKeyLib.pack(address(base), COIN, 15, TIER_MAJOR, 1);
        exchange.openMarket(soldFor, 1);
        key = MarketKeyLib.pack(COIN, address(quote), 15, TIER_MAJOR, 1e6);
        id = exchange.openMarket(key, 1);
        vm.deal(alice, 100 ether);
        vm.deal(bob, 10_000 ether);
        vm.deal(address(actor), 0);
        SwapTerms toBob = SwapTermsLib.pack(bob, 0, 0, 0, 0);
        vm.startPrank(bob);
        exchange.addLiquidity{value: POOL_BASE}(key, POOL_BASE, POOL_QUOTE, 0, toBob);
        // 1 base is 2 coins there.
        exchange.addLiquidity{value: 2000 ether}(soldFor, 1000e18, 2000 ether, 0, toBob);
        vm.stopPrank();
    }

    // ------------------------------------------------------------------ value that is not needed, or not enough

    function test_swap_revertsWhen_itNeedsNoCoin() public {
        // Bought with quote; sold, but from the internal balance; the input being the other token.
        expectValueNotNeeded(1);
        swapWith(1, key, 100e6, terms(0));
        vm.prank(alice);
        exchange.deposit{value: 1 ether}(COIN, 1 ether, alice);
        expectValueNotNeeded(1);
        swapWith(1, key, 1 ether, terms(1 | 4));
        expectValueNotNeeded(1);
        swapWith(1, soldFor, 1 ether, terms(1));
    }

    function test_swap_revertsWhen_coinIsTooLow() public {
        expectValueTooLow(1 ether - 1, 1 ether);
        swapWith(1 ether - 1, key, 1 ether, terms(1));
        expectValueTooLow(0, 1 ether);
        swapWith(0, soldFor, 1 ether, terms(0));
    }

    function test_swapPath_revertsWhen_itNeedsNoCoinOrMore() public {
        MarketKey[] memory keys = pathOf(soldFor, key);
        vm.startPrank(alice);
        expectValueNotNeeded(1);
        exchange.swapPath{value: 1}(keys, 1e18, 0, terms(1));
        keys = pathOf(key, soldFor);
        expectValueNotNeeded(1);
        exchange.swapPath{value: 1}(keys, 100e6, 0, terms(0));
        // Coin to quote and coin to base: the input is coin.
        keys = pathOf(key, key);
        expectValueTooLow(1 ether - 1, 1 ether);
        exchange.swapPath{value: 1 ether - 1}(keys, 1 ether, 0, terms(1));
    }

    function test_place_revertsWhen_itNeedsNoCoinOrMore() public {
        vm.startPrank(alice);
        expectValueNotNeeded(1);
        exchange.place{value: 1}(key, OrderTermsLib.pack(1, 10, 639_000, 0, 0, 0));
        expectValueNotNeeded(1);
        exchange.place{value: 1}(soldFor, OrderTermsLib.pack(1, 10, 1_650_000, 0, 0, 1));
        expectValueTooLow(10 * LOT - 1, 10 * LOT);
        exchange.place{value: 10 * LOT - 1}(key, OrderTermsLib.pack(1, 10, 641_000, 0, 0, 1));
        // From the internal balance.
        exchange.deposit{value: 1 ether}(COIN, 1 ether, alice);
        expectValueNotNeeded(10 * LOT);
        exchange.place{value: 10 * LOT}(key, OrderTermsLib.pack(1, 10, 641_000, 0, 0, 1 | 8));
    }

    function test_addLiquidity_revertsWhen_itNeedsNoCoinOrMore() public {
        vm.startPrank(alice);
        vm.expectPartialRevert(IExchangeErrors.ValueTooLow.selector);
        exchange.addLiquidity{value: 0.5 ether}(key, 1 ether, 2000e6, 0, terms(0));
        exchange.deposit{value: 2 ether}(COIN, 2 ether, alice);
        exchange.deposit(address(quote), 10_000e6, alice);
        expectValueNotNeeded(1 ether);
        exchange.addLiquidity{value: 1 ether}(key, 1 ether, 2000e6, 0, terms(4));
        expectValueNotNeeded(1);
        exchange.addLiquiditySingle{value: 1}(key, 1000e6, 500e6, 0, terms(0));
        vm.expectPartialRevert(IExchangeErrors.ValueTooLow.selector);
        exchange.addLiquiditySingle{value: 0.5 ether}(key, 1 ether, 0.5 ether, 0, terms(1));
    }

    function test_deposit_revertsWhen_coinDoesNotFit() public {
        vm.startPrank(alice);
        expectValueNotNeeded(5);
        exchange.deposit{value: 5}(address(base), 5, alice);
        expectValueTooLow(4, 5);
        exchange.deposit{value: 4}(COIN, 5, alice);
    }

    function test_batch_revertsWhen_itNeedsNoCoinOrMore() public {
        vm.startPrank(alice);
        expectValueNotNeeded(1);
        exchange.batch{value: 1}(calls, alice, 0);
        calls.push(placeCall(1, 641_000, 10, 1));
        calls.push(placeCall(2, 642_000, 10, 1));
        expectValueTooLow(20 * LOT - 1, 20 * LOT);
        exchange.batch{value: 20 * LOT - 1}(calls, alice, 0);
        exchange.deposit{value: 1 ether}(COIN, 1 ether, alice);
        expectValueNotNeeded(20 * LOT);
        exchange.batch{value: 20 * LOT}(calls, alice, 4);
    }

    /// @dev ERC-6909's functions are payable by inheritance, and refuse coin.
    function test_balances_refuseCoin() public {
        vm.startPrank(alice);
        exchange.deposit{value: 1 ether}(COIN, 1 ether, alice);
        expectValueNotNeeded(1);
        balances().transfer{value: 1}(bob, 0, 1);
        expectValueNotNeeded(1);
        balances().transferFrom{value: 1}(alice, bob, 0, 1);
        expectValueNotNeeded(1);
        balances().approve{value: 1}(bob, 0, 1);
        expectValueNotNeeded(1);
        balances().setOperator{value: 1}(bob, true);
    }

    /// @dev What takes no coin refuses it, the extension's and the composer's functions included.
    function test_otherFunctions_refuseCoin() public {
        bytes[] memory entries = new bytes[](9);
        entries[0] = cancelCall(1);
        entries[1] = claimCall(1);
        entries[2] = abi.encodeCall(IExchangeCore.reduce, (key, OrderRefLib.pack(1, 1, 0)));
        entries[3] = abi.encodeCall(IExchangeCore.withdraw, (COIN, 0, alice));
        entries[4] = abi.encodeCall(
            IExchangeCore.removeLiquidity, (key, 0, 0, 0, SwapTermsLib.pack(alice, 0, 0, 0, 0))
        );
        entries[5] = abi.encodeCall(IExchangeComposer.batchFor, (alice, calls));
        entries[6] = abi.encodeCall(IExchangePermits.permit, (address(base), 1, NOW, 27, 0, 0));
        entries[7] = abi.encodeCall(IExchangePermits.revokeNonce, (1));
        entries[8] = abi.encodeCall(IExchangePermits.permit2, (address(base), 1, 1, 1, NOW, ""));
        vm.startPrank(alice);
        exchange.place{value: 10 * LOT}(key, OrderTermsLib.pack(1, 10, 641_000, 0, 0, 1));
        for (uint256 i; i < entries.length; i++) {
            uint256 snapshot = vm.snapshotState();
            (bool done,) = address(exchange).call(entries[i]);
            assertTrue(done, "without coin it does");
            vm.revertToState(snapshot);
            (done,) = address(exchange).call{value: 1}(entries[i]);
            assertFalse(done, "with coin it does not");
        }
    }

    function test_receive_refusesPlainSends() public {
        vm.prank(alice);
        (bool done, bytes memory answer) = address(exchange).call{value: 1 ether}("");
        assertFalse(done);
        assertEq(answer, abi.encodeWithSelector(IExchangeErrors.ValueNotNeeded.selector, 1 ether));
    }

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
        // More is bought than locked: nothing is needed.
        expectValueNotNeeded(1);
        exchange.batch{value: 1}(calls, alice, 0);
        exchange.batch(calls, carol, 0);
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

    // ------------------------------------------------------------------ where coin is not taken

    function test_withoutCoin_everyEntryRefusesIt() public {
        (address composer,) = ExchangeArtifacts.deployComposer(false);
        IExchange without = ExchangeArtifacts.deployOn(composer, owner, guardian);
        vm.startPrank(alice);
        expectUnsupportedCoin();
        without.openMarket(key, 1);
        expectUnsupportedCoin();
        without.openMarket(soldFor, 1);
        expectUnsupportedCoin();
        without.deposit{value: 1}(COIN, 1, alice);
        expectUnsupportedCoin();
        without.deposit(COIN, 0, alice);
        expectBalanceTooLow(COIN, 0, 1);
        without.withdraw(COIN, 1, alice);
        (bool done,) = address(without).call{value: 1}("");
        assertFalse(done);
    }

    /// @dev Where the coin is an ERC-20 token too, the exchange holds it as one: a loan of "coin" must not lend that.
    function test_withoutCoin_aFlashCannotLendIt() public {
        (address composer,) = ExchangeArtifacts.deployComposer(false);
        IExchange without = ExchangeArtifacts.deployOn(composer, owner, guardian);
        vm.deal(address(without), 10 ether);
        FlashActor borrower = new FlashActor(address(without));
        lend(COIN, 1 ether);
        expectBalanceTooLow(COIN, 0, 1 ether);
        borrower.start(calls, lent, amounts, 0, steps);
        stepOf(
            address(without),
            1 ether,
            abi.encodeCall(IExchangeCore.deposit, (COIN, 1 ether, address(borrower)))
        );
        expectUnsupportedCoin();
        borrower.start(calls, lent, amounts, 0, steps);
    }

    // ------------------------------------------------------------------ shorthands

    function terms(uint8 flags) private view returns (SwapTerms) {
        return SwapTermsLib.pack(alice, 0, 0, 0, flags);
    }

    function swapWith(uint256 value, MarketKey memory market, uint256 amount, SwapTerms how)
        private
        returns (uint256, uint256)
    {
        vm.prank(alice);
        return exchange.swap{value: value}(market, amount, 0, how);
    }

    /// @dev What a bid of `lots` locks: the mantissa times its power of ten.
    function lockOf(uint256 tick, uint256 lots) private pure returns (uint256) {
        return lots * (10_000 + tick % 90_000) * 10 ** (tick / 90_000 - 5);
    }

    function pathOf(MarketKey memory only) private pure returns (MarketKey[] memory keys) {
        keys = new MarketKey[](1);
        keys[0] = only;
    }

    function pathOf(MarketKey memory first, MarketKey memory second)
        private
        pure
        returns (MarketKey[] memory keys)
    {
        keys = new MarketKey[](2);
        (keys[0], keys[1]) = (first, second);
    }

    function expectValueNotNeeded(uint256 value) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.ValueNotNeeded.selector, value));
    }

    function expectValueTooLow(uint256 value, uint256 needed) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.ValueTooLow.selector, value, needed));
    }

    function expectPushFailed(address to, uint256 amount) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.PushFailed.selector, COIN, to, amount));
    }

    function expectUnsupportedCoin() private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.UnsupportedToken.selector, COIN));
    }
}

/// @notice A contract that takes no coin.
contract Refuser {}
