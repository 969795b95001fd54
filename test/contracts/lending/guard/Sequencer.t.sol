// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IPriceGuard} from "weir/lending/interfaces/IPriceGuard.sol";
import {GuardTerms} from "weir/lending/types/GuardTerms.sol";
import {SetAggregator} from "../../mocks/lending/SetAggregator.sol";
import {GuardTest} from "./GuardTest.sol";

/// @notice A guard on a rollup: no new debt and no liquidation while the sequencer is down, and for an hour after.
contract SequencerTest is GuardTest {
    int256 private constant UP = 0;
    int256 private constant DOWN = 1;

    SetAggregator private uptime;

    function setUp() public override {
        super.setUp();
        deployGuard(2);
        uptime = new SetAggregator(0, UP, block.timestamp - 1 hours);
        GuardTerms memory terms_ = terms();
        terms_.sequencer = address(uptime);
        guard = deployWith(terms_);
    }

    function test_sequencer_up_changesNothing() public view {
        assertLive(PRICE);
        assertEq(guard.borrowPrice(), observed());
    }

    function test_sequencer_down_stopsBoth() public {
        uptime.set(DOWN, block.timestamp - 2 hours);
        assertGrace(block.timestamp - 2 hours);
    }

    function test_sequencer_back_givesAnHour() public {
        uptime.set(UP, block.timestamp);
        assertGrace(block.timestamp);
        skip(1 hours - 1);
        assertGrace(block.timestamp - 1 hours + 1);
        skip(1);
        assertLive(PRICE);
        assertGt(guard.borrowPrice(), 0);
    }

    function test_sequencer_inGrace_nothingIsRecordedOrReported() public {
        uptime.set(DOWN, block.timestamp);
        skip(2 hours);
        assertFalse(guard.record());
        expire(0);
        vm.expectRevert(
            abi.encodeWithSelector(IPriceGuard.SequencerGrace.selector, block.timestamp - 2 hours)
        );
        guard.reportDown();
    }

    /// @dev An uptime feed that died must not shield debts for ever; but nobody should borrow by it.
    function test_sequencer_unknown_stopsNewDebtOnly() public {
        uptime.set(DOWN, block.timestamp);
        skip(7 days);
        assertGrace(block.timestamp - 7 days);
        skip(1);
        assertUnknown();
        uptime.set(2, block.timestamp - 1 days);
        assertUnknown();
        uptime.set(UP, 0);
        assertUnknown();
        uptime.set(UP, block.timestamp + 1);
        assertUnknown();
        vm.etch(address(uptime), hex"fe");
        assertUnknown();
        vm.etch(address(uptime), "");
        assertUnknown();
    }

    function test_deployment_revertsWith_SequencerGrace() public {
        uptime.set(DOWN, block.timestamp - 5);
        GuardTerms memory terms_ = guard.terms();
        vm.expectRevert(abi.encodeWithSelector(IPriceGuard.SequencerGrace.selector, block.timestamp - 5));
        deployWith(terms_);
    }

    function assertGrace(uint256 since) private {
        assertEq(guard.borrowPrice(), 0);
        vm.expectRevert(abi.encodeWithSelector(IPriceGuard.SequencerGrace.selector, since));
        guard.liquidationPrice();
    }

    function assertUnknown() private {
        say(0, 2000);
        say(1, 2000);
        assertEq(guard.borrowPrice(), 0);
        assertLive(PRICE);
    }
}
