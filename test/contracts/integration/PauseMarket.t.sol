// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {PoolSlotLib} from "weir/types/PoolSlot.sol";
import {OrderTermsLib, SwapTerms} from "weir/types/Terms.sol";
import {GovernanceTest} from "./GovernanceTest.sol";

contract PauseMarketTest is GovernanceTest {
    // ------------------------------------------------------------------ reverts

    function test_pauseMarket_revertsWhen_callerIsNotTheGuardian() public {
        address[2] memory callers = [owner, alice];
        for (uint256 i; i < 2; ++i) {
            expectNotAllowed(callers[i], guardian);
            vm.prank(callers[i]);
            exchange.pauseMarket(key, 1);
        }
    }

    function test_pauseMarket_revertsWhen_marketIsUnknown() public {
        (MarketKey memory unknown, uint256 unknownId) = unknownKey();
        expectUnknownMarket(unknownId);
        vm.prank(guardian);
        exchange.pauseMarket(unknown, 1);
    }

    function test_pauseMarket_revertsWhen_longerThanSevenDays() public {
        expectPauseTooLong(LONGEST + 1);
        pause(LONGEST + 1);
        expectPauseTooLong(type(uint256).max);
        pause(type(uint256).max);
        pause(LONGEST);
    }

    function test_pauseMarket_revertsWhen_lessThanThirtyDaysAfterTheLastPausesEnd() public {
        pause(100);
        expectPausedLately(NOW + 100 + BETWEEN);
        pause(1);
        vm.warp(NOW + 100 + BETWEEN - 1);
        expectPausedLately(NOW + 100 + BETWEEN);
        pause(1);
        skip(1);
        pause(1);
    }

    function test_unpauseMarket_revertsWhen_callerIsNotTheOwner() public {
        pause(100);
        address[2] memory callers = [guardian, alice];
        for (uint256 i; i < 2; ++i) {
            expectNotAllowed(callers[i], owner);
            vm.prank(callers[i]);
            exchange.unpauseMarket(key);
        }
    }

    function test_unpauseMarket_revertsWhen_marketIsUnknown() public {
        (MarketKey memory unknown, uint256 unknownId) = unknownKey();
        expectUnknownMarket(unknownId);
        vm.prank(owner);
        exchange.unpauseMarket(unknown);
    }

    // ------------------------------------------------------------------ what it refuses

    function test_pauseMarket_refusesTradesOrdersAndLiquidity() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        pause(100);
        uint256 until = NOW + 100;
        for (uint8 flags; flags < 4; ++flags) {
            expectPaused(until);
            swap(bob, 1e18, flags);
        }
        MarketKey[] memory path = new MarketKey[](1);
        path[0] = key;
        expectPaused(until);
        vm.prank(bob);
        exchange.swapPath(path, 1e18, 0, termsOf(bob, 1));
        for (uint8 timeInForce; timeInForce < 8; timeInForce += 2) {
            expectPaused(until);
            place(bob, 1, 650_000, 10, timeInForce);
            expectPaused(until);
            place(bob, 1, 650_000, 10, timeInForce | 1);
        }
        expectPaused(until);
        addLiquidity(bob, 1e18, 2e9);
        expectPaused(until);
        vm.prank(bob);
        exchange.addLiquiditySingle(key, 2e18, 1e18, 0, termsOf(bob, 1));
        bytes[] memory calls = new bytes[](1);
        calls[0] = abi.encodeCall(IExchangeCore.swap, (key, 1e18, 0, SwapTerms.wrap(uint256(1) << 232)));
        expectPaused(until);
        vm.prank(bob);
        exchange.batch(calls, bob, 0);
        calls[0] =
            abi.encodeCall(IExchangeCore.place, (key, OrderTermsLib.pack(1, 10, uint24(TICK_2000), 0, 0, 0)));
        expectPaused(until);
        vm.prank(bob);
        exchange.batch(calls, bob, 0);
    }

    function test_pauseMarket_refusesAFirstDeposit() public {
        pause(100);
        expectPaused(NOW + 100);
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
    }

    function test_pauseMarket_leavesOtherMarketsAndDepositsAlone() public {
        pause(100);
        (MarketKey memory other,) = unknownKey();
        exchange.openMarket(other, 1);
        key = other;
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        swap(bob, 1e18, SELL);
        deposit(alice, 1e18);
    }

    // ------------------------------------------------------------------ its end

    function test_pauseMarket_holdsUpToAndWithItsLastSecond() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.MarketPauseSet(id, NOW + 100);
        pause(100);
        assertEq(poolSlot().flags(), PoolSlotLib.PAUSED);
        vm.warp(NOW + 100);
        expectPaused(NOW + 100);
        swap(bob, 1e18, SELL);
        vm.warp(NOW + 101);
        swap(bob, 1e18, SELL);
    }

    /// @dev Whichever action comes first after its end drops the flag; nobody needs to end it.
    function test_pauseMarket_endsByItself() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        pause(100);
        vm.warp(NOW + 101);
        uint256 snapshot = vm.snapshotState();
        swap(bob, 1e18, SELL);
        assertEq(poolSlot().flags(), 0, "a swap inside the pool");
        vm.revertToState(snapshot);
        swap(bob, 1e18, BUY_EXACT_OUT);
        assertEq(poolSlot().flags(), 0, "a swap by the walk");
        vm.revertToState(snapshot);
        place(bob, 1, 630_000, 10, 0);
        assertEq(poolSlot().flags(), 0, "an order that rests");
        place(bob, 2, 629_000, 10, 0);
        vm.revertToState(snapshot);
        place(bob, 1, 650_000, 10, 4);
        assertEq(poolSlot().flags(), 0, "an order that trades");
        vm.revertToState(snapshot);
        addLiquidity(bob, 1e18, 2e9);
        assertEq(poolSlot().flags(), 0, "liquidity");
        vm.revertToState(snapshot);
        vm.prank(bob);
        exchange.addLiquiditySingle(key, 2e18, 1e18, 0, termsOf(bob, 1));
        assertEq(poolSlot().flags(), 0, "liquidity of one token");
    }

    /// @dev The word is stored where nothing but the flag changes, and the other flag stays.
    function test_pauseMarket_itsEndKeepsTheRecordOfPrices() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        bid(alice, 1, 630_000, 10);
        exchange.growObservations(key, 4);
        pause(100);
        assertEq(poolSlot().flags(), PoolSlotLib.PAUSED | PoolSlotLib.OBSERVED);
        vm.warp(NOW + 101);
        // Joins a level that is not the best nor new.
        bid(bob, 1, 630_000, 10);
        assertEq(poolSlot().flags(), PoolSlotLib.OBSERVED);
    }

    function test_unpauseMarket_endsItAtOnce() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        pause(100);
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.MarketPauseSet(id, 0);
        unpause();
        assertEq(poolSlot().flags(), 0);
        swap(bob, 1e18, SELL);
    }

    function test_unpauseMarket_doesNotLetTheGuardianPauseSooner() public {
        pause(100);
        unpause();
        expectPausedLately(NOW + 100 + BETWEEN);
        pause(1);
        vm.warp(NOW + 100 + BETWEEN);
        pause(1);
        assertEq(poolSlot().flags(), PoolSlotLib.PAUSED);
    }

    function test_unpauseMarket_ofAMarketThatIsNotPaused_changesNothing() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        uint256 word = exchange.extsload(id);
        unpause();
        assertEq(exchange.extsload(id), word);
    }

    function testFuzz_pauseMarket_isNeverOnForMoreThanSevenOfThirtySevenDays(uint256[12] memory seeds)
        public
    {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        uint256 pausedTime;
        uint256 lastEnd;
        for (uint256 i; i < 12; ++i) {
            skip(seeds[i] % 20 days);
            uint256 duration = (seeds[i] >> 64) % 8 days;
            vm.prank(guardian);
            try exchange.pauseMarket(key, duration) {
                assertTrue(lastEnd == 0 || block.timestamp >= lastEnd + BETWEEN);
                lastEnd = block.timestamp + duration;
                pausedTime += duration;
            } catch {}
            if (seeds[i] >> 128 & 3 == 0) unpause();
        }
        assertLe(pausedTime, (block.timestamp - NOW) / (LONGEST + BETWEEN) * LONGEST + LONGEST);
    }
}
