// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {PoolSlotLib} from "weir/types/PoolSlot.sol";
import {ObservationTest} from "./ObservationTest.sol";

contract GrowObservationsTest is ObservationTest {
    /// @dev A slot of the ring that was paid for and never used.
    uint256 private constant PREPARED = 2 ** 255;

    function test_growObservations_revertsWhen_marketIsUnknown() public {
        (MarketKey memory unknown, uint256 unknownId) = unknownKey();
        expectUnknownMarket(unknownId);
        exchange.growObservations(unknown, 8);
    }

    function test_growObservations_revertsWhen_poolIsEmpty() public {
        (MarketKey memory unknown, uint256 unknownId) = unknownKey();
        exchange.openMarket(unknown, 1);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NoLiquidity.selector, unknownId));
        exchange.growObservations(unknown, 8);
    }

    function test_growObservations_revertsWhen_sizeIsNotLarger() public {
        expectBadSize(0, 0);
        grow(0);
        grow(8);
        expectBadSize(8, 8);
        grow(8);
        expectBadSize(8, 7);
        grow(7);
    }

    function test_growObservations_revertsWhen_sizeIsAbove128() public {
        expectBadSize(0, 129);
        grow(129);
        grow(128);
        expectBadSize(128, 129);
        grow(129);
        expectBadSize(128, type(uint256).max);
        grow(type(uint256).max);
    }

    function test_growObservations_startsTheRecord() public {
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.ObservationsGrown(id, 4);
        grow(4);
        assertEq(poolSlot().flags(), PoolSlotLib.OBSERVED);
        assertEq(state().time(), NOW);
        assertEq(state().size(), 4);
        (uint256 time, int256 sum) = checkpoint(0);
        assertEq(time, NOW);
        assertEq(sum, 0);
        for (uint256 i = 1; i < 4; ++i) {
            assertEq(exchange.extsload(Layout.observation(id, i)), PREPARED);
        }
        assertEq(exchange.extsload(Layout.observation(id, 4)), 0);
    }

    function test_growObservations_movesNothingElse() public {
        uint256 reserves = poolSlot().baseReserve();
        uint256 before = base.balanceOf(carol) + quote.balanceOf(carol);
        grow(128);
        assertEq(poolSlot().baseReserve(), reserves);
        assertEq(base.balanceOf(carol) + quote.balanceOf(carol), before);
    }

    /// @dev Nothing that was there when the ring was made counts: it may have been made for that.
    function test_growObservations_takesTheFirstPriceWhole() public {
        movePool(2 * POOL_BASE);
        grow(8);
        movePool(POOL_BASE);
        int256 tick = poolTick();
        skip(1);
        poke();
        assertEq(state().tick(), tick, "a ratio of four apart from that of the growth, and a second");
        assertEq(state().cumulative(), tick);
        (uint256 time, int256 sum) = checkpoint(1);
        assertEq(time, NOW + 1);
        assertEq(sum, tick);
        movePool(2 * POOL_BASE);
        skip(1);
        poke();
        assertEq(state().tick(), tick - 4, "from then on the cut holds");
    }

    /// @dev The newest in the middle of a ring that went round: what is older moves to its new end, in order.
    function test_growObservations_inTheMiddleOfAWrappedRing_keepsTheOrder() public {
        grow(4);
        fillRing(5);
        // Slots 0 to 3 hold checkpoints 4, 5, 2, 3.
        assertEq(state().index(), 1);
        uint256[4] memory words;
        for (uint256 i; i < 4; ++i) {
            words[i] = exchange.extsload(Layout.observation(id, i));
        }
        grow(7);
        assertEq(state().size(), 7);
        assertEq(state().index(), 1);
        assertEq(exchange.extsload(Layout.observation(id, 0)), words[0]);
        assertEq(exchange.extsload(Layout.observation(id, 1)), words[1]);
        for (uint256 i = 2; i < 5; ++i) {
            assertEq(exchange.extsload(Layout.observation(id, i)), PREPARED);
        }
        assertEq(exchange.extsload(Layout.observation(id, 5)), words[2]);
        assertEq(exchange.extsload(Layout.observation(id, 6)), words[3]);
    }

    function test_growObservations_atEveryPlaceOfTheRing_forgetsNothing() public {
        for (uint256 written; written < 9; ++written) {
            uint256 snapshot = vm.snapshotState();
            grow(4);
            fillRing(written);
            uint256 oldest = written < 4 ? NOW : NOW + 20 * (written - 3);
            uint256 now_ = vm.getBlockTimestamp();
            int256[] memory before = means(oldest, now_);
            grow(5 + written);
            int256[] memory afterwards = means(oldest, now_);
            assertEq(afterwards, before);
            if (now_ == oldest) {
                vm.revertToState(snapshot);
                continue;
            }
            expectHistoryTooShort(oldest);
            exchange.observe(id, now_ - oldest + 1);
            vm.revertToState(snapshot);
        }
    }

    /// @dev Writes checkpoints 20 seconds apart, the price moving by 40 ticks and more between them.
    function fillRing(uint256 count) private {
        for (uint256 i; i < count; ++i) {
            movePool(poolSlot().baseReserve() * (i % 3 == 0 ? 997 : 1004) / 1000);
            skip(20);
            poke();
        }
    }

    /// @dev The means of every window from now back to `oldest`.
    function means(uint256 oldest, uint256 now_) private view returns (int256[] memory list) {
        list = new int256[](now_ - oldest);
        for (uint256 i; i < list.length; ++i) {
            list[i] = mean(i + 1);
        }
    }

    function expectBadSize(uint256 size, uint256 asked) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.BadObservationSize.selector, size, asked));
    }
}
