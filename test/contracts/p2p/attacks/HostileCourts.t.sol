// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {stdError} from "forge-std/StdError.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IEscrowErrors} from "weir/p2p/interfaces/IEscrowErrors.sol";
import {IEscrowEvents} from "weir/p2p/interfaces/IEscrowEvents.sol";
import {Acceptance, Offer, OfferState} from "weir/p2p/types/Offer.sol";
import {Action, Outcome, State} from "weir/p2p/types/Trade.sol";
import {MockCourt} from "../mocks/MockCourt.sol";
import {HostileCourtTest} from "./HostileCourtTest.sol";

/// @notice An arbitrator that is absent, or that an offer's maker wrote itself, until it is asked. It decides the trades that
/// named it: nothing else, and never for more than was agreed. Whatever it does, either party alone ends the trade.
contract HostileCourtsTest is HostileCourtTest {
    // ------------------------------------------------------------------ before a trade

    /// @dev The fee, and so the bond, is by the arbitrator's own word: it may grow between a taker's look and its call.
    function test_attack_aFeeThatGrowsBeforeTheCall_takesNoMoreThanWasAgreed() public {
        Offer memory offer = sellOffer();
        post(offer);
        Acceptance memory terms = acceptance(offer, 100 * USD);
        terms.mostBond = 15 * USD;
        court.setFee(40 * USD, 300);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.BondTooHigh.selector, 40 * USD, 15 * USD));
        accept(offer, terms);
        court.setFee(15 * USD, 300);
        assertEq(escrow.tradeOf(accept(offer, terms)).buyerBond, 15 * USD);
    }

    /// @dev The seller's bond where the seller takes, and a starter's, that is due only in a dispute.
    function test_attack_aFeeThatGrows_isBoundForSellersAndStartersToo() public {
        Offer memory offer = buyOffer();
        post(offer);
        Acceptance memory terms = acceptance(offer, 100 * USD);
        terms.mostBond = 15 * USD - 1;
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.BondTooHigh.selector, 15 * USD, 15 * USD - 1));
        accept(offer, terms);
        offer = sellOffer();
        post(offer);
        terms = acceptance(offer, 20 * USD);
        (terms.isStarter, terms.mostBond) = (true, 9 * USD - 1);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.BondTooHigh.selector, 9 * USD, 9 * USD - 1));
        accept(offer, terms);
    }

    function test_attack_aFeeAboveWhatTheMakerReserved_takesNoTrade() public {
        Offer memory offer = sellOffer();
        bytes32 id = post(offer);
        uint256 reserve = stateOf(id).reserve;
        court.setFee(reserve + 1, 300);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.ReserveTooLow.selector, id, reserve, reserve + 1)
        );
        take(offer, 100 * USD);
    }

    function test_attack_anArbitratorThatSaysNothing_takesNoTrade() public {
        Offer memory offer = sellOffer();
        post(offer);
        court.behave(MockCourt.Manner.CostReverts);
        vm.expectRevert(
            abi.encodeWithSelector(
                IEscrowErrors.ArbitratorSilent.selector,
                address(court),
                abi.encodeWithSelector(MockCourt.Refused.selector)
            )
        );
        take(offer, 100 * USD);
        court.behave(MockCourt.Manner.CostIsNothing);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.ArbitratorSilent.selector, address(court), ""));
        take(offer, 100 * USD);
        // A contract that is none.
        offer.arbitrator = address(dollar);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.ArbitratorSilent.selector, address(dollar), ""));
        post(offer);
        offer.arbitrator = address(escrow);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.BadArbitrator.selector, address(escrow)));
        post(offer);
        offer.arbitrator = stranger;
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.BadArbitrator.selector, stranger));
        post(offer);
    }

    // ------------------------------------------------------------------ when it is asked

    function test_attack_aCourtThatTakesAnotherFee_isNotAsked() public {
        uint256 id = disputed(100 * USD);
        skip(4 days);
        court.behave(MockCourt.Manner.TakesLess);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.PullMismatch.selector, address(dollar), 9 * USD, 9 * USD - 1)
        );
        askCourt(id);
        court.behave(MockCourt.Manner.PaysIn);
        dollar.mint(address(court), 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IEscrowErrors.PullMismatch.selector, address(dollar), 9 * USD, type(uint256).max
            )
        );
        askCourt(id);
        // More than its allowance no token gives it.
        court.behave(MockCourt.Manner.TakesMore);
        vm.expectRevert(stdError.arithmeticError);
        askCourt(id);
        assertStillEnds(id);
    }

    function test_attack_aCourtThatRulesInsideItsOpening_isNotAsked() public {
        uint256 id = disputed(100 * USD);
        skip(4 days);
        court.behave(MockCourt.Manner.RulesInside);
        vm.expectRevert(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        askCourt(id);
        assertStillEnds(id);
    }

    function test_attack_aCourtThatCannotBeOpened_isPassedByInTime() public {
        uint256 id = disputed(100 * USD);
        skip(4 days);
        court.behave(MockCourt.Manner.OpeningReverts);
        vm.expectRevert(MockCourt.Refused.selector);
        askCourt(id);
        skip(41 days);
        askBackup(id, 0);
        backup.rule(escrow, 7, 1);
        assertEnded(id, Outcome.RuledForBuyer);
        // Only the one that was asked was paid.
        assertEq(dollar.balanceOf(address(court)), 0);
        assertEq(dollar.balanceOf(address(backup)), 9 * USD);
    }

    /// @dev It burns what the caller gives; every exit that does not need it costs as ever.
    function test_attack_aCourtThatBurnsGas_delaysNobody() public {
        uint256 id = disputed(100 * USD);
        skip(4 days);
        court.behave(MockCourt.Manner.BurnsGas);
        (bool went,) =
            address(escrow).call{gas: 3_000_000}(abi.encodeCall(escrow.requestRuling, (id, State.Disputed)));
        assertFalse(went);
        assertStillEnds(id);
    }

    /// @dev Whatever it says later than the trade was taken: that it costs more, that it costs nothing it can name, nothing.
    function test_attack_aFeeThatGrowsAfterwards_keepsNobodyFromBeingHeard() public {
        uint256 id = disputed(100 * USD);
        court.setFee(1000 * USD, 300);
        requestRuling(id);
        assertEq(dollar.balanceOf(address(court)), 9 * USD, "as agreed");
        id = disputedAgain();
        court.setFee(5 * USD, 300);
        requestRuling(id);
        assertEq(dollar.balanceOf(address(court)), 14 * USD, "less, by its own word");
        court.setFee(9 * USD, 300);
        id = disputedAgain();
        court.behave(MockCourt.Manner.CostReverts);
        requestRuling(id);
        assertEq(dollar.balanceOf(address(court)), 23 * USD, "as agreed");
    }

    /// @dev What the owner says of a token's worth later changes no trade's court.
    function test_attack_theOwnersFigure_doesNotMoveWhatLiveTradesTellTheirCourt() public {
        uint256 id = disputed(100 * USD);
        vm.prank(owner);
        escrow.listToken(address(dollar), 100 * USD, 1, true);
        requestRuling(id);
        (uint256 amount, uint256 value) = abi.decode(court.lastExtraData(), (uint256, uint256));
        assertEq(amount, 100 * USD);
        assertEq(value, 100e6);
        assertEq(court.lastChoices(), 2);
    }

    /// @dev A third party, above all a seat that would earn by it, does not make giving in dear for both.
    function test_attack_strangersAndTheCourtItself_askNoCourt() public {
        uint256 id = disputed(100 * USD);
        skip(4 days);
        address[3] memory others = [stranger, address(court), sponsor];
        for (uint256 i; i < others.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IEscrowErrors.NotYours.selector, id, Action.RequestRuling, others[i])
            );
            vm.prank(others[i]);
            escrow.requestRuling(id, State.Disputed);
        }
        // So the cheap way out is still there.
        vm.prank(taker);
        escrow.concede(id, State.Disputed);
        assertEq(balance(taker), 10 * USD, "5 %");
    }

    /// @dev By signature too: a party needs no gas to be heard.
    function test_requestRulingAndBackup_goBySignature() public {
        uint256 id = disputed(100 * USD);
        skip(4 days);
        uint256 end = block.timestamp + 41 days;
        bytes memory call = abi.encodeCall(escrow.requestRuling, (id, State.Disputed));
        bytes memory signature = signedAction(takerKey, taker, "requestRuling", call, 1, end);
        escrow.bySignature(taker, call, 1, end, signature);
        assertEq(escrow.tradeOf(id).court, address(court));
        skip(41 days);
        call = abi.encodeCall(escrow.requestBackup, (id, State.Disputed, 0));
        signature = signedAction(takerKey, taker, "requestBackup", call, 2, end);
        escrow.bySignature(taker, call, 2, end, signature);
        assertEq(escrow.tradeOf(id).court, address(backup));
    }

    /// @dev A backup that asks for 30 USD where 9 were kept: who wants to be heard adds 21, out of its own, and no more.
    function test_requestBackup_ofADearerCourt_isPaidByWhoAsks() public {
        uint256 id = disputed(100 * USD);
        backup.setFee(30 * USD, 0);
        skip(45 days);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.CourtTooDear.selector, 30 * USD, 30 * USD - 1));
        askBackup(id, 21 * USD - 1);
        uint256 takersWallet = dollar.balanceOf(taker);
        uint256 makersWallet = dollar.balanceOf(maker);
        uint256 snapshot = vm.snapshotState();
        vm.prank(taker);
        escrow.requestBackup(id, State.Disputed, type(uint128).max);
        assertEq(dollar.balanceOf(taker), takersWallet - 21 * USD, "what was missing");
        assertEq(dollar.balanceOf(maker), makersWallet, "the other adds nothing");
        assertEq(dollar.balanceOf(address(backup)), 30 * USD);
        assertEq(escrow.tradeOf(id).courtFees, 9 * USD, "the bonds pay what was kept");
        backup.rule(escrow, 7, 1);
        assertEq(balance(taker), 115 * USD, "what was added is not given back");
        assertEq(balance(treasury), 6 * USD);
        assertEq(dollar.balanceOf(address(escrow)), balance(taker) + balance(treasury) + inOffer());
        // Out of its balance first.
        vm.revertToState(snapshot);
        vm.prank(taker);
        escrow.deposit(address(dollar), 20 * USD, taker);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.Drawn(taker, address(dollar), 21 * USD);
        vm.prank(taker);
        escrow.requestBackup(id, State.Disputed, 21 * USD);
        assertEq(balance(taker), 0);
        assertEq(dollar.balanceOf(taker), takersWallet - 21 * USD);
    }

    /// @dev Without what it would have to add it is not heard, and nothing has changed.
    function test_requestBackup_revertsWhen_theActorHasNotWhatIsMissing() public {
        uint256 id = disputed(100 * USD);
        backup.setFee(30 * USD, 0);
        skip(45 days);
        vm.startPrank(taker);
        dollar.approve(address(escrow), 0);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.PullFailed.selector, address(dollar), taker, 21 * USD)
        );
        escrow.requestBackup(id, State.Disputed, 21 * USD);
        vm.stopPrank();
        assertEq(escrow.tradeOf(id).requests, 0);
    }

    /// @dev The backup, that nobody agreed on, gets no more than was kept; without one that will, it is halves.
    function test_attack_aDearOrAbsentBackup_leavesHalvesAndBonds() public {
        uint256 id = disputed(100 * USD);
        skip(45 days);
        backup.setFee(9 * USD + 1, 0);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.CourtTooDear.selector, 9 * USD + 1, 9 * USD));
        askBackup(id, 0);
        backup.behave(MockCourt.Manner.CostReverts);
        vm.expectPartialRevert(IEscrowErrors.ArbitratorSilent.selector);
        askBackup(id, 0);
        skip(45 days);
        escrow.expire(id, State.Disputed);
        assertEq(balance(maker), 65 * USD);
        assertEq(balance(taker), 65 * USD);
    }

    /// @dev The owner names the backup for trades taken later: a live one keeps its own, and one taken without has none.
    function test_attack_anOwnerWhoNamesACourtOfItsOwn_isNotAskedByLiveTrades() public {
        uint256 id = disputed(100 * USD);
        vm.prank(owner);
        escrow.setCourts(address(pool), address(0));
        uint256 later = disputedAgain();
        assertEq(escrow.tradeOf(id).backup, address(backup));
        vm.prank(owner);
        escrow.setCourts(address(pool), address(court));
        skip(45 days);
        askBackup(id, 0);
        assertEq(escrow.tradeOf(id).court, address(backup));
        vm.expectRevert(IEscrowErrors.NoBackup.selector);
        askBackup(later, 0);
    }

    function inOffer() private view returns (uint256) {
        OfferState memory state = stateOf(escrow.offerId(sellOffer()));
        return uint256(state.free) + state.reserve;
    }
}
