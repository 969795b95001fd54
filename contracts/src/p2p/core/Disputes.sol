// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IArbitrable} from "../interfaces/IArbitrable.sol";
import {IArbitrator} from "../interfaces/IArbitrator.sol";
import {IEscrowTrades} from "../interfaces/IEscrowTrades.sol";
import {Payout, Payouts} from "../libraries/Payouts.sol";
import {StateTable} from "../libraries/StateTable.sol";
import {Action, Outcome, State, Trade} from "../types/Trade.sol";
import {Trades} from "./Trades.sol";

/// @notice Disputes: evidence, conceding, courts, rulings. All that the escrow knows of courts is here.
abstract contract Disputes is Trades {
    uint256 private constant FOR_BUYER = 1;
    uint256 private constant FOR_SELLER = 2;
    uint256 private constant MOST_EVIDENCE = 4;
    uint256 private constant MOST_REPLIES = 2;

    /// @inheritdoc IEscrowTrades
    function dispute(uint256 tradeId, State expected) external nonReentrant {
        (Trade storage trade, address actor) = _begin(tradeId, expected, Action.Dispute);
        _move(trade, tradeId, Action.Dispute, actor, State.Disputed, bytes32(0));
        if (trade.isStarter) {
            trade.buyerBond = trade.bondDue;
            _draw(actor, trade.token, trade.bondDue);
        }
    }

    /// @inheritdoc IEscrowTrades
    function submitEvidence(uint256 tradeId, State expected, bytes32 evidence) external nonReentrant {
        (Trade storage trade, address actor) = _begin(tradeId, expected, Action.SubmitEvidence);
        if (++_brought[tradeId][actor].evidence > MOST_EVIDENCE) revert TooMuchEvidence(tradeId, actor);
        _bring(trade, tradeId, Action.SubmitEvidence, actor, evidence);
    }

    /// @inheritdoc IEscrowTrades
    function reply(uint256 tradeId, State expected, bytes32 evidence) external nonReentrant {
        (Trade storage trade, address actor) = _begin(tradeId, expected, Action.Reply);
        if (++_brought[tradeId][actor].replies > MOST_REPLIES) revert TooMuchEvidence(tradeId, actor);
        _bring(trade, tradeId, Action.Reply, actor, evidence);
    }

    /// @inheritdoc IEscrowTrades
    function concede(uint256 tradeId, State expected) external nonReentrant {
        (Trade storage trade, address actor) = _begin(tradeId, expected, Action.Concede);
        bool isSeller = actor == trade.seller;
        Payout memory out;
        if (trade.requests != 0) {
            out = isSeller ? Payouts.ruledForBuyer(_pot(trade)) : Payouts.ruledForSeller(_pot(trade));
        } else {
            out = isSeller ? Payouts.sellerConcedes(_pot(trade)) : Payouts.buyerConcedes(_pot(trade));
        }
        _end(trade, tradeId, Action.Concede, actor, Outcome.Conceded, out);
    }

    /// @inheritdoc IEscrowTrades
    function requestRuling(uint256 tradeId, State expected) external nonReentrant {
        (Trade storage trade, address actor) = _begin(tradeId, expected, Action.RequestRuling);
        uint256 fee = _agreedFee(trade);
        _request(trade, tradeId, Action.RequestRuling, actor, trade.arbitrator, 1, fee);
    }

    /// @inheritdoc IEscrowTrades
    function requestBackup(uint256 tradeId, State expected, uint128 mostAdded) external nonReentrant {
        (Trade storage trade, address actor) = _begin(tradeId, expected, Action.RequestBackup);
        if (trade.backup == address(0)) revert NoBackup();
        // Nobody agreed on it, so it gets no more than was kept and what the actor adds of its own will: the bonds of the other
        // pay for nothing that it did not agree to.
        uint256 fee = _courtFee(trade.backup, trade.token, trade.amount, trade.value);
        uint256 kept = trade.courtFee;
        if (fee > kept + mostAdded) revert CourtTooDear(fee, kept + mostAdded);
        if (fee > kept) _draw(actor, trade.token, fee - kept);
        _request(trade, tradeId, Action.RequestBackup, actor, trade.backup, 2, fee);
    }

    /// @inheritdoc IArbitrable
    /// @dev Pays balances only, so no token and no party can make a ruling fail.
    function rule(uint256 disputeId, uint256 ruling) external nonReentrant {
        uint256 tradeId = _disputes[msg.sender][disputeId];
        Trade storage trade = _trades[tradeId];
        if (tradeId == 0 || trade.court != msg.sender || trade.disputeId != disputeId) {
            revert UnknownDispute(msg.sender, disputeId);
        }
        if (ruling > FOR_SELLER) revert BadRuling(ruling);
        _allow(trade, tradeId, State.Disputed, Action.Rule, StateTable.COURT);
        emit Ruling(msg.sender, disputeId, ruling);
        if (ruling == 0) {
            // It has had its word: the backup may be asked at once, and nobody rules until then.
            trade.wasRefused = true;
            trade.court = address(0);
            emit TradeMoved(tradeId, Action.Rule, msg.sender, State.Disputed, bytes32(0));
        } else if (ruling == FOR_BUYER) {
            Payout memory out = Payouts.ruledForBuyer(_pot(trade));
            _end(trade, tradeId, Action.Rule, msg.sender, Outcome.RuledForBuyer, out);
        } else {
            Payout memory out = Payouts.ruledForSeller(_pot(trade));
            _end(trade, tradeId, Action.Rule, msg.sender, Outcome.RuledForSeller, out);
        }
    }

    function _bring(Trade storage trade, uint256 tradeId, Action action, address actor, bytes32 evidence)
        private
    {
        if (evidence == 0) revert HashMissing();
        emit TradeMoved(tradeId, action, actor, trade.state, evidence);
    }

    /// @dev The offer's arbitrator was agreed on at a fee, so a later word of it, or none, lowers that at most: nothing that it or
    /// its owner changes meanwhile keeps a dispute from being heard.
    function _agreedFee(Trade storage trade) private view returns (uint256) {
        uint256 kept = trade.courtFee;
        (bool answered, bytes memory answer) =
            _askFee(trade.arbitrator, trade.token, trade.amount, trade.value);
        uint256 said = answered ? abi.decode(answer, (uint256)) : kept;
        return said < kept ? said : kept;
    }

    /// @dev Asks a court for `fee`, which it has to take to the unit. The bonds pay at most what was kept for it: each holds that
    /// much, so two requests never cost more than both. What goes beyond was drawn before.
    function _request(
        Trade storage trade,
        uint256 tradeId,
        Action action,
        address actor,
        address court,
        uint8 requests,
        uint256 fee
    ) private {
        IERC20 token = IERC20(trade.token);
        // A refusal counted for the court before.
        (trade.requests, trade.wasRefused, trade.court) = (requests, false, court);
        uint128 kept = trade.courtFee;
        // The cast keeps all: below `kept`.
        trade.courtFees += fee < kept ? uint128(fee) : kept;
        bytes memory extraData = abi.encode(uint256(trade.amount), uint256(trade.value));
        uint256 before = token.balanceOf(address(this));
        SafeERC20.forceApprove(token, court, fee);
        uint256 disputeId = IArbitrator(court).createDispute(FOR_SELLER, extraData, address(token), fee);
        SafeERC20.forceApprove(token, court, 0);
        uint256 left = token.balanceOf(address(this));
        // A court that pays in meanwhile is refused as one that takes another sum: `received` wraps around.
        unchecked {
            if (before - left != fee) revert PullMismatch(address(token), fee, before - left);
        }
        trade.disputeId = disputeId;
        _disputes[court][disputeId] = tradeId;
        emit TradeMoved(tradeId, action, actor, State.Disputed, bytes32(disputeId));
        emit RulingRequested(tradeId, court, disputeId, trade.courtFees);
    }
}
