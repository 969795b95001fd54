// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {MarketKeyLib} from "weir/types/MarketKey.sol";
import {OrderTerms, OrderTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice Post-only orders that slide to the best tick at which nothing trades at once.
contract PlaceSlideTest is ActionTest {
    uint256 private constant POST_ONLY_BUY = 2;
    uint256 private constant POST_ONLY_SELL = 3;
    uint256 private constant SLIDE = 32;
    uint256 private constant MIN_TICK = 90_000;
    uint256 private constant MAX_TICK = 3_149_999;

    uint256[4] private TIERS = [
        uint256(1 | 200 << 16 | 100 << 40),
        1 | 1000 << 16 | 500 << 40 | 200 << 64,
        10 | 3000 << 16 | 1000 << 40 | 400 << 64,
        50 | 10_000 << 16 | 2000 << 40 | 500 << 64
    ];

    // ------------------------------------------------------------------ reverts

    function test_slide_revertsWhen_orderIsNotPostOnly() public {
        uint8[6] memory flags = [0, 1, 4, 5, 6, 7];
        for (uint256 i; i < 6; ++i) {
            expectUnknownFlags(SLIDE | flags[i]);
            place(alice, 1, TICK_2000, 10, SLIDE | flags[i]);
        }
    }

    function test_slide_revertsWhen_theBookLeavesNoTick() public {
        ask(bob, 1, MIN_TICK, 1e6);
        expectWouldCross(TICK_2000, MIN_TICK);
        place(alice, 1, TICK_2000, 10, POST_ONLY_BUY | SLIDE);
        cancel(bob, 1);
        quote.mint(bob, 1e40);
        bid(bob, 2, MAX_TICK, 1);
        expectWouldCross(TICK_2000, MAX_TICK);
        place(alice, 1, TICK_2000, 1, POST_ONLY_SELL | SLIDE);
    }

    function test_slide_revertsWhen_thePoolIsBeyondEveryTick() public {
        // A lot is worth less than one unit of quote at the lowest tick: 10^-15 * 10^15 = 1, and the pool's is below.
        addLiquidity(alice, 1e24, 1e6);
        expectWouldCross(TICK_2000, 0);
        place(bob, 1, TICK_2000, 1e6, POST_ONLY_BUY | SLIDE);
    }

    /// @dev It slides to a price at which it is smaller than orders may be.
    function test_slide_revertsWhen_theOrderGetsTooSmall() public {
        ask(bob, 1, 450_000, 1e6);
        // 100 lots of 10,000 units each lack the last unit of 10^6 one tick below.
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.OrderTooSmall.selector, 999_990, 1e6));
        place(alice, 1, 450_000, 100, POST_ONLY_BUY | SLIDE);
        place(alice, 1, 450_000, 101, POST_ONLY_BUY | SLIDE);
        assertEq(orderOf(alice, 1).tick(), 449_999);
    }

    // ------------------------------------------------------------------ where it rests

    function test_slide_ofAnOrderThatRests_staysWhereItIs() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        ask(bob, 1, 640_010, 10);
        bid(bob, 2, 639_990, 10);
        assertEq(slide(TICK_2000, POST_ONLY_BUY), TICK_2000);
        cancel(alice, 1);
        assertEq(slide(TICK_2000, POST_ONLY_SELL), TICK_2000);
        cancel(alice, 1);
        assertEq(slide(640_009, POST_ONLY_BUY), 640_009);
        cancel(alice, 1);
        assertEq(slide(639_991, POST_ONLY_SELL), 639_991);
    }

    function test_slide_againstTheBook_goesOneTickBehindTheBest() public {
        ask(bob, 1, 640_010, 10);
        bid(bob, 2, 639_990, 10);
        assertEq(slide(640_010, POST_ONLY_BUY), 640_009);
        cancel(alice, 1);
        assertEq(slide(2_000_000, POST_ONLY_BUY), 640_009);
        cancel(alice, 1);
        assertEq(slide(639_990, POST_ONLY_SELL), 639_991);
        cancel(alice, 1);
        assertEq(slide(600_000, POST_ONLY_SELL), 639_991);
    }

    function test_slide_locksAtTheTickWhereItRests() public {
        ask(bob, 1, 640_010, 10);
        uint256 before = quote.balanceOf(alice);
        (uint256 resting, uint256 amountIn, uint256 amountOut) =
            place(alice, 1, 640_100, 10, POST_ONLY_BUY | SLIDE);
        assertEq(resting, 10);
        assertEq(amountIn + amountOut, 0);
        assertEq(before - quote.balanceOf(alice), 10 * price(640_009));
        assertEq(levelAt(false, 640_009).live(), 10);
        assertEq(poolSlot().bestBid(), 640_009);
    }

    /// @dev A bid rests where the pool's price with its fee is no better: 2000 / 0.999 = 2002.002.
    function test_slide_againstThePool_goesToItsPriceWithTheFee() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        assertEq(slide(650_000, POST_ONLY_BUY), 640_020);
        cancel(alice, 1);
        // And an ask where selling to it brings no more: 2000 * 0.999 = 1998.
        assertEq(slide(630_000, POST_ONLY_SELL), 639_980);
    }

    function test_slide_againstBoth_goesBehindTheNearer() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        ask(bob, 1, 640_010, 10);
        bid(bob, 2, 639_995, 10);
        assertEq(slide(650_000, POST_ONLY_BUY), 640_009, "the ask lies before the pool");
        cancel(alice, 1);
        assertEq(slide(630_000, POST_ONLY_SELL), 639_996);
        cancel(alice, 1);
        cancel(bob, 1);
        cancel(bob, 2);
        ask(bob, 3, 640_100, 10);
        bid(bob, 4, 639_900, 10);
        assertEq(slide(650_000, POST_ONLY_BUY), 640_020, "the pool lies before the ask");
        cancel(alice, 1);
        assertEq(slide(630_000, POST_ONLY_SELL), 639_980);
    }

    function test_slide_atTheGridsEnds() public {
        ask(bob, 1, MIN_TICK + 1, 1e6);
        place(alice, 1, TICK_2000, 1e6, POST_ONLY_BUY | SLIDE);
        assertEq(orderOf(alice, 1).tick(), MIN_TICK);
        cancel(bob, 1);
        cancel(alice, 1);
        quote.mint(bob, 1e40);
        bid(bob, 2, MAX_TICK - 1, 1);
        place(alice, 1, TICK_2000, 10, POST_ONLY_SELL | SLIDE);
        assertEq(orderOf(alice, 1).tick(), MAX_TICK);
    }

    // ------------------------------------------------------------------ in every tier

    /// @dev It rests where a post-only order may, no better than it asked for, and one step better would trade.
    function testFuzz_slide_restsAtTheBestTickThatRests(uint256 tier, uint256 tick, bool sell, uint256 seed)
        public
    {
        uint256 spacing = openTier(tier % 4, seed);
        tick = bound(tick, 560_000, 720_000) / spacing * spacing;
        uint256 flags = sell ? POST_ONLY_SELL : POST_ONLY_BUY;
        uint256 rested = slide(tick, flags);
        assertEq(rested % spacing, 0);
        if (sell) assertGe(rested, tick);
        else assertLe(rested, tick);
        assertEq(sell ? poolSlot().bestAsk() <= rested : poolSlot().bestBid() >= rested, true);
        if (rested == tick) return;
        // Without the slide the next better tick trades, and its own does not.
        uint256 better = sell ? rested - spacing : rested + spacing;
        vm.expectPartialRevert(IExchangeErrors.WouldCross.selector);
        vm.prank(carol);
        exchange.place(key, orderAt(1, better, flags));
        vm.prank(carol);
        exchange.place(key, orderAt(1, rested, flags));
    }

    /// @dev A market of a tier with random levels on both sides of a pool of any price, which may be empty.
    function openTier(uint256 tier, uint256 seed) private returns (uint256 spacing) {
        spacing = TIERS[tier] % 2 ** 16;
        key = MarketKeyLib.pack(address(base), address(quote), 15, TIERS[tier], 2e6);
        id = exchange.openMarket(key, tier);
        uint256 middle = bound(seed, 632_000, 688_000);
        if (seed >> 250 & 3 != 0) {
            uint256 baseReserve = 1000 + (seed >> 100) % 1e22;
            uint256 quoteReserve = baseReserve * price(middle) / LOT + 1000;
            addLiquidity(alice, baseReserve, quoteReserve);
        }
        for (uint64 i; i < 6; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            bool sell = i % 2 == 0;
            uint256 away = seed % (40 * spacing + 20);
            uint256 near = (sell ? middle + away : middle - away) / spacing * spacing;
            vm.prank(bob);
            try exchange.place(key, orderAt(i, near, sell ? POST_ONLY_SELL : POST_ONLY_BUY)) {} catch {}
        }
    }

    function orderAt(uint64 handle, uint256 tick, uint256 flags) private pure returns (OrderTerms) {
        return OrderTermsLib.pack(handle, 100, uint24(tick), 0, 0, uint8(flags));
    }

    function slide(uint256 tick, uint256 flags) private returns (uint256) {
        (uint256 resting,,) = place(alice, 1, tick, 100, flags | SLIDE);
        assertEq(resting, 100);
        assertEq(orderOf(alice, 1).isAsk(), flags == POST_ONLY_SELL);
        return orderOf(alice, 1).tick();
    }

    function expectWouldCross(uint256 tick, uint256 best) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.WouldCross.selector, tick, best));
    }
}
