// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC6909} from "solady/tokens/ERC6909.sol";
import {IExchangeComposer} from "weir/interfaces/IExchangeComposer.sol";
import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeMarkets} from "weir/interfaces/IExchangeMarkets.sol";
import {IExchangePermits} from "weir/interfaces/IExchangePermits.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {OrderRef, OrderRefLib, OrderTerms, OrderTermsLib, SwapTermsLib} from "weir/types/Terms.sol";
import {IBalances} from "../integration/ActionTest.sol";
import {RightsTest} from "../integration/RightsTest.sol";

/// @notice A delegate with every right there is (bob, of alice's) who wants more than trading.
contract DelegateAttackTest is RightsTest {
    function setUp() public override {
        super.setUp();
        grant(ALL, type(uint64).max);
    }

    /// @dev Hoped: with all rights, one of the functions that move balances may stand in a batch for alice. What happens:
    /// none may.
    function test_attack_withdrawingInsideABatch_isRefused() public {
        bytes[] memory entries = new bytes[](12);
        entries[0] = abi.encodeCall(IExchangeCore.withdraw, (address(base), 1e18, bob));
        entries[1] = abi.encodeCall(IBalances.transfer, (bob, uint160(address(base)), 1e18));
        entries[2] = abi.encodeCall(IBalances.transferFrom, (alice, bob, uint160(address(base)), 1e18));
        entries[3] = abi.encodeCall(IBalances.approve, (bob, uint160(address(base)), 1e18));
        entries[4] = abi.encodeCall(IBalances.setOperator, (bob, true));
        entries[5] = abi.encodeCall(IExchangePermits.grantTrading, (bob, marketList(id), ALL, NOW));
        entries[6] = abi.encodeCall(IExchangeComposer.batch, (calls, bob, 0));
        entries[7] = abi.encodeCall(IExchangeComposer.batchFor, (alice, calls));
        entries[8] =
            abi.encodeCall(IExchangeComposer.flash, (calls, new address[](0), new uint256[](0), 0, ""));
        entries[9] =
            abi.encodeCall(IExchangeCore.removeLiquidity, (key, 1, 0, 0, SwapTermsLib.pack(bob, 0, 0, 0, 0)));
        entries[10] = abi.encodeCall(IExchangeMarkets.removeExpired, (key, alice, 1));
        entries[11] = abi.encodeCall(IExchangePermits.revokeNonce, (1));
        calls.push();
        for (uint256 i; i < entries.length; i++) {
            calls[0] = entries[i];
            vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NotBatchable.selector, bytes4(entries[i])));
            batchFor();
        }
    }

    /// @dev Hoped: the rights count outside of a batch too. What happens: every other function is of the caller's own.
    function test_attack_withdrawingDirectly_isRefused() public {
        vm.startPrank(bob);
        expectBalanceTooLow(address(base), 0, 1);
        exchange.withdraw(address(base), 1, bob);
        vm.expectRevert(ERC6909.InsufficientPermission.selector);
        balances().transferFrom(alice, bob, uint160(address(base)), 1);
        expectUnknownOrder(bob, 1);
        exchange.cancel(key, OrderRefLib.pack(1, 0, 0));
    }

    /// @dev Hoped: a swap in alice's name pays bob, or pays alice's wallet, which bob can move. What happens: an action
    /// in a batch names no recipient, no source and no destination.
    function test_attack_namingARecipient_isRefused() public {
        calls.push();
        uint8[4] memory flags = [0, 4, 8, 12];
        for (uint256 i; i < 4; i++) {
            address to = i == 0 ? bob : address(0);
            calls[0] = abi.encodeCall(
                IExchangeCore.swap, (key, 1e18, 0, SwapTermsLib.pack(to, 0, 0, 0, 1 | flags[i]))
            );
            expectSettlesInside();
            batchFor();
        }
        calls[0] = abi.encodeCall(IExchangeCore.cancel, (key, OrderRefLib.pack(1, 0, 16)));
        expectSettlesInside();
        batchFor();
        calls[0] =
            abi.encodeCall(IExchangeCore.place, (key, OrderTermsLib.pack(2, 10, uint24(TICK_2000), 0, 0, 8)));
        expectSettlesInside();
        batchFor();
    }

    /// @dev Hoped: replacing a ladder in alice's name pays her wallet, or from it. What happens: inside, on both sides, or
    /// not at all.
    function test_attack_replacingOrdersThroughAWallet_isRefused() public {
        OrderRef[] memory refs = new OrderRef[](1);
        refs[0] = OrderRefLib.pack(1, 0, 0);
        uint8[3] memory flags = [0, 4, 8];
        for (uint256 i; i < 3; i++) {
            expectUnknownFlags(flags[i]);
            vm.prank(bob);
            exchange.replaceOrders(alice, key, refs, new OrderTerms[](0), flags[i]);
        }
        vm.prank(bob);
        exchange.replaceOrders(alice, key, refs, new OrderTerms[](0), 12);
        assertEq(internalBalance(alice, address(base)), 100e18 + 10 * LOT);
        assertEq(internalBalance(bob, address(base)), 0);
    }

    /// @dev Hoped: what alice lacks inside comes from her wallet, which allowed everything to the exchange. What happens:
    /// her wallet is out of reach.
    function test_attack_tradingMoreThanLiesInside_leavesTheWallet() public {
        uint256 wallet = base.balanceOf(alice);
        calls.push(
            abi.encodeCall(IExchangeCore.swap, (key, 101e18, 0, SwapTermsLib.pack(address(0), 0, 0, 0, 1)))
        );
        expectBalanceTooLow(address(base), 100e18, 101e18);
        batchFor();
        assertEq(base.balanceOf(alice), wallet);
    }

    /// @dev Hoped: the rights reach one market, a fake one of bob's own reaches alice's balance of the same token. What
    /// happens: rights are of a market by name.
    function test_attack_tradingInAMarketOfOnesOwn_isRefused() public {
        calls.push(
            abi.encodeCall(
                IExchangeCore.swap, (fakeMarket(), 100e18, 0, SwapTermsLib.pack(address(0), 0, 0, 0, 1))
            )
        );
        expectNotPermitted(bob, ~uint256(keccak256(abi.encode(fakeMarket()))), MAY_SWAP);
        batchFor();
    }

    /// @dev Hoped: a batch in alice's name nets bob's own gains against her costs. What happens: nothing of bob's is in it:
    /// one that names him as owner is his own.
    function test_attack_mixingTwoOwners_isNotPossible() public {
        ask(bob, 7, TICK_2000 + 300, 10);
        calls.push(abi.encodeCall(IExchangeCore.cancel, (key, OrderRefLib.pack(7, 0, 0))));
        expectUnknownOrder(alice, 7);
        batchFor();
    }

    /// @dev Hoped: orders in alice's name that expire at once, with a bounty for who removes them, bring her balance to
    /// bob. What happens: it is one way of trading badly, which the manual warns of: one percent of what is placed goes
    /// each time, and no more; the rest of the refund is alice's.
    function test_attack_expiringOnesOwnersOrders_takesTheirBountyAtMost() public {
        OrderTerms terms = OrderTermsLib.pack(2, 10_000, 641_000, 0, 0, 1).withExpiry(uint32(NOW + 1), 100);
        calls.push(abi.encodeCall(IExchangeCore.place, (key, terms)));
        batchFor();
        vm.warp(NOW + 2);
        vm.prank(bob);
        assertEq(exchange.removeExpired(key, alice, 2), 100 * LOT);
        assertEq(internalBalance(bob, address(base)), 100 * LOT);
        assertEq(internalBalance(alice, address(base)), 100e18 - 100 * LOT);

        terms = OrderTermsLib.pack(2, 10_000, 641_000, 0, 0, 1).withExpiry(uint32(NOW + 3), 101);
        calls[0] = abi.encodeCall(IExchangeCore.place, (key, terms));
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.BountyTooLarge.selector, 101, 100));
        batchFor();
    }

    function fakeMarket() private view returns (MarketKey memory) {
        return MarketKeyLib.pack(address(base), address(quote), 3, TIER_MAJOR, 1);
    }

    function expectSettlesInside() private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.SettlesInsideBatch.selector, 0));
    }
}
