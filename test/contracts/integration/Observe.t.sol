// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {ObservationTest} from "./ObservationTest.sol";

contract ObserveTest is ObservationTest {
    // ------------------------------------------------------------------ reverts

    function test_observe_revertsWhen_marketIsUnknown() public {
        (, uint256 unknownId) = unknownKey();
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NotObserved.selector, unknownId));
        exchange.observe(unknownId, 60);
    }

    function test_observe_revertsWhen_nothingIsRecorded() public {
        expectNotObserved();
        exchange.observe(id, 60);
    }

    function test_observe_revertsWhen_windowIsOutOfRange() public {
        grow(128);
        skip(1 days);
        uint256[3] memory windows = [uint256(0), 1801, type(uint256).max];
        for (uint256 i; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.BadWindow.selector, windows[i]));
            exchange.observe(id, windows[i]);
        }
        mean(1);
        mean(1800);
    }

    function test_observe_revertsWhen_theRecordIsYounger() public {
        grow(128);
        expectHistoryTooShort(NOW);
        exchange.observe(id, 1);
        skip(59);
        mean(59);
        expectHistoryTooShort(NOW);
        exchange.observe(id, 60);
        // A write in between changes nothing of that.
        poke();
        mean(59);
        expectHistoryTooShort(NOW);
        exchange.observe(id, 60);
    }

    function test_observe_revertsWhen_theRingForgot() public {
        grow(3);
        for (uint256 i; i < 5; ++i) {
            skip(20);
            poke();
        }
        // Checkpoints 3, 4 and 5 are left.
        mean(40);
        expectHistoryTooShort(NOW + 60);
        exchange.observe(id, 41);
    }

    // ------------------------------------------------------------------ means

    function test_observe_meansTheTimesThatPricesHeld() public {
        grow(8);
        skip(100);
        int256 first = poolTick();
        movePool(POOL_BASE * 1005 / 1000);
        int256 second = poolTick();
        skip(300);
        // 100 s at the first price, 300 s at the second.
        assertEq(mean(400), floorDiv(100 * first + 300 * second, 400));
        assertEq(mean(300), second);
        assertEq(mean(1), second);
        poke();
        assertEq(mean(400), floorDiv(100 * first + 300 * second, 400), "a write changes no mean");
        assertEq(mean(300), second);
    }

    function test_observe_betweenCheckpoints_followsAStraightLine() public {
        grow(8);
        skip(20);
        poke();
        int256 first = state().tick();
        movePool(POOL_BASE * 1002 / 1000);
        skip(20);
        poke();
        int256 second = state().tick();
        movePool(POOL_BASE);
        skip(5);
        poke();
        // The 20 s before the last five held one price: any second in them is exact, as are the ends.
        int256 third = state().tick();
        assertEq(mean(5), third);
        assertEq(mean(15), floorDiv(10 * second + 5 * third, 15));
        assertEq(mean(25), floorDiv(20 * second + 5 * third, 25));
        assertEq(mean(35), floorDiv(10 * first + 20 * second + 5 * third, 35));
    }

    function test_observe_followsAJumpByFourTicksASecond() public {
        grow(8);
        skip(10);
        poke();
        int256 before = state().tick();
        movePool(2 * POOL_BASE);
        skip(10);
        assertEq(mean(10), before - 40, "not written yet");
        poke();
        assertEq(mean(10), before - 40);
        assertEq(state().tick(), before - 40);
        skip(1);
        assertEq(mean(1), before - 44);
    }

    function test_observe_roundsTheMeanDown() public {
        grow(8);
        skip(10);
        poke();
        int256 tick = state().tick();
        while (poolTick() == tick) {
            swap(bob, 1e15, SELL);
        }
        assertEq(poolTick(), tick - 1, "one tick lower");
        skip(3);
        poke();
        assertEq(mean(4), tick - 1, "three quarters of a tick below");
    }

    function test_observe_lastWriteIsThatOfTheLastRecord() public {
        grow(8);
        skip(77);
        (,, uint256 lastWrite,) = exchange.observe(id, 60);
        assertEq(lastWrite, NOW);
        poke();
        (,, lastWrite,) = exchange.observe(id, 60);
        assertEq(lastWrite, NOW + 77);
    }

    function test_observe_saysWhetherTradingIsPaused() public {
        grow(8);
        skip(60);
        assertFalse(isPaused());
        vm.prank(guardian);
        exchange.pauseMarket(key, 100);
        assertTrue(isPaused());
        skip(100);
        assertTrue(isPaused(), "up to and with the last second");
        skip(1);
        assertFalse(isPaused());
        swap(bob, 1e18, SELL);
        assertFalse(isPaused());
    }

    // ------------------------------------------------------------------ the least root

    function test_observe_leastRoot_forgetsAfterThirtyToSixtyMinutes() public {
        // The first second of a half hour.
        vm.warp(NOW - NOW % 1800 + 1800);
        grow(8);
        removeShares(alice, balances().balanceOf(alice, id) * 3 / 4);
        skip(60);
        poke();
        uint256 thin = poolRoot();
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        skip(1700);
        assertApproxEqRel(least(), thin, 1e9);
        // The next half hour still knows the one before.
        skip(1839);
        assertApproxEqRel(least(), thin, 1e9);
        poke();
        assertApproxEqRel(least(), thin, 1e9);
        skip(1);
        assertGt(least(), 4 * thin);
    }

    function test_observe_leastRoot_includesNow() public {
        grow(8);
        uint256 root = poolRoot();
        skip(60);
        poke();
        assertApproxEqRel(least(), root, 1e9);
        removeShares(alice, balances().balanceOf(alice, id) / 2);
        assertApproxEqRel(least(), root / 2, 1e9);
    }

    function isPaused() private view returns (bool paused) {
        (,,, paused) = exchange.observe(id, 60);
    }

    function floorDiv(int256 sum, int256 by) private pure returns (int256) {
        return (sum - (sum % by + by) % by) / by;
    }
}
