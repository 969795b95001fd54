// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {Order} from "weir/types/Order.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {OrderRefLib, OrderTermsLib, SwapTermsLib} from "weir/types/Terms.sol";
import {BlocklistToken} from "../mocks/BlocklistToken.sol";
import {FalseToken} from "../mocks/FalseToken.sol";
import {FeeToken} from "../mocks/FeeToken.sol";
import {PlainToken} from "../mocks/PlainToken.sol";
import {SilentToken} from "../mocks/SilentToken.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice Tokens that are not as they should be: each is refused by a named error, or works.
contract TokensTest is ActionTest {
    // ------------------------------------------------------------------ tokens that take fees

    function test_deposit_revertsWhen_tokenTakesAFee() public {
        FeeToken token = new FeeToken();
        giveTo(token, alice);
        expectPullMismatch(address(token), 1000, 990);
        vm.prank(alice);
        exchange.deposit(address(token), 1000, alice);
    }

    function test_place_revertsWhen_tokenTakesAFee() public {
        FeeToken token = new FeeToken();
        giveTo(token, alice);
        MarketKey memory market = marketOf(address(token));
        expectPullMismatch(address(token), 10 * LOT, 10 * LOT * 99 / 100);
        vm.prank(alice);
        exchange.place(market, OrderTermsLib.pack(1, 10, uint24(TICK_2000), 0, 0, 1));
        // Nothing half done: the handle was never used, the book is empty.
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.UnknownOrder.selector, alice, 1));
        vm.prank(alice);
        exchange.cancel(market, OrderRefLib.pack(1, 0, 0));
    }

    function test_addLiquidity_revertsWhen_tokenTakesAFee() public {
        FeeToken token = new FeeToken();
        giveTo(token, alice);
        MarketKey memory market = marketOf(address(token));
        expectPullMismatch(address(token), 1e18, 0.99e18);
        vm.prank(alice);
        exchange.addLiquidity(market, 1e18, 2000e6, 0, SwapTermsLib.pack(alice, 0, 0, 0, 0));
    }

    // ------------------------------------------------------------------ tokens that return false

    function test_deposit_revertsWhen_tokenReturnsFalse() public {
        FalseToken token = new FalseToken();
        expectPullFailed(address(token), alice, 1000);
        vm.prank(alice);
        exchange.deposit(address(token), 1000, alice);
    }

    function test_withdraw_revertsWhen_tokenReturnsFalse() public {
        FalseToken token = new FalseToken();
        giveTo(token, alice);
        vm.startPrank(alice);
        exchange.deposit(address(token), 1000, alice);
        token.setRefuses(true);
        expectPushFailed(address(token), alice, 1000);
        exchange.withdraw(address(token), 1000, alice);
        token.setRefuses(false);
        exchange.withdraw(address(token), 1000, alice);
        assertEq(internalBalance(alice, address(token)), 0);
    }

    // ------------------------------------------------------------------ tokens that return nothing

    function test_tokenThatReturnsNothing_isDepositedTradedAndWithdrawn() public {
        SilentToken token = new SilentToken();
        token.mint(alice, 1e24);
        MarketKey memory market = MarketKeyLib.pack(address(token), address(quote), 3, TIER_MAJOR, 1e6);
        exchange.openMarket(market, 1);
        vm.startPrank(alice);
        token.approve(address(exchange), 1e24);
        exchange.deposit(address(token), 1e6, alice);
        exchange.place(market, OrderTermsLib.pack(1, 10, uint24(TICK_2000), 0, 0, 1));
        vm.stopPrank();
        vm.prank(bob);
        (, uint256 out) = exchange.swap(market, withFee(20e6), 0, SwapTermsLib.pack(bob, 0, 0, 0, 0));
        assertEq(out, 10_000);
        assertEq(token.balanceOf(bob), 10_000);
        vm.prank(alice);
        exchange.withdraw(address(token), 1e6, alice);
        assertEq(token.balanceOf(alice), 1e24 - 10_000);
    }

    function test_tokenThatReturnsNothing_revertsWhen_walletIsTooPoor() public {
        SilentToken token = new SilentToken();
        expectPullFailed(address(token), alice, 1);
        vm.prank(alice);
        exchange.deposit(address(token), 1, alice);
    }

    // ------------------------------------------------------------------ blocklists

    function test_withdraw_revertsWhen_tokenBlocksTheOwner() public {
        BlocklistToken token = new BlocklistToken();
        giveTo(token, alice);
        vm.prank(alice);
        exchange.deposit(address(token), 1000, alice);
        token.setBlocked(alice, true);
        expectPushFailed(address(token), alice, 1000);
        vm.prank(alice);
        exchange.withdraw(address(token), 1000, alice);
        assertEq(internalBalance(alice, address(token)), 1000);
        // To somebody else it goes.
        vm.prank(alice);
        exchange.withdraw(address(token), 1000, bob);
        assertEq(token.balanceOf(bob), 1000);
    }

    /// @dev An exit can always end in the internal balance.
    function test_cancel_ofABlockedOwner_endsInTheInternalBalance() public {
        (BlocklistToken token, MarketKey memory market) = blockedMaker();
        expectPushFailed(address(token), alice, 6 * LOT);
        vm.prank(alice);
        exchange.cancel(market, OrderRefLib.pack(1, 0, 0));

        uint256 before = quote.balanceOf(alice);
        vm.prank(alice);
        assertEq(exchange.cancel(market, OrderRefLib.pack(1, 0, 16)), 6);
        assertEq(internalBalance(alice, address(token)), 6 * LOT);
        assertEq(internalBalance(alice, address(quote)), 8e6 + 1600);
        assertEq(quote.balanceOf(alice), before);
    }

    /// @dev A shortfall of one token touches that token only.
    function test_claim_ofABlockedOwner_paysTheOtherToken() public {
        (, MarketKey memory market) = blockedMaker();
        uint256 before = quote.balanceOf(alice);
        vm.prank(alice);
        assertEq(exchange.claim(market, OrderRefLib.pack(1, 0, 0)), 4);
        assertEq(quote.balanceOf(alice) - before, 8e6 + 1600);
    }

    function test_removeLiquidity_ofABlockedOwner_endsInTheInternalBalance() public {
        BlocklistToken token = new BlocklistToken();
        giveTo(token, alice);
        MarketKey memory market = marketOf(address(token));
        vm.prank(alice);
        (uint256 shares,,) =
            exchange.addLiquidity(market, 1e18, 2000e6, 0, SwapTermsLib.pack(alice, 0, 0, 0, 0));
        token.setBlocked(alice, true);
        vm.expectPartialRevert(IExchangeErrors.PushFailed.selector);
        vm.prank(alice);
        exchange.removeLiquidity(market, shares, 0, 0, SwapTermsLib.pack(alice, 0, 0, 0, 0));
        vm.prank(alice);
        (uint256 baseOut,) =
            exchange.removeLiquidity(market, shares, 0, 0, SwapTermsLib.pack(alice, 0, 0, 0, 8));
        assertEq(internalBalance(alice, address(token)), baseOut);
    }

    /// @dev A blocked maker stops nobody: takers trade against its order, others cancel theirs at its level.
    function test_swap_againstABlockedMaker_works() public {
        (, MarketKey memory market) = blockedMaker();
        vm.prank(bob);
        (, uint256 out) = exchange.swap(market, withFee(12e6), 0, SwapTermsLib.pack(bob, 0, 0, 0, 0));
        assertEq(out, 6 * LOT);
        uint256 marketId = ~uint256(keccak256(abi.encode(market)));
        Order order = Order.wrap(exchange.extsload(Layout.order(marketId, alice, 1)));
        assertEq(order.size(), 10, "unclaimed");
    }

    /// @dev Alice's ask of 10 lots, 4 of them filled; then the base token blocks her.
    function blockedMaker() private returns (BlocklistToken token, MarketKey memory market) {
        token = new BlocklistToken();
        giveTo(token, alice);
        market = marketOf(address(token));
        vm.prank(alice);
        exchange.place(market, OrderTermsLib.pack(1, 10, uint24(TICK_2000), 0, 0, 1));
        vm.prank(bob);
        exchange.swap(market, withFee(8e6), 0, SwapTermsLib.pack(bob, 0, 0, 0, 0));
        token.setBlocked(alice, true);
    }

    function giveTo(PlainToken token, address who) private {
        token.mint(who, 1e24);
        vm.prank(who);
        token.approve(address(exchange), type(uint256).max);
    }

    function marketOf(address token) private returns (MarketKey memory market) {
        market = MarketKeyLib.pack(token, address(quote), 15, TIER_MAJOR, 1e6);
        exchange.openMarket(market, 1);
    }

    function expectPullMismatch(address token, uint256 asked, uint256 received) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.PullMismatch.selector, token, asked, received));
    }

    function expectPushFailed(address token, address to, uint256 amount) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.PushFailed.selector, token, to, amount));
    }
}
