// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrowErrors} from "weir/p2p/interfaces/IEscrowErrors.sol";
import {Outcome, State} from "weir/p2p/types/Trade.sol";
import {EscrowFixture} from "../EscrowFixture.sol";

/// @notice "Pay me, or I dispute for nothing": what the threat can cost, and what it costs the one who makes it.
contract ExtortionTest is EscrowFixture {
    /// @dev The honest buyer pays nothing to be heard, and the extortioner all it has in the trade.
    function test_attack_anExtortioner_losesItsBond_andTheOtherNothing() public {
        uint256 id = disputed(1000 * USD);
        vm.prank(maker);
        escrow.propose(id, State.Disputed, 800 * USD, type(uint40).max);
        uint256 walletBefore = dollar.balanceOf(taker);
        uint256 disputeId = requestRuling(id);
        assertEq(dollar.balanceOf(taker), walletBefore, "being heard costs nothing");
        court.rule(escrow, disputeId, 1);
        assertEq(balance(taker), 1150 * USD, "amount and bond, whole");
        assertEq(balance(maker), 0, "the bond is gone");
        assertEq(balance(treasury), 120 * USD);
    }

    /// @dev A proposal is nobody's consent but its maker's: not at another share, not another number, not later.
    function test_attack_aProposal_isAcceptedOnlyAsItStands() public {
        uint256 id = disputed(1000 * USD);
        vm.startPrank(maker);
        escrow.propose(id, State.Disputed, 800 * USD, uint40(block.timestamp + 1 hours));
        uint256 nonce = escrow.propose(id, State.Disputed, 900 * USD, uint40(block.timestamp + 1 hours));
        vm.stopPrank();
        expectNoProposal(id, 800 * USD, nonce - 1);
        expectNoProposal(id, 900 * USD, nonce - 1);
        expectNoProposal(id, 800 * USD, nonce);
        expectNoProposal(id, 0, 0);
        // One's own is not the other's.
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NoSuchProposal.selector, id, 900 * USD, nonce));
        vm.prank(maker);
        escrow.acceptSettlement(id, State.Disputed, 900 * USD, nonce);
        skip(1 hours);
        expectNoProposal(id, 900 * USD, nonce);
        rewind(1);
        vm.prank(taker);
        escrow.acceptSettlement(id, State.Disputed, 900 * USD, nonce);
        assertEnded(id, Outcome.Settled);
        // 900 and the bond; 100 and the bond less 0.25 % of 900.
        assertEq(balance(taker), 1050 * USD);
        assertEq(balance(maker), 250 * USD - 2_250_000);
    }

    function test_attack_aProposalOfAnEarlierState_countsNoMore() public {
        uint256 id = paid(1000 * USD);
        vm.prank(maker);
        uint256 nonce = escrow.propose(id, State.Paid, 900 * USD, type(uint40).max);
        vm.prank(maker);
        escrow.dispute(id, State.Paid);
        expectNoProposal(id, 900 * USD, nonce);
    }

    /// @dev The state comes again and the pay clock goes on, but what either proposed before is gone; what is proposed anew counts.
    function test_attack_aProposalFromBeforeTheDemand_isNotThereAfterTheDetails() public {
        uint256 id = locked(1000 * USD);
        vm.prank(maker);
        uint256 sellers = escrow.propose(id, State.Locked, 900 * USD, type(uint40).max);
        vm.startPrank(taker);
        uint256 buyers = escrow.propose(id, State.Locked, 800 * USD, type(uint40).max);
        escrow.demandDetails(id, State.Locked);
        uint256 inBetween = escrow.propose(id, State.Demanded, 700 * USD, type(uint40).max);
        vm.stopPrank();
        vm.prank(maker);
        escrow.postDetails(id, State.Demanded, "sealed");
        vm.prank(taker);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NoSuchProposal.selector, id, 900 * USD, sellers));
        escrow.acceptSettlement(id, State.Locked, 900 * USD, sellers);
        vm.startPrank(maker);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NoSuchProposal.selector, id, 800 * USD, buyers));
        escrow.acceptSettlement(id, State.Locked, 800 * USD, buyers);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.NoSuchProposal.selector, id, 700 * USD, inBetween)
        );
        escrow.acceptSettlement(id, State.Locked, 700 * USD, inBetween);
        uint256 anew = escrow.propose(id, State.Locked, 600 * USD, type(uint40).max);
        vm.stopPrank();
        assertEq(anew, 4, "numbers go on");
        vm.prank(taker);
        escrow.acceptSettlement(id, State.Locked, 600 * USD, anew);
        assertEnded(id, Outcome.Settled);
    }

    function test_attack_aProposalTakenBack_countsNoMore() public {
        uint256 id = disputed(1000 * USD);
        vm.startPrank(maker);
        uint256 nonce = escrow.propose(id, State.Disputed, 900 * USD, type(uint40).max);
        escrow.propose(id, State.Disputed, 900 * USD, 0);
        vm.stopPrank();
        expectNoProposal(id, 900 * USD, nonce);
        expectNoProposal(id, 900 * USD, nonce + 1);
    }

    function test_attack_moreThanThereIs_cannotBeProposed() public {
        uint256 id = disputed(1000 * USD);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.SettlementTooLarge.selector, 1000 * USD + 1, 1000 * USD)
        );
        vm.prank(taker);
        escrow.propose(id, State.Disputed, 1000 * USD + 1, type(uint40).max);
    }

    /// @dev Bonds of the court's fee, both spent on two courts: everything to the buyer still settles.
    function test_attack_twoDearCourts_stopNoSettlement() public {
        uint256 id = disputed(25 * USD);
        uint256 disputeId = requestRuling(id);
        court.rule(escrow, disputeId, 0);
        askBackup(id, 0);
        vm.prank(maker);
        uint256 nonce = escrow.propose(id, State.Disputed, 25 * USD, type(uint40).max);
        vm.prank(taker);
        escrow.acceptSettlement(id, State.Disputed, 25 * USD, nonce);
        assertEq(balance(taker), 25 * USD);
        assertEq(balance(maker) + balance(treasury), 0);
        assertEq(dollar.balanceOf(address(court)) + dollar.balanceOf(address(backup)), 18 * USD);
    }

    /// @dev Evidence costs its gas only, and there is room for six pieces a side: who floods uses up its own.
    function test_attack_floodingWithEvidence_usesUpOnesOwnRoomOnly() public {
        uint256 id = disputed(1000 * USD);
        vm.startPrank(taker);
        for (uint256 i; i < 4; ++i) {
            escrow.submitEvidence(id, State.Disputed, keccak256(abi.encode(i)));
        }
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.TooMuchEvidence.selector, id, taker));
        escrow.submitEvidence(id, State.Disputed, EVIDENCE);
        escrow.reply(id, State.Disputed, EVIDENCE);
        escrow.reply(id, State.Disputed, EVIDENCE);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.TooMuchEvidence.selector, id, taker));
        escrow.reply(id, State.Disputed, EVIDENCE);
        vm.stopPrank();
        vm.startPrank(maker);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.HashMissing.selector));
        escrow.submitEvidence(id, State.Disputed, bytes32(0));
        for (uint256 i; i < 4; ++i) {
            escrow.submitEvidence(id, State.Disputed, keccak256(abi.encode(i)));
        }
        vm.stopPrank();
    }

    function expectNoProposal(uint256 id, uint128 toBuyer, uint256 nonce) private {
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NoSuchProposal.selector, id, toBuyer, nonce));
        vm.prank(taker);
        escrow.acceptSettlement(id, State.Disputed, toBuyer, nonce);
    }
}
