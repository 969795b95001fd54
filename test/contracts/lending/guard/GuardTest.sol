// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IPairPriceGuard} from "weir/lending/interfaces/IPairPriceGuard.sol";
import {GuardTerms, Source, Standing} from "weir/lending/types/GuardTerms.sol";
import {ObservationTest} from "../../integration/ObservationTest.sol";
import {HostileFeed} from "../../mocks/lending/HostileFeed.sol";

/// @notice What tests of the price guard share: a pool of 1,000 base and 2,000,000 quote with a record of half an hour at
/// 2000, base being the collateral and quote the loan, and feeds that say what the test wants.
abstract contract GuardTest is ObservationTest {
    /// @notice 2000 quote of 6 decimals for a base of 18, times 10^36.
    uint256 internal constant PRICE = 2000e24;
    uint256 internal constant AGE = 1 hours;
    /// @notice A tenth of the pool's root of k.
    uint128 internal constant LEAST_ROOT = 4e15;
    uint32 internal constant OLDEST_WRITE = 30 minutes;
    string internal constant GUARD = "contracts/out/PriceGuard.sol/PriceGuard.json";

    HostileFeed[] internal feeds;
    IPairPriceGuard internal guard;

    function setUp() public virtual override {
        super.setUp();
        grow(128);
        hold(31 minutes);
    }

    /// @notice Lets time pass, the record being written each minute.
    function hold(uint256 duration) internal {
        uint256 end = block.timestamp + duration;
        while (block.timestamp < end) {
            skip(end - block.timestamp < 60 ? end - block.timestamp : 60);
            poke();
        }
    }

    /// @notice A guard with `count` fresh feeds at 2000.
    function deployGuard(uint256 count) internal {
        delete feeds;
        for (uint256 i; i < count; ++i) {
            feeds.push(new HostileFeed(PRICE, block.timestamp + AGE));
        }
        guard = deployWith(terms());
    }

    function deployWith(GuardTerms memory terms_) internal returns (IPairPriceGuard) {
        return IPairPriceGuard(vm.deployCode(GUARD, abi.encode(exchange, terms_)));
    }

    function terms() internal view returns (GuardTerms memory) {
        address[] memory list = new address[](feeds.length);
        for (uint256 i; i < list.length; ++i) {
            list[i] = address(feeds[i]);
        }
        return GuardTerms(id, address(base), address(quote), LEAST_ROOT, OLDEST_WRITE, address(0), list);
    }

    /// @notice The i-th feed says a price of whole quote for a whole base, fresh for another hour.
    function say(uint256 i, uint256 price) internal {
        feeds[i].set(price * 1e24, block.timestamp + AGE);
    }

    /// @notice Feeds 0 and on say these.
    function sayAll(uint256[] memory prices) internal {
        for (uint256 i; i < prices.length; ++i) {
            say(i, prices[i]);
        }
    }

    /// @notice The i-th feed fell silent a second ago: what it said last can still be read.
    function expire(uint256 i) internal {
        (uint256 price,) = feeds[i].read();
        feeds[i].set(price, block.timestamp - 1);
    }

    /// @notice The i-th feed does not even show what it said last.
    function mute(uint256 i) internal {
        feeds[i].turn(HostileFeed.Way.Reverts);
    }

    /// @notice Nobody writes the venue's record for so long that it no longer counts.
    function silenceVenue() internal {
        skip(OLDEST_WRITE + 1);
    }

    function standing(uint256 source) internal view returns (Standing) {
        return guard.sources()[source].standing;
    }

    function assertStanding(uint256 source, Standing expected) internal view {
        assertEq(uint256(standing(source)), uint256(expected));
    }

    function assertLive(uint256 expected) internal view {
        (uint256 price, bool isLive) = guard.liquidationPrice();
        assertTrue(isLive, "live");
        assertEq(price, expected);
    }

    function assertDown(uint256 expected) internal view {
        (uint256 price, bool isLive) = guard.liquidationPrice();
        assertFalse(isLive, "live");
        assertEq(price, expected);
    }

    /// @notice The venue's own price as the guard sees it.
    function observed() internal view returns (uint256) {
        Source[] memory list = guard.sources();
        return list[0].standing == Standing.Counts ? list[0].price : 0;
    }
}
