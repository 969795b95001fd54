// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {TickPrice} from "weir/libraries/TickPrice.sol";
import {FifoTest} from "./FifoTest.sol";

/// @notice Many levels on both sides, whose ticks share leaf words of the bitmap, cross them, and cross the mid words
/// of 65,536 ticks: fills, levels, bitmap and cached best prices agree with the naive book after every action.
contract ManyLevelsTest is FifoTest {
    uint256 private constant MID = 65_536;
    /// @dev Bids lie below it, asks above.
    uint256 private middle = TICK_2000 + MID * 9;
    /// @dev What a choice of ticks is spread over, on each side of the middle.
    uint256[8] private strides = [uint256(1), 1, 37, 255, 256, 4096, MID, MID * 2];

    /// forge-config: default.fuzz.runs = 24
    /// forge-config: deep.fuzz.runs = 1000
    function testFuzz_manyLevels_agreeWithTheNaiveBook(uint256 seed) public {
        seedWith(seed);
        run(120, 45, 0);
        assertGt(takes, 0);
    }

    /// @dev Few orders and many takes and cancellations: sides empty and refill, in other words of the bitmap.
    /// forge-config: default.fuzz.runs = 24
    /// forge-config: deep.fuzz.runs = 1000
    function testFuzz_manyLevels_sidesEmptyAndRefill(uint256 seed) public {
        seedWith(seed);
        run(160, 35, 3);
        assertGt(takes, 0);
    }

    /// @dev Both sides within the first or the last hundred ticks there are: one side's ranks lie at the end of the
    /// bitmap, and a lot costs one quote unit or 10^34 of them.
    /// forge-config: default.fuzz.runs = 12
    /// forge-config: deep.fuzz.runs = 1000
    function testFuzz_manyLevels_agreeAtBothEndsOfThePriceRange(uint256 seed, bool highest) public {
        seedWith(seed);
        middle = highest ? TickPrice.MAX_TICK - 50 : TickPrice.MIN_TICK + 50;
        strides = [uint256(0), 1, 2, 3, 4, 5, 6, 7];
        run(120, 45, 20);
        assertGt(takes, 0);
    }

    /// @dev The rules of LevelIndex, one by one: ranks in the same leaf, in another leaf of the same mid word, and in
    /// other mid words, left by takes and by cancellations, in both directions.
    function test_bitmap_crossesEveryHeightInBothDirections() public {
        uint256[10] memory ticks = [
            uint256(90_000),
            90_001,
            90_255,
            MID * 2 - 1,
            MID * 2,
            MID * 2 + 256,
            MID * 31,
            MID * 48 - 1,
            MID * 48,
            3_149_999
        ];
        for (uint256 side; side < 2; ++side) {
            bool isAsk = side == 1;
            for (uint256 pass; pass < 4; ++pass) {
                // Placed from the worst to the best, and from the best to the worst.
                for (uint256 i; i < 10; ++i) {
                    add(isAsk, ticks[pass % 2 == 0 ? i : 9 - i]);
                    checkLevels(isAsk);
                }
                // Emptied by takes from the best on, or by cancellations from either end.
                for (uint256 i; i < 10; ++i) {
                    if (pass < 2) {
                        (, uint256 best) = model.best(isAsk);
                        takeLots(isAsk, model.live(isAsk, best));
                    } else {
                        reduceOrder(alice, uint64(pass == 2 ? lastHandle - i : lastHandle - 9 + i), 0);
                    }
                    checkLevels(isAsk);
                }
            }
        }
        checkAllOrders();
    }

    function test_bitmap_oneTakeCrossesEveryMidWord() public {
        for (uint256 tick = 90_000; tick <= 3_149_999; tick += MID - 1) {
            add(true, tick);
        }
        // All but the last level, then a better one again.
        uint256 all;
        (uint256[] memory ticks, uint256[] memory lots) = model.levels(true);
        for (uint256 i; i < ticks.length - 1; ++i) {
            all += lots[i];
        }
        takeLots(true, all);
        checkLevels(true);
        add(true, MID * 20 + 3);
        checkLevels(true);
        add(true, MID * 5 + 9);
        checkLevels(true);
        checkAllOrders();
    }

    /// @dev A take leaves void bits in the best's mid word; then a level in a better mid word comes and goes.
    function test_bitmap_voidBitsStayVoidBehindABetterMidWord() public {
        add(true, MID * 20);
        add(true, MID * 20 + 256);
        add(true, MID * 20 + 513);
        takeLots(true, model.live(true, MID * 20));
        add(true, MID * 19 + 7);
        checkLevels(true);
        takeLots(true, model.live(true, MID * 19 + 7));
        checkLevels(true);
        add(true, MID * 20 + 300);
        checkLevels(true);
        takeLots(true, model.live(true, MID * 20 + 256) + 1);
        checkLevels(true);
    }

    /// @dev Few lots, and worth the smallest order even when half of them are gone.
    function enough(uint256 tick) private pure returns (uint256) {
        return 2 * leastLots(tick) + 1;
    }

    function add(bool isAsk, uint256 tick) private {
        placeOrder(alice, ++lastHandle, isAsk, tick, enough(tick));
    }

    function run(uint256 actions, uint256 placements, uint256 mostOrders) private {
        for (uint256 i; i < actions; ++i) {
            bool isAsk = pick(2) == 0;
            (, uint256[] memory lots) = model.levels(isAsk);
            if (pick(100) < placements && (mostOrders == 0 || lots.length < mostOrders)) {
                address who = pickMaker();
                uint256 tick = pickTick(isAsk);
                placeOrder(who, freeHandle(who), isAsk, tick, enough(tick) + pick(100));
            } else if (lots.length != 0 && pick(2) == 0) {
                // Some levels to their last lot, and often a part of the next.
                uint256 levels = pick(lots.length + 1);
                uint256 take;
                for (uint256 j; j < levels; ++j) {
                    take += lots[j];
                }
                if (levels < lots.length && pick(2) == 0) take += pick(lots[levels]);
                takeLots(isAsk, take == 0 ? 1 : take);
            } else {
                touchOrder(pick(3));
            }
            checkLevels(isAsk);
            if (i % 32 == 0) checkAllOrders();
        }
        checkLevels(true);
        checkLevels(false);
        checkAllOrders();
    }

    /// @dev Bids lie below the middle and asks above it, so that they never meet.
    function pickTick(bool isAsk) private returns (uint256) {
        uint256 distance = 1 + pick(4) * strides[pick(8)] + pick(4) * strides[pick(8)] + pick(3);
        return isAsk ? middle + distance : middle - distance;
    }
}
