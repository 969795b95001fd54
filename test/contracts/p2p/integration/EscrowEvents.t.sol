// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitrable} from "weir/p2p/interfaces/IArbitrable.sol";
import {IEscrowEvents as Told} from "weir/p2p/interfaces/IEscrowEvents.sol";
import {Offer} from "weir/p2p/types/Offer.sol";
import {Action, Outcome, State} from "weir/p2p/types/Trade.sol";
import {EscrowFixture} from "../EscrowFixture.sol";

/// @notice What the escrow tells, field by field: the events that no test of an action holds to its words. Balances and offers are
/// rebuilt from them alone.
contract EscrowEventsTest is EscrowFixture {
    /// @dev To the seller, the buyer with what is left of its bond, the treasury; nothing is told of nothing.
    function test_release_tellsEveryCredit() public {
        uint256 id = paid(100 * USD);
        vm.expectEmit(address(escrow));
        emit Told.Credited(maker, address(dollar), 14_750_000);
        vm.expectEmit(address(escrow));
        emit Told.Credited(taker, address(dollar), 100 * USD);
        vm.expectEmit(address(escrow));
        emit Told.Credited(taker, address(dollar), 15 * USD);
        vm.expectEmit(address(escrow));
        emit Told.Credited(treasury, address(dollar), 250_000);
        vm.prank(maker);
        escrow.release(id, State.Paid);
    }

    /// @dev The seller's part in a sell offer, the buyer's bond in a buy offer; the taker's comes back to it.
    function test_cancel_byTheTaker_tellsThatTheMakersPartWentBack() public {
        uint256 id = taken(100 * USD);
        vm.expectEmit(address(escrow));
        emit Told.TradeMoved(id, Action.Cancel, taker, State.Final, bytes32(0));
        vm.expectEmit(address(escrow));
        emit Told.TradeEnded(id, Outcome.Cancelled, 115 * USD, 0, 15 * USD, 0, true);
        vm.expectEmit(address(escrow));
        emit Told.Credited(taker, address(dollar), 15 * USD);
        vm.prank(taker);
        escrow.cancel(id, State.Taken);
        Offer memory offer = buyOffer();
        post(offer);
        id = take(offer, 100 * USD);
        vm.expectEmit(address(escrow));
        emit Told.TradeEnded(id, Outcome.Cancelled, 115 * USD, 0, 15 * USD, 0, true);
        vm.expectEmit(address(escrow));
        emit Told.Credited(taker, address(dollar), 115 * USD);
        vm.prank(taker);
        escrow.cancel(id, State.Taken);
    }

    function test_deposit_tellsWhosePurseAndWhoseWallet() public {
        vm.expectEmit(address(escrow));
        emit Told.Deposited(taker, address(dollar), stranger, 5);
        vm.prank(stranger);
        escrow.deposit(address(dollar), 5, taker);
    }

    /// @dev Two courts cost 18 USD of the bonds of 15: the winner has 3 less.
    function test_rule_tellsTheRuling_andWhatItLeadsTo() public {
        uint256 id = disputed(100 * USD);
        uint256 disputeId = requestRuling(id);
        vm.expectEmit(address(escrow));
        emit IArbitrable.Ruling(address(court), disputeId, 0);
        vm.expectEmit(address(escrow));
        emit Told.TradeMoved(id, Action.Rule, address(court), State.Disputed, bytes32(0));
        court.rule(escrow, disputeId, 0);
        vm.expectEmit(address(escrow));
        emit Told.TradeMoved(id, Action.RequestBackup, maker, State.Disputed, bytes32(uint256(7)));
        vm.expectEmit(address(escrow));
        emit Told.RulingRequested(id, address(backup), 7, 18 * USD);
        askBackup(id, 0);
        vm.expectEmit(address(escrow));
        emit IArbitrable.Ruling(address(backup), 7, 2);
        vm.expectEmit(address(escrow));
        emit Told.TradeMoved(id, Action.Rule, address(backup), State.Final, bytes32(0));
        vm.expectEmit(address(escrow));
        emit Told.TradeEnded(id, Outcome.RuledForSeller, 112 * USD, 0, 0, 0, false);
        backup.rule(escrow, 7, 2);
    }

    function test_evidenceAndReplies_areToldWithTheirHash() public {
        uint256 id = disputed(100 * USD);
        vm.startPrank(taker);
        vm.expectEmit(address(escrow));
        emit Told.TradeMoved(id, Action.SubmitEvidence, taker, State.Disputed, EVIDENCE);
        escrow.submitEvidence(id, State.Disputed, EVIDENCE);
        vm.expectEmit(address(escrow));
        emit Told.TradeMoved(id, Action.Reply, taker, State.Disputed, DETAILS);
        escrow.reply(id, State.Disputed, DETAILS);
        vm.stopPrank();
    }

    /// @dev A seller that takes says the age in the trade itself; a buyer that made the offer confirms without one.
    function test_confirm_byABuyer_tellsNoAge() public {
        Offer memory offer = buyOffer();
        post(offer);
        uint256 id = take(offer, 100 * USD);
        vm.recordLogs();
        confirm(id);
        assertEq(vm.getRecordedLogs().length, 2, "moved, keys");
    }
}
