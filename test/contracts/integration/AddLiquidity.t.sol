// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {PoolSlotLib} from "weir/types/PoolSlot.sol";
import {SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "./ActionTest.sol";

contract AddLiquidityTest is ActionTest {
    uint256 private constant MAX_RESERVE = 2 ** 103 - 1;
    uint256 private constant NO_ASK = 2 ** 23 - 1;

    // ------------------------------------------------------------------ reverts

    function test_addLiquidity_revertsWhen_marketIsUnknown() public {
        (MarketKey memory unknown, uint256 unknownId) = unknownKey();
        expectUnknownMarket(unknownId);
        vm.prank(alice);
        exchange.addLiquidity(unknown, 1e18, 1e9, 0, toAlice(0));
    }

    function test_addLiquidity_revertsWhen_flagsAreUnknown() public {
        uint8[4] memory flags = [1, 2, 8, 16];
        for (uint256 i; i < 4; i++) {
            expectUnknownFlags(flags[i]);
            vm.prank(alice);
            exchange.addLiquidity(key, 1e18, 1e9, 0, toAlice(flags[i]));
        }
    }

    function test_addLiquidity_revertsWhen_deadlineHasPassed() public {
        expectExpiredDeadline();
        vm.prank(alice);
        exchange.addLiquidity(key, 1e18, 1e9, 0, SwapTermsLib.pack(alice, 0, 0, uint32(NOW - 1), 0));
    }

    function test_addLiquidity_revertsWhen_recipientIsZero() public {
        vm.expectRevert(IExchangeErrors.ZeroRecipient.selector);
        vm.prank(alice);
        exchange.addLiquidity(key, 1e18, 1e9, 0, SwapTerms.wrap(0));
    }

    function test_addLiquidity_revertsWhen_firstDepositIsTooSmall() public {
        expectFirstDepositTooSmall(999, 1e9);
        addLiquidity(alice, 999, 1e9);
        expectFirstDepositTooSmall(1e18, 999);
        addLiquidity(alice, 1e18, 999);
    }

    function test_addLiquidity_revertsWhen_firstDepositLeavesTheProviderNothing() public {
        // All of its 1,000 shares would stay with nobody.
        expectSharesTooFew(0, 0);
        addLiquidity(alice, 1000, 1000);
    }

    function test_addLiquidity_revertsWhen_firstDepositCrossesTheAsk() public {
        ask(bob, 1, TICK_2000, 10);
        // quote / base * (1 - f) <= ask: 2002.002002 quote per base at the most.
        expectDepositCrosses(0, TICK_2000);
        addLiquidity(alice, 1e18, 2_002_002_003);
        addLiquidity(alice, 1e18, 2_002_002_002);
    }

    function test_addLiquidity_revertsWhen_firstDepositCrossesTheBid() public {
        bid(bob, 1, TICK_2000, 10);
        // quote / base / (1 - f) >= bid: 1998 quote per base at the least.
        expectDepositCrosses(TICK_2000, NO_ASK);
        addLiquidity(alice, 1e18, 1_997_999_999);
        addLiquidity(alice, 1e18, 1_998_000_000);
    }

    function test_addLiquidity_revertsWhen_sharesAreFewerThanAsked() public {
        uint256 shares = Math.sqrt(POOL_BASE * POOL_QUOTE) - LOCKED_SHARES;
        expectSharesTooFew(shares, shares + 1);
        vm.prank(alice);
        exchange.addLiquidity(key, POOL_BASE, POOL_QUOTE, shares + 1, toAlice(0));

        addLiquidity(bob, POOL_BASE, POOL_QUOTE);
        uint256 added = (shares + LOCKED_SHARES) / 1000;
        expectSharesTooFew(added, added + 1);
        vm.prank(alice);
        exchange.addLiquidity(key, POOL_BASE / 1000, POOL_QUOTE / 1000, added + 1, toAlice(0));
    }

    function test_addLiquidity_revertsWhen_oneTokenIsMissing() public {
        addLiquidity(bob, POOL_BASE, POOL_QUOTE);
        expectSharesTooFew(0, 0);
        addLiquidity(alice, 1e18, 0);
        expectSharesTooFew(0, 0);
        addLiquidity(alice, 0, 1e9);
    }

    function test_addLiquidity_revertsWhen_aReserveWouldOverflow() public {
        base.mint(bob, 2 ** 104);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.ReserveOverflow.selector, MAX_RESERVE + 1));
        addLiquidity(bob, MAX_RESERVE + 1, 1e9);

        addLiquidity(bob, MAX_RESERVE, 1e9);
        // As much again, rounded up to whole shares.
        uint256 total = totalShares();
        uint256 shares = Math.mulDiv(1e8, total, 1e9);
        uint256 more = Math.mulDiv(shares, MAX_RESERVE, total, Math.Rounding.Ceil);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.ReserveOverflow.selector, MAX_RESERVE + more));
        addLiquidity(bob, MAX_RESERVE, 1e8);
    }

    function test_addLiquidity_revertsWhen_internalBalanceIsTooLow() public {
        vm.startPrank(alice);
        exchange.deposit(address(base), 1e18, alice);
        exchange.deposit(address(quote), 1e9, alice);
        expectBalanceTooLow(address(quote), 1e9, 2e9);
        exchange.addLiquidity(key, 1e18, 2e9, 0, toAlice(4));
        vm.stopPrank();
    }

    function test_addLiquidity_revertsWhen_allowanceIsTooLow() public {
        vm.prank(alice);
        base.approve(address(exchange), 1e18 - 1);
        expectPullFailed(address(base), alice, 1e18);
        addLiquidity(alice, 1e18, 2e9);
    }

    // ------------------------------------------------------------------ shares

    function test_addLiquidity_first_mintsTheRootOfBothAndLocksAThousand() public {
        uint256 total = Math.sqrt(POOL_BASE * POOL_QUOTE);
        expectAdded(alice, POOL_BASE, POOL_QUOTE, total - LOCKED_SHARES, total, POOL_BASE, POOL_QUOTE);
        vm.prank(alice);
        (uint256 shares, uint256 baseIn, uint256 quoteIn) =
            exchange.addLiquidity(key, POOL_BASE, POOL_QUOTE, total - LOCKED_SHARES, toAlice(0));
        assertEq(shares, total - LOCKED_SHARES);
        assertEq(baseIn, POOL_BASE);
        assertEq(quoteIn, POOL_QUOTE);
        assertEq(balances().balanceOf(alice, id), shares);
        assertEq(totalShares(), total);
        assertEq(base.balanceOf(address(exchange)), POOL_BASE);
        assertEq(quote.balanceOf(address(exchange)), POOL_QUOTE);
    }

    function test_addLiquidity_takesBothInProportion() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        uint256 total = totalShares();
        uint256 shares = total / 100;
        // Twice the base that the quote allows for: half of it is not taken.
        uint256 baseIn = Math.mulDiv(shares, POOL_BASE, total, Math.Rounding.Ceil);
        uint256 quoteIn = Math.mulDiv(shares, POOL_QUOTE, total, Math.Rounding.Ceil);
        uint256 before = base.balanceOf(bob);
        expectAdded(bob, baseIn, quoteIn, shares, total + shares, POOL_BASE + baseIn, POOL_QUOTE + quoteIn);
        vm.prank(bob);
        (uint256 gotShares, uint256 gotBase, uint256 gotQuote) =
            exchange.addLiquidity(key, 20e18, 20_000e6, shares, SwapTermsLib.pack(bob, 0, 0, uint32(NOW), 0));
        assertEq(gotShares, shares);
        assertEq(gotBase, baseIn);
        assertEq(gotQuote, quoteIn);
        assertEq(before - base.balanceOf(bob), baseIn);
    }

    function test_addLiquidity_givesTheSharesToTheRecipient() public {
        vm.prank(alice);
        exchange.addLiquidity(key, POOL_BASE, POOL_QUOTE, 0, toCarol());
        assertEq(balances().balanceOf(carol, id), totalShares() - LOCKED_SHARES);
        assertEq(balances().balanceOf(alice, id), 0);
    }

    function test_addLiquidity_fromTheInternalBalance() public {
        vm.startPrank(alice);
        exchange.deposit(address(base), 2e18, alice);
        exchange.deposit(address(quote), 5e9, alice);
        exchange.addLiquidity(key, 1e18, 2e9, 0, toAlice(4));
        vm.stopPrank();
        assertEq(internalBalance(alice, address(base)), 1e18);
        assertEq(internalBalance(alice, address(quote)), 3e9);
    }

    function test_addLiquidity_beyondTheBook_isAllowedWhereItDoesNotCross() public {
        bid(bob, 1, 639_900, 10);
        ask(bob, 2, 640_100, 10);
        assertGt(addLiquidity(alice, POOL_BASE, POOL_QUOTE), 0);
    }

    // ------------------------------------------------------------------ fairness

    /// @dev Tokens sent to the exchange belong to no pool: price, shares and what others get for them stay.
    function test_addLiquidity_ignoresDonations() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        uint256 total = totalShares();
        vm.startPrank(alice);
        base.transfer(address(exchange), 1e21);
        quote.transfer(address(exchange), 1e12);
        vm.stopPrank();
        uint256 shares = addLiquidity(bob, POOL_BASE, POOL_QUOTE);
        assertEq(shares, total);
        assertEq(poolSlot().baseReserve(), 2 * POOL_BASE);
    }

    /// @dev The first depositor makes shares as dear as he can, by a least deposit and donations; the victim still gets
    /// out what it brought, save a unit of each token.
    function test_addLiquidity_firstDepositorCannotInflateShares() public {
        addLiquidity(alice, 1000, 1003);
        vm.startPrank(alice);
        base.transfer(address(exchange), 1e21);
        quote.transfer(address(exchange), 1e21);
        vm.stopPrank();
        uint256 shares = addLiquidity(bob, 1e18, 1.003e18);
        (uint256 gotBase, uint256 gotQuote) = removeAll(bob, shares);
        assertGe(gotBase + 1, 1e18 - 1e15);
        assertGe(gotQuote + 1, 1.003e18 - 1e15);
        // All that was taken came back: what is lacking was never taken.
        assertLe(1e30 - base.balanceOf(bob), 1);
        assertLe(1e24 - quote.balanceOf(bob), 1);
    }

    /// @dev Shares round down, amounts up: adding and removing at once never gains, at whatever reserves.
    function testFuzz_addLiquidity_andRemoving_neverGains(
        uint256 reserveBase,
        uint256 reserveQuote,
        uint256 maxBase,
        uint256 maxQuote
    ) public {
        reserveBase = bound(reserveBase, 2000, 1e25);
        reserveQuote = bound(reserveQuote, 2000, 1e23);
        addLiquidity(alice, reserveBase, reserveQuote);
        uint256 total = totalShares();
        maxBase = bound(maxBase, reserveBase / 1000 + 1, 1e29);
        maxQuote = bound(maxQuote, reserveQuote / 1000 + 1, 5e23);
        vm.assume(Math.min(maxBase * total / reserveBase, maxQuote * total / reserveQuote) != 0);
        vm.prank(bob);
        (uint256 shares, uint256 baseIn, uint256 quoteIn) =
            exchange.addLiquidity(key, maxBase, maxQuote, 0, SwapTermsLib.pack(bob, 0, 0, 0, 0));
        assertLe(baseIn, maxBase, "no more than its maximum");
        assertLe(quoteIn, maxQuote, "no more than its maximum");
        (uint256 baseOut, uint256 quoteOut) = removeAll(bob, shares);
        assertLe(baseOut, baseIn);
        assertLe(quoteOut, quoteIn);
        assertLe(baseIn - baseOut, 1);
        assertLe(quoteIn - quoteOut, 1);
    }

    function removeAll(address who, uint256 shares) private returns (uint256, uint256) {
        vm.prank(who);
        return exchange.removeLiquidity(key, shares, 0, 0, SwapTermsLib.pack(who, 0, 0, 0, 0));
    }

    function toAlice(uint8 flags) private view returns (SwapTerms) {
        return SwapTermsLib.pack(alice, 0, 0, 0, flags);
    }

    function expectAdded(
        address owner,
        uint256 baseIn,
        uint256 quoteIn,
        uint256 shares,
        uint256 total,
        uint256 baseReserve,
        uint256 quoteReserve
    ) private {
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.LiquidityAdded(
            id,
            owner,
            baseIn * 2 ** 128 + quoteIn,
            shares,
            total,
            PoolSlotLib.pack(baseReserve, quoteReserve, 0, NO_ASK, 0)
        );
    }

    function expectSharesTooFew(uint256 shares, uint256 least) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.SharesTooFew.selector, shares, least));
    }

    function expectFirstDepositTooSmall(uint256 baseAmount, uint256 quoteAmount) private {
        vm.expectRevert(
            abi.encodeWithSelector(IExchangeErrors.FirstDepositTooSmall.selector, baseAmount, quoteAmount)
        );
    }

    function expectDepositCrosses(uint256 bestBid, uint256 bestAsk) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.DepositCrosses.selector, bestBid, bestAsk));
    }
}
