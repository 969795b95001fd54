// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitrable} from "../interfaces/IArbitrable.sol";
import {IArbitratorPool} from "../interfaces/IArbitratorPool.sol";
import {Dispute, DisputeStage, Seat} from "../types/Arbitration.sol";
import {PanelLib} from "../types/Panel.sol";
import {ArbitrationTerms} from "./ArbitrationTerms.sol";
import {Draws} from "./Draws.sol";
import {RulingDelivery} from "./RulingDelivery.sol";
import {Seats} from "./Seats.sol";
import {Votings} from "./Votings.sol";

/// @notice How rounds end, who gets and loses what, and how the ruling reaches the arbitrable.
///
/// Fees go to the votes that agree with the final ruling, and not to all that were revealed: else voting anything pays as
/// much as reading the evidence. Votes are sealed, so the best guess at what others find is what the evidence says. A
/// seat that was right against a bribed majority is paid the whole fee once an appeal shows it, and loses nothing
/// but its time where nobody appeals. Where the pool could not decide, all that revealed share: paying the votes for
/// refusal alone would pay for making disputes fail.
///
/// An appeal that changes the ruling costs the appellant nothing: his fee comes back in its own token, to the unit, and the
/// seven are paid their fees' worth from what the overturned seats lose. So a price of the arbitrable's that is old or
/// wrong gains an appellant nothing, and the lock is at least half of that worth (ArbitrationTerms.lockWorth).
///
/// Money is settled for all seats before the arbitrable hears of it, so nothing it does can hold it up.
abstract contract Conclusions is Seats, Draws, Votings {
    /// @notice What a conclusion needs, in memory.
    struct Outcome {
        uint256 disputeId;
        uint256 ruling;
        /// The first ruling, where an appeal overturned it.
        uint256 overturned;
        bool isOverturned;
        /// No majority, no panel.
        bool isUndecided;
        /// Where the seven begin; behind the last position where there are none.
        uint256 appealStart;
        uint256 slashed;
    }

    /// @inheritdoc IArbitratorPool
    function tally(uint256 disputeId) external {
        Dispute storage dispute = _disputeIn(disputeId, DisputeStage.Voting);
        (bool isDecided, uint256 ruling) = _count(dispute, disputeId);
        if (dispute.isAppeal) return _concludeAppeal(dispute, disputeId, isDecided, ruling);
        if (isDecided) {
            dispute.stage = DisputeStage.Ruled;
            dispute.since = uint40(block.timestamp);
            // At most HIGHEST_VOTE.
            dispute.ruling = uint8(ruling);
            emit FirstRuling(disputeId, ruling, block.timestamp + ArbitrationTerms.APPEAL_TIME);
            return;
        }
        emit RoundUndecided(disputeId, dispute.round);
        if (uint256(dispute.round) + 1 == ArbitrationTerms.FIRST_ROUNDS) return _refuse(dispute, disputeId);
        ++dispute.round;
        _request(dispute, disputeId);
    }

    /// @inheritdoc IArbitratorPool
    function abandon(uint256 disputeId) external {
        Dispute storage dispute = _disputeIn(disputeId, DisputeStage.Drawing);
        uint256 from = dispute.since + ArbitrationTerms.DRAW_TIME;
        if (block.timestamp < from) revert TooEarly(disputeId, from);
        if (!dispute.isAppeal) return _refuse(dispute, disputeId);
        _owe(dispute.feeToken, dispute.appellant, ArbitrationTerms.appealFee(dispute.fee));
        _conclude(dispute, _standing(dispute, disputeId));
    }

    /// @inheritdoc IArbitratorPool
    function appeal(uint256 disputeId) external {
        Dispute storage dispute = _disputeIn(disputeId, DisputeStage.Ruled);
        uint256 deadline = dispute.since + ArbitrationTerms.APPEAL_TIME;
        if (block.timestamp >= deadline) revert DeadlinePassed(disputeId, deadline);
        if (activeSeats < ArbitrationTerms.APPEAL_PANEL) {
            revert NotEnoughSeats(activeSeats, ArbitrationTerms.APPEAL_PANEL);
        }
        uint256 fee = ArbitrationTerms.appealFee(dispute.fee);
        dispute.isAppeal = true;
        dispute.appellant = msg.sender;
        ++dispute.round;
        emit Appealed(disputeId, msg.sender, fee);
        _request(dispute, disputeId);
        _pull(dispute.feeToken, fee);
    }

    /// @inheritdoc IArbitratorPool
    function conclude(uint256 disputeId) external {
        Dispute storage dispute = _disputeIn(disputeId, DisputeStage.Ruled);
        uint256 from = dispute.since + ArbitrationTerms.APPEAL_TIME;
        if (block.timestamp < from) revert TooEarly(disputeId, from);
        _conclude(dispute, _standing(dispute, disputeId));
    }

    /// @inheritdoc IArbitratorPool
    function deliver(uint256 disputeId) external {
        Dispute storage dispute = _disputeIn(disputeId, DisputeStage.Final);
        if (dispute.isDelivered) revert AlreadyDelivered(disputeId);
        dispute.isDelivered = true;
        emit RulingDelivered(disputeId);
        IArbitrable(dispute.arbitrable).rule(disputeId, dispute.ruling);
    }

    /// @dev No majority in three rounds, or no panel.
    function _refuse(Dispute storage dispute, uint256 disputeId) private {
        Outcome memory outcome;
        (outcome.disputeId, outcome.isUndecided, outcome.appealStart) = (disputeId, true, PanelLib.SIZE);
        _conclude(dispute, outcome);
    }

    /// @dev The first ruling, no seven having voted.
    function _standing(Dispute storage dispute, uint256 disputeId)
        private
        view
        returns (Outcome memory outcome)
    {
        (outcome.disputeId, outcome.ruling, outcome.appealStart) = (disputeId, dispute.ruling, PanelLib.SIZE);
    }

    function _concludeAppeal(Dispute storage dispute, uint256 disputeId, bool isDecided, uint256 ruling)
        private
    {
        Outcome memory outcome = _standing(dispute, disputeId);
        outcome.appealStart = _startOf(dispute);
        if (isDecided && ruling != outcome.ruling) {
            (outcome.isOverturned, outcome.overturned, outcome.ruling) = (true, outcome.ruling, ruling);
        }
        _conclude(dispute, outcome);
    }

    function _conclude(Dispute storage dispute, Outcome memory outcome) private {
        dispute.stage = DisputeStage.Final;
        dispute.ruling = uint8(outcome.ruling);
        emit DisputeConcluded(outcome.disputeId, outcome.ruling, outcome.isOverturned);
        _release(dispute, outcome);
        _pay(dispute, outcome);
        // Before the call, so that from inside it `deliver` brings no second ruling.
        dispute.isDelivered = true;
        if (RulingDelivery.attempt(dispute.arbitrable, outcome.disputeId, outcome.ruling)) {
            emit RulingDelivered(outcome.disputeId);
        } else {
            dispute.isDelivered = false;
            emit RulingRefused(outcome.disputeId);
        }
    }

    /// @notice Ends every seat's duty, and takes what it loses.
    function _release(Dispute storage dispute, Outcome memory outcome) private {
        uint256 lock = _lockOf(dispute);
        for (uint256 i; i < PanelLib.SIZE; ++i) {
            uint256 number = dispute.panel.entry(i);
            if (number == 0) break;
            Seat storage seat = _seats[--number];
            // Both were added when it was drawn, and the lock follows from the dispute's value alone.
            unchecked {
                seat.duties -= 1;
                seat.locked -= uint96(lock);
            }
            uint256 vote = dispute.votes.entry(i);
            uint256 loss;
            if (vote == 0) {
                loss = lock / ArbitrationTerms.SILENCE_DIVISOR;
            } else if (_isOverturned(outcome, i, vote)) {
                loss = lock;
            }
            if (loss != 0) outcome.slashed += _slash(outcome.disputeId, number, loss);
        }
    }

    /// @dev Whether a vote, plus one, at a position made the ruling that the appeal changed: only the last three before the
    /// seven ruled.
    function _isOverturned(Outcome memory outcome, uint256 position, uint256 vote)
        private
        pure
        returns (bool)
    {
        return outcome.isOverturned && position < outcome.appealStart
            && position + ArbitrationTerms.FIRST_PANEL >= outcome.appealStart
            && vote == outcome.overturned + 1;
    }

    /// @notice Shares fees and what was slashed. What cannot be shared evenly, less than a unit a seat, is the treasury's.
    function _pay(Dispute storage dispute, Outcome memory outcome) private {
        (address token, uint256 fee, uint256 slashed) = (dispute.feeToken, dispute.fee, outcome.slashed);
        _owe(token, TREASURY, fee - _share(dispute, outcome, 0, outcome.appealStart, token, fee));
        if (outcome.appealStart != PanelLib.SIZE) {
            uint256 appealFee = ArbitrationTerms.appealFee(fee);
            if (outcome.isOverturned) {
                _owe(token, dispute.appellant, appealFee);
                uint256 worth = ArbitrationTerms.APPEAL_PANEL * ArbitrationTerms.seatFeeWorth(dispute.value);
                uint256 pay = _stakeUnits(worth);
                if (pay > slashed) pay = slashed;
                slashed -= _share(dispute, outcome, outcome.appealStart, PanelLib.SIZE, STAKE_TOKEN, pay);
            } else {
                uint256 shared =
                    _share(dispute, outcome, outcome.appealStart, PanelLib.SIZE, token, appealFee);
                // None of the seven revealed: the appellant got nothing for his fee.
                _owe(token, shared == 0 ? dispute.appellant : TREASURY, appealFee - shared);
            }
        }
        _owe(STAKE_TOKEN, TREASURY, slashed);
    }

    /// @notice Shares an amount among the seats from `start` up to `end` that revealed the final ruling, or, where none did or
    /// the pool could not decide, among all that revealed.
    /// @return shared what they got together.
    function _share(
        Dispute storage dispute,
        Outcome memory outcome,
        uint256 start,
        uint256 end,
        address token,
        uint256 amount
    ) private returns (uint256 shared) {
        uint256 paid = outcome.isUndecided ? 0 : outcome.ruling + 1;
        uint256 count = paid == 0 ? 0 : _revealed(dispute, start, end, paid);
        if (count == 0) (paid, count) = (0, _revealed(dispute, start, end, 0));
        if (count == 0) return 0;
        uint256 part = amount / count;
        if (part == 0) return 0;
        for (uint256 i = start; i < end; ++i) {
            uint256 vote = dispute.votes.entry(i);
            if (vote == 0 || (paid != 0 && vote != paid)) continue;
            uint256 seat = dispute.panel.entry(i) - 1;
            _owe(token, _seats[seat].holder, part);
            emit SeatPaid(outcome.disputeId, seat, token, part);
        }
        // The division above.
        unchecked {
            return part * count;
        }
    }

    /// @dev Seats that revealed `paid`, a vote plus one, or anything where it is 0.
    function _revealed(Dispute storage dispute, uint256 start, uint256 end, uint256 paid)
        private
        view
        returns (uint256 count)
    {
        for (uint256 i = start; i < end; ++i) {
            uint256 vote = dispute.votes.entry(i);
            if (vote != 0 && (paid == 0 || vote == paid)) ++count;
        }
    }
}
