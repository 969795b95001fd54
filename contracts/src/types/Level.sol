// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice One price level of one side: a first-in-first-out queue of lots, in one word.
/// Low to high: placed (56 bits), filled (56), cancelled (56), next index (24), generation (32).
/// Live lots = placed - filled - cancelled. When they reach zero the generation rises and the rest restarts at 0,
/// so a word whose counters are zero is an empty level.
type Level is uint256;

using LevelLib for Level global;

/// @notice Reads and changes `Level`. Counters are lots.
library LevelLib {
    uint256 internal constant MAX_LOTS = (1 << 56) - 1;
    uint256 internal constant MAX_INDEX = (1 << 24) - 1;
    uint256 internal constant MAX_GENERATION = (1 << 32) - 1;
    uint256 internal constant GENERATION_SHIFT = 192;

    /// @notice Lots placed in this generation, below 2^56; those taken off the end do not count.
    function placed(Level level) internal pure returns (uint256) {
        return Level.unwrap(level) & MAX_LOTS;
    }

    /// @notice Lots filled in this generation, from the front.
    function filled(Level level) internal pure returns (uint256) {
        return (Level.unwrap(level) >> 56) & MAX_LOTS;
    }

    /// @notice Lots cancelled in this generation with others behind them.
    function cancelled(Level level) internal pure returns (uint256) {
        return (Level.unwrap(level) >> 112) & MAX_LOTS;
    }

    /// @notice The index that the next order here gets, below 2^24.
    function nextIndex(Level level) internal pure returns (uint256) {
        return (Level.unwrap(level) >> 168) & MAX_INDEX;
    }

    /// @notice How often the level has emptied, below 2^32.
    function generation(Level level) internal pure returns (uint256) {
        return Level.unwrap(level) >> GENERATION_SHIFT;
    }

    /// @notice Lots that rest here now.
    function live(Level level) internal pure returns (uint256) {
        // Invariant 6: filled + cancelled <= placed, so nothing wraps.
        unchecked {
            return placed(level) - filled(level) - cancelled(level);
        }
    }

    /// @notice The level after `lots` more were filled, lots <= live; an exhausted one starts its next generation.
    function fill(Level level, uint256 lots) internal pure returns (Level) {
        if (lots == live(level)) return nextGeneration(level);
        // filled + lots < placed < 2^56: stays inside its field.
        unchecked {
            return Level.wrap(Level.unwrap(level) + (lots << 56));
        }
    }

    /// @notice The empty level of the next generation. A level in its last generation takes no orders
    /// (`LevelRetired`), so it is never exhausted and this never wraps.
    function nextGeneration(Level level) internal pure returns (Level) {
        unchecked {
            return Level.wrap((generation(level) + 1) << GENERATION_SHIFT);
        }
    }
}
