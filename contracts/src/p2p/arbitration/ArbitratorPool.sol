// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable, Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {IArbitrator} from "../interfaces/IArbitrator.sol";
import {IArbitratorPool} from "../interfaces/IArbitratorPool.sol";
import {Dispute, DisputeStage, Seat} from "../types/Arbitration.sol";
import {ArbitrationTerms} from "./ArbitrationTerms.sol";
import {Conclusions} from "./Conclusions.sol";
import {PoolStorage} from "./PoolStorage.sol";

/// @title ArbitratorPool
/// @notice The manual is IArbitratorPool.
contract ArbitratorPool is Conclusions, Ownable2Step {
    /// @param stakeToken what stakes are in, a plain ERC-20 that is worth a USD.
    /// @param unitsPerUsd units of it, below 2^64.
    /// @param seatStake units that a seat brings, at least 660 USD: the largest lock and a tenth. Twice the lock or more lets a
    /// seat answer for two disputes at once.
    /// @param owner_ lists arbitrables.
    /// @param treasury gets what is slashed and the dust.
    /// @dev Reverts: BadPoolTerms, SeatStakeOutOfRange.
    constructor(address stakeToken, uint256 unitsPerUsd, uint256 seatStake, address owner_, address treasury)
        PoolStorage(stakeToken, unitsPerUsd, seatStake, treasury)
        Ownable(owner_)
    {}

    /// @inheritdoc IArbitrator
    /// @dev The same in every token: the arbitrable values trades in those that it knows. Nothing that the owner can change is
    /// in it, so a fee that was set aside when a trade began is enough when it is disputed.
    /// Reverts: NotEnoughSeats, BadExtraData, AmountOutOfRange, ValueOutOfRange.
    function arbitrationCost(bytes calldata extraData, address) external view returns (uint256 cost) {
        _requireSeats(ArbitrationTerms.LEAST_SEATS);
        (cost,) = _costOf(extraData);
    }

    /// @inheritdoc IArbitrator
    /// @dev With fewer seats than `arbitrationCost` wants: it is asked before a trade begins, and this when it is disputed.
    /// Reverts: ArbitrableNotListed, ChoicesUnsupported, NotEnoughSeats, BadExtraData, AmountOutOfRange,
    /// ValueOutOfRange, FeeTooLow.
    function createDispute(uint256 choices, bytes calldata extraData, address feeToken, uint256 fee)
        external
        returns (uint256 disputeId)
    {
        if (!isArbitrable[msg.sender]) revert ArbitrableNotListed(msg.sender);
        if (choices != HIGHEST_VOTE) revert ChoicesUnsupported(choices);
        _requireSeats(ArbitrationTerms.LEAST_SEATS_TO_HEAR);
        (uint256 cost, uint256 value) = _costOf(extraData);
        if (fee < cost) revert FeeTooLow(fee, cost);
        // Costs are below 2^160; so the fees of 2^90 disputes in a token that lies about what it paid add up below 2^256, and
        // no sum that a conclusion makes can overflow and hold it up.
        if (fee > type(uint160).max) revert AmountOutOfRange(fee);
        disputeId = _disputes.length;
        Dispute storage dispute = _disputes.push();
        (dispute.arbitrable, dispute.feeToken, dispute.fee) = (msg.sender, feeToken, fee);
        // At most LARGEST_TRADE, below 2^30.
        dispute.value = uint64(value);
        emit DisputeCreation(disputeId, msg.sender);
        emit DisputeOpened(disputeId, feeToken, fee, value, _lockOf(dispute));
        _request(dispute, disputeId);
        _pull(feeToken, fee);
    }

    function _requireSeats(uint256 needed) private view {
        if (activeSeats < needed) revert NotEnoughSeats(activeSeats, needed);
    }

    /// @dev Three seats at the declared price.
    function _costOf(bytes calldata extraData) private pure returns (uint256 cost, uint256 value) {
        if (extraData.length != 64) revert BadExtraData(extraData.length);
        uint256 amount;
        (amount, value) = abi.decode(extraData, (uint256, uint256));
        if (amount == 0 || amount > type(uint128).max) revert AmountOutOfRange(amount);
        if (value == 0 || value > ArbitrationTerms.LARGEST_TRADE) {
            revert ValueOutOfRange(value, ArbitrationTerms.LARGEST_TRADE);
        }
        cost = ArbitrationTerms.FIRST_PANEL * ArbitrationTerms.seatFee(amount, value);
    }

    // ------------------------------------------------------------------ the owner

    /// @inheritdoc IArbitratorPool
    function setArbitrable(address arbitrable, bool isListed) external onlyOwner {
        isArbitrable[arbitrable] = isListed;
        emit ArbitrableSet(arbitrable, isListed);
    }

    // ------------------------------------------------------------------ what is

    /// @inheritdoc IArbitratorPool
    function seatCount() external view returns (uint256) {
        return _seats.length;
    }

    /// @inheritdoc IArbitratorPool
    function seatOf(uint256 seat) external view returns (Seat memory empty) {
        return seat < _seats.length ? _seats[seat] : empty;
    }

    /// @inheritdoc IArbitratorPool
    function disputeOf(uint256 disputeId) external view returns (Dispute memory) {
        return _disputeAt(disputeId);
    }

    /// @inheritdoc IArbitratorPool
    function commitmentAt(uint256 disputeId, uint256 seat) external view returns (bytes32) {
        return _commitments[disputeId][seat];
    }

    /// @inheritdoc IArbitratorPool
    function panelOf(uint256 disputeId) external view returns (uint256[] memory seats) {
        Dispute storage dispute = _disputeAt(disputeId);
        if (dispute.stage == DisputeStage.Drawing) return seats;
        uint256 start = _startOf(dispute);
        if (dispute.panel.entry(start) == 0) return seats;
        seats = new uint256[](_sizeOf(dispute));
        for (uint256 i; i < seats.length; ++i) {
            seats[i] = dispute.panel.entry(start + i) - 1;
        }
    }

    /// @inheritdoc IArbitratorPool
    function lockOf(uint256 disputeId) external view returns (uint256) {
        return _lockOf(_disputeAt(disputeId));
    }

    /// @inheritdoc IArbitratorPool
    function appealCost(uint256 disputeId) external view returns (uint256) {
        return ArbitrationTerms.appealFee(_disputeAt(disputeId).fee);
    }
}
