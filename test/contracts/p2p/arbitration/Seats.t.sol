// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitratorPoolErrors as E} from "weir/p2p/interfaces/IArbitratorPoolErrors.sol";
import {IArbitratorPoolEvents} from "weir/p2p/interfaces/IArbitratorPoolEvents.sol";
import {IClaimsErrors} from "weir/p2p/interfaces/IClaims.sol";
import {Seat, SeatStage} from "weir/p2p/types/Arbitration.sol";
import {ArbitrationFixture} from "./ArbitrationFixture.sol";

contract SeatsTest is ArbitrationFixture {
    address private newcomer = makeAddr("newcomer");

    // ------------------------------------------------------------------ deploying

    function test_constructor_revertsWhen_theStakeHasNoRoomForASilence() public {
        vm.expectRevert(abi.encodeWithSelector(E.SeatStakeOutOfRange.selector, 660 * USD - 1, 660 * USD));
        this.deploy(660 * USD - 1);
        assertEq(deployPool(660 * USD).SEAT_STAKE(), 660 * USD);
    }

    function test_constructor_revertsWhen_theStakeDoesNotFitItsWord() public {
        vm.expectRevert(abi.encodeWithSelector(E.SeatStakeOutOfRange.selector, 2 ** 96, 660 * USD));
        this.deploy(2 ** 96);
    }

    function deploy(uint256 stake) external {
        deployPool(stake);
    }

    // ------------------------------------------------------------------ join

    function test_join_revertsWhen_theStakeCannotBePulled() public {
        vm.expectRevert(
            abi.encodeWithSelector(IClaimsErrors.PullFailed.selector, address(stakeToken), newcomer, STAKE)
        );
        vm.prank(newcomer);
        pool.join("");
    }

    function test_join_takesTheStakeAndNamesTheKey() public {
        stakeToken.mint(newcomer, STAKE);
        vm.startPrank(newcomer);
        stakeToken.approve(address(pool), STAKE);
        vm.expectEmit(address(pool));
        emit IArbitratorPoolEvents.SeatJoined(SEATS, newcomer, block.timestamp + 30 days);
        vm.expectEmit(address(pool));
        emit IArbitratorPoolEvents.SeatKeySet(SEATS, "key");
        uint256 seat = pool.join("key");
        vm.stopPrank();
        assertEq(stakeToken.balanceOf(address(pool)), (SEATS + 1) * STAKE);
        assertEq(stakeOf(seat), STAKE);
        assertStage(pool.seatOf(seat), SeatStage.Waiting);
        assertEq(pool.activeSeats(), SEATS);
    }

    function test_join_reusesTheNumberOfASeatThatWasGivenUp() public {
        startLeaving(5);
        pass(60 days);
        vm.prank(holder(5));
        pool.takeStake(5, holder(5));
        assertEq(join(newcomer), 5);
        assertEq(pool.seatCount(), SEATS);
        Seat memory seat = pool.seatOf(5);
        assertEq(seat.holder, newcomer);
        assertEq(seat.activeBlock, 0);
        assertEq(seat.inactiveBlock, 0);
    }

    // ------------------------------------------------------------------ activate

    function test_activate_revertsWhen_theSeatDoesNotWait() public {
        vm.expectRevert(abi.encodeWithSelector(E.WrongSeatStage.selector, 0, SeatStage.Active));
        pool.activate(0);
        vm.expectRevert(abi.encodeWithSelector(E.WrongSeatStage.selector, SEATS, SeatStage.Empty));
        pool.activate(SEATS);
    }

    function test_activate_revertsWhen_aSecondOfTheThirtyDaysIsLeft() public {
        uint256 seat = join(newcomer);
        uint256 from = block.timestamp + 30 days;
        vm.warp(from - 1);
        vm.expectRevert(abi.encodeWithSelector(E.SeatTooYoung.selector, seat, from));
        pool.activate(seat);
        vm.warp(from);
        pool.activate(seat);
        assertEq(pool.activeSeats(), SEATS + 1);
        assertEq(pool.seatOf(seat).activeBlock, block.number);
    }

    // ------------------------------------------------------------------ setKey

    function test_setKey_revertsWhen_callerIsNotTheHolder() public {
        vm.expectRevert(abi.encodeWithSelector(E.NotHolder.selector, 3, newcomer));
        vm.prank(newcomer);
        pool.setKey(3, "key");
    }

    function test_setKey_tellsTheKey() public {
        address who = holder(3);
        vm.expectEmit(address(pool));
        emit IArbitratorPoolEvents.SeatKeySet(3, "key");
        vm.prank(who);
        pool.setKey(3, "key");
    }

    // ------------------------------------------------------------------ topUp

    function test_topUp_revertsWhen_nothingIsMissing() public {
        address who = holder(3);
        vm.expectRevert(abi.encodeWithSelector(E.StakeFull.selector, 3));
        vm.prank(who);
        pool.topUp(3);
    }

    function test_topUp_revertsWhen_theSeatLeaves() public {
        startLeaving(3);
        address who = holder(3);
        vm.expectRevert(abi.encodeWithSelector(E.WrongSeatStage.selector, 3, SeatStage.Leaving));
        vm.prank(who);
        pool.topUp(3);
    }

    function test_topUp_leavesAnActiveSeatActive() public {
        (uint256 id, uint256[] memory panel) = openAndRule(1, 1, SILENT);
        settle(id);
        assertEq(stakeOf(panel[2]), STAKE - LOCK / 10);
        topUp(panel[2]);
        assertEq(stakeOf(panel[2]), STAKE);
        assertStage(pool.seatOf(panel[2]), SeatStage.Active);
    }

    /// @dev Overturned twice, a seat is drawn no more; filled up, it waits as a new one does.
    function test_topUp_letsASuspendedSeatWaitAgain() public {
        uint256 seat = suspendOne();
        assertEq(pool.activeSeats(), SEATS - 1);
        uint256 inactiveSince = pool.seatOf(seat).inactiveBlock;
        topUp(seat);
        assertStage(pool.seatOf(seat), SeatStage.Waiting);
        // What decides about draws of before is as it was.
        assertEq(pool.seatOf(seat).inactiveBlock, inactiveSince);
        vm.expectRevert(abi.encodeWithSelector(E.SeatTooYoung.selector, seat, block.timestamp + 30 days));
        pool.activate(seat);
        pass(30 days);
        pool.activate(seat);
        assertEq(pool.activeSeats(), SEATS);
        assertEq(pool.seatOf(seat).inactiveBlock, 0);
    }

    // ------------------------------------------------------------------ leaving

    function test_startLeaving_revertsWhen_callerIsNotTheHolder() public {
        vm.expectRevert(abi.encodeWithSelector(E.NotHolder.selector, 3, newcomer));
        vm.prank(newcomer);
        pool.startLeaving(3);
    }

    function test_startLeaving_revertsWhen_theSeatLeavesAlready() public {
        startLeaving(3);
        vm.expectRevert(abi.encodeWithSelector(E.WrongSeatStage.selector, 3, SeatStage.Leaving));
        this.leaveAgain(3);
    }

    function leaveAgain(uint256 seat) external {
        startLeaving(seat);
    }

    function test_startLeaving_ofASeatThatWaitsCountsNoSeatLess() public {
        uint256 seat = join(newcomer);
        startLeaving(seat);
        assertEq(pool.activeSeats(), SEATS);
        assertEq(pool.seatOf(seat).inactiveBlock, 0);
    }

    function test_takeStake_revertsWhen_theSeatDoesNotLeave() public {
        refuses(4, abi.encodeWithSelector(E.WrongSeatStage.selector, 4, SeatStage.Active));
    }

    function test_takeStake_revertsWhen_aSecondOfTheSixtyDaysIsLeft() public {
        uint256 from = block.timestamp + 60 days;
        startLeaving(4);
        vm.warp(from - 1);
        refuses(4, abi.encodeWithSelector(E.SeatStillLeaving.selector, 4, from));
    }

    function test_takeStake_revertsWhen_aDisputeOfTheSeatIsNotConcluded() public {
        (, uint256[] memory panel) = openAndDraw();
        startLeaving(panel[0]);
        pass(60 days);
        refuses(panel[0], abi.encodeWithSelector(E.SeatOnDuty.selector, panel[0], 1));
    }

    function test_takeStake_revertsWhen_theRecipientIsMissing() public {
        startLeaving(4);
        pass(60 days);
        address who = holder(4);
        vm.expectRevert(IClaimsErrors.ZeroRecipient.selector);
        vm.prank(who);
        pool.takeStake(4, address(0));
    }

    function test_takeStake_paysTheStakeOnceAndGivesUpTheSeat() public {
        startLeaving(4);
        pass(60 days);
        address who = holder(4);
        vm.prank(who);
        assertEq(pool.takeStake(4, newcomer), STAKE);
        assertEq(stakeToken.balanceOf(newcomer), STAKE);
        assertEq(pool.seatOf(4).holder, address(0));
        refuses(4, abi.encodeWithSelector(E.NotHolder.selector, 4, who));
    }

    // ------------------------------------------------------------------

    function topUp(uint256 seat) private {
        address who = pool.seatOf(seat).holder;
        stakeToken.mint(who, STAKE);
        vm.prank(who);
        pool.topUp(seat);
    }

    /// @dev A seat that lost 600 USD and a silence's 60, and then 600 again.
    function suspendOne() private returns (uint256 seat) {
        for (uint256 i; i < 200; ++i) {
            (uint256 id, uint256[] memory panel) = openAndRule(1, 1, 2);
            appeal(id);
            drawPanel(id);
            vote(id, seven(2, 7, 2));
            pool.tally(id);
            for (uint256 j; j < 2; ++j) {
                if (stakeOf(panel[j]) < LOCK) return panel[j];
            }
        }
        revert("no seat was overturned twice");
    }

    function refuses(uint256 seat, bytes memory why) private {
        address who = holder(seat);
        vm.expectRevert(why);
        vm.prank(who);
        pool.takeStake(seat, who);
    }
}
