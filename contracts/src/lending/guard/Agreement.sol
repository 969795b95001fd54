// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice At most four prices, kept in order from low to high. Each below 2^184.
struct SortedPrices {
    uint256 count;
    uint256[4] prices;
}

using AgreementLib for SortedPrices global;

/// @notice What prices of several sources have in common.
library AgreementLib {
    /// @notice Puts a price into its place. The caller adds at most four.
    function add(SortedPrices memory sorted, uint256 price) internal pure {
        uint256 place = sorted.count;
        // place is at most 3, and counts down to 0.
        unchecked {
            while (place != 0 && sorted.prices[place - 1] > price) {
                sorted.prices[place] = sorted.prices[place - 1];
                --place;
            }
            sorted.prices[place] = price;
            ++sorted.count;
        }
    }

    /// @notice The highest price; 0 where there is none.
    function highest(SortedPrices memory sorted) internal pure returns (uint256) {
        return sorted.count == 0 ? 0 : sorted.prices[sorted.count - 1];
    }

    /// @notice The median of those that agree; 0 where no two do.
    ///
    /// Two agree where they are within 3 % of the lower. A set agrees where all of it does. The largest such set counts;
    /// where several are as large, all that belong to one of them. Of an even number the higher of the two in the middle:
    /// the one kinder to the borrower.
    ///
    /// One that lies, where the honest ones agree: of three, it is left out, or the median of three is asked for, which has
    /// an honest price on either side or is one. Of four, the three honest ones alone are the largest set, or all four
    /// count, and the second highest of four is never above the highest of three of them nor below their lowest.
    function agreed(SortedPrices memory sorted) internal pure returns (uint256) {
        (uint256 first, uint256 last, uint256 largest) = (0, 0, 1);
        // Indices are below 4; prices below 2^184 times 103 below 2^191.
        unchecked {
            for (uint256 from; from < sorted.count; ++from) {
                uint256 to = from;
                while (to + 1 < sorted.count && isWithin(sorted.prices[from], sorted.prices[to + 1])) {
                    ++to;
                }
                uint256 size = to - from + 1;
                if (size == 1 || size < largest) continue;
                if (size > largest) (largest, first) = (size, from);
                // Sets as large, of at most four, leave none out between them.
                last = to;
            }
            return largest == 1 ? 0 : sorted.prices[first + (last - first + 1) / 2];
        }
    }

    /// @notice Whether `high` is at most 3 % above `low`. Both below 2^184.
    function isWithin(uint256 low, uint256 high) internal pure returns (bool) {
        // Factors of 8 bits at most.
        unchecked {
            return high * 100 <= low * 103;
        }
    }
}
