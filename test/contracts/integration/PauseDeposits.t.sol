// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {GovernanceTest} from "./GovernanceTest.sol";

contract PauseDepositsTest is GovernanceTest {
    function test_pauseDeposits_revertsWhen_callerIsNotTheGuardian() public {
        address[2] memory callers = [owner, alice];
        for (uint256 i; i < 2; ++i) {
            expectNotAllowed(callers[i], guardian);
            vm.prank(callers[i]);
            exchange.pauseDeposits(1);
        }
    }

    function test_pauseDeposits_revertsWhen_longerThanSevenDays() public {
        expectPauseTooLong(LONGEST + 1);
        pauseDeposits(LONGEST + 1);
        pauseDeposits(LONGEST);
    }

    function test_pauseDeposits_revertsWhen_lessThanThirtyDaysAfterTheLastPausesEnd() public {
        pauseDeposits(100);
        vm.warp(NOW + 100 + BETWEEN - 1);
        expectPausedLately(NOW + 100 + BETWEEN);
        pauseDeposits(1);
        skip(1);
        pauseDeposits(1);
    }

    function test_unpauseDeposits_revertsWhen_callerIsNotTheOwner() public {
        pauseDeposits(100);
        expectNotAllowed(guardian, owner);
        vm.prank(guardian);
        exchange.unpauseDeposits();
    }

    function test_pauseDeposits_refusesDepositsUpToAndWithItsLastSecond() public {
        deposit(alice, 1e18);
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.DepositPauseSet(NOW + 100);
        pauseDeposits(100);
        expectDepositsPaused(NOW + 100);
        deposit(alice, 1);
        vm.deal(alice, 1 ether);
        expectDepositsPaused(NOW + 100);
        vm.prank(alice);
        exchange.deposit{value: 1}(address(0), 1, alice);
        vm.warp(NOW + 100);
        expectDepositsPaused(NOW + 100);
        deposit(alice, 1);
        vm.warp(NOW + 101);
        deposit(alice, 1);
    }

    function test_pauseDeposits_leavesWithdrawalsAndMarketsAlone() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        deposit(alice, 1e18);
        pauseDeposits(100);
        vm.prank(alice);
        exchange.withdraw(address(base), 1e18, alice);
        swap(bob, 1e18, SELL);
        bid(bob, 1, 630_000, 10);
        vm.prank(bob);
        exchange.swap(key, 1e18, 0, termsOf(bob, 1 | 8));
        assertGt(internalBalance(bob, address(quote)), 0);
    }

    function test_unpauseDeposits_endsItAtOnce_andNotTheThirtyDays() public {
        pauseDeposits(100);
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.DepositPauseSet(0);
        unpauseDeposits();
        deposit(alice, 1e18);
        expectPausedLately(NOW + 100 + BETWEEN);
        pauseDeposits(1);
        vm.warp(NOW + 100 + BETWEEN);
        pauseDeposits(1);
        expectDepositsPaused(NOW + 100 + BETWEEN + 1);
        deposit(alice, 1);
    }

    function test_pauseDeposits_andMarkets_areCountedApart() public {
        pauseDeposits(100);
        pause(100);
        unpauseDeposits();
        expectPaused(NOW + 100);
        bid(alice, 1, TICK_2000, 10);
    }
}
