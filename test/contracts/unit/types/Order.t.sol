// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {Order, OrderLib} from "weir/types/Order.sol";

contract OrderTest is Test {
    function test_fields_lieLowToHigh() public pure {
        Order order = Order.wrap(
            1 + 2 * 2 ** 56 + 3 * 2 ** 112 + 2 ** 135 + 4 * 2 ** 136 + 5 * 2 ** 160 + 6 * 2 ** 192 + 7 * 2
                ** 224
        );
        assertEq(order.start(), 1);
        assertEq(order.size(), 2);
        assertEq(order.tick(), 3);
        assertTrue(order.isAsk());
        assertEq(order.index(), 4);
        assertEq(order.generation(), 5);
        assertEq(order.expiry(), 6);
        assertEq(order.bountyLots(), 7);
    }

    function testFuzz_pack_roundTrips(
        uint56 start,
        uint56 size,
        uint256 tick,
        bool isAsk,
        uint24 index,
        uint32 generation
    ) public pure {
        tick %= 2 ** 23;
        Order order = Order.wrap(OrderLib.pack(start, size, tick, isAsk, index, generation));
        assertEq(order.start(), start, "start");
        assertEq(order.size(), size, "size");
        assertEq(order.tick(), tick, "tick");
        assertEq(order.isAsk(), isAsk, "side");
        assertEq(order.index(), index, "index");
        assertEq(order.generation(), generation, "generation");
        assertEq(order.expiry(), 0, "expiry");
        assertEq(order.bountyLots(), 0, "bounty");
    }

    function testFuzz_claim_movesLotsFromSizeToStart(uint256 word, uint256 lots) public pure {
        Order order = Order.wrap(word);
        // An order ends at most at its level's placed lots, which fit 56 bits.
        vm.assume(order.start() + order.size() < 2 ** 56);
        lots = bound(lots, 0, order.size());
        Order after_ = order.claim(lots);
        assertEq(after_.start(), order.start() + lots);
        assertEq(after_.size(), order.size() - lots);
        assertEq(Order.unwrap(after_) >> 112, word >> 112, "other fields");
    }

    function testFuzz_reduce_takesLotsOffTheSizeOnly(uint256 word, uint256 lots) public pure {
        Order order = Order.wrap(word);
        lots = bound(lots, 0, order.size());
        Order after_ = order.reduce(lots);
        assertEq(after_.start(), order.start());
        assertEq(after_.size(), order.size() - lots);
        assertEq(Order.unwrap(after_) >> 112, word >> 112, "other fields");
    }
}
