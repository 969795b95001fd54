// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitratorPoolErrors as E} from "weir/p2p/interfaces/IArbitratorPoolErrors.sol";
import {DisputeStage, SeatStage} from "weir/p2p/types/Arbitration.sol";
import {ArbitrationFixture} from "../ArbitrationFixture.sol";

/// @notice Judges who are bribed, absent, lazy, or gone.
contract JudgeAttacks is ArbitrationFixture {
    /// @dev Two bribed seats lose 1,200 USD together over a trade of 1,000, and the honest one has the whole fee.
    function test_aBribedPanelCostsMoreThanTheTradeOnceItIsAppealed() public {
        (uint256 id, uint256[] memory panel) = openAndRule(1, 1, 2);
        appeal(id);
        drawPanel(id);
        vote(id, seven(2, 7, 2));
        pool.tally(id);
        uint256 lost = 2 * STAKE - stakeOf(panel[0]) - stakeOf(panel[1]);
        assertGt(lost, VALUE);
        assertEq(feesOf(panel[0]) + feesOf(panel[1]), 0);
        assertEq(feesOf(panel[2]), FEE);
        assertEq(arbitrable.rulingOf(id), 2);
    }

    function test_judgesWhoAreAbsentPayAndTheDisputeIsRefused() public {
        uint256 id = open();
        for (uint256 round; round < 3; ++round) {
            drawPanel(id);
            vote(id, three(SILENT, SILENT, SILENT));
            pool.tally(id);
        }
        assertEq(arbitrable.timesRuled(id), 1);
        assertEq(arbitrable.rulingOf(id), 0);
        assertEq(pool.owed(address(stakeToken), treasury), 9 * LOCK / 10);
        assertEq(pool.owed(address(feeToken), treasury), FEE);
    }

    /// @dev The copy stands for the copier's seat, and what the first reveals does not open it.
    function test_aCopiedCommitmentCannotBeRevealed() public {
        (uint256 id, uint256[] memory panel) = openAndDraw();
        commit(id, panel[0], 1);
        bytes32 copy = pool.commitmentAt(id, panel[0]);
        address copier = holder(panel[1]);
        vm.prank(copier);
        pool.commit(id, panel[1], copy);
        pass(3 days);
        pool.reveal(id, panel[0], 1, saltOf(panel[0]));
        bytes32 own = pool.commitmentOf(id, 0, panel[1], 1, saltOf(panel[0]));
        vm.expectRevert(abi.encodeWithSelector(E.CommitmentMismatch.selector, copy, own));
        pool.reveal(id, panel[1], 1, saltOf(panel[0]));
    }

    /// @dev A commitment of one round is none in another: a seat sits once in a dispute, and another dispute has another number.
    function test_aCommitmentOfAnotherDisputeCannotBeRevealed() public {
        (uint256 id, uint256[] memory panel) = openAndDraw();
        uint256 other;
        uint256 seat = ALL;
        while (seat == ALL) {
            uint256[] memory others;
            (other, others) = openAndDraw();
            for (uint256 i; i < 9; ++i) {
                if (others[i % 3] == panel[i / 3]) seat = panel[i / 3];
            }
        }
        commit(id, seat, 1);
        bytes32 replayed = pool.commitmentAt(id, seat);
        address who = holder(seat);
        vm.prank(who);
        pool.commit(other, seat, replayed);
        pass(3 days);
        bytes32 own = pool.commitmentOf(other, 0, seat, 1, saltOf(seat));
        vm.expectRevert(abi.encodeWithSelector(E.CommitmentMismatch.selector, replayed, own));
        pool.reveal(other, seat, 1, saltOf(seat));
    }

    /// @dev Leaving on the day it is drawn, and waiting for as long as it takes.
    function test_aStakeDoesNotEscapeItsSlash() public {
        (uint256 id, uint256[] memory panel) = openAndDraw();
        startLeaving(panel[0]);
        vote(id, three(1, 1, 2));
        pool.tally(id);
        appeal(id);
        drawPanel(id);
        vote(id, seven(2, 7, 2));
        pass(90 days);
        address who = holder(panel[0]);
        vm.expectRevert(abi.encodeWithSelector(E.SeatOnDuty.selector, panel[0], 1));
        vm.prank(who);
        pool.takeStake(panel[0], who);
        pool.tally(id);
        vm.prank(who);
        assertEq(pool.takeStake(panel[0], who), STAKE - LOCK);
    }

    /// @dev What is asked for before a seat leaves may still draw it: leaving does not help against one's own pending draw.
    function test_leavingAfterTheRequestDoesNotEscapeTheDraw() public {
        uint256 id = open();
        pass(12);
        for (uint256 i; i < SEATS; ++i) {
            startLeaving(i);
        }
        uint256[] memory panel = drawPanel(id);
        assertEq(panel.length, 3);
        assertStage(pool.seatOf(panel[0]), SeatStage.Leaving);
        assertEq(pool.seatOf(panel[0]).duties, 1);
    }

    /// @dev One stake, slashed by more disputes than it covers: what is taken is what there is, nobody else pays, and the pool
    /// stays solvent.
    function test_aStakeThatIsUsedUpPaysWhatItHas() public {
        uint256 count = 60;
        uint256[] memory ids = new uint256[](count);
        for (uint256 i; i < count; ++i) {
            uint256[] memory panel;
            (ids[i], panel) = openAndDraw();
            for (uint256 j; j < 3; ++j) {
                commit(ids[i], panel[j], 1);
            }
        }
        pass(3 days);
        for (uint256 i; i < count; ++i) {
            uint256[] memory panel = pool.panelOf(ids[i]);
            for (uint256 j; j < 3; ++j) {
                pool.reveal(ids[i], panel[j], 1, saltOf(panel[j]));
            }
            pool.tally(ids[i]);
            appeal(ids[i]);
            panel = drawPanel(ids[i]);
            for (uint256 j; j < 7; ++j) {
                commit(ids[i], panel[j], 2);
            }
        }
        pass(3 days);
        for (uint256 i; i < count; ++i) {
            uint256[] memory panel = pool.panelOf(ids[i]);
            for (uint256 j; j < 7; ++j) {
                pool.reveal(ids[i], panel[j], 2, saltOf(panel[j]));
            }
            pool.tally(ids[i]);
        }
        uint256 held = pool.owed(address(stakeToken), treasury);
        uint256 broke;
        for (uint256 i; i < SEATS; ++i) {
            held += stakeOf(i) + coinsOf(i);
            if (stakeOf(i) == 0) ++broke;
            assertEq(pool.seatOf(i).duties, 0);
        }
        assertGt(broke, 0);
        assertEq(held, SEATS * STAKE);
        assertEq(stakeToken.balanceOf(address(pool)), held);
        assertEq(pool.owed(address(feeToken), appellant), count * APPEAL_FEE);
        assertStage(ids[count - 1], DisputeStage.Final);
    }

    /// @dev Its last member cannot keep a panel waiting, whatever he does.
    function test_aSeatThatHoldsBackItsVoteLosesATenthAndDecidesNothing() public {
        (uint256 id, uint256[] memory panel) = openAndDraw();
        commit(id, panel[2], 2);
        vote(id, three(1, 1, SILENT));
        pool.tally(id);
        settle(id);
        assertEq(arbitrable.rulingOf(id), 1);
        assertEq(stakeOf(panel[2]), STAKE - LOCK / 10);
    }
}
