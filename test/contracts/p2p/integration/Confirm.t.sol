// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrowErrors} from "weir/p2p/interfaces/IEscrowErrors.sol";
import {IEscrowEvents} from "weir/p2p/interfaces/IEscrowEvents.sol";
import {Offer} from "weir/p2p/types/Offer.sol";
import {Action, State, Trade} from "weir/p2p/types/Trade.sol";
import {EscrowFixture} from "../EscrowFixture.sol";

/// @notice Confirming, keys, details, evidence: what these carry. Who may do them, and when, is the walk's.
contract ConfirmTest is EscrowFixture {
    function test_confirm_revertsWhen_aKeyIsMissing() public {
        uint256 id = taken(100 * USD);
        vm.startPrank(maker);
        vm.expectRevert(IEscrowErrors.KeyMissing.selector);
        escrow.confirm(id, State.Taken, 0, SIGN_KEY, DETAILS, 0);
        vm.expectRevert(IEscrowErrors.KeyMissing.selector);
        escrow.confirm(id, State.Taken, BOX_KEY, 0, DETAILS, 0);
        vm.stopPrank();
    }

    function test_confirm_revertsWhen_detailsAreNotTheSellers() public {
        uint256 id = taken(100 * USD);
        vm.expectRevert(IEscrowErrors.BadDetails.selector);
        vm.prank(maker);
        escrow.confirm(id, State.Taken, BOX_KEY, SIGN_KEY, 0, 0);
        Offer memory offer = buyOffer();
        post(offer);
        id = take(offer, 100 * USD);
        vm.startPrank(maker);
        vm.expectRevert(IEscrowErrors.BadDetails.selector);
        escrow.confirm(id, State.Taken, BOX_KEY, SIGN_KEY, DETAILS, 0);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.BadAccountAge.selector, 1));
        escrow.confirm(id, State.Taken, BOX_KEY, SIGN_KEY, 0, 1);
        vm.stopPrank();
    }

    function test_confirm_keepsTheCommitment_andStartsThePayClock() public {
        uint256 id = taken(100 * USD);
        skip(7 minutes);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.TradeMoved(id, Action.Confirm, maker, State.Locked, DETAILS);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.AccountAgeSaid(id, 2);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.KeysSet(id, maker, BOX_KEY, SIGN_KEY);
        vm.prank(maker);
        escrow.confirm(id, State.Taken, BOX_KEY, SIGN_KEY, DETAILS, 2);
        Trade memory trade = escrow.tradeOf(id);
        assertEq(trade.details, DETAILS);
        assertEq(trade.accountAge, 2);
        assertEq(trade.started, NOW + 7 minutes);
    }

    function test_setKeys_revertsWhen_aKeyIsMissing() public {
        uint256 id = locked(100 * USD);
        vm.startPrank(maker);
        vm.expectRevert(IEscrowErrors.KeyMissing.selector);
        escrow.setKeys(id, State.Locked, 0, SIGN_KEY);
        vm.expectRevert(IEscrowErrors.KeyMissing.selector);
        escrow.setKeys(id, State.Locked, BOX_KEY, 0);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.KeysSet(id, maker, SIGN_KEY, BOX_KEY);
        escrow.setKeys(id, State.Locked, SIGN_KEY, BOX_KEY);
        vm.stopPrank();
    }

    function test_postDetails_revertsWhen_theyAreLongerThanAMessage() public {
        uint256 id = locked(100 * USD);
        vm.prank(taker);
        escrow.demandDetails(id, State.Locked);
        vm.startPrank(maker);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.DetailsTooLong.selector, 4353, 4352));
        escrow.postDetails(id, State.Demanded, new bytes(4353));
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.TradeMoved(id, Action.PostDetails, maker, State.Locked, keccak256(new bytes(4352)));
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.DetailsPosted(id, new bytes(4352));
        escrow.postDetails(id, State.Demanded, new bytes(4352));
        vm.stopPrank();
    }

    /// @dev G is at least half an hour, and a quarter of P from two hours on.
    function test_markPaid_isPossibleUntilTheGraceEnds_ofShortWindowsToo() public {
        Offer memory offer = sellOffer();
        offer.methods[0].window = 15 minutes;
        post(offer);
        uint256 id = take(offer, 100 * USD);
        confirm(id);
        skip(45 minutes);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.TooLate.selector, id, Action.MarkPaid, NOW + 45 minutes)
        );
        vm.prank(taker);
        escrow.markPaid(id, State.Locked, EVIDENCE);
        rewind(1);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.TradeMoved(id, Action.MarkPaid, taker, State.Paid, EVIDENCE);
        vm.prank(taker);
        escrow.markPaid(id, State.Locked, EVIDENCE);
    }

    /// @dev In the last second one of the two works, whichever comes first, and the other finds another state.
    function test_race_ofCancelAndMarkPaid_isWonByTheFirst() public {
        uint256 id = locked(100 * USD);
        skip(3 hours + 45 minutes - 1);
        uint256 snapshot = vm.snapshotState();
        vm.startPrank(taker);
        escrow.cancel(id, State.Locked);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.StateChanged.selector, id, State.Final, State.Locked)
        );
        escrow.markPaid(id, State.Locked, EVIDENCE);
        vm.revertToState(snapshot);
        escrow.markPaid(id, State.Locked, EVIDENCE);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.StateChanged.selector, id, State.Paid, State.Locked)
        );
        escrow.cancel(id, State.Locked);
        vm.stopPrank();
        skip(1);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.StateChanged.selector, id, State.Paid, State.Locked)
        );
        escrow.expire(id, State.Locked);
    }

    /// @dev The buyer's demand stops its clock, and only while it waits.
    function test_demandDetails_costsTheBuyerNoTime() public {
        uint256 id = locked(100 * USD);
        skip(1 hours - 1);
        vm.prank(taker);
        escrow.demandDetails(id, State.Locked);
        skip(2 hours - 1);
        vm.prank(maker);
        escrow.postDetails(id, State.Demanded, "sealed");
        assertEq(escrow.tradeOf(id).started, NOW + 2 hours - 1);
        vm.warp(NOW + 2 hours - 1 + 3 hours + 45 minutes - 1);
        vm.prank(taker);
        escrow.markPaid(id, State.Locked, EVIDENCE);
    }

    function test_requestRuling_tellsWhichCourtAndWhatItCost() public {
        uint256 id = disputed(100 * USD);
        skip(4 days);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.TradeMoved(id, Action.RequestRuling, taker, State.Disputed, bytes32(uint256(1000)));
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.RulingRequested(id, address(court), 1000, 9 * USD);
        vm.prank(taker);
        escrow.requestRuling(id, State.Disputed);
    }

    function test_propose_tellsWhatAndUntilWhen() public {
        uint256 id = disputed(100 * USD);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.SettlementProposed(id, taker, 70 * USD, NOW + 9, 1);
        vm.prank(taker);
        escrow.propose(id, State.Disputed, 70 * USD, uint40(NOW + 9));
        assertEq(escrow.proposalOf(id, false).toBuyer, 70 * USD);
        assertEq(escrow.proposalOf(id, true).nonce, 0);
    }
}
