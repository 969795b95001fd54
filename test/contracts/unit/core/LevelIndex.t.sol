// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {LevelIndex} from "weir/core/LevelIndex.sol";
import {PoolSlot, PoolSlotLib} from "weir/types/PoolSlot.sol";

/// @notice One market's index on its own. Levels are only numbers here: no orders, no lots.
contract LevelIndexHarness is LevelIndex {
    uint256 private constant MARKET = uint256(keccak256("market"));

    PoolSlot public slot = PoolSlotLib.pack(3, 4, PoolSlotLib.NO_BID, PoolSlotLib.NO_ASK, 5);

    function add(bool isAsk, uint256 tick) external {
        slot = _addLevel(MARKET, slot, isAsk ? ASK : BID, tick);
    }

    /// @notice A cancel emptied the level.
    function remove(bool isAsk, uint256 tick) external {
        slot = _removeLevel(MARKET, slot, isAsk ? ASK : BID, tick);
    }

    /// @notice A taker exhausted the best level, with the writes that Walk plans for it.
    function exhaust(bool isAsk) external {
        uint256 side = isAsk ? ASK : BID;
        uint256 best = _mirror(side, slot.best(isAsk));
        (uint256 next, bool leftMid) = _nextRank(MARKET, side, best);
        if (leftMid) {
            _store(Layout.mid(MARKET, side, best), 0);
            uint256 root = Layout.root(MARKET, side);
            _store(root, _load(root) >> (next >> 16) << (next >> 16));
        }
        slot = slot.withBest(isAsk, _mirror(side, next));
    }

    /// @notice The ticks of one side from best to worst, at most `most` of them.
    function ticks(bool isAsk, uint256 most) external view returns (uint256[] memory found) {
        uint256 side = isAsk ? ASK : BID;
        found = new uint256[](most);
        uint256 rank = _mirror(side, slot.best(isAsk));
        uint256 count;
        while (rank != NO_RANK && count < most) {
            found[count++] = _mirror(side, rank);
            (rank,) = _nextRank(MARKET, side, rank);
        }
        // memory-safe: shortens an array of this function's own.
        assembly ("memory-safe") {
            mstore(found, count)
        }
    }
}

contract LevelIndexTest is Test {
    uint256 private constant COUNT = 16;

    LevelIndexHarness private index;
    /// @dev Ascending; neighbours share a leaf word, a mid word, the root only, or are the ends of the range.
    uint256[COUNT] private candidates = [
        uint256(90_000),
        90_001,
        131_071, // the last of a mid word
        131_072,
        639_999, // the last of a leaf word
        640_000,
        640_001,
        640_200,
        640_255,
        640_256,
        641_000,
        655_359,
        655_360,
        2_000_000,
        3_149_998,
        3_149_999
    ];

    function setUp() public {
        index = new LevelIndexHarness();
    }

    function test_add_ofBetterLevels_movesTheBest() public {
        index.add(true, 640_000);
        index.add(true, 640_200);
        assertEq(index.slot().bestAsk(), 640_000);
        index.add(true, 639_999);
        assertEq(index.slot().bestAsk(), 639_999);
        assertEq(index.slot().bestBid(), PoolSlotLib.NO_BID);
    }

    function test_index_keepsReservesAndFlags() public {
        index.add(true, 640_000);
        index.add(false, 639_000);
        index.remove(true, 640_000);
        assertEq(index.slot().baseReserve(), 3);
        assertEq(index.slot().quoteReserve(), 4);
        assertEq(index.slot().flags(), 5);
    }

    /// @dev Bits that an exhausting take leaves behind are void, also once a better level comes again.
    function test_exhaust_leavesNoLevelBehind() public {
        index.add(true, 640_000);
        index.add(true, 640_001);
        index.add(true, 640_256);
        index.add(true, 655_360);
        for (uint256 i; i < 3; i++) {
            index.exhaust(true);
        }
        assertEq(index.slot().bestAsk(), 655_360);
        index.add(true, 639_999);
        uint256[] memory left = index.ticks(true, COUNT);
        assertEq(left.length, 2);
        assertEq(left[0], 639_999);
        assertEq(left[1], 655_360);
    }

    function test_exhaust_ofTheLastLevel_emptiesTheSide() public {
        index.add(false, 640_000);
        index.exhaust(false);
        assertEq(index.slot().bestBid(), PoolSlotLib.NO_BID);
        index.add(false, 90_000);
        assertEq(index.ticks(false, COUNT).length, 1);
    }

    /// @dev Against a plain set of ticks: the same levels in the same order after every step, on both sides.
    function testFuzz_index_equalsASetOfTicks(uint256 seed) public {
        uint256[2] memory sets;
        for (uint256 step; step < 48; step++) {
            seed = uint256(keccak256(abi.encode(seed)));
            bool isAsk = seed & 1 != 0;
            uint256 side = isAsk ? 1 : 0;
            uint256 pick = (seed >> 8) % COUNT;
            if ((seed >> 16) % 4 == 0 && sets[side] != 0) {
                sets[side] &= ~(1 << bestOf(sets[side], isAsk));
                index.exhaust(isAsk);
            } else if (sets[side] & 1 << pick == 0) {
                sets[side] |= 1 << pick;
                index.add(isAsk, candidates[pick]);
            } else {
                sets[side] &= ~(1 << pick);
                index.remove(isAsk, candidates[pick]);
            }
            assertLevels(sets[side], isAsk);
        }
    }

    function assertLevels(uint256 set, bool isAsk) private view {
        uint256[] memory found = index.ticks(isAsk, COUNT + 1);
        uint256 count;
        for (uint256 i; i < COUNT; i++) {
            uint256 pick = isAsk ? i : COUNT - 1 - i;
            if (set & 1 << pick == 0) continue;
            assertLt(count, found.length, "a level is missing");
            assertEq(found[count++], candidates[pick]);
        }
        assertEq(found.length, count, "a level too many");
        if (count == 0) assertEq(index.slot().best(isAsk), isAsk ? PoolSlotLib.NO_ASK : PoolSlotLib.NO_BID);
    }

    function bestOf(uint256 set, bool isAsk) private pure returns (uint256 pick) {
        pick = isAsk ? 0 : COUNT - 1;
        while (set & 1 << pick == 0) {
            if (isAsk) pick++;
            else pick--;
        }
    }
}
