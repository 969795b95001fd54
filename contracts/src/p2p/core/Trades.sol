// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrowTrades} from "../interfaces/IEscrowTrades.sol";
import {Payout, Payouts} from "../libraries/Payouts.sol";
import {StateTable} from "../libraries/StateTable.sol";
import {Action, Outcome, Proposal, State, Trade} from "../types/Trade.sol";
import {Endings} from "./Endings.sol";

/// @notice The actions of a trade up to a dispute, and settlements.
abstract contract Trades is Endings {
    /// @dev A sealed message of 4 kB with its overhead.
    uint256 private constant LONGEST_DETAILS = 4352;

    /// @inheritdoc IEscrowTrades
    function confirm(
        uint256 tradeId,
        State expected,
        bytes32 encryptionKey,
        bytes32 signingKey,
        bytes32 details,
        uint8 accountAge
    ) external nonReentrant {
        (Trade storage trade, address actor) = _begin(tradeId, expected, Action.Confirm);
        if (encryptionKey == 0 || signingKey == 0) revert KeyMissing();
        if ((details != 0) != trade.makerSells) revert BadDetails();
        if (trade.makerSells) {
            _checkAge(trade, accountAge);
            (trade.details, trade.accountAge) = (details, accountAge);
        } else if (accountAge != 0) {
            revert BadAccountAge(accountAge);
        }
        // Seconds fit in 40 bits for 34,000 years.
        trade.started = uint40(block.timestamp);
        _move(trade, tradeId, Action.Confirm, actor, State.Locked, trade.details);
        if (trade.makerSells) emit AccountAgeSaid(tradeId, accountAge);
        emit KeysSet(tradeId, actor, encryptionKey, signingKey);
    }

    /// @inheritdoc IEscrowTrades
    function cancel(uint256 tradeId, State expected) external nonReentrant {
        (Trade storage trade, address actor) = _begin(tradeId, expected, Action.Cancel);
        if (trade.state != State.Taken) {
            Payout memory out = _buyerPaysTime(trade);
            _end(trade, tradeId, Action.Cancel, actor, Outcome.Cancelled, out);
        } else if ((actor == trade.seller) == trade.makerSells) {
            _end(trade, tradeId, Action.Cancel, actor, Outcome.Cancelled, _makerPays(trade));
        } else {
            _endBack(trade, tradeId, actor);
        }
    }

    /// @inheritdoc IEscrowTrades
    function expire(uint256 tradeId, State expected) external nonReentrant {
        (Trade storage trade, address actor) = _begin(tradeId, expected, Action.Expire);
        State state = trade.state;
        Payout memory out;
        if (state == State.Taken) out = _makerPays(trade);
        else if (state == State.Locked) out = _buyerPaysTime(trade);
        else if (state == State.Demanded) out = Payouts.sellerPays(_pot(trade), Payouts.NO_DETAILS_RATE);
        else if (state == State.Denied) out = Payouts.free(_pot(trade));
        else out = Payouts.halved(_pot(trade));
        Outcome outcome = state == State.Disputed ? Outcome.Halved : Outcome.Cancelled;
        _end(trade, tradeId, Action.Expire, actor, outcome, out);
    }

    /// @inheritdoc IEscrowTrades
    function demandDetails(uint256 tradeId, State expected) external nonReentrant {
        (Trade storage trade, address actor) = _begin(tradeId, expected, Action.DemandDetails);
        if (trade.wasDemanded) revert DemandedBefore(tradeId);
        trade.wasDemanded = true;
        _move(trade, tradeId, Action.DemandDetails, actor, State.Demanded, bytes32(0));
    }

    /// @inheritdoc IEscrowTrades
    function postDetails(uint256 tradeId, State expected, bytes calldata ciphertext) external nonReentrant {
        (Trade storage trade, address actor) = _begin(tradeId, expected, Action.PostDetails);
        if (ciphertext.length > LONGEST_DETAILS) revert DetailsTooLong(ciphertext.length, LONGEST_DETAILS);
        // The clock goes on where it stood. At most two hours are added to 40 bits of seconds.
        trade.started += uint40(block.timestamp - trade.since);
        // The only way back into a state: what was proposed in it was another clock's, and must not count again.
        delete _proposals[tradeId][true];
        delete _proposals[tradeId][false];
        _move(trade, tradeId, Action.PostDetails, actor, State.Locked, keccak256(ciphertext));
        emit DetailsPosted(tradeId, ciphertext);
    }

    /// @inheritdoc IEscrowTrades
    function markPaid(uint256 tradeId, State expected, bytes32 evidence) external nonReentrant {
        (Trade storage trade, address actor) = _begin(tradeId, expected, Action.MarkPaid);
        _move(trade, tradeId, Action.MarkPaid, actor, State.Paid, evidence);
    }

    /// @inheritdoc IEscrowTrades
    function release(uint256 tradeId, State expected) external nonReentrant {
        (Trade storage trade, address actor) = _begin(tradeId, expected, Action.Release);
        uint256 lateRate = trade.state == State.Paid
            ? Payouts.lateRate(block.timestamp - trade.since, StateTable.RELEASE_TIME)
            : 0;
        Payout memory out = Payouts.released(_pot(trade), trade.feeRate, lateRate);
        _end(trade, tradeId, Action.Release, actor, Outcome.Released, out);
    }

    /// @inheritdoc IEscrowTrades
    function deny(uint256 tradeId, State expected) external nonReentrant {
        (Trade storage trade, address actor) = _begin(tradeId, expected, Action.Deny);
        _move(trade, tradeId, Action.Deny, actor, State.Denied, bytes32(0));
    }

    // ------------------------------------------------------------------ settlements

    /// @inheritdoc IEscrowTrades
    function propose(uint256 tradeId, State expected, uint128 toBuyer, uint40 expiry)
        external
        nonReentrant
        returns (uint256 nonce)
    {
        (Trade storage trade, address actor) = _begin(tradeId, expected, Action.Propose);
        if (toBuyer > trade.amount) revert SettlementTooLarge(toBuyer, trade.amount);
        nonce = ++_proposalCounts[tradeId];
        // 2^32 proposals of one trade would cost more than there is.
        _proposals[tradeId][actor == trade.seller] =
            Proposal(actor, expiry, trade.state, uint32(nonce), toBuyer);
        emit SettlementProposed(tradeId, actor, toBuyer, expiry, nonce);
    }

    /// @inheritdoc IEscrowTrades
    function acceptSettlement(uint256 tradeId, State expected, uint128 toBuyer, uint256 nonce)
        external
        nonReentrant
    {
        (Trade storage trade, address actor) = _begin(tradeId, expected, Action.AcceptSettlement);
        Proposal storage proposal = _proposals[tradeId][actor != trade.seller];
        if (
            proposal.nonce != nonce || nonce == 0 || proposal.toBuyer != toBuyer
                || block.timestamp >= proposal.expiry || proposal.state != trade.state
        ) revert NoSuchProposal(tradeId, toBuyer, nonce);
        Payout memory out = Payouts.settled(_pot(trade), toBuyer, trade.feeRate);
        _end(trade, tradeId, Action.AcceptSettlement, actor, Outcome.Settled, out);
    }

    /// @inheritdoc IEscrowTrades
    function setKeys(uint256 tradeId, State expected, bytes32 encryptionKey, bytes32 signingKey)
        external
        nonReentrant
    {
        (, address actor) = _begin(tradeId, expected, Action.SetKeys);
        if (encryptionKey == 0 || signingKey == 0) revert KeyMissing();
        emit KeysSet(tradeId, actor, encryptionKey, signingKey);
    }

    /// @dev For the seller's tokens having waited: half of it is the seller's, but not where its details had to be demanded here.
    /// Whether it then posted those that it committed to, or anything, only the buyer sees; so a seller who posts anything, for
    /// the buyer to leave, must not earn by that.
    function _buyerPaysTime(Trade storage trade) private view returns (Payout memory) {
        return trade.wasDemanded
            ? Payouts.buyerPays(_pot(trade), _timeRate(trade))
            : Payouts.buyerPaysTime(_pot(trade), _timeRate(trade));
    }

    function _makerPays(Trade storage trade) private view returns (Payout memory) {
        return trade.makerSells
            ? Payouts.sellerPays(_pot(trade), Payouts.UNCONFIRMED_RATE)
            : Payouts.buyerPays(_pot(trade), Payouts.UNCONFIRMED_RATE);
    }
}
