// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IPairPriceGuard} from "weir/lending/interfaces/IPairPriceGuard.sol";
import {GuardTest} from "./GuardTest.sol";

/// @notice Writing the last good price down, and reporting that there is none.
contract RecordTest is GuardTest {
    function setUp() public override {
        super.setUp();
        deployGuard(2);
    }

    function test_record_isMadeAtDeployment() public view {
        assertRecord(PRICE, block.timestamp);
    }

    function test_record_writesAMoveOfOnePercentAtOnce() public {
        uint256 start = block.timestamp;
        skip(60);
        feeds[0].set(PRICE * 101 / 100 - 1, block.timestamp);
        feeds[1].set(PRICE * 101 / 100 - 1, block.timestamp);
        assertFalse(guard.record());
        assertRecord(PRICE, start);
        feeds[1].set(PRICE * 101 / 100, block.timestamp);
        vm.expectEmit(address(guard));
        emit IPairPriceGuard.PriceRecorded(PRICE * 101 / 100);
        assertTrue(guard.record());
        assertRecord(PRICE * 101 / 100, block.timestamp);
        say(0, 1990);
        say(1, 1990);
        assertTrue(guard.record(), "a fall too");
        assertRecord(1990e24, block.timestamp);
    }

    function test_record_writesTheSamePriceAnHourLater() public {
        skip(1 hours - 1);
        assertFalse(guard.record());
        skip(1);
        assertTrue(guard.record());
        assertRecord(PRICE, block.timestamp);
    }

    function test_record_writesNothingWhen_notLive() public {
        uint256 start = block.timestamp;
        skip(2 hours);
        feeds[1].set(PRICE * 2, block.timestamp);
        assertFalse(guard.record());
        assertRecord(PRICE, start);
    }

    function test_record_endsAReport() public {
        silenceVenue();
        expire(0);
        guard.reportDown();
        say(0, 2000);
        assertTrue(guard.record());
        (uint256 since, uint256 last) = guard.downReport();
        assertEq(since + last, 0);
        assertFalse(guard.record(), "once");
    }

    function test_reportDown_revertsWhen_live() public {
        vm.expectRevert(abi.encodeWithSelector(IPairPriceGuard.StillLive.selector, PRICE));
        guard.reportDown();
    }

    function test_reportDown_countsFromTheFirstOfReportsNoFurtherApartThan36Hours() public {
        silenceVenue();
        expire(0);
        expire(1);
        uint256 first = block.timestamp;
        vm.expectEmit(address(guard));
        emit IPairPriceGuard.DownReported(address(this), first);
        guard.reportDown();
        skip(36 hours);
        guard.reportDown();
        assertReport(first, block.timestamp);
        skip(36 hours + 1);
        guard.reportDown();
        assertReport(block.timestamp, block.timestamp);
    }

    function assertRecord(uint256 price, uint256 time) private view {
        (uint256 recorded, uint256 when) = guard.lastRecord();
        assertEq(recorded, price);
        assertEq(when, time);
    }

    function assertReport(uint256 since, uint256 last) private view {
        (uint256 reportedSince, uint256 reportedLast) = guard.downReport();
        assertEq(reportedSince, since);
        assertEq(reportedLast, last);
    }
}
