// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice A 16-ary tree of sums over the lots cancelled in the middle of one level's queue, by order index.
///
/// A node of height h covers 16^(h + 1) indices by 16 sums of 16^h each, four sums a word (56 bits each) with the
/// level's generation stamped into the upper 32 bits: a word of another generation counts as zeros, so words are used
/// again. The tree has as many heights as the orders placed need (1 up to 16, 2 up to 256, ...); a new top node
/// starts with the level's cancelled total as its first sum.
library CancelTree {
    uint256 private constant SUM_MASK = (1 << 56) - 1;
    uint256 private constant STAMP_SHIFT = 224;

    /// @notice Heights in use once `count` orders were placed in a generation, 1 <= count < 2^24: 1 to 6.
    function heightFor(uint256 count) internal pure returns (uint256 height) {
        height = 1;
        unchecked {
            for (uint256 last = (count - 1) >> 4; last != 0; last >>= 4) {
                ++height;
            }
        }
    }

    /// @notice Where the word with child `child` of node (height, node) lies. base + less than 2^26.
    function wordSlot(uint256 base, uint256 height, uint256 node, uint256 child)
        internal
        pure
        returns (uint256)
    {
        unchecked {
            return base + (height << 23 | node << 2 | child >> 2);
        }
    }

    /// @notice The sum of the word's first `count` children (all four from 4 on); 0 for another generation's word.
    function sumBelow(uint256 word, uint256 generation, uint256 count) internal pure returns (uint256 sum) {
        if (word >> STAMP_SHIFT != generation) return 0;
        unchecked {
            // Sums of lots of one level stay below 2^56.
            sum = word & SUM_MASK;
            if (count > 1) sum += (word >> 56) & SUM_MASK;
            if (count > 2) sum += (word >> 112) & SUM_MASK;
            if (count > 3) sum += (word >> 168) & SUM_MASK;
        }
    }

    /// @notice The word with `lots` more at `child`, restarted where it is another generation's.
    function withAdded(uint256 word, uint256 generation, uint256 child, uint256 lots)
        internal
        pure
        returns (uint256)
    {
        unchecked {
            if (word >> STAMP_SHIFT != generation) word = generation << STAMP_SHIFT;
            // The level's cancelled total, below 2^56, bounds every sum: no carry into the neighbour.
            return word + (lots << (56 * (child & 3)));
        }
    }
}
