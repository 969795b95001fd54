// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {PoolSlot, PoolSlotLib} from "weir/types/PoolSlot.sol";

contract PoolSlotTest is Test {
    function test_constants_areTheFieldsExtremes() public pure {
        assertEq(PoolSlotLib.MAX_RESERVE, 2 ** 103 - 1);
        assertEq(PoolSlotLib.NO_ASK, 2 ** 23 - 1);
        assertEq(PoolSlotLib.NO_BID, 0);
    }

    function test_pack_placesFieldsLowToHigh() public pure {
        uint256 expected = 1 + 2 * 2 ** 103 + 3 * 2 ** 206 + 4 * 2 ** 229 + 5 * 2 ** 252;
        assertEq(PoolSlot.unwrap(PoolSlotLib.pack(1, 2, 3, 4, 5)), expected);
    }

    function testFuzz_pack_roundTrips(uint256 base, uint256 quote, uint256 bid, uint256 ask, uint256 flags)
        public
        pure
    {
        (base, quote, bid, ask, flags) = inFields(base, quote, bid, ask, flags);
        assertFields(PoolSlotLib.pack(base, quote, bid, ask, flags), base, quote, bid, ask, flags);
    }

    function testFuzz_withReserves_keepsTicksAndFlags(uint256 word, uint256 base, uint256 quote) public pure {
        PoolSlot slot = PoolSlot.wrap(word);
        (base, quote) = (base % 2 ** 103, quote % 2 ** 103);
        assertFields(
            slot.withReserves(base, quote), base, quote, slot.bestBid(), slot.bestAsk(), slot.flags()
        );
    }

    function testFuzz_withBest_changesOneSideOnly(uint256 word, uint256 tick) public pure {
        PoolSlot slot = PoolSlot.wrap(word);
        tick %= 2 ** 23;
        (uint256 base, uint256 quote, uint256 flags) = (slot.baseReserve(), slot.quoteReserve(), slot.flags());
        assertFields(slot.withBest(false, tick), base, quote, tick, slot.bestAsk(), flags);
        assertFields(slot.withBest(true, tick), base, quote, slot.bestBid(), tick, flags);
    }

    function testFuzz_best_isTheSidesTick(uint256 word) public pure {
        PoolSlot slot = PoolSlot.wrap(word);
        assertEq(slot.best(false), slot.bestBid());
        assertEq(slot.best(true), slot.bestAsk());
    }

    function inFields(uint256 base, uint256 quote, uint256 bid, uint256 ask, uint256 flags)
        private
        pure
        returns (uint256, uint256, uint256, uint256, uint256)
    {
        return (base % 2 ** 103, quote % 2 ** 103, bid % 2 ** 23, ask % 2 ** 23, flags % 16);
    }

    function assertFields(PoolSlot slot, uint256 base, uint256 quote, uint256 bid, uint256 ask, uint256 flags)
        private
        pure
    {
        assertEq(slot.baseReserve(), base, "base reserve");
        assertEq(slot.quoteReserve(), quote, "quote reserve");
        assertEq(slot.bestBid(), bid, "best bid");
        assertEq(slot.bestAsk(), ask, "best ask");
        assertEq(slot.flags(), flags, "flags");
    }
}
