// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitratorPool} from "../interfaces/IArbitratorPool.sol";
import {Dispute, DisputeStage, Seat} from "../types/Arbitration.sol";
import {ArbitrationTerms} from "./ArbitrationTerms.sol";
import {Claims} from "./Claims.sol";

/// @notice What the pool keeps.
abstract contract PoolStorage is IArbitratorPool, Claims {
    /// @inheritdoc IArbitratorPool
    address public immutable override STAKE_TOKEN;
    /// @inheritdoc IArbitratorPool
    uint256 public immutable override UNITS_PER_USD;
    /// @inheritdoc IArbitratorPool
    uint256 public immutable override SEAT_STAKE;
    /// @inheritdoc IArbitratorPool
    address public immutable override TREASURY;

    /// @inheritdoc IArbitratorPool
    uint256 public override activeSeats;
    /// @dev Never gets shorter: numbers of seats that were given up are given out again.
    Seat[] internal _seats;
    /// @dev Numbers that were given up.
    uint256[] internal _free;
    Dispute[] internal _disputes;
    mapping(uint256 disputeId => mapping(uint256 seat => bytes32)) internal _commitments;
    /// @inheritdoc IArbitratorPool
    mapping(address arbitrable => bool) public override isArbitrable;

    constructor(address stakeToken, uint256 unitsPerUsd, uint256 seatStake, address treasury) {
        if (
            stakeToken.code.length == 0 || unitsPerUsd == 0 || unitsPerUsd > type(uint64).max
                || treasury == address(0)
        ) {
            revert BadPoolTerms(stakeToken, unitsPerUsd, treasury);
        }
        (STAKE_TOKEN, UNITS_PER_USD, SEAT_STAKE, TREASURY) = (stakeToken, unitsPerUsd, seatStake, treasury);
        uint256 lock = _largestLock();
        uint256 least = lock + lock / ArbitrationTerms.SILENCE_DIVISOR;
        if (seatStake < least || seatStake > type(uint96).max) revert SeatStakeOutOfRange(seatStake, least);
    }

    /// @notice A worth in units of the stake's token, rounded up.
    /// @param worth in millionths of a USD, at most LARGEST_TRADE, below 2^30; the units of a USD are below 2^64.
    function _stakeUnits(uint256 worth) internal view returns (uint256) {
        unchecked {
            return (worth * UNITS_PER_USD + ArbitrationTerms.USD - 1) / ArbitrationTerms.USD;
        }
    }

    /// @notice The stake that a seat needs to be drawn.
    function _largestLock() internal view returns (uint256) {
        return _stakeUnits(ArbitrationTerms.LARGEST_LOCK);
    }

    /// @notice A seat that is somebody's, for its holder only.
    function _seatOfCaller(uint256 seat) internal view returns (Seat storage) {
        if (seat >= _seats.length || _seats[seat].holder != msg.sender) revert NotHolder(seat, msg.sender);
        return _seats[seat];
    }

    function _disputeAt(uint256 disputeId) internal view returns (Dispute storage) {
        if (disputeId >= _disputes.length) revert UnknownDispute(disputeId);
        return _disputes[disputeId];
    }

    function _disputeIn(uint256 disputeId, DisputeStage stage)
        internal
        view
        returns (Dispute storage dispute)
    {
        dispute = _disputeAt(disputeId);
        if (dispute.stage != stage) revert WrongStage(disputeId, dispute.stage);
    }

    /// @notice The seats of a round.
    function _sizeOf(Dispute storage dispute) internal view returns (uint256) {
        return dispute.isAppeal ? ArbitrationTerms.APPEAL_PANEL : ArbitrationTerms.FIRST_PANEL;
    }

    /// @notice Where the round that is on begins in the panel: 3 for each round before it.
    function _startOf(Dispute storage dispute) internal view returns (uint256) {
        return uint256(dispute.round) * ArbitrationTerms.FIRST_PANEL;
    }

    /// @notice What each seat of a dispute locks.
    function _lockOf(Dispute storage dispute) internal view returns (uint256) {
        return _stakeUnits(ArbitrationTerms.lockWorth(dispute.value));
    }
}
