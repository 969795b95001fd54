// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {SortedPrices} from "weir/lending/guard/Agreement.sol";
import {FallingPrice} from "weir/lending/guard/FallingPrice.sol";

/// @notice The median of those that agree, against a plain search over all sets; and the falling price.
contract AgreementTest is Test {
    /// @dev Every subset of two or more that agrees is looked at; those of the largest size together, the higher median.
    function testFuzz_agreed_isTheHigherMedianOfTheLargestSets(
        uint256[4] memory prices,
        uint256 count,
        bool isNear
    ) public pure {
        count = count % 5;
        SortedPrices memory sorted;
        for (uint256 i; i < count; ++i) {
            prices[i] = isNear ? 1000 + prices[i] % 80 : 1 + prices[i] % 2 ** 184;
            sorted.add(prices[i]);
        }
        assertEq(sorted.agreed(), byHand(prices, count));
    }

    function test_agreed_countsExactly3PercentAsAgreeing() public pure {
        SortedPrices memory sorted;
        sorted.add(103);
        sorted.add(100);
        assertEq(sorted.agreed(), 103);
        SortedPrices memory apart;
        apart.add(1000);
        apart.add(1031);
        assertEq(apart.agreed(), 0);
        assertEq(apart.highest(), 1031);
    }

    function testFuzz_priceAfter_onlyFalls_andHalvesEachDay(uint256 start, uint256 passed) public pure {
        start = start % 2 ** 184;
        passed = passed % 22 days;
        uint256 price = FallingPrice.priceAfter(start, passed);
        assertLe(FallingPrice.priceAfter(start, passed + 1), price + 1);
        assertLe(price, start);
        assertApproxEqAbs(
            FallingPrice.priceAfter(start, passed + 1 days), passed + 1 days < 21 days ? price / 2 : 0, 1
        );
    }

    function byHand(uint256[4] memory prices, uint256 count) private pure returns (uint256) {
        uint256 largest = 1;
        uint256 members;
        for (uint256 set; set < 2 ** count; ++set) {
            (uint256 size, uint256 low, uint256 high) = (0, type(uint256).max, 0);
            for (uint256 i; i < count; ++i) {
                if (set >> i & 1 == 0) continue;
                ++size;
                if (prices[i] < low) low = prices[i];
                if (prices[i] > high) high = prices[i];
            }
            if (size < 2 || size < largest || high * 100 > low * 103) continue;
            members = size > largest ? set : members | set;
            largest = size;
        }
        return members == 0 ? 0 : higherMedian(prices, members, count);
    }

    /// @dev The member that as many are below as above, or one more below.
    function higherMedian(uint256[4] memory prices, uint256 members, uint256 count)
        private
        pure
        returns (uint256)
    {
        uint256 size;
        for (uint256 i; i < count; ++i) {
            size += members >> i & 1;
        }
        for (uint256 i; i < count; ++i) {
            if (members >> i & 1 == 0) continue;
            uint256 below;
            for (uint256 j; j < count; ++j) {
                if (members >> j & 1 == 0 || j == i) continue;
                if (prices[j] < prices[i] || (prices[j] == prices[i] && j < i)) ++below;
            }
            if (below == size / 2) return prices[i];
        }
        revert("no median");
    }
}
