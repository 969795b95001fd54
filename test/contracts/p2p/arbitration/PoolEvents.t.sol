// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitratorPoolEvents as Told} from "weir/p2p/interfaces/IArbitratorPoolEvents.sol";
import {IClaims} from "weir/p2p/interfaces/IClaims.sol";
import {ArbitrationFixture} from "./ArbitrationFixture.sol";

/// @notice What the pool tells, field by field: the events that no test of an action holds to its words. Views are rebuilt from
/// them alone.
contract PoolEventsTest is ArbitrationFixture {
    address private newcomer = makeAddr("newcomer");

    function test_activate_tellsTheSeat() public {
        uint256 seat = join(newcomer);
        pass(30 days);
        vm.expectEmit(address(pool));
        emit Told.SeatActivated(seat);
        pool.activate(seat);
    }

    function test_topUp_tellsWhatWasMissing_andThatAnActiveSeatStaysSo() public {
        (uint256 id, uint256[] memory panel) = openAndRule(1, 1, SILENT);
        settle(id);
        address who = holder(panel[2]);
        stakeToken.mint(who, LOCK / 10);
        vm.expectEmit(address(pool));
        emit Told.SeatToppedUp(panel[2], LOCK / 10, 0);
        vm.prank(who);
        pool.topUp(panel[2]);
    }

    /// @dev Overturned twice, a seat has less than the largest lock left.
    function test_conclude_tellsWhoIsSuspended_andTopUpWhenItIsActiveAgain() public {
        (uint256 seat, uint256 id) = nearlySuspended();
        vm.expectEmit(address(pool));
        emit Told.SeatSlashed(id, seat, LOCK);
        vm.expectEmit(address(pool));
        emit Told.SeatSuspended(seat, STAKE - 2 * LOCK);
        pool.tally(id);
        address who = holder(seat);
        stakeToken.mint(who, 2 * LOCK);
        vm.expectEmit(address(pool));
        emit Told.SeatToppedUp(seat, 2 * LOCK, block.timestamp + 30 days);
        vm.prank(who);
        pool.topUp(seat);
    }

    function test_leaving_tellsFromWhenTheStakeIsFree_andToWhomItWent() public {
        address who = holder(3);
        vm.expectEmit(address(pool));
        emit Told.SeatLeaving(3, block.timestamp + 60 days);
        vm.prank(who);
        pool.startLeaving(3);
        pass(60 days);
        vm.expectEmit(address(pool));
        emit Told.SeatLeft(3, who, newcomer, STAKE);
        vm.prank(who);
        pool.takeStake(3, newcomer);
    }

    /// @dev A dispute from the panel to the claim of a fee.
    function test_aDispute_tellsPanelVotesFeesAndTheRuling() public {
        uint256 id = open();
        vm.roll(pool.disputeOf(id).pin + 1);
        uint256 snapshot = vm.snapshotState();
        pool.draw(id);
        uint256[] memory panel = pool.panelOf(id);
        vm.revertToState(snapshot);
        vm.expectEmit(address(pool));
        emit Told.PanelDrawn(id, 0, panel);
        pool.draw(id);
        bytes32 commitment = pool.commitmentOf(id, 0, panel[0], 2, saltOf(panel[0]));
        address who = holder(panel[0]);
        vm.expectEmit(address(pool));
        emit Told.Committed(id, panel[0], commitment);
        vm.prank(who);
        pool.commit(id, panel[0], commitment);
        commit(id, panel[1], 2);
        pass(3 days);
        vm.expectEmit(address(pool));
        emit Told.Revealed(id, panel[0], 2);
        pool.reveal(id, panel[0], 2, saltOf(panel[0]));
        pool.reveal(id, panel[1], 2, saltOf(panel[1]));
        pass(2 days);
        pool.tally(id);
        pass(3 days);
        vm.expectEmit(address(pool));
        emit Told.DisputeConcluded(id, 2, false);
        vm.expectEmit(address(pool));
        emit Told.SeatSlashed(id, panel[2], LOCK / 10);
        vm.expectEmit(address(pool));
        emit Told.SeatPaid(id, panel[0], address(feeToken), FEE / 2);
        vm.expectEmit(address(pool));
        emit Told.SeatPaid(id, panel[1], address(feeToken), FEE / 2);
        vm.expectEmit(address(pool));
        emit Told.RulingDelivered(id);
        pool.conclude(id);
        vm.expectEmit(address(pool));
        emit IClaims.Claimed(address(feeToken), who, newcomer, FEE / 2);
        vm.prank(who);
        pool.claim(address(feeToken), newcomer);
    }

    function test_appeal_tellsWhoPaysWhat_andPinsANewPanel() public {
        (uint256 id,) = openAndRule(1, 1, 2);
        feeToken.mint(appellant, APPEAL_FEE);
        vm.startPrank(appellant);
        feeToken.approve(address(pool), APPEAL_FEE);
        vm.expectEmit(address(pool));
        emit Told.Appealed(id, appellant, APPEAL_FEE);
        vm.expectEmit(address(pool));
        emit Told.PinSet(id, 1, block.number + 8, SEATS);
        pool.appeal(id);
        vm.stopPrank();
    }

    function test_setArbitrable_tellsWhomAndWhether() public {
        vm.expectEmit(address(pool));
        emit Told.ArbitrableSet(newcomer, true);
        vm.prank(owner);
        pool.setArbitrable(newcomer, true);
        vm.expectEmit(address(pool));
        emit Told.ArbitrableSet(newcomer, false);
        vm.prank(owner);
        pool.setArbitrable(newcomer, false);
    }

    /// @dev A dispute whose tally overturns a seat for the second time, which leaves it less than a lock.
    function nearlySuspended() private returns (uint256 seat, uint256 id) {
        for (uint256 i; i < 200; ++i) {
            uint256[] memory panel;
            (id, panel) = openAndRule(1, 1, 2);
            appeal(id);
            drawPanel(id);
            vote(id, seven(2, 7, 2));
            for (uint256 j; j < 2; ++j) {
                // Nobody here was silent: what is missing are locks.
                if (stakeOf(panel[j]) == STAKE - LOCK) return (panel[j], id);
            }
            pool.tally(id);
        }
        revert("no seat was overturned twice");
    }
}
