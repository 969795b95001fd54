// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice What the pool tells indexers and pages.
interface IArbitratorPoolEvents {
    // ------------------------------------------------------------------ seats
    event SeatJoined(uint256 indexed seat, address indexed holder, uint256 activeFrom);
    event SeatActivated(uint256 indexed seat);
    /// @notice Evidence is sealed to this key from here on.
    event SeatKeySet(uint256 indexed seat, bytes32 key);
    /// @notice `activeFrom` is 0 for a seat that stayed as it was.
    event SeatToppedUp(uint256 indexed seat, uint256 amount, uint256 activeFrom);
    event SeatSuspended(uint256 indexed seat, uint256 stake);
    event SeatLeaving(uint256 indexed seat, uint256 freeFrom);
    event SeatLeft(uint256 indexed seat, address indexed holder, address to, uint256 amount);

    // ------------------------------------------------------------------ disputes
    /// @notice The dispute's terms, beside DisputeCreation. @param lock units of the stake's token for each seat.
    event DisputeOpened(
        uint256 indexed disputeId, address indexed feeToken, uint256 fee, uint256 value, uint256 lock
    );
    /// @notice The hash of block `pin` will draw among the first `slots` seats.
    event PinSet(uint256 indexed disputeId, uint256 indexed round, uint256 pin, uint256 slots);
    event PanelDrawn(uint256 indexed disputeId, uint256 indexed round, uint256[] seats);
    event Committed(uint256 indexed disputeId, uint256 indexed seat, bytes32 commitment);
    event Revealed(uint256 indexed disputeId, uint256 indexed seat, uint256 vote);
    /// @notice No vote had its majority.
    event RoundUndecided(uint256 indexed disputeId, uint256 indexed round);
    /// @notice A first ruling, which may be appealed before `appealableUntil`.
    event FirstRuling(uint256 indexed disputeId, uint256 ruling, uint256 appealableUntil);
    event Appealed(uint256 indexed disputeId, address indexed appellant, uint256 fee);
    event SeatSlashed(uint256 indexed disputeId, uint256 indexed seat, uint256 amount);
    event SeatPaid(uint256 indexed disputeId, uint256 indexed seat, address token, uint256 amount);
    event DisputeConcluded(uint256 indexed disputeId, uint256 ruling, bool isOverturned);
    event RulingDelivered(uint256 indexed disputeId);
    /// @notice The arbitrable refused the ruling, or had too little gas: `deliver` tries again.
    event RulingRefused(uint256 indexed disputeId);

    // ------------------------------------------------------------------ the owner
    event ArbitrableSet(address indexed arbitrable, bool isListed);
}
