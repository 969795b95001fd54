// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitratorPoolErrors as E} from "weir/p2p/interfaces/IArbitratorPoolErrors.sol";
import {IArbitratorPoolEvents} from "weir/p2p/interfaces/IArbitratorPoolEvents.sol";
import {IClaimsErrors} from "weir/p2p/interfaces/IClaims.sol";
import {DisputeStage} from "weir/p2p/types/Arbitration.sol";
import {ArbitrationFixture} from "./ArbitrationFixture.sol";

contract ConcludeTest is ArbitrationFixture {
    // ------------------------------------------------------------------ conclude

    function test_conclude_revertsWhen_nothingIsRuled() public {
        (uint256 id,) = openAndDraw();
        vm.expectRevert(wrongStage(id, DisputeStage.Voting));
        pool.conclude(id);
    }

    function test_conclude_revertsWhen_aSecondForTheAppealIsLeft() public {
        (uint256 id,) = openAndRule(1, 1, 2);
        uint256 from = block.timestamp + 3 days;
        vm.warp(from - 1);
        vm.expectRevert(abi.encodeWithSelector(E.TooEarly.selector, id, from));
        pool.conclude(id);
    }

    function test_conclude_revertsWhen_itWasDone() public {
        (uint256 id,) = openAndRule(1, 1, 2);
        settle(id);
        vm.expectRevert(wrongStage(id, DisputeStage.Final));
        pool.conclude(id);
    }

    function test_conclude_sharesTheFeeAmongTheVotesThatRuledAndCostsTheMinorityNothing() public {
        (uint256 id, uint256[] memory panel) = openAndRule(1, 2, 1);
        settle(id);
        assertEq(feesOf(panel[0]), FEE / 2);
        assertEq(feesOf(panel[1]), 0);
        assertEq(feesOf(panel[2]), FEE / 2);
        for (uint256 i; i < 3; ++i) {
            assertEq(stakeOf(panel[i]), STAKE);
            assertEq(pool.seatOf(panel[i]).locked, 0);
            assertEq(pool.seatOf(panel[i]).duties, 0);
        }
        assertEq(arbitrable.rulingOf(id), 1);
        assertEq(arbitrable.timesRuled(id), 1);
    }

    function test_conclude_takesATenthOfItsLockFromASilentSeatForTheTreasury() public {
        (uint256 id, uint256[] memory panel) = openAndRule(1, 1, SILENT);
        vm.expectEmit(address(pool));
        emit IArbitratorPoolEvents.SeatSlashed(id, panel[2], LOCK / 10);
        settle(id);
        assertEq(stakeOf(panel[2]), STAKE - LOCK / 10);
        assertEq(feesOf(panel[2]), 0);
        assertEq(pool.owed(address(stakeToken), treasury), LOCK / 10);
    }

    function test_conclude_countsACommitmentThatIsNotRevealedAsSilence() public {
        (uint256 id, uint256[] memory panel) = openAndDraw();
        commit(id, panel[2], 1);
        vote(id, three(1, 1, SILENT));
        pool.tally(id);
        settle(id);
        assertEq(stakeOf(panel[2]), STAKE - LOCK / 10);
    }

    /// @dev One fee is for all rounds of three: whoever revealed what was ruled in the end shares it.
    function test_conclude_paysAlsoWhoWasRightInARoundBefore() public {
        (uint256 id, uint256[] memory first) = openAndDraw();
        vote(id, three(1, 2, SILENT));
        pool.tally(id);
        uint256[] memory second = drawPanel(id);
        vote(id, three(1, 1, 1));
        pool.tally(id);
        settle(id);
        assertEq(feesOf(first[0]), FEE / 4);
        assertEq(feesOf(first[1]), 0);
        assertEq(feesOf(second[2]), FEE / 4);
    }

    function test_conclude_givesTheDustToTheTreasury() public {
        bytes memory trade = terms(AMOUNT, VALUE);
        uint256 id = arbitrable.open(feeToken, 2, trade, FEE + 2);
        uint256[] memory panel = drawPanel(id);
        vote(id, three(1, 1, 1));
        pool.tally(id);
        settle(id);
        assertEq(feesOf(panel[0]), FEE / 3);
        assertEq(pool.owed(address(feeToken), treasury), 2);
    }

    // ------------------------------------------------------------------ claim

    function test_claim_revertsWhen_nothingIsOwed() public {
        vm.expectRevert(
            abi.encodeWithSelector(IClaimsErrors.NothingOwed.selector, address(feeToken), address(this))
        );
        pool.claim(address(feeToken), address(this));
    }

    function test_claim_revertsWhen_theRecipientIsMissing() public {
        (uint256 id, uint256[] memory panel) = openAndRule(1, 1, 1);
        settle(id);
        address who = holder(panel[0]);
        vm.expectRevert(IClaimsErrors.ZeroRecipient.selector);
        vm.prank(who);
        pool.claim(address(feeToken), address(0));
    }

    function test_claim_paysOnceAndToWhomTheCallerSays() public {
        (uint256 id, uint256[] memory panel) = openAndRule(1, 1, 1);
        settle(id);
        address who = holder(panel[0]);
        address to = makeAddr("to");
        vm.startPrank(who);
        assertEq(pool.claim(address(feeToken), to), FEE / 3);
        vm.expectRevert(abi.encodeWithSelector(IClaimsErrors.NothingOwed.selector, address(feeToken), who));
        pool.claim(address(feeToken), to);
        assertEq(feeToken.balanceOf(to), FEE / 3);
    }

    // ------------------------------------------------------------------ deliver

    function test_deliver_revertsWhen_theDisputeIsNotFinal() public {
        (uint256 id,) = openAndRule(1, 1, 1);
        vm.expectRevert(wrongStage(id, DisputeStage.Ruled));
        pool.deliver(id);
    }

    function test_deliver_revertsWhen_theArbitrableTookTheRuling() public {
        (uint256 id,) = openAndRule(1, 1, 1);
        settle(id);
        vm.expectRevert(abi.encodeWithSelector(E.AlreadyDelivered.selector, id));
        pool.deliver(id);
    }
}
