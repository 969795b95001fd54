// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {TickPrice} from "weir/libraries/TickPrice.sol";
import {PoolSlot} from "weir/types/PoolSlot.sol";
import {ExchangeFixture} from "../ExchangeFixture.sol";

/// @notice Invariant 5 where it is tightest: a deep level just outside the pool's own spread, taken in parts. The
/// pool's part of the book fee moves the pool towards the level, and stops where the two would cross.
contract BookFeeTest is ExchangeFixture {
    uint256 private constant POOL_FEE = 1000;

    /// @dev The pool pays 2000 * 0.999 = 1998.0; the ask is at 1998.1.
    function test_bookFee_ofABuyStopsBelowTheAsk() public {
        addLiquidity(alice, 3e18, 6000e6);
        ask(bob, 1, 639_981, 20_000);
        for (uint256 i; i < 3; ++i) {
            swap(carol, 5000 * LOT, 2);
            PoolSlot slot = PoolSlot.wrap(exchange.extsload(id));
            assertEq(slot.bestAsk(), 639_981);
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(639_981);
            assertLe(
                slot.quoteReserve() * (1e6 - POOL_FEE) * denominator * LOT,
                slot.baseReserve() * numerator * 1e6
            );
            assertEq(slot.baseReserve(), 3e18, "the pool did not trade");
        }
        assertGt(PoolSlot.wrap(exchange.extsload(id)).quoteReserve(), 6000e6, "the pool gets its part");
        assertGt(exchange.extsload(id + 2) >> 128, 0, "the rest is owed");
    }

    /// @dev The pool asks 2000 / 0.999 = 2002.002; the bid is at 2001.9.
    function test_bookFee_ofASaleStopsAboveTheBid() public {
        addLiquidity(alice, 3e18, 6000e6);
        bid(bob, 1, 640_019, 20_000);
        for (uint256 i; i < 3; ++i) {
            swap(carol, 5000 * LOT, 1);
            PoolSlot slot = PoolSlot.wrap(exchange.extsload(id));
            assertEq(slot.bestBid(), 640_019);
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(640_019);
            assertGe(
                slot.quoteReserve() * 1e6 * denominator * LOT,
                slot.baseReserve() * numerator * (1e6 - POOL_FEE)
            );
            assertEq(slot.quoteReserve(), 6000e6, "the pool did not trade");
        }
        assertGt(PoolSlot.wrap(exchange.extsload(id)).baseReserve(), 3e18, "the pool gets its part");
        assertGt(exchange.extsload(id + 2) & type(uint128).max, 0, "the rest is owed");
    }
}
