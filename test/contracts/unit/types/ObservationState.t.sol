// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {ObservationState, ObservationStateLib} from "weir/types/ObservationState.sol";

contract ObservationStateTest is Test {
    /// @dev The first second of a half hour of the clock.
    uint256 private constant HALF_HOUR = 1800 * 1_000_000;

    struct Fields {
        uint32 time;
        int24 tick;
        int56 cumulative;
        uint8 index;
        uint8 size;
        uint8 age;
        uint64 leastNow;
        uint64 leastBefore;
    }

    function test_fields_lieLowToHigh() public pure {
        uint256 word = 1 + 2 * 2 ** 32 + 3 * 2 ** 56 + 4 * 2 ** 112 + 5 * 2 ** 120 + 6 * 2 ** 128 + 7 * 2
            ** 136 + 8 * 2 ** 196;
        assertEq(ObservationState.unwrap(ObservationStateLib.pack(1, 2, 3, 4, 5, 6, 7, 8)), word);
    }

    function testFuzz_pack_roundTrips(Fields memory f) public pure {
        (f.leastNow, f.leastBefore) = (f.leastNow >> 4, f.leastBefore >> 4);
        ObservationState state = ObservationStateLib.pack(
            f.time, f.tick, f.cumulative, f.index, f.size, f.age, f.leastNow, f.leastBefore
        );
        assertEq(state.time(), f.time);
        assertEq(state.tick(), f.tick);
        assertEq(state.cumulative(), f.cumulative);
        assertEq(state.index(), f.index);
        assertEq(state.size(), f.size);
        assertEq(state.age(), f.age);
        assertEq(state.leastNow(), f.leastNow);
        assertEq(state.leastBefore(), f.leastBefore);
    }

    function test_advance_addsThePriceForTheTimeThatPassed() public pure {
        ObservationState state = ObservationStateLib.pack(HALF_HOUR, -100, 1000, 3, 8, 2, 50, 60);
        (ObservationState next, bool isCheckpoint) = state.advance(-110, 50, HALF_HOUR + 5);
        assertFields(next, HALF_HOUR + 5, -110, 1000 - 110 * 5, 3, 7);
        assertFalse(isCheckpoint);
    }

    function test_advance_movesThePriceByFourTicksASecondAtMost() public pure {
        ObservationState state = ObservationStateLib.pack(HALF_HOUR, 100, 0, 0, 8, 0, 1, 1);
        (ObservationState next,) = state.advance(700_000, 1, HALF_HOUR + 3);
        assertEq(next.tick(), 112);
        assertEq(next.cumulative(), 336, "the cut price counts for all of the time");
        (next,) = state.advance(-700_000, 1, HALF_HOUR + 3);
        assertEq(next.tick(), 88);
        (next,) = state.advance(112, 1, HALF_HOUR + 3);
        assertEq(next.tick(), 112);
        (next,) = state.advance(113, 1, HALF_HOUR + 3);
        assertEq(next.tick(), 112);
    }

    function test_advance_makesACheckpointAfterFifteenSeconds() public pure {
        ObservationState state = ObservationStateLib.pack(HALF_HOUR, 0, 0, 3, 8, 10, 1, 1);
        (ObservationState next, bool isCheckpoint) = state.advance(0, 1, HALF_HOUR + 4);
        assertFalse(isCheckpoint);
        assertFields(next, HALF_HOUR + 4, 0, 0, 3, 14);
        (next, isCheckpoint) = state.advance(0, 1, HALF_HOUR + 5);
        assertTrue(isCheckpoint);
        assertFields(next, HALF_HOUR + 5, 0, 0, 4, 0);
    }

    /// @dev Whatever the price at the making of the ring, and however soon after.
    function test_advance_takesTheFirstPriceWhole() public pure {
        ObservationState state =
            ObservationStateLib.pack(HALF_HOUR, 0, 0, 0, 8, ObservationStateLib.FRESH, 1, 1);
        (ObservationState next, bool isCheckpoint) = state.advance(-700_000, 1, HALF_HOUR + 1);
        assertTrue(isCheckpoint);
        assertFields(next, HALF_HOUR + 1, -700_000, -700_000, 1, 0);
        (next,) = next.advance(700_000, 1, HALF_HOUR + 2);
        assertEq(next.tick(), -699_996);
    }

    function test_advance_wrapsAtTheRingsEnd() public pure {
        ObservationState state = ObservationStateLib.pack(HALF_HOUR, 0, 0, 7, 8, 0, 1, 1);
        (ObservationState next,) = state.advance(0, 1, HALF_HOUR + 15);
        assertEq(next.index(), 0);
        (next,) = ObservationStateLib.pack(HALF_HOUR, 0, 0, 0, 1, 0, 1, 1).advance(0, 1, HALF_HOUR + 15);
        assertEq(next.index(), 0, "a ring of one");
    }

    function test_advance_keepsTheLeastRootOfThisHalfHourAndTheLast() public pure {
        ObservationState state = ObservationStateLib.pack(HALF_HOUR + 10, 0, 0, 0, 1, 0, 50, 60);
        assertLeast(state, 70, HALF_HOUR + 1799, 50, 60);
        assertLeast(state, 40, HALF_HOUR + 1799, 40, 60);
        assertLeast(state, 70, HALF_HOUR + 1800, 70, 50);
        assertLeast(state, 40, HALF_HOUR + 3599, 40, 50);
        // A half hour without a write: what holds now held then.
        assertLeast(state, 70, HALF_HOUR + 3600, 70, 70);
        assertLeast(state, 70, HALF_HOUR + 1e6, 70, 70);
    }

    /// @dev Fields never spill into each other: extremes of every one, 2106 included.
    function testFuzz_advance_staysInsideItsFields(uint256 seed, int256 tick, uint256 passed) public pure {
        tick = bound(tick, -713_978, 713_977);
        uint256 from = seed % 2 ** 31;
        uint256 to = bound(passed, from + 1, 2 ** 32 - 1);
        uint256 size = 1 + (seed >> 32) % 128;
        uint256 index = (seed >> 64) % size;
        uint256 age = (seed >> 96) % 15;
        uint256 root = (seed >> 128) % 2 ** 60;
        int256 cumulative = int256((seed >> 192) % 2 ** 40) * (seed >> 250 & 1 == 0 ? int256(1) : int256(-1));
        ObservationState state =
            ObservationStateLib.pack(from, 5, cumulative, index, size, age, 2 ** 60 - 1, 2 ** 60 - 1);
        (ObservationState next, bool isCheckpoint) = state.advance(tick, root, to);
        assertEq(next.time(), to);
        assertEq(next.size(), size);
        assertEq(isCheckpoint, age + to - from >= 15);
        assertEq(next.index(), isCheckpoint ? (index + 1) % size : index);
        assertEq(next.age(), isCheckpoint ? 0 : age + to - from);
        assertEq(next.cumulative(), cumulative + next.tick() * int256(to - from));
        int256 most = 4 * int256(to - from);
        assertLe(next.tick(), 5 + most);
        assertGe(next.tick(), 5 - most);
        if (tick <= 5 + most && tick >= 5 - most) assertEq(next.tick(), tick);
        assertEq(next.leastNow(), root);
    }

    function assertLeast(ObservationState state, uint256 root, uint256 now_, uint256 leastNow, uint256 before)
        private
        pure
    {
        (ObservationState next,) = state.advance(0, root, now_);
        assertEq(next.leastNow(), leastNow);
        assertEq(next.leastBefore(), before);
    }

    function assertFields(
        ObservationState state,
        uint256 time,
        int256 tick,
        int256 cumulative,
        uint256 index,
        uint256 age
    ) private pure {
        assertEq(state.time(), time);
        assertEq(state.tick(), tick);
        assertEq(state.cumulative(), cumulative);
        assertEq(state.index(), index);
        assertEq(state.size(), 8);
        assertEq(state.age(), age);
    }
}
