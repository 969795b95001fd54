// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Acceptance, Offer} from "weir/p2p/types/Offer.sol";
import {Action, State} from "weir/p2p/types/Trade.sol";
import {EscrowFixture} from "../EscrowFixture.sol";
import {When} from "./TradeTable.sol";

/// @notice The kinds of trades: who makes the offer, who posts the buyer's bond.
enum Kind {
    SellerMakes,
    BuyerMakes,
    Sponsored,
    Starter
}

/// @notice The states, split by what the table asks about besides.
enum Place {
    Taken,
    Locked,
    LockedAgain,
    Demanded,
    Paid,
    Denied,
    Disputed,
    Asked,
    Refused,
    AskedBackup,
    BackupRefused,
    Released,
    RuledOn
}

/// @notice What the test knows of the trade that it made, without asking the escrow.
struct Facts {
    Kind kind;
    Place place;
    uint256 id;
    bytes32 offer;
    address seller;
    address buyer;
    address bondOwner;
    uint256 takenAt;
    uint256 lockedAt;
    uint256 stoodStill;
    uint256 since;
    uint256 requests;
    uint256 disputeId;
    address court;
    uint256 amount;
    uint256 bond;
}

/// @notice Brings a trade of a volatile token, worth 100 USD (a starter's 20), to any place of the table, and acts on it.
abstract contract WalkFixture is EscrowFixture {
    uint256 internal constant AMOUNT = 0.05e18;
    uint256 internal constant STARTER_AMOUNT = 0.01e18;
    /// @dev 15 % of the amount; a starter's is the court's fee of 9 USD.
    uint256 internal constant BOND = 0.0075e18;
    uint256 internal constant COURT_FEE = 0.0045e18;
    bytes internal constant CIPHERTEXT = "sealed to the buyer's key";

    function setUp() public override {
        super.setUp();
        court.setFee(COURT_FEE, 300);
        backup.setFee(COURT_FEE, 300);
    }

    function stateAt(Place place) internal pure returns (State) {
        if (place == Place.LockedAgain) return State.Locked;
        if (place == Place.Taken || place == Place.Locked) return State(uint8(place) + 1);
        if (place >= Place.Released) return State.Final;
        if (place >= Place.Disputed) return State.Disputed;
        return State(uint8(place));
    }

    // ------------------------------------------------------------------ getting there

    function arrange(Kind kind, Place place) internal returns (Facts memory facts) {
        (facts.kind, facts.place) = (kind, place);
        takeOffer(facts);
        if (place == Place.Taken) return facts;
        skip(10 minutes);
        confirm(facts.id);
        (facts.lockedAt, facts.since) = (block.timestamp, block.timestamp);
        if (place == Place.Released) {
            vm.prank(facts.seller);
            escrow.release(facts.id, State.Locked);
            return facts;
        }
        if (place == Place.Demanded || place == Place.LockedAgain) demand(facts);
        if (place >= Place.Paid) goOnToPaid(facts);
        proposeBoth(facts);
    }

    function takeOffer(Facts memory facts) private {
        Offer memory offer = coinOffer();
        offer.isSell = facts.kind != Kind.BuyerMakes;
        offer.takesStarters = offer.isSell;
        offer.arbitrator = address(court);
        facts.offer = post(offer);
        bool isStarter = facts.kind == Kind.Starter;
        (facts.amount, facts.bond) = isStarter ? (STARTER_AMOUNT, COURT_FEE) : (AMOUNT, BOND);
        Acceptance memory terms = acceptance(offer, uint128(facts.amount));
        (facts.seller, facts.buyer) = offer.isSell ? (maker, taker) : (taker, maker);
        facts.bondOwner = facts.buyer;
        terms.isStarter = isStarter;
        if (facts.kind == Kind.Sponsored) {
            (terms.sponsor, facts.bondOwner) = (sponsor, sponsor);
            bytes memory call = abi.encodeCall(escrow.accept, (offer, terms));
            bytes memory signature = signedAction(takerKey, taker, "accept", call, 1, NOW);
            vm.prank(sponsor);
            facts.id = abi.decode(escrow.bySignature(taker, call, 1, NOW, signature), (uint256));
        } else {
            facts.id = accept(offer, terms);
        }
        (facts.takenAt, facts.since) = (block.timestamp, block.timestamp);
    }

    function demand(Facts memory facts) private {
        skip(20 minutes);
        vm.prank(facts.buyer);
        escrow.demandDetails(facts.id, State.Locked);
        facts.since = block.timestamp;
        if (facts.place == Place.Demanded) return;
        skip(30 minutes);
        vm.prank(facts.seller);
        escrow.postDetails(facts.id, State.Demanded, CIPHERTEXT);
        (facts.stoodStill, facts.since) = (30 minutes, block.timestamp);
    }

    function goOnToPaid(Facts memory facts) private {
        skip(1 hours);
        markPaid(facts.id);
        facts.since = block.timestamp;
        if (facts.place == Place.Paid) return;
        bool isStarter = facts.kind == Kind.Starter;
        skip(1 hours);
        if (isStarter) {
            vm.prank(facts.seller);
            escrow.deny(facts.id, State.Paid);
            facts.since = block.timestamp;
            if (facts.place == Place.Denied) return;
            skip(1 days);
        }
        vm.prank(isStarter ? facts.buyer : facts.seller);
        escrow.dispute(facts.id, isStarter ? State.Denied : State.Paid);
        facts.since = block.timestamp;
        if (facts.place == Place.Disputed) return;
        if (facts.place == Place.AskedBackup || facts.place == Place.BackupRefused) {
            skip(45 days);
            askBackup(facts.id, 0);
            (facts.requests, facts.court, facts.disputeId) = (2, address(backup), 7);
        } else {
            skip(4 days);
            askCourt(facts.id);
            (facts.requests, facts.court, facts.disputeId) = (1, address(court), 1000);
        }
        bool isRefused = facts.place == Place.Refused || facts.place == Place.BackupRefused;
        if (!isRefused && facts.place != Place.RuledOn) return;
        skip(1 days);
        vm.prank(facts.court);
        escrow.rule(facts.disputeId, isRefused ? 0 : 1);
        if (isRefused) facts.court = address(0);
    }

    /// @dev Each proposes a quarter for the buyer: the seller's is the first.
    function proposeBoth(Facts memory facts) private {
        if (stateAt(facts.place) == State.Final) return;
        address[2] memory sides = [facts.seller, facts.buyer];
        for (uint256 i; i < 2; ++i) {
            vm.prank(sides[i]);
            escrow.propose(facts.id, stateAt(facts.place), uint128(facts.amount / 4), type(uint40).max);
        }
    }

    // ------------------------------------------------------------------ times

    /// @dev The second of a moment, by the page.
    function timeOf(Facts memory facts, When when) internal pure returns (uint256) {
        uint256 clock = facts.lockedAt + facts.stoodStill;
        if (when == When.ConfirmEnd) return facts.takenAt + CONFIRM_WINDOW;
        if (when == When.DemandEnd) return clock + 1 hours;
        // G is a quarter of three hours.
        if (when == When.GraceEnd) return clock + 3 hours + 45 minutes;
        if (when == When.DetailsEnd) return facts.since + 2 hours;
        if (when == When.DisputeStart) return facts.since + 24 hours;
        if (when == When.BondEnd) return facts.since + 7 days;
        if (when == When.EvidenceEnd) return facts.since + 3 days;
        if (when == When.ReplyEnd) return facts.since + 4 days;
        if (when == When.HalvingStart) return facts.since + 90 days;
        if (when == When.CourtEnd) return facts.since + (facts.requests == 2 ? 90 days : 45 days);
        assertEq(uint8(when), uint8(When.BackupStart), "a moment without a time");
        return facts.place == Place.Refused ? facts.since : facts.since + 45 days;
    }

    /// @dev The moments that a state has.
    function momentsAt(Place place) internal pure returns (When[] memory moments) {
        State state = stateAt(place);
        moments = new When[](4);
        uint256 count = 1;
        if (state == State.Taken) {
            moments[0] = When.ConfirmEnd;
        } else if (state == State.Demanded) {
            moments[0] = When.DetailsEnd;
        } else if (state == State.Paid) {
            moments[0] = When.DisputeStart;
        } else if (state == State.Denied) {
            moments[0] = When.BondEnd;
        } else if (state == State.Locked) {
            (moments[0], moments[1], count) = (When.DemandEnd, When.GraceEnd, 2);
        } else if (state == State.Disputed) {
            (moments[0], moments[1], count) = (When.EvidenceEnd, When.ReplyEnd, 4);
            (moments[2], moments[3]) = (When.BackupStart, When.HalvingStart);
        } else {
            count = 0;
        }
        // Shorter by what is missing.
        assembly ("memory-safe") {
            mstore(moments, count)
        }
    }

    // ------------------------------------------------------------------ acting

    function attempt(Facts memory facts, Action action, address caller, State expected, uint256 ruling)
        internal
        returns (bool went, bytes memory answer)
    {
        bytes memory call = callOf(facts, action, caller, expected, ruling);
        vm.prank(caller);
        return address(escrow).call(call);
    }

    function callOf(Facts memory facts, Action action, address caller, State expected, uint256 ruling)
        private
        view
        returns (bytes memory)
    {
        uint256 id = facts.id;
        if (action == Action.Confirm) {
            bytes32 details = facts.seller == maker ? DETAILS : bytes32(0);
            return abi.encodeCall(escrow.confirm, (id, expected, BOX_KEY, SIGN_KEY, details, 0));
        }
        if (action == Action.Cancel) return abi.encodeCall(escrow.cancel, (id, expected));
        if (action == Action.Expire) return abi.encodeCall(escrow.expire, (id, expected));
        if (action == Action.DemandDetails) return abi.encodeCall(escrow.demandDetails, (id, expected));
        if (action == Action.PostDetails) {
            return abi.encodeCall(escrow.postDetails, (id, expected, CIPHERTEXT));
        }
        if (action == Action.MarkPaid) return abi.encodeCall(escrow.markPaid, (id, expected, EVIDENCE));
        if (action == Action.Release) return abi.encodeCall(escrow.release, (id, expected));
        if (action == Action.Deny) return abi.encodeCall(escrow.deny, (id, expected));
        if (action == Action.Dispute) return abi.encodeCall(escrow.dispute, (id, expected));
        if (action == Action.SubmitEvidence) {
            return abi.encodeCall(escrow.submitEvidence, (id, expected, EVIDENCE));
        }
        if (action == Action.Reply) return abi.encodeCall(escrow.reply, (id, expected, EVIDENCE));
        if (action == Action.Concede) return abi.encodeCall(escrow.concede, (id, expected));
        if (action == Action.RequestRuling) return abi.encodeCall(escrow.requestRuling, (id, expected));
        if (action == Action.RequestBackup) return abi.encodeCall(escrow.requestBackup, (id, expected, 0));
        if (action == Action.Rule) return abi.encodeCall(escrow.rule, (facts.disputeId, ruling));
        uint128 quarter = uint128(facts.amount / 4);
        if (action == Action.Propose) {
            return abi.encodeCall(escrow.propose, (id, expected, quarter, type(uint40).max));
        }
        if (action == Action.AcceptSettlement) {
            uint256 nonce = caller == facts.seller ? 2 : 1;
            return abi.encodeCall(escrow.acceptSettlement, (id, expected, quarter, nonce));
        }
        return abi.encodeCall(escrow.setKeys, (id, expected, BOX_KEY, SIGN_KEY));
    }
}
