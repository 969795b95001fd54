// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice What the pool tells indexers and pages.
interface IArbitratorPoolEvents {
    // ------------------------------------------------------------------ seats
    /// @notice A seat was taken; from `activeFrom` on anyone may activate it. Times are seconds since 1970.
    event SeatJoined(uint256 indexed seat, address indexed holder, uint256 activeFrom);
    /// @notice Disputes of later blocks may draw it.
    event SeatActivated(uint256 indexed seat);
    /// @notice Evidence is sealed to this key from here on.
    event SeatKeySet(uint256 indexed seat, bytes32 key);
    /// @notice `activeFrom` is 0 for a seat that stayed as it was.
    event SeatToppedUp(uint256 indexed seat, uint256 amount, uint256 activeFrom);
    /// @notice Its stake fell to `stake` units, below the largest lock: it is not drawn until it is filled up.
    event SeatSuspended(uint256 indexed seat, uint256 stake);
    /// @notice It is not drawn any more; its stake may be taken out from `freeFrom` on.
    event SeatLeaving(uint256 indexed seat, uint256 freeFrom);
    /// @notice The stake, `amount` units, was paid to `to`, and the number is free.
    event SeatLeft(uint256 indexed seat, address indexed holder, address to, uint256 amount);

    // ------------------------------------------------------------------ disputes
    /// @notice The dispute's terms, beside DisputeCreation.
    /// @param lock units of the stake's token for each seat.
    event DisputeOpened(
        uint256 indexed disputeId, address indexed feeToken, uint256 fee, uint256 value, uint256 lock
    );
    /// @notice The hash of block `pin` will draw among the first `slots` seats.
    event PinSet(uint256 indexed disputeId, uint256 indexed round, uint256 pin, uint256 slots);
    /// @notice These seats vote in this round.
    event PanelDrawn(uint256 indexed disputeId, uint256 indexed round, uint256[] seats);
    /// @notice A seat committed to a vote; the last one of a round counts.
    event Committed(uint256 indexed disputeId, uint256 indexed seat, bytes32 commitment);
    /// @notice A seat's vote: 1 or 2 as the arbitrable names them, 0 to refuse.
    event Revealed(uint256 indexed disputeId, uint256 indexed seat, uint256 vote);
    /// @notice No vote had its majority.
    event RoundUndecided(uint256 indexed disputeId, uint256 indexed round);
    /// @notice A first ruling, which may be appealed before `appealableUntil`.
    event FirstRuling(uint256 indexed disputeId, uint256 ruling, uint256 appealableUntil);
    /// @notice Somebody paid `fee` units of the dispute's fee token for seven others.
    event Appealed(uint256 indexed disputeId, address indexed appellant, uint256 fee);
    /// @notice A seat lost `amount` units of its stake.
    event SeatSlashed(uint256 indexed disputeId, uint256 indexed seat, uint256 amount);
    /// @notice A seat is owed `amount` units of `token` more.
    event SeatPaid(uint256 indexed disputeId, uint256 indexed seat, address token, uint256 amount);
    /// @notice All money of the dispute is owed to somebody. `isOverturned`: an appeal changed the first ruling.
    event DisputeConcluded(uint256 indexed disputeId, uint256 ruling, bool isOverturned);
    /// @notice The arbitrable took the ruling.
    event RulingDelivered(uint256 indexed disputeId);
    /// @notice The arbitrable refused the ruling, or had too little gas: `deliver` tries again.
    event RulingRefused(uint256 indexed disputeId);

    // ------------------------------------------------------------------ the owner
    /// @notice The owner listed a contract, or took it off the list.
    event ArbitrableSet(address indexed arbitrable, bool isListed);
}
