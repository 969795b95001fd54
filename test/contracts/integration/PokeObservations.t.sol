// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Layout} from "weir/libraries/Layout.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {PoolSlot} from "weir/types/PoolSlot.sol";
import {SwapTermsLib} from "weir/types/Terms.sol";
import {ObservationTest} from "./ObservationTest.sol";

/// @notice What writes into the record, and what does not.
contract PokeObservationsTest is ObservationTest {
    function test_pokeObservations_revertsWhen_marketIsUnknown() public {
        (MarketKey memory unknown, uint256 unknownId) = unknownKey();
        expectUnknownMarket(unknownId);
        exchange.pokeObservations(unknown);
    }

    function test_pokeObservations_revertsWhen_nothingIsRecorded() public {
        expectNotObserved();
        poke();
    }

    function test_pokeObservations_writesOncePerTimestamp() public {
        grow(8);
        assertFalse(poke(), "the growth's own timestamp");
        skip(1);
        assertTrue(poke());
        assertEq(state().time(), NOW + 1);
        assertFalse(poke());
    }

    function test_trade_recordsThePriceBeforeIt() public {
        grow(8);
        skip(30);
        int256 before = poolTick();
        movePool(POOL_BASE * 101 / 100);
        assertEq(state().time(), NOW + 30);
        assertEq(state().tick(), before);
        assertLt(poolTick(), before - 100, "though it moved by a percent of both reserves");
    }

    function test_trade_afterTheFirst_writesNothing() public {
        grow(8);
        skip(30);
        swap(bob, 1e18, SELL);
        uint256 word = exchange.extsload(id + Layout.OBSERVATIONS);
        swap(bob, 100e18, SELL);
        swap(bob, 1e18, BUY_EXACT_OUT);
        place(bob, 1, 630_000, 100, 5);
        assertEq(exchange.extsload(id + Layout.OBSERVATIONS), word);
    }

    /// @dev Every kind of trade: in the pool alone, by the walk, by an order, by liquidity of one token.
    function test_trade_ofEveryKind_records() public {
        grow(8);
        skip(1);
        swap(bob, 1e9, BUY);
        assertEq(state().time(), NOW + 1);
        skip(1);
        swap(bob, 1e18, BUY_EXACT_OUT);
        assertEq(state().time(), NOW + 2);
        skip(1);
        place(bob, 1, 650_000, 10, 4);
        assertEq(state().time(), NOW + 3);
        skip(1);
        vm.prank(bob);
        exchange.addLiquiditySingle(key, 2e18, 1e18, 0, SwapTermsLib.pack(bob, 0, 0, 0, 1));
        assertEq(state().time(), NOW + 4);
    }

    /// @dev Or liquidity lent for a moment would pass for what was there before.
    function test_addLiquidity_recordsThePoolBeforeIt() public {
        grow(8);
        uint256 root = poolRoot();
        skip(3600);
        addLiquidity(bob, 100 * POOL_BASE, 100 * POOL_QUOTE);
        assertEq(state().time(), NOW + 3600);
        assertGt(poolRoot(), 100 * root);
        assertLe(least(), root);
    }

    function test_removeLiquidity_writesNothing() public {
        grow(8);
        skip(30);
        removeShares(alice, balances().balanceOf(alice, id) / 2);
        assertEq(state().time(), NOW);
    }

    /// @dev Orders that rest, are cancelled, filled beside the pool or claimed move no price.
    function test_book_neverMovesTheRecord() public {
        grow(8);
        skip(60);
        poke();
        int256 tick = state().tick();
        uint256 reserves = poolSlot().baseReserve();
        skip(60);
        // Far better than the pool for whoever takes them, were they not post-only behind it.
        bid(bob, 1, 639_980, 1e6);
        ask(bob, 2, 640_020, 1e6);
        assertEq(state().time(), NOW + 60, "resting is no trade");
        // A lot or two: taken where the pool's price with its fee is worse.
        swap(carol, withFee(price(640_020)), BUY);
        assertEq(state().tick(), tick);
        cancel(bob, 1);
        claim(bob, 2);
        cancel(bob, 2);
        skip(60);
        poke();
        assertApproxEqAbs(state().tick(), tick, 1);
        assertApproxEqRel(poolSlot().baseReserve(), reserves, 1e13);
    }

    function test_trade_inABookAlone_isNotRecorded() public {
        (MarketKey memory bare, uint256 bareId) = unknownKey();
        exchange.openMarket(bare, 1);
        key = bare;
        id = bareId;
        ask(bob, 1, TICK_2000, 100);
        skip(60);
        swap(carol, 1e9, BUY);
        assertEq(exchange.extsload(id + Layout.OBSERVATIONS), 0);
    }

    function test_market_withoutARing_writesNothing() public {
        skip(60);
        swap(bob, 100e18, SELL);
        addLiquidity(bob, POOL_BASE, POOL_QUOTE);
        assertEq(exchange.extsload(id + Layout.OBSERVATIONS), 0);
        assertEq(exchange.extsload(Layout.observation(id, 0)), 0);
        assertEq(poolSlot().flags(), 0);
    }

    function test_trade_keepsTheFlag() public {
        grow(8);
        skip(1);
        swap(bob, 1e18, SELL);
        ask(bob, 1, 650_000, 100);
        cancel(bob, 1);
        removeShares(alice, 1e9);
        addLiquidity(bob, 1e18, 2e9);
        assertEq(PoolSlot.unwrap(poolSlot()) >> 252, 1);
    }
}
