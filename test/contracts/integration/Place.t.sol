// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {LevelLib} from "weir/types/Level.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {OrderTerms, OrderTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice What placing refuses. What it does: PlaceResting and PlaceCrossing.
contract PlaceTest is ActionTest {
    uint256 private constant POST_ONLY = 2;
    uint256 private constant FILL_OR_KILL = 6;

    function test_place_revertsWhen_marketIsUnknown() public {
        (MarketKey memory unknown, uint256 unknownId) = unknownKey();
        expectUnknownMarket(unknownId);
        vm.prank(alice);
        exchange.place(unknown, OrderTermsLib.pack(1, 1, uint24(TICK_2000), 0, 0, 0));
    }

    function test_place_revertsWhen_deadlineHasPassed() public {
        expectExpiredDeadline();
        vm.prank(alice);
        exchange.place(key, OrderTermsLib.pack(1, 1, uint24(TICK_2000), uint32(NOW - 1), 0, 0));
    }

    function test_place_revertsWhen_flagsAreUnknown() public {
        expectUnknownFlags(32);
        place(alice, 1, TICK_2000, 1, 32);
    }

    function test_place_revertsWhen_priceIsOutOfRange() public {
        expectTickOffGrid(89_999, 1);
        bid(alice, 1, 89_999, 1e7);
        expectTickOffGrid(3_150_000, 1);
        ask(alice, 1, 3_150_000, 1);
    }

    function test_place_revertsWhen_priceIsOffTheGrid() public {
        // Tier "other": every tenth tick.
        uint256 tier = 10 | 3000 << 16 | 1000 << 40 | 400 << 64;
        MarketKey memory sparse = MarketKeyLib.pack(address(base), address(quote), 15, tier, 1e6);
        exchange.openMarket(sparse, 2);
        expectTickOffGrid(640_005, 10);
        vm.prank(alice);
        exchange.place(sparse, OrderTermsLib.pack(1, 1, 640_005, 0, 0, 0));
        vm.prank(alice);
        exchange.place(sparse, OrderTermsLib.pack(1, 1, 640_010, 0, 0, 0));
    }

    function test_place_revertsWhen_lotsAreZero() public {
        vm.expectRevert(IExchangeErrors.ZeroLots.selector);
        bid(alice, 1, TICK_2000, 0);
    }

    function test_place_revertsWhen_quoteLockPasses2To127() public {
        // 99999 * 10^29 a lot: 17,014 lots are worth less than 2^127, 17,015 more.
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.OrderTooLarge.selector, 17_015, 3_149_999));
        ask(alice, 1, 3_149_999, 17_015);
        ask(alice, 1, 3_149_999, 17_014);
    }

    function test_place_revertsWhen_baseLockPasses2To127() public {
        // Lots of 10^30 units: 2^127 is 170,141,183.46 of them.
        MarketKey memory big = MarketKeyLib.pack(address(base), address(quote), 30, TIER_MAJOR, 1);
        exchange.openMarket(big, 1);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.OrderTooLarge.selector, 170_141_184, 90_000));
        vm.prank(alice);
        exchange.place(big, OrderTermsLib.pack(1, 170_141_184, 90_000, 0, 0, 0));
        vm.prank(alice);
        exchange.place(big, OrderTermsLib.pack(1, 170_141_183, 90_000, 0, 0, 0));
    }

    function test_place_revertsWhen_valueIsBelowTheSmallestOrder() public {
        // 0.5 quote a lot; the smallest order is 1.
        expectOrderTooSmall(500_000);
        bid(alice, 1, 580_000, 1);
        bid(alice, 1, 580_000, 2);
        // Rounded up: 999,900 lots at 1.0001 are worth 999,999.99.
        bid(alice, 2, 90_001, 999_900);
        expectOrderTooSmall(999_999);
        bid(alice, 3, 90_001, 999_899);
    }

    function test_place_revertsWhen_postOnlyMeetsTheBook() public {
        ask(bob, 1, 640_000, 1);
        ask(bob, 2, 640_010, 1);
        expectWouldCross(640_000, 640_000);
        place(alice, 1, 640_000, 1, POST_ONLY);
        expectWouldCross(640_020, 640_000);
        place(alice, 1, 640_020, 1, POST_ONLY);
        cancel(bob, 1);
        cancel(bob, 2);
        bid(bob, 3, 639_990, 1);
        expectWouldCross(639_990, 639_990);
        place(alice, 1, 639_990, 1, POST_ONLY | 1);
    }

    function test_place_revertsWhen_postOnlyMeetsThePool() public {
        // 2000 with the pool fee: 2002.002 to buy, 1998 to sell.
        addLiquidity(bob, POOL_BASE, POOL_QUOTE);
        expectWouldCross(640_021, 0);
        place(alice, 1, 640_021, 1, POST_ONLY);
        expectWouldCross(639_979, 0);
        place(alice, 1, 639_979, 1, POST_ONLY | 1);
    }

    function test_place_revertsWhen_fillOrKillFindsTooLittle() public {
        ask(bob, 1, TICK_2000, 10);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.FillOrKill.selector, 11, 10));
        place(alice, 1, TICK_2000, 11, FILL_OR_KILL);
    }

    function test_place_revertsWhen_fillOrKillFindsNothing() public {
        ask(bob, 1, TICK_2000, 10);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.FillOrKill.selector, 5, 0));
        place(alice, 1, TICK_2000 - 1, 5, FILL_OR_KILL);
    }

    function test_place_revertsWhen_fillOrKillMeetsItsLevelBound() public {
        bid(bob, 1, 640_010, 10);
        bid(bob, 2, 640_000, 10);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.FillOrKill.selector, 12, 11));
        vm.prank(alice);
        // 12 lots with their fee: the bound ends it after 10 lots, the fee's part of a lot rounds away.
        exchange.place(key, OrderTermsLib.pack(1, 12, 640_000, 0, 1, uint8(FILL_OR_KILL | 1)));
    }

    function test_place_revertsWhen_handleIsInUse() public {
        bid(alice, 7, TICK_2000, 10);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.HandleInUse.selector, 7, 10));
        bid(alice, 7, TICK_2000 - 10, 5);
        // Partly filled: the lots that rest count.
        swap(bob, withFee(4 * LOT), SELL);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.HandleInUse.selector, 7, 6));
        ask(alice, 7, TICK_2000 + 10, 5);
    }

    /// @dev Whatever their value: a level's counters are shared.
    function test_place_revertsWhen_lotsAreMoreThanAnOrderHas() public {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.OrderTooLarge.selector, 2 ** 36, 90_000));
        bid(alice, 1, 90_000, 2 ** 36);
        bid(alice, 1, 90_000, 2 ** 36 - 1);
        assertEq(levelAt(false, 90_000).live(), 2 ** 36 - 1);
    }

    function test_place_revertsWhen_levelCannotCountMoreLots() public {
        ask(alice, 1, 450_000, 1_000_000);
        // As after very many orders.
        uint256 nearlyAll = 2 ** 56 - 10;
        setWord(Layout.level(id, 1, 450_000), nearlyAll | 1 << 168);
        vm.expectRevert(
            abi.encodeWithSelector(IExchangeErrors.LevelFull.selector, 450_000, nearlyAll, 1, 1_000_000)
        );
        ask(bob, 1, 450_000, 1_000_000);
        // Only that tick refuses.
        ask(bob, 1, 450_001, 1_000_000);
    }

    function test_place_revertsWhen_levelIsOutOfIndices() public {
        bid(bob, 1, TICK_2000, 1);
        uint256 slot = Layout.level(id, 0, TICK_2000);
        // The next index at its last value.
        setWord(slot, exchange.extsload(slot) | LevelLib.MAX_INDEX << 168);
        vm.expectRevert(
            abi.encodeWithSelector(IExchangeErrors.LevelFull.selector, TICK_2000, 1, 2 ** 24 - 1, 3)
        );
        bid(alice, 1, TICK_2000, 3);
        // It empties, and takes orders again.
        swap(carol, withFee(LOT), SELL);
        bid(alice, 1, TICK_2000, 3);
    }

    function test_place_revertsWhen_levelIsInItsLastGeneration() public {
        setWord(Layout.level(id, 0, TICK_2000), (2 ** 32 - 1) << 192);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.LevelRetired.selector, TICK_2000));
        bid(alice, 1, TICK_2000, 1);
    }

    function test_place_revertsWhen_expiryIsNotInTheFuture() public {
        expectBadExpiry(NOW);
        placeUntil(NOW, 0, 100);
        expectBadExpiry(1);
        placeUntil(1, 0, 100);
    }

    function test_place_revertsWhen_bountyHasNoExpiry() public {
        expectBadExpiry(0);
        placeUntil(0, 1, 100);
    }

    function test_place_revertsWhen_bountyIsAboveOnePercent() public {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.BountyTooLarge.selector, 3, 2));
        placeUntil(NOW + 1, 3, 299);
        placeUntil(NOW + 1, 2, 299);
    }

    function test_place_revertsWhen_internalBalanceIsTooLow() public {
        expectBalanceTooLow(address(quote), 0, 20e6);
        place(alice, 1, TICK_2000, 10, 8);
        expectBalanceTooLow(address(base), 0, 10 * LOT);
        place(alice, 1, TICK_2000, 10, 8 | 1);
    }

    function test_place_revertsWhen_allowanceIsTooLow() public {
        vm.prank(alice);
        quote.approve(address(exchange), 20e6 - 1);
        expectPullFailed(address(quote), alice, 20e6);
        bid(alice, 1, TICK_2000, 10);
    }

    function expectTickOffGrid(uint256 tick, uint256 spacing) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.TickOffGrid.selector, tick, spacing));
    }

    function expectOrderTooSmall(uint256 value) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.OrderTooSmall.selector, value, 1e6));
    }

    function expectWouldCross(uint256 tick, uint256 bestOpposite) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.WouldCross.selector, tick, bestOpposite));
    }

    function expectBadExpiry(uint256 expiry) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.BadExpiry.selector, expiry, NOW));
    }

    function placeUntil(uint256 expiry, uint256 bounty, uint256 lots) private {
        OrderTerms terms = OrderTermsLib.pack(1, uint56(lots), uint24(TICK_2000), 0, 0, 0);
        vm.prank(alice);
        exchange.place(key, terms.withExpiry(uint32(expiry), uint32(bounty)));
    }
}
