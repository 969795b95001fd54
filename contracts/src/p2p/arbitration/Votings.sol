// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitratorPool} from "../interfaces/IArbitratorPool.sol";
import {Dispute, DisputeStage} from "../types/Arbitration.sol";
import {Panel, Votes} from "../types/Panel.sol";
import {ArbitrationTerms} from "./ArbitrationTerms.sol";
import {PoolStorage} from "./PoolStorage.sol";

/// @notice How panels vote: sealed first, so that nobody copies, then shown.
abstract contract Votings is PoolStorage {
    /// @dev The highest vote: the pool judges between two.
    uint256 internal constant HIGHEST_VOTE = 2;

    /// @inheritdoc IArbitratorPool
    function commit(uint256 disputeId, uint256 seat, bytes32 commitment) external {
        Dispute storage dispute = _disputeIn(disputeId, DisputeStage.Voting);
        _seatOfCaller(seat);
        _positionOf(dispute, disputeId, seat);
        if (commitment == 0) revert ZeroCommitment();
        uint256 deadline = dispute.since + ArbitrationTerms.COMMIT_TIME;
        if (block.timestamp >= deadline) revert DeadlinePassed(disputeId, deadline);
        _commitments[disputeId][seat] = commitment;
        emit Committed(disputeId, seat, commitment);
    }

    /// @inheritdoc IArbitratorPool
    function reveal(uint256 disputeId, uint256 seat, uint256 vote, bytes32 salt) external {
        Dispute storage dispute = _disputeIn(disputeId, DisputeStage.Voting);
        uint256 position = _positionOf(dispute, disputeId, seat);
        uint256 from = dispute.since + ArbitrationTerms.COMMIT_TIME;
        if (block.timestamp < from) revert TooEarly(disputeId, from);
        uint256 deadline = from + ArbitrationTerms.REVEAL_TIME;
        if (block.timestamp >= deadline) revert DeadlinePassed(disputeId, deadline);
        if (vote > HIGHEST_VOTE) revert VoteOutOfRange(vote);
        bytes32 revealed = commitmentOf(disputeId, dispute.round, seat, vote, salt);
        bytes32 committed = _commitments[disputeId][seat];
        if (revealed != committed) revert CommitmentMismatch(committed, revealed);
        Votes votes = dispute.votes;
        if (votes.entry(position) != 0) revert AlreadyRevealed(disputeId, seat);
        dispute.votes = votes.put(position, vote);
        emit Revealed(disputeId, seat, vote);
    }

    /// @inheritdoc IArbitratorPool
    function commitmentOf(uint256 disputeId, uint256 round, uint256 seat, uint256 vote, bytes32 salt)
        public
        view
        returns (bytes32)
    {
        return keccak256(abi.encode(block.chainid, address(this), disputeId, round, seat, vote, salt));
    }

    /// @notice Counts the round that is on.
    /// @dev Reverts: TooEarly, where votes may still be revealed.
    /// @return isDecided whether a vote has its majority; at most one can.
    /// @return ruling it.
    function _count(Dispute storage dispute, uint256 disputeId)
        internal
        view
        returns (bool isDecided, uint256 ruling)
    {
        uint256 size = _sizeOf(dispute);
        uint256 start = _startOf(dispute);
        Votes votes = dispute.votes;
        uint256[HIGHEST_VOTE + 2] memory counts;
        for (uint256 i; i < size; ++i) {
            ++counts[votes.entry(start + i)];
        }
        uint256 until = dispute.since + ArbitrationTerms.COMMIT_TIME + ArbitrationTerms.REVEAL_TIME;
        if (counts[0] != 0 && block.timestamp < until) revert TooEarly(disputeId, until);
        uint256 quorum = dispute.isAppeal ? ArbitrationTerms.APPEAL_QUORUM : ArbitrationTerms.FIRST_QUORUM;
        for (uint256 vote; vote <= HIGHEST_VOTE; ++vote) {
            if (counts[vote + 1] >= quorum) return (true, vote);
        }
    }

    /// @dev Of a seat on the panel of the round that is on.
    function _positionOf(Dispute storage dispute, uint256 disputeId, uint256 seat)
        private
        view
        returns (uint256)
    {
        Panel panel = dispute.panel;
        uint256 start = _startOf(dispute);
        uint256 end = start + _sizeOf(dispute);
        for (uint256 i = start; i < end; ++i) {
            if (panel.entry(i) == seat + 1) return i;
        }
        revert NotOnPanel(disputeId, dispute.round, seat);
    }
}
