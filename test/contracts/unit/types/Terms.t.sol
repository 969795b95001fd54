// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {
    OrderRef,
    OrderRefLib,
    OrderTerms,
    OrderTermsLib,
    SwapTerms,
    SwapTermsLib
} from "weir/types/Terms.sol";

contract SwapTermsTest is Test {
    function test_pack_placesFieldsLowToHigh() public pure {
        uint256 expected = 1 + 2 * 2 ** 160 + 3 * 2 ** 184 + 4 * 2 ** 200 + 5 * 2 ** 232;
        assertEq(SwapTerms.unwrap(SwapTermsLib.pack(address(1), 2, 3, 4, 5)), expected);
    }

    function testFuzz_pack_roundTrips(address to, uint24 limit, uint16 levels, uint32 deadline, uint8 flags)
        public
        pure
    {
        SwapTerms terms = SwapTermsLib.pack(to, limit, levels, deadline, flags);
        assertEq(terms.recipient(), to, "recipient");
        assertEq(terms.limitTick(), limit, "limit");
        assertEq(terms.maxLevels(), levels, "levels");
        assertEq(terms.deadline(), deadline, "deadline");
        assertEq(terms.flags(), flags, "flags");
    }

    function testFuzz_flags_areAllTheBitsAbove(uint256 word) public pure {
        assertEq(SwapTerms.wrap(word).flags(), word / 2 ** 232, "a stray high bit is seen as a flag");
    }
}

contract OrderTermsTest is Test {
    function test_pack_placesFieldsLowToHigh() public pure {
        uint256 expected = 1 + 2 * 2 ** 64 + 3 * 2 ** 120 + 4 * 2 ** 144 + 5 * 2 ** 176 + 6 * 2 ** 208 + 7 * 2
            ** 240 + 8 * 2 ** 248;
        assertEq(OrderTerms.unwrap(OrderTermsLib.pack(1, 2, 3, 4, 7, 8).withExpiry(5, 6)), expected);
    }

    function testFuzz_pack_roundTrips(
        uint64 handle,
        uint56 lots,
        uint24 tick,
        uint32 deadline,
        uint8 levels,
        uint8 flags
    ) public pure {
        OrderTerms terms = OrderTermsLib.pack(handle, lots, tick, deadline, levels, flags);
        assertEq(terms.handle(), handle, "handle");
        assertEq(terms.lots(), lots, "lots");
        assertEq(terms.tick(), tick, "tick");
        assertEq(terms.deadline(), deadline, "deadline");
        assertEq(terms.maxLevels(), levels, "levels");
        assertEq(terms.flags(), flags, "flags");
        assertEq(terms.expiry(), 0, "expiry");
        assertEq(terms.bountyLots(), 0, "bounty");
    }

    function testFuzz_withExpiry_replacesExpiryAndBountyOnly(uint256 word, uint32 expiry, uint32 bounty)
        public
        pure
    {
        OrderTerms terms = OrderTerms.wrap(word).withExpiry(expiry, bounty);
        assertEq(terms.expiry(), expiry);
        assertEq(terms.bountyLots(), bounty);
        assertEq(OrderTerms.unwrap(terms) % 2 ** 176, word % 2 ** 176, "fields below");
        assertEq(OrderTerms.unwrap(terms) >> 240, word >> 240, "fields above");
    }
}

contract OrderRefTest is Test {
    function test_pack_placesFieldsLowToHigh() public pure {
        uint256 expected = 1 + 2 * 2 ** 64 + 3 * 2 ** 120 + 4 * 2 ** 152 + (32 + 16) * 2 ** 176;
        assertEq(OrderRef.unwrap(OrderRefLib.pack(1, 2, 16).expecting(3, 4)), expected);
    }

    function testFuzz_pack_roundTrips(uint64 handle, uint56 lots, uint8 flags) public pure {
        OrderRef ref = OrderRefLib.pack(handle, lots, flags);
        assertEq(ref.handle(), handle, "handle");
        assertEq(ref.lots(), lots, "lots");
        assertEq(ref.flags(), flags, "flags");
        assertEq(ref.generation(), 0, "generation");
        assertEq(ref.index(), 0, "index");
    }

    function testFuzz_expecting_addsTheCheck(uint64 handle, uint56 lots, uint32 generation, uint24 index)
        public
        pure
    {
        OrderRef ref = OrderRefLib.pack(handle, lots, 16).expecting(generation, index);
        assertEq(ref.handle(), handle, "handle");
        assertEq(ref.lots(), lots, "lots");
        assertEq(ref.generation(), generation, "generation");
        assertEq(ref.index(), index, "index");
        assertEq(ref.flags(), 16 + 32, "flags");
    }
}
