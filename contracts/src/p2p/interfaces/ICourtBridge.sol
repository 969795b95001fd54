// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitrable} from "./IArbitrable.sol";
import {IArbitrator} from "./IArbitrator.sol";
import {IClaims} from "./IClaims.sol";

/// @notice Waiting: for somebody who pays the court. Asked: for its ruling. Ruled: it, or the lapse, decided.
enum BridgeStage {
    None,
    Waiting,
    Asked,
    Ruled
}

/// @notice A dispute on its way through the bridge.
/// @param ruling the court's, in Ruled; 0 where it lapsed.
/// @param since when it was created.
/// @param courtId the court's number for it, from Asked on.
struct BridgedDispute {
    address arbitrable;
    BridgeStage stage;
    bool isDelivered;
    uint8 ruling;
    uint40 since;
    address feeToken;
    uint256 fee;
    uint256 choices;
    uint256 courtId;
}

/// @title CourtBridge: lets an outside court whose fees are coins decide disputes whose fees are tokens.
/// @notice The manual. The arbitrable pays a token fee that is fixed in USD at the price that the trade declares. Whoever
/// forwards the dispute pays the court in coins and gets that fee; where the court costs more than it, one of the
/// parties may still find it worth his while. A dispute that nobody forwards for 30 days counts as refused.
///
/// Trust: who names this bridge trusts the court to rule, to rule soundly, and in time: the escrow waits 45 days, and an
/// appeal there may take longer. The bridge has no owner. It holds fees of disputes that wait, and what is owed.
/// A forwarder trusts the token that he is paid in: look at `disputeOf` first, anyone may create disputes here.
/// Reverts of every function that names a dispute: UnknownBridgedDispute, WrongBridgeStage.
interface ICourtBridge is IArbitrator, IArbitrable, IClaims {
    /// @notice The court's dispute, as ERC-1497 wants it: for pages of the court to find what it is about.
    event Dispute(
        address indexed arbitrator, uint256 indexed courtId, uint256 metaEvidenceId, uint256 evidenceGroupId
    );
    /// @notice What disputes here are about, at `uri` (ERC-1497).
    event MetaEvidence(uint256 indexed metaEvidenceId, string uri);
    /// @notice Evidence, at `uri` (ERC-1497). Anyone may submit; readers go by `party`.
    event Evidence(
        address indexed arbitrator, uint256 indexed evidenceGroupId, address indexed party, string uri
    );
    /// @notice The court was asked; `cost` of the chain's coin was paid to it, and the forwarder is owed the token fee.
    event Forwarded(
        uint256 indexed disputeId, uint256 indexed courtId, address indexed forwarder, uint256 cost
    );
    /// @notice Nobody forwarded it for 30 days: ruling 0, and the fee is the treasury's.
    event Lapsed(uint256 indexed disputeId);
    /// @notice The arbitrable took the ruling.
    event RulingDelivered(uint256 indexed disputeId);
    /// @notice The arbitrable refused the ruling, or had too little gas: `deliver` tries again.
    event RulingRefused(uint256 indexed disputeId);

    /// @notice The court has no code, the fee is nothing, or the treasury has no address.
    error BadBridgeTerms(address court, uint256 feeWorth, address treasury);
    /// @notice No dispute has this number.
    error UnknownBridgedDispute(uint256 disputeId);
    /// @notice The dispute's stage does not allow this.
    error WrongBridgeStage(uint256 disputeId, BridgeStage stage);
    /// @notice Two words are wanted: amount and value, neither of them 0, the amount below 2^128.
    error BadExtraData(bytes extraData);
    /// @notice Below the cost, or not below 2^224.
    error FeeOutOfRange(uint256 fee, uint256 cost);
    /// @notice 1 to 254 choices.
    error ChoicesUnsupported(uint256 choices);
    /// @notice The court wants more coins.
    error CostNotPaid(uint256 paid, uint256 cost);
    /// @notice The court already has that number for another dispute of this bridge.
    error CourtIdUsed(uint256 courtId);
    /// @notice The court alone rules, on what it was asked.
    error NotTheCourt(address caller);
    /// @notice It lapses from `from` on.
    error TooEarly(uint256 disputeId, uint256 from);
    /// @notice The arbitrable took the ruling.
    error AlreadyDelivered(uint256 disputeId);

    /// @notice Pays the court with the coins that come along, returns what is too much, and owes the caller the token fee.
    /// @dev Reverts: CostNotPaid, CourtIdUsed, and as the court does.
    function forward(uint256 disputeId) external payable returns (uint256 courtId);

    /// @notice Ends a dispute that nobody forwarded for 30 days: ruling 0. Its fee is the treasury's, so that nobody gains by
    /// keeping others from forwarding. Anyone may.
    /// @dev Reverts: TooEarly.
    function lapse(uint256 disputeId) external;

    /// @notice Brings a ruling to an arbitrable that refused it, with all the gas of this call; reverts as it does.
    /// Anyone may.
    /// @dev Reverts: AlreadyDelivered.
    function deliver(uint256 disputeId) external;

    /// @notice Shows evidence to the court. The chain keeps the address only.
    function submitEvidence(uint256 disputeId, string calldata uri) external;

    /// @notice The court that is asked.
    function COURT() external view returns (address);
    /// @notice What the court is told with each dispute: of Kleros the subcourt and how many jurors.
    function courtExtraData() external view returns (bytes memory);
    /// @notice The token fee of a dispute, in millionths of a USD at the price that the trade declares.
    function FEE_WORTH() external view returns (uint256);
    /// @notice Who is owed the fees of lapsed disputes.
    function TREASURY() external view returns (address);

    /// @notice What must come along to `forward`, in units of the chain's coin.
    function courtCost() external view returns (uint256);
    /// @notice A dispute as it stands.
    /// @dev Reverts: UnknownBridgedDispute.
    function disputeOf(uint256 disputeId) external view returns (BridgedDispute memory);
}
