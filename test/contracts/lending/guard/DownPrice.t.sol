// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {HostileFeed} from "../../mocks/lending/HostileFeed.sol";
import {GuardTest} from "./GuardTest.sol";

/// @notice The price while there are too few sources: 1.15 times the last good one, and its fall from the eighth day on.
contract DownPriceTest is GuardTest {
    // ------------------------------------------------------------------ the last good price

    /// @dev Newer than the record: what two feeds said last, if they agree, fell silent though they have.
    function test_downPrice_isOfLastWordsThatAgree() public {
        deployGuard(3);
        silenceVenue();
        feeds[0].set(1500e24, block.timestamp - 5);
        feeds[1].set(1510e24, block.timestamp - 1);
        feeds[2].set(9000e24, block.timestamp - 1);
        assertDown(1510e24 * 115 / 100);
    }

    function test_downPrice_isOfTheHighest_whereLastWordsDisagree() public {
        deployGuard(2);
        silenceVenue();
        feeds[0].set(1500e24, block.timestamp - 1);
        feeds[1].set(1600e24, block.timestamp - 1);
        assertDown(PRICE * 115 / 100);
        feeds[1].set(2600e24, block.timestamp - 1);
        assertDown(2600e24 * 115 / 100);
    }

    /// @dev Hoped for: a feed says 10 and dies, and all is liquidated at 11.5. What happens: the record, and the venue's own
    /// price, are higher.
    function test_attack_feedDiesAfterALowSpike() public {
        deployGuard(1);
        feeds[0].set(10e24, block.timestamp - 1);
        assertDown(PRICE * 115 / 100);
        silenceVenue();
        feeds[0].set(10e24, block.timestamp - 1);
        assertDown(PRICE * 115 / 100);
    }

    /// @dev The record is from before a rise, nobody wrote it since, and the only feed falls silent without a last word: the
    /// venue's price keeps the borrowers.
    function test_downPrice_isAtLeastOfTheVenues() public {
        deployGuard(1);
        movePool(POOL_BASE / 2);
        hold(3 hours);
        mute(0);
        assertGt(observed(), 7900e24);
        assertDown(observed() * 115 / 100);
    }

    function test_downPrice_isOfTheRecord_whereNoFeedShowsItsLastWord() public {
        deployGuard(2);
        say(0, 3000);
        say(1, 3000);
        guard.record();
        silenceVenue();
        mute(0);
        feeds[1].set(0, block.timestamp);
        assertDown(3000e24 * 115 / 100);
    }

    /// @dev What was stale when the record was made has no part in it.
    function test_downPrice_leavesOutLastWordsOlderThanTheRecord() public {
        deployGuard(4);
        feeds[0].set(5000e24, block.timestamp + 10);
        feeds[1].set(5000e24, block.timestamp + 10);
        skip(20);
        say(2, 3000);
        say(3, 3000);
        guard.record();
        mute(2);
        mute(3);
        silenceVenue();
        assertDown(3000e24 * 115 / 100);
    }

    /// @dev Fresh in the second of the record: it may have been said after it.
    function test_downPrice_countsLastWordsOfTheRecordsOwnSecond() public {
        deployGuard(2);
        guard.record();
        feeds[0].set(3000e24, block.timestamp);
        feeds[1].set(3000e24, block.timestamp);
        silenceVenue();
        assertDown(3000e24 * 115 / 100);
    }

    function test_downPrice_staysWithinWhatAPriceMayBe() public {
        deployGuard(1);
        silenceVenue();
        feeds[0].set(2 ** 184 - 1, block.timestamp - 1);
        assertDown(2 ** 184 - 1);
    }

    // ------------------------------------------------------------------ the fall

    /// @dev A feed that hiccups, a year after anybody wrote anything.
    function test_downPrice_doesNotFall_whereNobodyReported() public {
        deployGuard(2);
        skip(365 days);
        assertDown(PRICE * 115 / 100);
    }

    /// @dev Hoped for: one report at a hiccup, the price at a fraction at the next one, weeks later.
    function test_attack_reportAtOneHiccup_andSeizeAtTheNext() public {
        deployGuard(2);
        silenceVenue();
        mute(0);
        mute(1);
        guard.reportDown();
        skip(30 days);
        assertDown(PRICE * 115 / 100);
        guard.reportDown();
        assertDown(PRICE * 115 / 100);
        skip(1 days);
        assertDown(PRICE * 115 / 100);
    }

    function test_downPrice_halvesEachDayFromTheEighthOn() public {
        deployGuard(2);
        silenceVenue();
        mute(0);
        mute(1);
        uint256 start = PRICE * 115 / 100;
        reportDaily(7);
        assertDown(start);
        skip(12 hours);
        assertDown(start * 3 / 4);
        skip(12 hours);
        guard.reportDown();
        assertDown(start / 2);
        reportDaily(9);
        assertDown(start / 2 ** 10);
        reportDaily(10);
        skip(1 days - 1);
        (uint256 price,) = guard.liquidationPrice();
        assertApproxEqRel(price, start / 2 ** 21, 1e14);
        skip(1);
        assertDown(0);
    }

    /// @dev Who can read what feeds said last knows since when they are silent, whatever was reported.
    function test_downPrice_fallsSevenDaysAfterTheLastWordOfAny() public {
        deployGuard(2);
        silenceVenue();
        mute(0);
        feeds[1].set(PRICE, block.timestamp - 1);
        reportDaily(5);
        feeds[1].set(PRICE, block.timestamp - 1);
        reportDaily(6);
        assertDown(PRICE * 115 / 100);
        reportDaily(1);
        skip(1 days - 1);
        assertDown(PRICE * 115 / 100 / 2);
    }

    function test_downPrice_isWholeAgain_onceReportsCease() public {
        deployGuard(2);
        silenceVenue();
        mute(0);
        mute(1);
        reportDaily(9);
        assertDown(PRICE * 115 / 100 / 4);
        skip(36 hours + 1);
        assertDown(PRICE * 115 / 100);
    }

    function test_downPrice_isWholeAgain_onceTheGuardWasFoundLive() public {
        deployGuard(2);
        silenceVenue();
        mute(0);
        mute(1);
        reportDaily(8);
        assertDown(PRICE * 115 / 100 / 2);
        poke();
        feeds[0].turn(HostileFeed.Way.Right);
        say(0, 2000);
        assertTrue(guard.record());
        silenceVenue();
        mute(0);
        assertDown(PRICE * 115 / 100);
        guard.reportDown();
        skip(1 days);
        assertDown(PRICE * 115 / 100);
    }

    /// @dev One source is no market's price, but neither is a seventh of it.
    function test_downPrice_fallsNoFurtherThanASingleFreshFeed() public {
        deployGuard(2);
        silenceVenue();
        mute(0);
        feeds[1].set(1800e24, type(uint256).max);
        assertDown(PRICE * 115 / 100);
        reportDaily(7);
        assertDown(PRICE * 115 / 100);
        reportDaily(1);
        assertDown(1800e24);
        reportDaily(25);
        assertDown(1800e24);
    }

    /// @dev It holds while there is no fall: words that agree are believed before one that does not, for seven days.
    function test_downPrice_heedsASingleFreshFeed_onlyOnceItFalls() public {
        deployGuard(4);
        silenceVenue();
        mute(3);
        feeds[0].set(1500e24, block.timestamp - 1);
        feeds[1].set(1500e24, block.timestamp - 1);
        feeds[2].set(9000e24, type(uint256).max);
        reportDaily(7);
        assertDown(1500e24 * 115 / 100);
        skip(1);
        assertDown(9000e24);
    }

    /// @dev Reports now and after each of `count` days.
    function reportDaily(uint256 count) private {
        guard.reportDown();
        for (uint256 i; i < count; ++i) {
            skip(1 days);
            guard.reportDown();
        }
    }
}
