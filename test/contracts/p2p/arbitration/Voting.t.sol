// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitratorPoolErrors as E} from "weir/p2p/interfaces/IArbitratorPoolErrors.sol";
import {IArbitratorPoolEvents} from "weir/p2p/interfaces/IArbitratorPoolEvents.sol";
import {DisputeStage} from "weir/p2p/types/Arbitration.sol";
import {ArbitrationFixture} from "./ArbitrationFixture.sol";

contract VotingTest is ArbitrationFixture {
    uint256 private id;
    uint256[] private panel;
    uint256 private drawnAt;

    function setUp() public override {
        super.setUp();
        (id, panel) = openAndDraw();
        drawnAt = block.timestamp;
    }

    // ------------------------------------------------------------------ commit

    function test_commit_revertsWhen_thePanelIsNotDrawn() public {
        uint256 other = open();
        vm.expectRevert(wrongStage(other, DisputeStage.Drawing));
        pool.commit(other, 0, "commitment");
    }

    function test_commit_revertsWhen_callerIsNotTheSeatsHolder() public {
        vm.expectRevert(abi.encodeWithSelector(E.NotHolder.selector, panel[0], address(this)));
        pool.commit(id, panel[0], "commitment");
    }

    function test_commit_revertsWhen_theSeatIsNotOnThePanel() public {
        uint256 seat = outsider();
        address who = holder(seat);
        vm.expectRevert(abi.encodeWithSelector(E.NotOnPanel.selector, id, 0, seat));
        vm.prank(who);
        pool.commit(id, seat, "commitment");
    }

    function test_commit_revertsWhen_itIsNothing() public {
        address who = holder(panel[0]);
        vm.expectRevert(E.ZeroCommitment.selector);
        vm.prank(who);
        pool.commit(id, panel[0], 0);
    }

    function test_commit_revertsWhen_itsThreeDaysAreOver() public {
        address who = holder(panel[0]);
        vm.warp(drawnAt + 3 days);
        vm.expectRevert(abi.encodeWithSelector(E.DeadlinePassed.selector, id, drawnAt + 3 days));
        vm.prank(who);
        pool.commit(id, panel[0], "commitment");
        vm.warp(drawnAt + 3 days - 1);
        vm.prank(who);
        pool.commit(id, panel[0], "commitment");
        assertEq(pool.commitmentAt(id, panel[0]), "commitment");
    }

    function test_commit_mayBeRepeatedAndTheLastCounts() public {
        commit(id, panel[0], 1);
        commit(id, panel[0], 2);
        vm.warp(drawnAt + 3 days);
        pool.reveal(id, panel[0], 2, saltOf(panel[0]));
        assertEq(pool.disputeOf(id).votes.entry(0), 3);
    }

    // ------------------------------------------------------------------ reveal

    function test_reveal_revertsWhen_committingIsStillOn() public {
        commit(id, panel[0], 1);
        vm.warp(drawnAt + 3 days - 1);
        vm.expectRevert(abi.encodeWithSelector(E.TooEarly.selector, id, drawnAt + 3 days));
        pool.reveal(id, panel[0], 1, saltOf(panel[0]));
    }

    function test_reveal_revertsWhen_itsTwoDaysAreOver() public {
        commit(id, panel[0], 1);
        vm.warp(drawnAt + 5 days);
        vm.expectRevert(abi.encodeWithSelector(E.DeadlinePassed.selector, id, drawnAt + 5 days));
        pool.reveal(id, panel[0], 1, saltOf(panel[0]));
        vm.warp(drawnAt + 5 days - 1);
        pool.reveal(id, panel[0], 1, saltOf(panel[0]));
        assertEq(pool.disputeOf(id).votes.entry(0), 2);
    }

    function test_reveal_revertsWhen_theSeatIsNotOnThePanel() public {
        vm.warp(drawnAt + 3 days);
        uint256 seat = outsider();
        vm.expectRevert(abi.encodeWithSelector(E.NotOnPanel.selector, id, 0, seat));
        pool.reveal(id, seat, 1, 0);
    }

    function test_reveal_revertsWhen_theVoteIsNoneOfTheChoices() public {
        commit(id, panel[0], 3);
        vm.warp(drawnAt + 3 days);
        vm.expectRevert(abi.encodeWithSelector(E.VoteOutOfRange.selector, 3));
        pool.reveal(id, panel[0], 3, saltOf(panel[0]));
    }

    function test_reveal_revertsWhen_itIsNotWhatWasCommitted() public {
        commit(id, panel[0], 1);
        vm.warp(drawnAt + 3 days);
        bytes32 salt = saltOf(panel[0]);
        bytes32 other = pool.commitmentOf(id, 0, panel[0], 2, salt);
        bytes memory why =
            abi.encodeWithSelector(E.CommitmentMismatch.selector, pool.commitmentAt(id, panel[0]), other);
        vm.expectRevert(why);
        pool.reveal(id, panel[0], 2, salt);
    }

    function test_reveal_revertsWhen_nothingWasCommitted() public {
        vm.warp(drawnAt + 3 days);
        bytes32 made = pool.commitmentOf(id, 0, panel[0], 1, 0);
        vm.expectRevert(abi.encodeWithSelector(E.CommitmentMismatch.selector, bytes32(0), made));
        pool.reveal(id, panel[0], 1, 0);
    }

    function test_reveal_revertsWhen_itWasDone() public {
        commit(id, panel[0], 1);
        vm.warp(drawnAt + 3 days);
        pool.reveal(id, panel[0], 1, saltOf(panel[0]));
        vm.expectRevert(abi.encodeWithSelector(E.AlreadyRevealed.selector, id, panel[0]));
        pool.reveal(id, panel[0], 1, saltOf(panel[0]));
    }

    /// @dev Each of the five that a commitment is bound to.
    function testFuzz_commitmentOf_isBoundToChainDisputeRoundSeatAndVote(uint256 bit, bytes32 salt) public {
        bytes32 made = pool.commitmentOf(7, 1, 5, 1, salt);
        bit = 1 << bound(bit, 0, 255);
        assertNotEq(pool.commitmentOf(7 ^ bit, 1, 5, 1, salt), made);
        assertNotEq(pool.commitmentOf(7, 1 ^ bit, 5, 1, salt), made);
        assertNotEq(pool.commitmentOf(7, 1, 5 ^ bit, 1, salt), made);
        assertNotEq(pool.commitmentOf(7, 1, 5, 1 ^ bit, salt), made);
        assertNotEq(pool.commitmentOf(7, 1, 5, 1, salt ^ bytes32(bit)), made);
        assertNotEq(deployPool(STAKE).commitmentOf(7, 1, 5, 1, salt), made);
        vm.chainId(2);
        assertNotEq(pool.commitmentOf(7, 1, 5, 1, salt), made);
    }

    // ------------------------------------------------------------------ tally

    function test_tally_revertsWhen_aVoteMayStillBeRevealed() public {
        vm.warp(drawnAt + 5 days - 1);
        vm.expectRevert(abi.encodeWithSelector(E.TooEarly.selector, id, drawnAt + 5 days));
        pool.tally(id);
    }

    function test_tally_revertsWhen_theRoundIsTallied() public {
        vote(id, three(1, 1, 2));
        pool.tally(id);
        vm.expectRevert(wrongStage(id, DisputeStage.Ruled));
        pool.tally(id);
    }

    function test_tally_neednotWaitWhenAllAreRevealed() public {
        for (uint256 i; i < 3; ++i) {
            commit(id, panel[i], 1);
        }
        vm.warp(drawnAt + 3 days);
        for (uint256 i; i < 3; ++i) {
            pool.reveal(id, panel[i], 1, saltOf(panel[i]));
        }
        pool.tally(id);
        assertStage(id, DisputeStage.Ruled);
    }

    function test_tally_twoEqualVotesRule() public {
        vote(id, three(2, 1, 2));
        vm.expectEmit(address(pool));
        emit IArbitratorPoolEvents.FirstRuling(id, 2, block.timestamp + 3 days);
        pool.tally(id);
        assertEq(pool.disputeOf(id).ruling, 2);
    }

    function test_tally_twoOfThreeRuleThoughOneIsSilent() public {
        vote(id, three(1, SILENT, 1));
        pool.tally(id);
        assertEq(pool.disputeOf(id).ruling, 1);
    }

    function test_tally_twoRefusalsAreARuling() public {
        vote(id, three(0, 0, 1));
        pool.tally(id);
        assertStage(id, DisputeStage.Ruled);
        assertEq(pool.disputeOf(id).ruling, 0);
    }

    function test_tally_withoutTwoEqualVotesDrawsThreeOthers() public {
        vote(id, three(0, 1, 2));
        vm.expectEmit(address(pool));
        emit IArbitratorPoolEvents.RoundUndecided(id, 0);
        pool.tally(id);
        assertStage(id, DisputeStage.Drawing);
        assertEq(pool.panelOf(id).length, 0);
        uint256[] memory others = drawPanel(id);
        for (uint256 i; i < 9; ++i) {
            assertNotEq(others[i % 3], panel[i / 3]);
        }
        // Seats of the round before have no say in this one.
        address who = holder(panel[0]);
        vm.expectRevert(abi.encodeWithSelector(E.NotOnPanel.selector, id, 1, panel[0]));
        vm.prank(who);
        pool.commit(id, panel[0], "commitment");
    }

    /// @dev All money of it is settled; nobody is overturned, so there is nothing an appeal could pay with.
    function test_tally_refusesAfterTheSecondRedraw() public {
        for (uint256 round; round < 3; ++round) {
            vote(id, three(1, 2, SILENT));
            pool.tally(id);
            if (round != 2) drawPanel(id);
        }
        assertStage(id, DisputeStage.Final);
        assertEq(arbitrable.timesRuled(id), 1);
        assertEq(arbitrable.rulingOf(id), 0);
        assertEq(feesOf(panel[0]), FEE / 6);
        assertEq(feesOf(panel[1]), FEE / 6);
        assertEq(stakeOf(panel[2]), STAKE - LOCK / 10);
        assertEq(pool.owed(address(stakeToken), treasury), 3 * LOCK / 10);
    }

    function outsider() private view returns (uint256 seat) {
        while (seat == panel[0] || seat == panel[1] || seat == panel[2]) {
            ++seat;
        }
    }
}
