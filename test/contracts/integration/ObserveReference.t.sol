// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {NaiveObservations} from "../model/NaiveObservations.sol";
import {ObservationTest} from "./ObservationTest.sol";

/// @notice The record of prices against a naive one that forgets nothing, over random trades, pokes, growths, changes
/// of liquidity, orders and silences.
contract ObserveReferenceTest is ObservationTest {
    NaiveObservations private model;
    uint64 private handle;
    uint256 private answered;

    /// @dev Busy times, in which many writes share a checkpoint and the ring wraps.
    /// forge-config: default.fuzz.runs = 30
    function testFuzz_observe_equalsTheNaiveRecord_inBusyTimes(uint256 seed) public {
        run(seed, 20);
    }

    /// @dev Quiet times: half hours without a write, windows after the last write.
    /// forge-config: default.fuzz.runs = 30
    function testFuzz_observe_equalsTheNaiveRecord_inQuietTimes(uint256 seed) public {
        run(seed, 900);
    }

    function run(uint256 seed, uint256 longest) private {
        model = new NaiveObservations();
        growTo(1 + seed % 6);
        for (uint256 i; i < 90; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            skip(seed % 4 == 0 ? 0 : 1 + (seed >> 8) % longest);
            act((seed >> 32) % 16, seed >> 64);
            compare(1 + (seed >> 16) % (seed >> 40 & 1 == 0 ? 1800 : longest * 4));
        }
        assertGt(answered, 0);
    }

    function act(uint256 action, uint256 seed) private {
        if (action < 7) {
            note();
            // Up to a third of the pool, so that the price moves by more than it may in a second.
            uint256 amount = poolSlot().baseReserve() * (1 + seed % 330) / 1000;
            swap(bob, amount, seed & 1 << 128 == 0 ? BUY_EXACT_OUT : SELL);
        } else if (action < 10) {
            assertEq(poke(), note(), "whether it was the first of its timestamp");
        } else if (action == 10) {
            uint256 size = state().size() + 1 + seed % 5;
            if (size <= 128) growTo(size);
        } else if (action == 11) {
            note();
            addLiquidity(bob, poolSlot().baseReserve() / 10, type(uint96).max);
        } else if (action == 12) {
            // Not recorded: the pool before it is what the next action sees.
            uint256 shares = balances().balanceOf(bob, id);
            if (shares != 0) removeShares(bob, 1 + seed % shares);
        } else if (action == 13) {
            // An order that rests is no trade.
            place(carol, ++handle, 90_000, 1e9, 0);
        } else if (action == 14) {
            // One that takes from the pool is.
            note();
            place(carol, ++handle, 90_000, 1e6 + seed % 1e5, 5);
        }
    }

    function growTo(uint256 size) private {
        grow(size);
        model.grow(size, poolRoot());
    }

    function note() private returns (bool) {
        return model.write(poolTick(), poolRoot());
    }

    function compare(uint256 window) private {
        if (window > 1800) window = 1800;
        NaiveObservations.Answer memory a = model.observe(window, poolTick(), poolRoot());
        if (!a.known) {
            expectHistoryTooShort(a.from);
            exchange.observe(id, window);
            return;
        }
        (int256 meanTick, uint256 leastRoot, uint256 lastWrite, bool isPaused) = exchange.observe(id, window);
        assertEq(meanTick, a.meanTick, "mean");
        assertLe(meanTick > a.trueMean ? meanTick - a.trueMean : a.trueMean - meanTick, a.slack, "true mean");
        assertEq(leastRoot, a.leastRoot, "least root");
        assertEq(lastWrite, model.lastWrite(), "last write");
        assertFalse(isPaused);
        ++answered;
    }
}
