// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {Layout} from "weir/libraries/Layout.sol";

/// @notice The storage map, written out once more: the lens, the indexer and the bindings rely on it.
contract LayoutTest is Test {
    uint256 private constant TOP_TICK = 2 ** 23 - 1;

    function test_regions_startWhereThePageSays() public pure {
        assertEq(Layout.SHARES, 1);
        assertEq(Layout.OWED, 2);
        assertEq(Layout.KEY, 8);
        assertEq(Layout.root(1000, 0), 1000 + 16);
        assertEq(Layout.root(1000, 1), 1000 + 17);
        assertEq(Layout.mid(1000, 1, 3 << 16), 1000 + 4096 + 128 + 3);
        assertEq(Layout.leaf(1000, 1, 3 << 8), 1000 + 131_072 + 32_768 + 3);
        assertEq(Layout.level(1000, 1, 3), 1000 + 16_777_216 + 8_388_608 + 3);
        assertEq(Layout.REGISTRY, uint256(keccak256("weir.registry")) - 1);
        assertEq(Layout.TIER_COUNT, Layout.REGISTRY + 1);
        assertEq(Layout.TIERS, Layout.REGISTRY + 65_536);
        assertEq(Layout.MARKETS, Layout.REGISTRY + 4_294_967_296);
    }

    /// @dev Each region ends before the next one starts, the widest rank and tick included.
    function test_regions_doNotOverlap() public pure {
        assertLt(Layout.KEY + 1, Layout.root(0, 0));
        assertLt(Layout.root(0, 1), Layout.mid(0, 0, 0));
        assertLt(Layout.mid(0, 0, TOP_TICK), Layout.mid(0, 1, 0));
        assertLt(Layout.mid(0, 1, TOP_TICK), Layout.leaf(0, 0, 0));
        assertLt(Layout.leaf(0, 0, TOP_TICK), Layout.leaf(0, 1, 0));
        assertLt(Layout.leaf(0, 1, TOP_TICK), Layout.level(0, 0, 0));
        assertLt(Layout.level(0, 0, TOP_TICK), Layout.level(0, 1, 0));
        assertLt(Layout.level(0, 1, TOP_TICK), 2 ** 29);
    }

    function testFuzz_level_wrapsAsSlotNumbersDo(uint256 id, bool ask, uint256 tick) public pure {
        tick %= 2 ** 23;
        uint256 offset = 2 ** 24 + (ask ? 2 ** 23 : 0) + tick;
        uint256 expected;
        unchecked {
            expected = id + offset;
        }
        assertEq(Layout.level(id, ask ? 1 : 0, tick), expected);
    }

    function testFuzz_order_isTheHashOfMarketOwnerAndHandle(uint256 id, address owner, uint64 handle)
        public
        pure
    {
        assertEq(Layout.order(id, owner, handle), uint256(keccak256(abi.encodePacked(id, owner, handle))));
    }

    function testFuzz_tree_isTheHashOfTheLevelsSlot(uint256 slot) public pure {
        assertEq(Layout.tree(slot), uint256(keccak256(abi.encode(slot))));
    }
}
