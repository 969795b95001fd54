// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitratorPoolErrors as E} from "weir/p2p/interfaces/IArbitratorPoolErrors.sol";
import {IArbitratorPoolEvents} from "weir/p2p/interfaces/IArbitratorPoolEvents.sol";
import {DisputeStage} from "weir/p2p/types/Arbitration.sol";
import {ArbitrationFixture} from "./ArbitrationFixture.sol";

contract AppealTest is ArbitrationFixture {
    uint256 private id;
    uint256[] private panel;
    uint256 private ruledAt;

    /// @dev Two for the buyer, one for the seller.
    function setUp() public override {
        super.setUp();
        (id, panel) = openAndRule(1, 1, 2);
        ruledAt = block.timestamp;
    }

    function test_appeal_revertsWhen_nothingIsRuled() public {
        uint256 other = open();
        vm.expectRevert(wrongStage(other, DisputeStage.Drawing));
        pool.appeal(other);
    }

    function test_appeal_revertsWhen_itsThreeDaysAreOver() public {
        vm.warp(ruledAt + 3 days);
        vm.expectRevert(abi.encodeWithSelector(E.DeadlinePassed.selector, id, ruledAt + 3 days));
        pool.appeal(id);
        vm.warp(ruledAt + 3 days - 1);
        appeal(id);
        assertStage(id, DisputeStage.Drawing);
    }

    function test_appeal_revertsWhen_itWasDone() public {
        appeal(id);
        vm.expectRevert(wrongStage(id, DisputeStage.Drawing));
        pool.appeal(id);
        drawPanel(id);
        vote(id, seven(1, 7, 1));
        pool.tally(id);
        vm.expectRevert(wrongStage(id, DisputeStage.Final));
        pool.appeal(id);
    }

    function test_appeal_revertsWhen_sevenAreNotThere() public {
        for (uint256 i; i < SEATS - 6; ++i) {
            startLeaving(i);
        }
        vm.expectRevert(abi.encodeWithSelector(E.NotEnoughSeats.selector, 6, 7));
        pool.appeal(id);
    }

    function test_appeal_costsSevenThirdsOfTheFirstFeeRoundedUp() public {
        assertEq(pool.appealCost(id), APPEAL_FEE);
        uint256 other = arbitrable.open(feeToken, 2, terms(AMOUNT, VALUE), FEE + 1);
        assertEq(pool.appealCost(other), APPEAL_FEE + 3);
        appeal(id);
        assertEq(feeToken.balanceOf(address(pool)), FEE + FEE + 1 + APPEAL_FEE);
    }

    function test_appeal_seatsSevenOthers() public {
        appeal(id);
        uint256[] memory others = drawPanel(id);
        assertEq(others.length, 7);
        for (uint256 i; i < 21; ++i) {
            assertNotEq(others[i % 7], panel[i / 7]);
        }
    }

    /// @dev Fee back to the unit; the seven, and the one who was right, are paid; the two lose three fifths of the trade.
    function test_appeal_thatOverturnsCostsTheAppellantNothing() public {
        appeal(id);
        uint256[] memory others = drawPanel(id);
        vote(id, seven(2, 4, 1));
        vm.expectEmit(address(pool));
        emit IArbitratorPoolEvents.DisputeConcluded(id, 2, true);
        pool.tally(id);
        assertEq(pool.owed(address(feeToken), appellant), APPEAL_FEE);
        assertEq(stakeOf(panel[0]), STAKE - LOCK);
        assertEq(stakeOf(panel[1]), STAKE - LOCK);
        assertEq(stakeOf(panel[2]), STAKE);
        assertEq(feesOf(panel[2]), FEE);
        // 7 times 10 USD, for four.
        for (uint256 i; i < 7; ++i) {
            assertEq(coinsOf(others[i]), i < 4 ? 17.5e6 : 0);
            assertEq(stakeOf(others[i]), STAKE);
        }
        assertEq(pool.owed(address(stakeToken), treasury), 2 * LOCK - 70 * USD);
        assertEq(arbitrable.rulingOf(id), 2);
    }

    function test_appeal_thatConfirmsPaysTheSeven() public {
        appeal(id);
        uint256[] memory others = drawPanel(id);
        vote(id, seven(1, 5, 2));
        pool.tally(id);
        assertEq(pool.owed(address(feeToken), appellant), 0);
        assertEq(feesOf(others[0]), APPEAL_FEE / 5);
        assertEq(feesOf(others[6]), 0);
        assertEq(feesOf(panel[0]), FEE / 2);
        assertEq(stakeOf(panel[0]), STAKE);
        assertEq(arbitrable.rulingOf(id), 1);
    }

    function test_appeal_withoutFourEqualVotesLetsTheFirstRulingStand() public {
        appeal(id);
        uint256[] memory others = drawPanel(id);
        uint256[] memory votes = seven(2, 3, 1);
        votes[6] = SILENT;
        vote(id, votes);
        pool.tally(id);
        assertEq(arbitrable.rulingOf(id), 1);
        assertEq(feesOf(others[3]), APPEAL_FEE / 3);
        assertEq(stakeOf(others[6]), STAKE - LOCK / 10);
        assertEq(stakeOf(panel[0]), STAKE);
    }

    function test_appeal_ofWhichNobodyRevealsReturnsTheFee() public {
        appeal(id);
        drawPanel(id);
        vote(id, seven(SILENT, 7, 0));
        pool.tally(id);
        assertEq(pool.owed(address(feeToken), appellant), APPEAL_FEE);
        assertEq(pool.owed(address(stakeToken), treasury), 7 * LOCK / 10);
        assertEq(arbitrable.rulingOf(id), 1);
    }

    function test_appeal_thatIsNotDrawnReturnsTheFeeAndTheFirstRulingStands() public {
        appeal(id);
        pass(2 days);
        pool.abandon(id);
        assertEq(pool.owed(address(feeToken), appellant), APPEAL_FEE);
        assertEq(feesOf(panel[0]), FEE / 2);
        assertEq(arbitrable.rulingOf(id), 1);
        assertEq(pool.seatOf(panel[0]).duties, 0);
    }

    /// @dev The round before the one that ruled made no ruling: nobody in it is overturned.
    function test_appeal_overturnsNobodyOfARoundThatDidNotRule() public {
        (uint256 other, uint256[] memory first) = openAndDraw();
        vote(other, three(1, 2, SILENT));
        pool.tally(other);
        uint256[] memory second = drawPanel(other);
        vote(other, three(1, 1, 0));
        pool.tally(other);
        appeal(other);
        drawPanel(other);
        vote(other, seven(2, 7, 2));
        uint256[2] memory before = [stakeOf(first[0]), stakeOf(second[0])];
        pool.tally(other);
        assertEq(stakeOf(first[0]), before[0]);
        assertEq(stakeOf(second[0]), before[1] - LOCK);
        assertEq(feesOf(first[1]), FEE);
    }

    /// @dev Two redraws and an appeal that overturns: sixteen seats are settled, most of them paid. And 256 tries of a draw.
    function test_theHeaviestStepsFitFarBelowATransaction() public {
        uint256 other = open();
        for (uint256 round; round < 3; ++round) {
            drawPanel(other);
            vote(other, round == 2 ? three(1, 1, 2) : three(1, 2, SILENT));
            pool.tally(other);
        }
        appeal(other);
        drawPanel(other);
        vote(other, seven(2, 7, 2));
        vm.cool(address(pool));
        uint256 before = gasleft();
        pool.tally(other);
        uint256 spent = before - gasleft();
        assertEq(arbitrable.rulingOf(other), 2);
        assertLt(spent, 1_000_000);
        emit log_named_uint("tally", spent);

        other = open();
        for (uint256 i; i < SEATS; ++i) {
            startLeaving(i);
        }
        uint256 pin = pool.disputeOf(other).pin;
        vm.roll(pin + 1);
        vm.cool(address(pool));
        before = gasleft();
        pool.draw(other);
        spent = before - gasleft();
        assertEq(pool.disputeOf(other).pin, pin + 9);
        assertLt(spent, 1_000_000);
        emit log_named_uint("gas of a draw that finds nobody", spent);
    }

    /// @dev 4 days of evidence, and each step at the last second of its time: 35 days, of the 45 that the escrow waits.
    function test_theLongestWayEndsTenDaysBeforeTheEscrowsTime() public {
        uint256 disputedAt = block.timestamp;
        pass(4 days);
        uint256 other = open();
        for (uint256 round; round < 3; ++round) {
            drawLate(other);
            vote(other, round == 2 ? three(1, 1, 2) : three(0, 1, 2));
            pool.tally(other);
        }
        vm.warp(block.timestamp + 3 days - 1);
        appeal(other);
        drawLate(other);
        vote(other, seven(2, 7, 2));
        pool.tally(other);
        assertEq(arbitrable.rulingOf(other), 2);
        assertApproxEqAbs(block.timestamp - disputedAt, 35 days, 10);
    }

    function drawLate(uint256 other) private {
        vm.warp(block.timestamp + 2 days - 1);
        drawPanel(other);
    }
}
