// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Action, State, Trade} from "../types/Trade.sol";

/// @notice A second that separates actions: until then one works, from then on the other.
enum Moment {
    Always,
    ConfirmEnd,
    DemandEnd,
    GraceEnd,
    DetailsEnd,
    DisputeStart,
    BondEnd,
    EvidenceEnd,
    ReplyEnd,
    BackupStart,
    HalvingStart
}

/// @notice One row of the table.
/// @param who callers that may, any of these bits of StateTable; 0: nobody, in this state.
/// @param from the first second in which it works; Always for no bound.
/// @param until the first in which it no longer does.
struct Row {
    uint256 who;
    Moment from;
    Moment until;
}

/// @notice The state machine of a trade, whole: who may do what, in which state, when. contracts/docs/p2p.md shows the same
/// table, and a test walks each of its cells.
library StateTable {
    uint256 internal constant MAKER = 1;
    uint256 internal constant TAKER = 2;
    uint256 internal constant SELLER = 4;
    uint256 internal constant BUYER = 8;
    /// @notice The court that was asked last.
    uint256 internal constant COURT = 16;
    uint256 internal constant ANYONE = 32;
    uint256 internal constant PARTIES = SELLER | BUYER;

    /// @notice Time for the payment details that were demanded.
    uint256 internal constant DETAILS_TIME = 2 hours;
    /// @notice R: time for the release before the buyer may dispute, and before lateness costs.
    uint256 internal constant RELEASE_TIME = 1 days;
    /// @notice Time for a starter's buyer to post its bond.
    uint256 internal constant BOND_TIME = 7 days;
    uint256 internal constant EVIDENCE_TIME = 3 days;
    uint256 internal constant REPLY_TIME = 4 days;
    uint256 internal constant BACKUP_TIME = 45 days;
    uint256 internal constant HALVING_TIME = 90 days;

    /// @notice The row of `action` in the trade's state, for a caller with the bits `roles`. Where two rows exist, the caller's.
    function row(Trade storage trade, Action action, uint256 roles) internal view returns (Row memory) {
        State state = trade.state;
        if (state == State.Taken) return _taken(action, roles);
        if (state == State.Locked) return _locked(action);
        if (state == State.Demanded) return _demanded(action);
        if (state == State.Paid) return _paid(action, roles, trade.isStarter);
        if (state == State.Denied) return _denied(action);
        if (state == State.Disputed) return _disputed(action, trade.requests);
        return _none();
    }

    /// @notice The second of a moment; 0 for Always.
    function time(Trade storage trade, Moment moment) internal view returns (uint256) {
        if (moment == Moment.Always) return 0;
        if (moment == Moment.DemandEnd) return trade.started + trade.payWindow / 3;
        if (moment == Moment.GraceEnd) {
            return uint256(trade.started) + trade.payWindow + grace(trade.payWindow);
        }
        // A refusal opens the backup at once.
        if (moment == Moment.BackupStart && trade.wasRefused) return trade.since;
        return uint256(trade.since) + _after(trade, moment);
    }

    /// @notice G: how long after the pay window a payment may still be marked.
    function grace(uint256 payWindow) internal pure returns (uint256) {
        uint256 quarter = payWindow / 4;
        return quarter > 30 minutes ? quarter : 30 minutes;
    }

    function _after(Trade storage trade, Moment moment) private view returns (uint256) {
        if (moment == Moment.ConfirmEnd) return trade.confirmWindow;
        if (moment == Moment.DetailsEnd) return DETAILS_TIME;
        if (moment == Moment.DisputeStart) return RELEASE_TIME;
        if (moment == Moment.BondEnd) return BOND_TIME;
        if (moment == Moment.EvidenceEnd) return EVIDENCE_TIME;
        if (moment == Moment.ReplyEnd) return REPLY_TIME;
        if (moment == Moment.BackupStart) return BACKUP_TIME;
        return HALVING_TIME;
    }

    // ------------------------------------------------------------------ the rows
    function _taken(Action action, uint256 roles) private pure returns (Row memory) {
        if (action == Action.Confirm) return Row(MAKER, Moment.Always, Moment.ConfirmEnd);
        if (action == Action.Cancel) {
            return roles & TAKER != 0 ? _any(TAKER) : Row(MAKER, Moment.Always, Moment.ConfirmEnd);
        }
        if (action == Action.Expire) return Row(ANYONE, Moment.ConfirmEnd, Moment.Always);
        if (action == Action.SetKeys) return _any(TAKER);
        return _none();
    }

    function _locked(Action action) private pure returns (Row memory) {
        if (action == Action.DemandDetails) return Row(BUYER, Moment.Always, Moment.DemandEnd);
        if (action == Action.MarkPaid) return Row(BUYER, Moment.Always, Moment.GraceEnd);
        if (action == Action.Cancel) return Row(BUYER, Moment.Always, Moment.GraceEnd);
        if (action == Action.Expire) return Row(ANYONE, Moment.GraceEnd, Moment.Always);
        if (action == Action.Release) return _any(SELLER);
        return _talk(action);
    }

    function _demanded(Action action) private pure returns (Row memory) {
        if (action == Action.PostDetails) return Row(SELLER, Moment.Always, Moment.DetailsEnd);
        if (action == Action.Cancel) return Row(BUYER, Moment.Always, Moment.DetailsEnd);
        if (action == Action.Expire) return Row(ANYONE, Moment.DetailsEnd, Moment.Always);
        if (action == Action.Release) return _any(SELLER);
        return _talk(action);
    }

    function _paid(Action action, uint256 roles, bool isStarter) private pure returns (Row memory) {
        if (action == Action.Release) return _any(SELLER);
        if (action == Action.Cancel) return _any(BUYER);
        if (action == Action.Dispute) {
            // A starter's seller denies instead: there is no buyer's bond yet that would pay a court.
            if (roles & SELLER != 0 && !isStarter) return _any(SELLER);
            return Row(BUYER, Moment.DisputeStart, Moment.Always);
        }
        if (action == Action.Deny && isStarter) return _any(SELLER);
        return _talk(action);
    }

    function _denied(Action action) private pure returns (Row memory) {
        if (action == Action.Dispute) return Row(BUYER, Moment.Always, Moment.BondEnd);
        if (action == Action.Expire) return Row(ANYONE, Moment.BondEnd, Moment.Always);
        if (action == Action.Release) return _any(SELLER);
        if (action == Action.Cancel) return _any(BUYER);
        return _talk(action);
    }

    function _disputed(Action action, uint256 requests) private pure returns (Row memory) {
        if (action == Action.SubmitEvidence) return Row(PARTIES, Moment.Always, Moment.EvidenceEnd);
        if (action == Action.Reply) return Row(PARTIES, Moment.Always, Moment.ReplyEnd);
        if (action == Action.Concede) return _any(PARTIES);
        // The parties alone ask courts: a request takes the fee out of the bonds and makes giving in dear, so nobody else, above
        // all no seat that would earn by it, decides for them that they are past settling.
        if (action == Action.RequestRuling && requests == 0) {
            return Row(PARTIES, Moment.ReplyEnd, Moment.BackupStart);
        }
        if (action == Action.RequestBackup && requests < 2) {
            return Row(PARTIES, Moment.BackupStart, Moment.HalvingStart);
        }
        // The offer's arbitrator has until the backup may be asked, the backup until anyone may halve.
        if (action == Action.Rule) {
            return Row(COURT, Moment.Always, requests == 2 ? Moment.HalvingStart : Moment.BackupStart);
        }
        if (action == Action.Expire) return Row(ANYONE, Moment.HalvingStart, Moment.Always);
        return _talk(action);
    }

    /// @dev What the parties may do in every state from Locked on.
    function _talk(Action action) private pure returns (Row memory) {
        if (action == Action.Propose || action == Action.AcceptSettlement || action == Action.SetKeys) {
            return _any(PARTIES);
        }
        return _none();
    }

    function _any(uint256 who) private pure returns (Row memory) {
        return Row(who, Moment.Always, Moment.Always);
    }

    function _none() private pure returns (Row memory) {
        return Row(0, Moment.Always, Moment.Always);
    }
}
