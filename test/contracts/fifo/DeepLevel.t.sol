// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FifoTest} from "./FifoTest.sol";

/// @notice A level that takes more than 4,096 orders in each of its generations, so that the cancel tree grows to its
/// fourth height and later generations find the words of earlier ones. A better and a worse level, at the two ends of
/// the price range, drain and refill beside it, so that the generations of the three differ and takes cross them.
/// Every fill, cancellation and claim is compared at once; what others hold by samples, and all of it at the turns.
contract DeepLevelTest is FifoTest {
    /// @dev Orders that the tree's third height holds.
    uint256 private constant FULL = 4096;
    /// @dev Choices between two looks at the levels; they share one call, which bounds the test's memory.
    uint256 private constant STEP = 128;

    uint256 private constant LEAST_ACTIONS = 10_000;

    bool private isAsk;
    /// @dev Best first; the second is the deep one.
    uint256[3] private ticks;
    /// @dev The orders placed at the deep level in this generation: maker << 64 | handle.
    uint256[] private placed;

    /// @dev More than 10,000 actions a run: 100 runs of the deep campaign make more than a million.
    /// forge-config: default.fuzz.runs = 1
    /// forge-config: deep.fuzz.runs = 100
    function testFuzz_deepLevel_fillsEqualTheNaiveQueue(uint256 seed, bool asks) public {
        vm.pauseGasMetering();
        seedWith(seed);
        isAsk = asks;
        ticks = asks ? [uint256(90_000), TICK_2000, 3_149_999] : [uint256(3_149_999), TICK_2000, 90_000];
        for (uint256 generation; generation < 2; ++generation) {
            assertEq(probe.level(isAsk, ticks[1]).generation(), generation);
            uint256 orders = FULL + 1 + pick(200);
            while (probe.level(isAsk, ticks[1]).nextIndex() < orders) {
                this.grow();
            }
            checkAllOrders();
            while (model.live(isAsk, ticks[1]) > 3e7) {
                this.shrink();
            }
            checkAllOrders();
            if (generation == 0) takeAway();
            else cancelAll();
            checkAllOrders();
            checkLevels(isAsk);
        }
        assertGt(compared, LEAST_ACTIONS);
    }

    // ------------------------------------------------------------------ phases

    /// @notice Mostly placements; the deep level keeps at least one lot, so that its generation goes on.
    function grow() external {
        keepsGeneration = true;
        for (uint256 i; i < STEP; ++i) {
            uint256 chance = pick(100);
            if (chance < 80) placeDeep();
            else if (chance < 83) placeAside();
            else if (chance < 88) takeSome(1000);
            else touchOne();
        }
        afterStep();
    }

    /// @notice Mostly cancellations, reductions, claims and takes.
    function shrink() external {
        keepsGeneration = true;
        for (uint256 i; i < STEP; ++i) {
            uint256 chance = pick(100);
            if (chance < 3) placeDeep();
            else if (chance < 8) placeAside();
            else if (chance < 25) takeSome(20);
            else touchOne();
        }
        afterStep();
    }

    /// @notice One take of all that is left at the deep level and of a lot of the next one.
    function takeAway() private {
        while (model.live(isAsk, ticks[2]) < 2) {
            placeAside();
        }
        takeLots(isAsk, model.live(isAsk, ticks[0]) + model.live(isAsk, ticks[1]) + 1);
        delete placed;
    }

    /// @notice Every order of the deep level is cancelled, from the first on.
    function cancelAll() private {
        for (uint256 i; i < placed.length; ++i) {
            (address who, uint64 handle) = (makers[placed[i] >> 64], uint64(placed[i]));
            (, uint256 tick, uint256 open,) = model.orderOf(who, handle);
            if (tick == ticks[1] && open != 0) reduceOrder(who, handle, 0);
        }
        delete placed;
    }

    // ------------------------------------------------------------------ actions

    function placeDeep() private {
        uint256 maker = pick(3);
        uint64 handle = freeHandle(makers[maker]);
        placeOrder(makers[maker], handle, isAsk, ticks[1], 1 + pick(pick(4) == 0 ? 3 : 1e6));
        placed.push(maker << 64 | handle);
    }

    /// @dev At the worst price of a side a lot costs up to 10^34 quote units, and a swap's total stays below 2^128.
    function placeAside() private {
        address who = pickMaker();
        uint256 tick = ticks[pick(2) * 2];
        if (model.live(isAsk, tick) < 4 * leastLots(tick) + 1000) {
            placeOrder(who, freeHandle(who), isAsk, tick, 2 * leastLots(tick) + pick(100));
        }
    }

    /// @dev From the better level, to its last lot in half of the cases, then on into the deep one.
    function takeSome(uint256 part) private {
        uint256 better = model.live(isAsk, ticks[0]);
        uint256 deep = model.live(isAsk, ticks[1]);
        if (better > 1 && pick(2) == 0) takeLots(isAsk, 1 + pick(better - 1));
        else if (deep > part) takeLots(isAsk, better + 1 + pick(deep / part));
    }

    /// @dev Mostly an order of this generation.
    function touchOne() private {
        if (placed.length == 0 || pick(10) == 0) {
            touchOrder(pick(3));
            return;
        }
        uint256 found = placed[pick(placed.length)];
        touch(makers[found >> 64], uint64(found), pick(3));
    }

    function afterStep() private {
        checkSomeOrders(8);
        checkLevels(isAsk);
    }
}
