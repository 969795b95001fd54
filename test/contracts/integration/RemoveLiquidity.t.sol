// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {PoolSlotLib} from "weir/types/PoolSlot.sol";
import {SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "./ActionTest.sol";

contract RemoveLiquidityTest is ActionTest {
    uint256 private constant NO_ASK = 2 ** 23 - 1;

    function test_removeLiquidity_revertsWhen_marketIsUnknown() public {
        (MarketKey memory unknown, uint256 unknownId) = unknownKey();
        expectUnknownMarket(unknownId);
        vm.prank(alice);
        exchange.removeLiquidity(unknown, 0, 0, 0, toAlice(0));
    }

    function test_removeLiquidity_revertsWhen_poolIsEmpty() public {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NoLiquidity.selector, id));
        remove(0, 0, 0);
    }

    function test_removeLiquidity_revertsWhen_sharesAreNotTheCallers() public {
        uint256 shares = addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        expectBalanceTooLow(address(exchange), shares, shares + 1);
        remove(shares + 1, 0, 0);
        expectBalanceTooLow(address(exchange), 0, shares);
        vm.prank(bob);
        exchange.removeLiquidity(key, shares, 0, 0, toAlice(0));
    }

    function test_removeLiquidity_revertsWhen_lessComesOutThanAsked() public {
        uint256 shares = addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        (uint256 baseOut, uint256 quoteOut) = partOf(shares);
        expectAmountTooLow(address(base), baseOut);
        remove(shares, baseOut + 1, 0);
        expectAmountTooLow(address(quote), quoteOut);
        remove(shares, 0, quoteOut + 1);
        remove(shares, baseOut, quoteOut);
    }

    function test_removeLiquidity_revertsWhen_deadlineHasPassed() public {
        expectExpiredDeadline();
        vm.prank(alice);
        exchange.removeLiquidity(key, 1, 0, 0, SwapTermsLib.pack(alice, 0, 0, uint32(NOW - 1), 0));
    }

    function test_removeLiquidity_revertsWhen_flagsAreUnknown() public {
        uint8[4] memory flags = [1, 2, 4, 16];
        for (uint256 i; i < 4; i++) {
            expectUnknownFlags(flags[i]);
            vm.prank(alice);
            exchange.removeLiquidity(key, 1, 0, 0, toAlice(flags[i]));
        }
    }

    function test_removeLiquidity_revertsWhen_recipientIsZero() public {
        vm.expectRevert(IExchangeErrors.ZeroRecipient.selector);
        vm.prank(alice);
        exchange.removeLiquidity(key, 1, 0, 0, SwapTerms.wrap(0));
    }

    function test_removeLiquidity_paysItsPartOfBothReserves() public {
        uint256 shares = addLiquidity(alice, POOL_BASE, POOL_QUOTE) / 3;
        (uint256 baseOut, uint256 quoteOut) = partOf(shares);
        (uint256 baseBefore, uint256 quoteBefore) = (base.balanceOf(alice), quote.balanceOf(alice));
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.LiquidityRemoved(
            id,
            alice,
            baseOut * 2 ** 128 + quoteOut,
            shares,
            totalShares() - shares,
            PoolSlotLib.pack(POOL_BASE - baseOut, POOL_QUOTE - quoteOut, 0, NO_ASK, 0)
        );
        (uint256 gotBase, uint256 gotQuote) = remove(shares, 0, 0);
        assertEq(gotBase, baseOut);
        assertEq(gotQuote, quoteOut);
        assertEq(base.balanceOf(alice) - baseBefore, baseOut);
        assertEq(quote.balanceOf(alice) - quoteBefore, quoteOut);
    }

    function test_removeLiquidity_ofAllShares_leavesTheLockedPart() public {
        uint256 shares = addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        remove(shares, 0, 0);
        assertEq(totalShares(), LOCKED_SHARES);
        assertGe(poolSlot().baseReserve(), 1);
        assertGe(poolSlot().quoteReserve(), 1);
        assertEq(balances().balanceOf(alice, id), 0);
    }

    function test_removeLiquidity_earnsTheFeesOfTrades() public {
        uint256 shares = addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        (, uint256 out) = swap(bob, 100_000e6, BUY);
        swap(bob, out, SELL);
        (uint256 baseOut, uint256 quoteOut) = remove(shares, 0, 0);
        assertGe(baseOut, POOL_BASE - 1e12);
        assertGt(quoteOut, POOL_QUOTE);
    }

    function test_removeLiquidity_paysTheRecipient() public {
        uint256 shares = addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        uint256 before = base.balanceOf(carol);
        vm.prank(alice);
        (uint256 baseOut,) = exchange.removeLiquidity(key, shares, 0, 0, toCarol());
        assertEq(base.balanceOf(carol) - before, baseOut);
    }

    function test_removeLiquidity_toTheInternalBalance() public {
        uint256 shares = addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        uint256 before = base.balanceOf(alice);
        vm.prank(alice);
        (uint256 baseOut, uint256 quoteOut) = exchange.removeLiquidity(key, shares, 0, 0, toAlice(8));
        assertEq(internalBalance(alice, address(base)), baseOut);
        assertEq(internalBalance(alice, address(quote)), quoteOut);
        assertEq(base.balanceOf(alice), before);
    }

    /// @dev Whoever holds shares removes them: they are ERC-6909 tokens.
    function test_removeLiquidity_byTheSharesNewHolder() public {
        uint256 shares = addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        vm.prank(alice);
        balances().transfer(bob, id, shares);
        vm.prank(bob);
        (uint256 baseOut,) = exchange.removeLiquidity(key, shares, 0, 0, toAlice(0));
        assertGt(baseOut, 0);
    }

    /// @dev Never fails for a minimum: the smallest pools can be left, and keep a unit of each token.
    function testFuzz_removeLiquidity_alwaysLeavesAUnitOfEach(
        uint256 baseAmount,
        uint256 quoteAmount,
        uint256 part
    ) public {
        baseAmount = bound(baseAmount, 1001, 1e30);
        quoteAmount = bound(quoteAmount, 1002, 1e24);
        uint256 shares = addLiquidity(alice, baseAmount, quoteAmount);
        remove(bound(part, 0, shares), 0, 0);
        remove(balances().balanceOf(alice, id), 0, 0);
        assertGe(poolSlot().baseReserve(), 1);
        assertGe(poolSlot().quoteReserve(), 1);
    }

    function partOf(uint256 shares) private view returns (uint256, uint256) {
        uint256 total = totalShares();
        return (POOL_BASE * shares / total, POOL_QUOTE * shares / total);
    }

    function remove(uint256 shares, uint256 leastBase, uint256 leastQuote)
        private
        returns (uint256, uint256)
    {
        vm.prank(alice);
        return exchange.removeLiquidity(key, shares, leastBase, leastQuote, toAlice(0));
    }

    function toAlice(uint8 flags) private view returns (SwapTerms) {
        return SwapTermsLib.pack(alice, 0, 0, 0, flags);
    }

    function expectAmountTooLow(address token, uint256 amount) private {
        vm.expectRevert(
            abi.encodeWithSelector(IExchangeErrors.AmountTooLow.selector, token, amount, amount + 1)
        );
    }
}
