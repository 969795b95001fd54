// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {Level, LevelLib} from "weir/types/Level.sol";

contract LevelTest is Test {
    function test_fields_lieLowToHigh() public pure {
        Level level = levelOf(1, 2, 3, 4, 5);
        assertEq(level.placed(), 1);
        assertEq(level.filled(), 2);
        assertEq(level.cancelled(), 3);
        assertEq(level.nextIndex(), 4);
        assertEq(level.generation(), 5);
    }

    function test_fill_whenExhausted_startsTheNextGenerationAtZero() public pure {
        Level level = levelOf(100, 30, 20, 7, 5).fill(50);
        assertEq(Level.unwrap(level), 6 * 2 ** 192);
        assertEq(level.live(), 0);
    }

    function testFuzz_live_isPlacedLessFilledLessCancelled(uint56 placed, uint256 filled, uint256 cancelled)
        public
        pure
    {
        filled = bound(filled, 0, placed);
        cancelled = bound(cancelled, 0, placed - filled);
        assertEq(levelOf(placed, filled, cancelled, 9, 9).live(), placed - filled - cancelled);
    }

    function testFuzz_fill_raisesFilledOnly(
        uint256 placed,
        uint256 filled,
        uint256 cancelled,
        uint24 index,
        uint32 generation,
        uint256 lots
    ) public pure {
        placed = bound(placed, 1, 2 ** 56 - 1);
        filled = bound(filled, 0, placed - 1);
        cancelled = bound(cancelled, 0, placed - filled - 1);
        lots = bound(lots, 0, placed - filled - cancelled - 1);
        Level level = levelOf(placed, filled, cancelled, index, generation).fill(lots);
        assertEq(
            Level.unwrap(level), Level.unwrap(levelOf(placed, filled + lots, cancelled, index, generation))
        );
    }

    function testFuzz_nextGeneration_clearsCounters(uint256 word) public pure {
        // 224 bits are in use; a level of the last generation takes no orders, so it is never exhausted.
        word = bound(word, 0, LevelLib.MAX_GENERATION * 2 ** 192 - 1);
        assertEq(Level.unwrap(Level.wrap(word).nextGeneration()), (word / 2 ** 192 + 1) * 2 ** 192);
    }

    function levelOf(uint256 placed, uint256 filled, uint256 cancelled, uint256 index, uint256 generation)
        private
        pure
        returns (Level)
    {
        return Level.wrap(
            placed + filled * 2 ** 56 + cancelled * 2 ** 112 + index * 2 ** 168 + generation * 2 ** 192
        );
    }
}
