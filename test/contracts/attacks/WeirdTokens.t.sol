// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {OrderRefLib, OrderTermsLib, SwapTermsLib} from "weir/types/Terms.sol";
import {BlocklistToken} from "../mocks/BlocklistToken.sol";
import {FalseToken} from "../mocks/FalseToken.sol";
import {PlainToken} from "../mocks/PlainToken.sol";
import {SilentToken} from "../mocks/SilentToken.sol";
import {FlashTest} from "../integration/FlashTest.sol";

/// @notice Tokens that are not as they should be, through the settlements of many actions and of loans. What each
/// plain entry makes of them is in integration/Tokens.t.sol.
contract WeirdTokenAttackTest is FlashTest {
    /// @dev Hoped: a token that starts to take a fee once it is held by the exchange (as USDT could) returns a loan short,
    /// or nets short in a batch, at the cost of the others who hold it. What happens: what arrives is measured; exits
    /// still work, and pay what the token lets through.
    function test_attack_aTokenThatStartsToTakeFees_isRefusedFromThenOn() public {
        LaterFeeToken token = new LaterFeeToken();
        held(token, alice, 100e18);
        token.mint(address(actor), 100e18);
        approveOfActor(token);
        token.setFee(true);
        lend(address(token), 10e18);
        expectPullMismatch(address(token), 10e18, 9.9e18);
        flash(0);

        calls.push(placeOf(marketOf(address(token)), 1));
        expectPullMismatch(address(token), 10 * LOT, 10 * LOT * 99 / 100);
        vm.prank(alice);
        exchange.batch(calls, alice, 0);
        vm.prank(alice);
        exchange.withdraw(address(token), 100e18, alice);
        assertEq(internalBalance(alice, address(token)), 0);
    }

    /// @dev Hoped: a token that answers "false" instead of reverting lets a loan stay out. What happens: false is a refusal.
    function test_attack_aTokenThatReturnsFalse_returnsNoLoan() public {
        FalseToken token = new FalseToken();
        held(token, alice, 100e18);
        approveOfActor(token);
        lend(address(token), 10e18);
        stepOf(address(token), 0, abi.encodeCall(token.transfer, (carol, 10e18)));
        expectPullFailed(address(token), address(actor), 10e18);
        flash(0);
        token.setRefuses(true);
        vm.expectRevert(
            abi.encodeWithSelector(IExchangeErrors.PushFailed.selector, address(token), address(actor), 10e18)
        );
        flash(0);
    }

    /// @dev Hoped: a token that returns nothing is taken for one that failed, and is pulled twice (by the token and by
    /// Permit2), or lent for nothing. What happens: nothing returned is a success, proven by the balance.
    function test_attack_aTokenThatReturnsNothing_movesOnce() public {
        SilentToken token = new SilentToken();
        token.mint(alice, 100e6);
        token.mint(address(actor), 1e6);
        vm.startPrank(alice);
        token.approve(address(exchange), 100e6);
        exchange.deposit(address(token), 100e6, alice);
        vm.stopPrank();
        actorRuns(address(token), abi.encodeCall(token.approve, (address(exchange), 10e6)));
        lend(address(token), 10e6);
        flash(0);
        assertEq(token.balanceOf(address(actor)), 1e6);
        assertEq(token.balanceOf(address(exchange)), 100e6);
    }

    /// @dev Hoped: a maker whom his token blocks makes a batch or a path of others revert. What happens: takers pay and
    /// take from the exchange; only the blocked one's own payment fails, and his exits go inside.
    function test_attack_aBlockedMaker_stopsNobodyElse() public {
        BlocklistToken token = new BlocklistToken();
        MarketKey memory market = marketOf(address(token));
        held(token, alice, 1e18);
        vm.startPrank(alice);
        exchange.place(market, OrderTermsLib.pack(1, 10, uint24(TICK_2000), 0, 0, 1));
        vm.stopPrank();
        token.setBlocked(alice, true);
        MarketKey[] memory keys = new MarketKey[](1);
        keys[0] = market;
        vm.prank(bob);
        (, uint256 out) = exchange.swapPath(keys, withFee(8e6), 0, SwapTermsLib.pack(bob, 0, 0, 0, 0));
        assertEq(out, 4 * LOT);
        assertEq(token.balanceOf(bob), out);
        calls.push(abi.encodeCall(exchange.cancel, (market, OrderRefLib.pack(1, 0, 0))));
        vm.expectRevert(
            abi.encodeWithSelector(IExchangeErrors.PushFailed.selector, address(token), alice, 6 * LOT)
        );
        vm.prank(alice);
        exchange.batch(calls, alice, 0);
        vm.prank(alice);
        exchange.batch(calls, alice, 8);
        assertEq(internalBalance(alice, address(token)), 1e18 + 6 * LOT);
    }

    /// @dev Hoped: the exchange itself blocked by a token (as a sanctioned pool may be), what it owes in other tokens is
    /// caught in the same market. What happens: each token is an exit of its own, the blocked one ends inside.
    function test_attack_theExchangeBlocked_holdsBackThatTokenOnly() public {
        BlocklistToken token = new BlocklistToken();
        MarketKey memory market = marketOf(address(token));
        held(token, alice, 1e18);
        vm.startPrank(alice);
        exchange.deposit(address(quote), 2000e6, alice);
        (uint256 shares,,) =
            exchange.addLiquidity(market, 1e18, 2000e6, 0, SwapTermsLib.pack(alice, 0, 0, 0, 4));
        token.setBlocked(address(exchange), true);
        (uint256 bases, uint256 quotes) =
            exchange.removeLiquidity(market, shares, 0, 0, SwapTermsLib.pack(alice, 0, 0, 0, 8));
        exchange.withdraw(address(quote), quotes, alice);
        vm.expectPartialRevert(IExchangeErrors.PushFailed.selector);
        exchange.withdraw(address(token), bases, alice);
        token.setBlocked(address(exchange), false);
        exchange.withdraw(address(token), bases, alice);
    }

    function held(PlainToken token, address who, uint256 amount) private {
        token.mint(who, 2 * amount);
        vm.startPrank(who);
        token.approve(address(exchange), type(uint256).max);
        exchange.deposit(address(token), amount, who);
        vm.stopPrank();
    }

    function approveOfActor(PlainToken token) private {
        actorRuns(address(token), abi.encodeCall(token.approve, (address(exchange), type(uint256).max)));
    }

    function marketOf(address token) private returns (MarketKey memory market) {
        market = MarketKeyLib.pack(token, address(quote), 15, TIER_MAJOR, 1e6);
        exchange.openMarket(market, 1);
    }

    function placeOf(MarketKey memory market, uint64 handle) private view returns (bytes memory) {
        return
            abi.encodeCall(
                exchange.place, (market, OrderTermsLib.pack(handle, 10, uint24(TICK_2000), 0, 0, 1))
            );
    }

    function expectPullMismatch(address token, uint256 asked, uint256 received) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.PullMismatch.selector, token, asked, received));
    }
}

/// @notice A token that may start to keep 1 % of every transfer.
contract LaterFeeToken is PlainToken("Later", "LATER", 18) {
    bool private takesFee;

    function setFee(bool takesFee_) external {
        takesFee = takesFee_;
    }

    function _move(address from, address to, uint256 amount) internal override {
        uint256 fee = takesFee ? amount / 100 : 0;
        super._move(from, to, amount - fee);
        super._move(from, address(this), fee);
    }
}
