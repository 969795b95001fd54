// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Source, Standing} from "weir/lending/types/GuardTerms.sol";
import {SwapTermsLib} from "weir/types/Terms.sol";
import {GuardTest} from "./GuardTest.sol";

/// @notice The venue's own record as a source: when it counts, and what can be done to it. Feeds are the real contract's,
/// the exchange too.
contract VenueSourceTest is GuardTest {
    function setUp() public override {
        super.setUp();
        deployGuard(2);
    }

    function test_venue_counts() public view {
        Source memory venue = guard.sources()[0];
        assertEq(venue.from, address(exchange));
        assertEq(uint256(venue.standing), uint256(Standing.Counts));
        assertApproxEqRel(venue.price, PRICE, 2e14);
        assertEq(venue.until, block.timestamp + OLDEST_WRITE);
        assertEq(guard.sources()[1].from, address(feeds[0]));
        assertEq(guard.sources()[2].until, block.timestamp + AGE);
    }

    function test_venue_isRefusedWhen_quiet() public {
        skip(OLDEST_WRITE);
        assertStanding(0, Standing.Counts);
        skip(1);
        assertStanding(0, Standing.Quiet);
        poke();
        assertStanding(0, Standing.Counts);
    }

    /// @dev Thin for one moment of writing, it is refused for half an hour at least.
    function test_attack_thinPool() public {
        removeShares(alice, balances().balanceOf(alice, id) * 95 / 100);
        assertStanding(0, Standing.Thin);
        skip(12);
        poke();
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        assertStanding(0, Standing.Thin);
        assertEq(guard.observedReserve(), 0);
        hold(30 minutes);
        assertStanding(0, Standing.Thin);
        hold(31 minutes);
        assertStanding(0, Standing.Counts);
    }

    function test_venue_isRefusedWhen_paused() public {
        vm.prank(guardian);
        exchange.pauseMarket(key, 1 days);
        assertStanding(0, Standing.Paused);
        assertEq(guard.observedReserve(), 0);
        say(0, 2000);
        expire(1);
        assertEq(guard.borrowPrice(), 0);
        vm.prank(owner);
        exchange.unpauseMarket(key);
        assertStanding(0, Standing.Counts);
        assertGt(guard.borrowPrice(), 0);
    }

    function test_venue_isRefusedWhen_itsRecordIsTooShort() public {
        (key, id) = unknownKey();
        exchange.openMarket(key, 1);
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        guard = deployWith(terms());
        assertStanding(0, Standing.NoAnswer);
        grow(128);
        hold(29 minutes);
        assertStanding(0, Standing.NoAnswer);
        hold(2 minutes);
        assertStanding(0, Standing.Counts);
    }

    /// @dev Prices below 10^-24 loan units for a unit, or above 2 * 10^19.
    function test_venue_isRefusedWhen_itsPriceIsBeyondRange() public {
        (key, id) = unknownKey();
        exchange.openMarket(key, 1);
        addLiquidity(alice, 1e29, 1000);
        grow(128);
        hold(31 minutes);
        guard = deployWith(terms());
        assertStanding(0, Standing.BeyondRange);
    }

    /// @dev Hoped for: a price pushed inside one transaction, with borrowed tokens, lifts the collateral. It moves nothing:
    /// not the price, not whether it counts, not the reserve.
    function test_attack_spotMovedByFlash() public {
        uint256 lowest = guard.borrowPrice();
        uint256 reserve = guard.observedReserve();
        swap(bob, POOL_QUOTE * 3, BUY);
        assertGt(poolTick(), -187_000, "sixteen times the price");
        assertEq(guard.borrowPrice(), lowest);
        assertEq(guard.observedReserve(), reserve);
        assertEq(observed(), lowest);
        assertLive(PRICE);
    }

    /// @dev Hoped for: the push is held over some blocks, with one feed that is kind. What happens: the clamp lets the mean
    /// follow by 4 * h^2 / 1800 basis points in h seconds, so the spread passes 3 % after about two minutes of a mean that
    /// moved by less; and new debt is at the lowest all along.
    function test_attack_pushOverSeveralBlocks() public {
        uint256 before = observed();
        swap(bob, POOL_QUOTE * 3, BUY);
        uint256 held;
        while (guard.borrowPrice() != 0) {
            assertLe(guard.borrowPrice(), PRICE);
            skip(12);
            held += 12;
            poke();
            say(0, 2000);
            say(1, 2000);
            assertLe(observed(), before + before * (4 * held * held / 1800 + 2) / 9900);
            assertLive(PRICE);
        }
        assertGt(held, 6 minutes);
        // And with the push held the other feed's word stays the price for liquidation.
        hold(10 minutes);
        say(0, 2000);
        say(1, 2001);
        assertLive(2001e24);
    }

    /// @dev The record's clamp after a true fall of a third: the venue lags, the feeds tell.
    function test_venue_lagsAfterAFall_andBlocksNothing() public {
        movePool(POOL_BASE * 125 / 100);
        hold(3 minutes);
        say(0, 1280);
        say(1, 1281);
        assertGt(observed(), 1990e24);
        assertLive(1281e24);
        assertEq(guard.borrowPrice(), 0, "no new debt until they meet");
        hold(60 minutes);
        say(0, 1280);
        say(1, 1281);
        assertApproxEqRel(guard.borrowPrice(), 1280e24, 2e15);
    }

    // ------------------------------------------------------------------ the reserve

    function test_observedReserve_isThePoolsBase_roundedDown() public view {
        assertLe(guard.observedReserve(), POOL_BASE * 10_001 / 10_000);
        assertApproxEqRel(guard.observedReserve(), POOL_BASE, 2e14);
    }

    /// @dev Liquidity lent for the moment of a market's creation does not count.
    function test_attack_observedReserve_dressedUpByLentLiquidity() public {
        uint256 before = guard.observedReserve();
        vm.prank(bob);
        exchange.addLiquidity(key, POOL_BASE * 10, POOL_QUOTE * 10, 0, SwapTermsLib.pack(bob, 0, 0, 0, 0));
        assertEq(guard.observedReserve(), before);
        poke();
        assertEq(guard.observedReserve(), before);
    }
}
