// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {SwapTermsLib} from "weir/types/Terms.sol";
import {GovernanceTest} from "./GovernanceTest.sol";

/// @notice What the protocol is owed: book fees that found no room in a pool, and its pool shares.
contract CollectFeesTest is GovernanceTest {
    function test_collectFees_revertsWhen_callerIsNotTheOwner() public {
        address[2] memory callers = [guardian, alice];
        for (uint256 i; i < 2; ++i) {
            expectNotAllowed(callers[i], owner);
            vm.prank(callers[i]);
            exchange.collectFees(key, callers[i]);
        }
    }

    function test_collectFees_revertsWhen_recipientIsZero() public {
        vm.expectRevert(IExchangeErrors.ZeroRecipient.selector);
        vm.prank(owner);
        exchange.collectFees(key, address(0));
    }

    function test_collectFees_paysBookFeesToTheInternalBalance() public {
        (uint256 owedBase, uint256 owedQuote) = oweBookFees();
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.FeesCollected(id, carol, owedBase, owedQuote, 0);
        (uint256 paidBase, uint256 paidQuote, uint256 shares) = collect(carol);
        assertEq(paidBase, owedBase);
        assertEq(paidQuote, owedQuote);
        assertEq(shares, 0);
        assertEq(internalBalance(carol, address(base)), owedBase);
        assertEq(internalBalance(carol, address(quote)), owedQuote);
        (owedBase, owedQuote) = owedToProtocol();
        assertEq(owedBase + owedQuote, 0);
    }

    function test_collectFees_again_paysNothing() public {
        oweBookFees();
        collect(carol);
        (uint256 paidBase, uint256 paidQuote, uint256 shares) = collect(carol);
        assertEq(paidBase + paidQuote + shares, 0);
    }

    /// @dev What was collected is really there: makers and everybody else are paid in full beside it.
    function test_collectFees_leavesEnoughForEverybody() public {
        oweBookFees();
        collect(carol);
        claim(alice, 1);
        claim(alice, 2);
        cancel(alice, 1);
        cancel(alice, 2);
        uint256 heldBase = internalBalance(carol, address(base));
        uint256 heldQuote = internalBalance(carol, address(quote));
        vm.startPrank(carol);
        exchange.withdraw(address(base), heldBase, carol);
        exchange.withdraw(address(quote), heldQuote, carol);
        vm.stopPrank();
        assertLe(base.balanceOf(address(exchange)), 2);
        assertLe(quote.balanceOf(address(exchange)), 2);
    }

    function test_collectFees_handsTheProtocolsSharesOver() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        vm.prank(owner);
        exchange.setIncomePart(key, 200_000);
        swap(bob, 500e18, SELL);
        vm.prank(alice);
        exchange.removeLiquidity(key, 1e9, 0, 0, SwapTermsLib.pack(alice, 0, 0, 0, 0));
        uint256 held = balances().balanceOf(address(exchange), id);
        assertGt(held, 0);
        uint256 slot = exchange.extsload(id);
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.FeesCollected(id, carol, 0, 0, held);
        (,, uint256 shares) = collect(carol);
        assertEq(shares, held);
        assertEq(balances().balanceOf(carol, id), held);
        assertEq(balances().balanceOf(address(exchange), id), 0);
        assertEq(exchange.extsload(id), slot, "the pool keeps its reserves");
        vm.prank(carol);
        (uint256 baseOut, uint256 quoteOut) =
            exchange.removeLiquidity(key, held, 1, 1, SwapTermsLib.pack(carol, 0, 0, 0, 0));
        assertGt(baseOut, 0);
        assertGt(quoteOut, 0);
    }

    /// @dev Orders of 1,000 lots of which takers take 500, without a pool: all of the fee but the rebate is owed.
    function oweBookFees() private returns (uint256 owedBase, uint256 owedQuote) {
        bid(alice, 1, 639_000, 1000);
        ask(alice, 2, 641_000, 1000);
        swap(bob, withFee(500 * LOT), SELL);
        swap(bob, withFee(500 * price(641_000)), BUY);
        (owedBase, owedQuote) = owedToProtocol();
        assertEq(owedBase, feeLessRebate(500 * LOT));
        assertEq(owedQuote, feeLessRebate(500 * price(641_000)));
    }

    function collect(address to) private returns (uint256, uint256, uint256) {
        vm.prank(owner);
        return exchange.collectFees(key, to);
    }
}
