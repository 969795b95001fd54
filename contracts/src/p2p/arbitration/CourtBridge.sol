// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {IArbitrable} from "../interfaces/IArbitrable.sol";
import {IArbitrator} from "../interfaces/IArbitrator.sol";
import {ICourt} from "../interfaces/ICourt.sol";
import {BridgedDispute, BridgeStage, ICourtBridge} from "../interfaces/ICourtBridge.sol";
import {Claims} from "./Claims.sol";
import {RulingDelivery} from "./RulingDelivery.sol";

/// @title CourtBridge
/// @notice The manual is ICourtBridge.
/// @dev The court is called from `forward` alone, where the dispute no longer waits and its number is not known: nothing that
/// the court, or the receiver of the change, does from inside meets a dispute that could be forwarded or ruled on twice.
contract CourtBridge is ICourtBridge, Claims {
    /// @dev One text for all disputes.
    uint256 private constant META_EVIDENCE = 0;
    /// @dev Before the 45 days are over that Weir's escrow waits for a ruling.
    uint256 private constant LAPSE_TIME = 30 days;

    /// @inheritdoc ICourtBridge
    address public immutable override COURT;
    /// @inheritdoc ICourtBridge
    uint256 public immutable override FEE_WORTH;
    /// @inheritdoc ICourtBridge
    address public immutable override TREASURY;
    /// @inheritdoc ICourtBridge
    bytes public override courtExtraData;

    BridgedDispute[] private _disputes;
    /// @dev The bridge's number plus one.
    mapping(uint256 courtId => uint256) private _askedAs;

    /// @param feeWorth what a dispute costs here, in millionths of a USD, below 2^96: what the court asks, and something for
    /// whoever forwards.
    /// @param metaEvidence where the court's people read what disputes here are about.
    /// @dev Reverts: BadBridgeTerms.
    constructor(
        address court,
        bytes memory courtExtraData_,
        uint256 feeWorth,
        address treasury,
        string memory metaEvidence
    ) {
        if (court.code.length == 0 || feeWorth == 0 || feeWorth >> 96 != 0 || treasury == address(0)) {
            revert BadBridgeTerms(court, feeWorth, treasury);
        }
        (COURT, FEE_WORTH, TREASURY, courtExtraData) = (court, feeWorth, treasury, courtExtraData_);
        emit MetaEvidence(META_EVIDENCE, metaEvidence);
    }

    /// @inheritdoc IArbitrator
    /// @dev FEE_WORTH of `value` as a part of `amount`, rounded up; the same in every token. Reverts: BadExtraData.
    function arbitrationCost(bytes calldata extraData, address) public view returns (uint256) {
        (uint256 amount, uint256 value) =
            extraData.length == 64 ? abi.decode(extraData, (uint256, uint256)) : (0, 0);
        if (amount == 0 || amount > type(uint128).max || value == 0) revert BadExtraData(extraData);
        // Below 2^128 * 2^96; one is taken off the product, which is at least 1, so that no sum overflows.
        unchecked {
            return (amount * FEE_WORTH - 1) / value + 1;
        }
    }

    /// @inheritdoc IArbitrator
    /// @dev Reverts: ChoicesUnsupported, BadExtraData, FeeOutOfRange.
    function createDispute(uint256 choices, bytes calldata extraData, address feeToken, uint256 fee)
        external
        returns (uint256 disputeId)
    {
        if (choices == 0 || choices >= type(uint8).max) revert ChoicesUnsupported(choices);
        uint256 cost = arbitrationCost(extraData, feeToken);
        if (fee < cost || fee >> 224 != 0) revert FeeOutOfRange(fee, cost);
        disputeId = _disputes.length;
        BridgedDispute storage dispute = _disputes.push();
        (dispute.arbitrable, dispute.stage) = (msg.sender, BridgeStage.Waiting);
        dispute.since = uint40(block.timestamp);
        (dispute.feeToken, dispute.fee, dispute.choices) = (feeToken, fee, choices);
        emit DisputeCreation(disputeId, msg.sender);
        _pull(feeToken, fee);
    }

    /// @inheritdoc ICourtBridge
    function forward(uint256 disputeId) external payable returns (uint256 courtId) {
        BridgedDispute storage dispute = _disputeIn(disputeId, BridgeStage.Waiting);
        uint256 cost = courtCost();
        if (msg.value < cost) revert CostNotPaid(msg.value, cost);
        dispute.stage = BridgeStage.Asked;
        _owe(dispute.feeToken, msg.sender, dispute.fee);
        courtId = ICourt(COURT).createDispute{value: cost}(dispute.choices, courtExtraData);
        if (_askedAs[courtId] != 0) revert CourtIdUsed(courtId);
        _askedAs[courtId] = disputeId + 1;
        dispute.courtId = courtId;
        emit Forwarded(disputeId, courtId, msg.sender, cost);
        emit Dispute(COURT, courtId, META_EVIDENCE, disputeId);
        // The value is at least the cost.
        unchecked {
            if (msg.value != cost) SafeTransferLib.safeTransferETH(msg.sender, msg.value - cost);
        }
    }

    /// @inheritdoc IArbitrable
    /// @dev A ruling that is none of the choices counts as refused. Never reverts by what the arbitrable does, for the court's
    /// own course may hang on it. Reverts: NotTheCourt, WrongBridgeStage.
    function rule(uint256 courtId, uint256 ruling) external {
        uint256 asked = _askedAs[courtId];
        if (msg.sender != COURT || asked == 0) revert NotTheCourt(msg.sender);
        BridgedDispute storage dispute = _disputeIn(asked - 1, BridgeStage.Asked);
        emit Ruling(COURT, courtId, ruling);
        _decide(dispute, asked - 1, ruling > dispute.choices ? 0 : ruling);
    }

    /// @inheritdoc ICourtBridge
    function lapse(uint256 disputeId) external {
        BridgedDispute storage dispute = _disputeIn(disputeId, BridgeStage.Waiting);
        uint256 from = dispute.since + LAPSE_TIME;
        if (block.timestamp < from) revert TooEarly(disputeId, from);
        emit Lapsed(disputeId);
        _owe(dispute.feeToken, TREASURY, dispute.fee);
        _decide(dispute, disputeId, 0);
    }

    /// @inheritdoc ICourtBridge
    function deliver(uint256 disputeId) external {
        BridgedDispute storage dispute = _disputeIn(disputeId, BridgeStage.Ruled);
        if (dispute.isDelivered) revert AlreadyDelivered(disputeId);
        dispute.isDelivered = true;
        emit RulingDelivered(disputeId);
        IArbitrable(dispute.arbitrable).rule(disputeId, dispute.ruling);
    }

    /// @inheritdoc ICourtBridge
    function submitEvidence(uint256 disputeId, string calldata uri) external {
        if (disputeId >= _disputes.length) revert UnknownBridgedDispute(disputeId);
        emit Evidence(COURT, disputeId, msg.sender, uri);
    }

    /// @inheritdoc ICourtBridge
    function courtCost() public view returns (uint256) {
        return ICourt(COURT).arbitrationCost(courtExtraData);
    }

    /// @inheritdoc ICourtBridge
    function disputeOf(uint256 disputeId) external view returns (BridgedDispute memory) {
        if (disputeId >= _disputes.length) revert UnknownBridgedDispute(disputeId);
        return _disputes[disputeId];
    }

    /// @param ruling at most `choices`, below 2^8.
    function _decide(BridgedDispute storage dispute, uint256 disputeId, uint256 ruling) private {
        dispute.stage = BridgeStage.Ruled;
        dispute.ruling = uint8(ruling);
        // Before the call, so that from inside it `deliver` brings no second ruling.
        dispute.isDelivered = true;
        if (RulingDelivery.attempt(dispute.arbitrable, disputeId, ruling)) {
            emit RulingDelivered(disputeId);
        } else {
            dispute.isDelivered = false;
            emit RulingRefused(disputeId);
        }
    }

    function _disputeIn(uint256 disputeId, BridgeStage stage)
        private
        view
        returns (BridgedDispute storage dispute)
    {
        if (disputeId >= _disputes.length) revert UnknownBridgedDispute(disputeId);
        dispute = _disputes[disputeId];
        if (dispute.stage != stage) revert WrongBridgeStage(disputeId, dispute.stage);
    }
}
