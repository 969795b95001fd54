// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {CancelTree} from "weir/libraries/CancelTree.sol";

contract CancelTreeTest is Test {
    function test_heightFor_growsAtPowersOfSixteen() public pure {
        assertEq(CancelTree.heightFor(1), 1);
        assertEq(CancelTree.heightFor(16), 1);
        assertEq(CancelTree.heightFor(17), 2);
        assertEq(CancelTree.heightFor(256), 2);
        assertEq(CancelTree.heightFor(257), 3);
        assertEq(CancelTree.heightFor(4096), 3);
        assertEq(CancelTree.heightFor(4097), 4);
        assertEq(CancelTree.heightFor(65_537), 5);
        assertEq(CancelTree.heightFor(2 ** 20 + 1), 6);
        assertEq(CancelTree.heightFor(2 ** 24 - 1), 6);
    }

    function testFuzz_heightFor_isTheLeastThatCoversTheCount(uint256 count) public pure {
        count = bound(count, 1, 2 ** 24 - 1);
        uint256 height = CancelTree.heightFor(count);
        assertGe(16 ** height, count);
        if (height > 1) assertLt(16 ** (height - 1), count);
    }

    /// @dev Two words share a slot only where height, node and the child's group of four agree.
    function testFuzz_wordSlot_keepsWordsApart(
        uint256 base,
        uint256[2] memory heights,
        uint256[2] memory indices
    ) public pure {
        uint256[2] memory slots;
        uint256[2] memory names;
        base = bound(base, 0, type(uint256).max - 2 ** 26);
        for (uint256 i; i < 2; i++) {
            uint256 height = heights[i] % 6;
            uint256 rank = (indices[i] % 2 ** 24) >> (4 * height);
            (uint256 node, uint256 child) = (rank / 16, rank % 16);
            slots[i] = CancelTree.wordSlot(base, height, node, child);
            names[i] = uint256(keccak256(abi.encode(height, node, child / 4)));
            assertGe(slots[i], base);
            assertLt(slots[i] - base, 2 ** 26);
        }
        assertEq(slots[0] == slots[1], names[0] == names[1]);
    }

    function testFuzz_sumBelow_addsTheFirstChildren(uint56[4] memory sums, uint32 generation, uint256 count)
        public
        pure
    {
        for (uint256 i; i < 4; i++) {
            sums[i] /= 4;
        }
        count = bound(count, 1, 16);
        uint256 expected;
        for (uint256 i; i < count && i < 4; i++) {
            expected += sums[i];
        }
        assertEq(CancelTree.sumBelow(wordOf(sums, generation), generation, count), expected);
    }

    function testFuzz_sumBelow_ofAnotherGenerationsWord_isZero(
        uint56[4] memory sums,
        uint32 generation,
        uint32 asked
    ) public pure {
        vm.assume(generation != asked);
        assertEq(CancelTree.sumBelow(wordOf(sums, generation), asked, 4), 0);
    }

    function testFuzz_withAdded_raisesOneChild(
        uint56[4] memory sums,
        uint32 generation,
        uint256 child,
        uint256 lots
    ) public pure {
        child = bound(child, 0, 15);
        uint256 place = child % 4;
        lots = bound(lots, 0, type(uint56).max - sums[place]);
        uint256 added = CancelTree.withAdded(wordOf(sums, generation), generation, child, lots);
        // lots fits what is left of the field's 56 bits.
        // forge-lint: disable-next-line(unsafe-typecast)
        sums[place] += uint56(lots);
        assertEq(added, wordOf(sums, generation));
    }

    function testFuzz_withAdded_restartsAnotherGenerationsWord(
        uint256 word,
        uint32 generation,
        uint256 child,
        uint56 lots
    ) public pure {
        vm.assume(word >> 224 != generation);
        child = bound(child, 0, 15);
        uint56[4] memory sums;
        sums[child % 4] = lots;
        assertEq(CancelTree.withAdded(word, generation, child, lots), wordOf(sums, generation));
    }

    function wordOf(uint56[4] memory sums, uint256 generation) private pure returns (uint256 word) {
        word = generation * 2 ** 224;
        for (uint256 i; i < 4; i++) {
            word += sums[i] * 2 ** (56 * i);
        }
    }
}
