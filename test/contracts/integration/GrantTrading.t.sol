// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {RightsTest} from "./RightsTest.sol";

/// @notice Rights by call: which action, in which market, until when.
contract GrantTradingTest is RightsTest {
    // ------------------------------------------------------------------ reverts

    function test_grantTrading_revertsWhen_actionsAreUnknown() public {
        expectUnknownFlags(32);
        grant(32, NOW);
        expectUnknownFlags(type(uint256).max);
        grant(type(uint256).max, NOW);
    }

    function test_grantTrading_revertsWhen_expiryIsNoTime() public {
        expectUnknownFlags(2 ** 64);
        grant(ALL, 2 ** 64);
        grant(ALL, 2 ** 64 - 1);
    }

    function test_batchFor_revertsWhen_nothingWasGranted() public {
        for (uint256 action; action < 5; action++) {
            delete calls;
            calls.push(callOf(action));
            expectNotPermitted(bob, id, 1 << action);
            batchFor();
        }
    }

    /// @dev Each bit opens its own action, and no other.
    function test_batchFor_eachActionNeedsItsOwnBit() public {
        for (uint256 granted; granted < 5; granted++) {
            grant(1 << granted, NOW);
            for (uint256 action; action < 5; action++) {
                delete calls;
                calls.push(callOf(action));
                uint256 snapshot = vm.snapshotState();
                if (action != granted) expectNotPermitted(bob, id, 1 << action);
                batchFor();
                vm.revertToState(snapshot);
            }
        }
    }

    function test_batchFor_allBitsOpenAllActions() public {
        grant(ALL, NOW);
        for (uint256 action = 1; action < 6; action++) {
            // Cancelled last, so that the others find the order.
            calls.push(callOf(action == 5 ? 2 : action == 2 ? 0 : action));
        }
        batchFor();
        assertEq(orderOf(alice, 1).size(), 0);
        assertEq(orderOf(alice, 2).size(), 10);
    }

    /// @dev Up to and with its last second.
    function test_batchFor_revertsWhen_rightsExpired() public {
        grant(ALL, NOW + 10);
        calls.push(callOf(4));
        vm.warp(NOW + 10);
        batchFor();
        vm.warp(NOW + 11);
        expectNotPermitted(bob, id, MAY_SWAP);
        batchFor();
    }

    function test_batchFor_revertsWhen_rightsWereRevoked() public {
        grant(ALL, NOW + 10);
        calls.push(callOf(4));
        batchFor();
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.TradingGranted(alice, bob, id, 0, 0);
        grant(0, 0);
        expectNotPermitted(bob, id, MAY_SWAP);
        batchFor();
    }

    /// @dev A grant replaces what was there; it adds nothing to it.
    function test_grantTrading_replacesWhatWasGranted() public {
        grant(MAY_SWAP, NOW + 10);
        grant(MAY_CLAIM, NOW + 5);
        (uint256 actions, uint256 expiry) = exchange.tradingRights(alice, bob, id);
        assertEq(actions, MAY_CLAIM);
        assertEq(expiry, NOW + 5);
        calls.push(callOf(4));
        expectNotPermitted(bob, id, MAY_SWAP);
        batchFor();
    }

    /// @dev Market by market, and delegate by delegate.
    function test_batchFor_revertsWhen_marketOrDelegateIsAnother() public {
        MarketKey memory other = MarketKeyLib.pack(address(base), address(quote), 14, TIER_MAJOR, 1e6);
        uint256 otherId = exchange.openMarket(other, 1);
        vm.prank(alice);
        exchange.grantTrading(bob, marketList(otherId), ALL, NOW);
        calls.push(callOf(4));
        expectNotPermitted(bob, id, MAY_SWAP);
        batchFor();

        grant(ALL, NOW);
        expectNotPermitted(carol, id, MAY_SWAP);
        vm.prank(carol);
        exchange.batchFor(alice, calls);
        // A delegate's rights are not an owner's: bob grants nothing of alice's.
        vm.prank(bob);
        exchange.grantTrading(carol, marketList(id), ALL, NOW);
        expectNotPermitted(carol, id, MAY_SWAP);
        vm.prank(carol);
        exchange.batchFor(alice, calls);
    }

    /// @dev All or nothing: one action without its right undoes those before.
    function test_batchFor_revertsWhole_whereOneActionIsNotPermitted() public {
        grant(MAY_PLACE, NOW);
        calls.push(callOf(0));
        calls.push(callOf(3));
        expectNotPermitted(bob, id, MAY_CLAIM);
        batchFor();
        assertEq(orderOf(alice, 2).size(), 0);
    }

    function test_batchFor_revertsWhen_coinIsSent() public {
        vm.deal(bob, 1);
        vm.prank(bob);
        (bool done,) = address(exchange).call{value: 1}(abi.encodeCall(exchange.batchFor, (alice, calls)));
        assertFalse(done);
    }

    // ------------------------------------------------------------------ what is granted

    function test_grantTrading_ofManyMarkets_tellsEach() public {
        uint256[] memory markets = new uint256[](3);
        (markets[0], markets[1], markets[2]) = (id, 17, id + 1);
        for (uint256 i; i < 3; i++) {
            vm.expectEmit(address(exchange));
            emit IExchangeEvents.TradingGranted(alice, bob, markets[i], MAY_PLACE | MAY_CANCEL, NOW + 9);
        }
        vm.prank(alice);
        exchange.grantTrading(bob, markets, MAY_PLACE | MAY_CANCEL, NOW + 9);
        for (uint256 i; i < 3; i++) {
            (uint256 actions, uint256 expiry) = exchange.tradingRights(alice, bob, markets[i]);
            assertEq(actions, 5);
            assertEq(expiry, NOW + 9);
        }
        (uint256 ofOthers,) = exchange.tradingRights(bob, alice, id);
        assertEq(ofOthers, 0);
    }

    /// @dev The owner needs no rights of its own, and settles inside here too.
    function test_batchFor_oneself_settlesInside() public {
        calls.push(callOf(4));
        (uint256 baseBefore, uint256 quoteBefore) = (base.balanceOf(alice), quote.balanceOf(alice));
        uint256 sold = poolOutput(POOL_BASE, POOL_QUOTE, 1e18);
        vm.prank(alice);
        exchange.batchFor(alice, calls);
        assertEq(internalBalance(alice, address(base)), 99e18);
        assertEq(internalBalance(alice, address(quote)), 100_000e6 + sold);
        assertEq(base.balanceOf(alice), baseBefore);
        assertEq(quote.balanceOf(alice), quoteBefore);
    }

    // ------------------------------------------------------------------ settlement

    /// @dev Both ways, all of it: the owner's internal balance. Neither wallet and no balance of the delegate moves.
    function test_batchFor_settlesWithTheOwnersInternalBalance() public {
        grant(ALL, NOW);
        vm.prank(bob);
        exchange.deposit(address(base), 5e18, bob);
        uint256[4] memory before =
            [base.balanceOf(alice), quote.balanceOf(alice), base.balanceOf(bob), quote.balanceOf(bob)];
        calls.push(callOf(3));
        calls.push(callOf(4));
        calls.push(callOf(2));
        uint256 filled = 10 * price(TICK_2000 + 100);
        uint256 sold = poolOutput(POOL_BASE, POOL_QUOTE, 1e18);
        batchFor();
        assertEq(internalBalance(alice, address(base)), 99e18 + 10 * LOT);
        assertEq(internalBalance(alice, address(quote)), 100_000e6 + filled + filled * 200 / 1e6 + sold);
        assertEq(internalBalance(bob, address(base)), 5e18);
        assertEq(internalBalance(bob, address(quote)), 0);
        assertEq(base.balanceOf(alice), before[0]);
        assertEq(quote.balanceOf(alice), before[1]);
        assertEq(base.balanceOf(bob), before[2]);
        assertEq(quote.balanceOf(bob), before[3]);
    }

    /// @dev The owner's wallet is out of reach, whatever it allowed to the exchange; so is the delegate's own balance.
    function test_batchFor_revertsWhen_theOwnersBalanceIsTooLow() public {
        vm.startPrank(alice);
        exchange.withdraw(address(base), 100e18, alice);
        vm.stopPrank();
        vm.prank(bob);
        exchange.deposit(address(base), 5e18, bob);
        grant(ALL, NOW);
        calls.push(callOf(4));
        expectBalanceTooLow(address(base), 0, 1e18);
        batchFor();
    }

    /// @dev Orders and events are the owner's.
    function test_batchFor_placesTheOwnersOrder() public {
        grant(MAY_PLACE, NOW);
        calls.push(callOf(0));
        batchFor();
        assertEq(orderOf(alice, 2).size(), 10);
        assertEq(orderOf(bob, 2).size(), 0);
        vm.prank(alice);
        exchange.grantTrading(bob, marketList(id), 0, 0);
        assertEq(cancel(alice, 2), 10, "who stays its owner");
    }
}
