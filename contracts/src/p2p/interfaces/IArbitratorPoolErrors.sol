// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {DisputeStage, SeatStage} from "../types/Arbitration.sol";

/// @notice The ways in which the pool says no, with the values that decided it; beside those of IClaims, and of OpenZeppelin
/// OwnableUnauthorizedAccount and OwnableInvalidOwner. Times are seconds since 1970.
interface IArbitratorPoolErrors {
    // ------------------------------------------------------------------ deploying
    /// @notice A seat's stake has to carry the largest lock and a silence on top: at least `least` units, below 2^96.
    error SeatStakeOutOfRange(uint256 stake, uint256 least);
    /// @notice The token has no code, a USD no units, or the treasury no address.
    error BadPoolTerms(address token, uint256 unitsPerUsd, address treasury);

    // ------------------------------------------------------------------ seats
    /// @notice Every seat number is taken.
    error PoolFull(uint256 seats);
    /// @notice The seat is the holder's alone.
    error NotHolder(uint256 seat, address caller);
    /// @notice The seat's stage does not allow this.
    error WrongSeatStage(uint256 seat, SeatStage stage);
    /// @notice It may be activated from `from` on.
    error SeatTooYoung(uint256 seat, uint256 from);
    /// @notice Slashed while it waited: it needs `needed` to be drawn.
    error StakeTooLow(uint256 seat, uint256 stake, uint256 needed);
    /// @notice Nothing is missing.
    error StakeFull(uint256 seat);
    /// @notice The stake may be taken out from `from` on.
    error SeatStillLeaving(uint256 seat, uint256 from);
    /// @notice The seat's disputes are not concluded.
    error SeatOnDuty(uint256 seat, uint256 duties);

    // ------------------------------------------------------------------ opening a dispute
    /// @notice Too few active seats for a dispute, or for a panel of an appeal.
    error NotEnoughSeats(uint256 active, uint256 needed);
    /// @notice The owner has not listed it.
    error ArbitrableNotListed(address arbitrable);
    /// @notice The pool judges between two.
    error ChoicesUnsupported(uint256 choices);
    /// @notice Two words are wanted: amount and value.
    error BadExtraData(uint256 length);
    /// @notice A trade's amount is 1 to 2^128 - 1 units, a fee that is paid below 2^160.
    error AmountOutOfRange(uint256 amount);
    /// @notice Worths are 1 to `largest` millionths of a USD.
    error ValueOutOfRange(uint256 value, uint256 largest);
    /// @notice A dispute costs `cost` units of its fee token, and `fee` were offered.
    error FeeTooLow(uint256 fee, uint256 cost);

    // ------------------------------------------------------------------ a dispute's course
    /// @notice No dispute has this number.
    error UnknownDispute(uint256 disputeId);
    /// @notice The dispute's stage does not allow this.
    error WrongStage(uint256 disputeId, DisputeStage stage);
    /// @notice The time for this was over at `deadline`.
    error DeadlinePassed(uint256 disputeId, uint256 deadline);
    /// @notice This may be done from `from` on.
    error TooEarly(uint256 disputeId, uint256 from);
    /// @notice The pinned block is not sealed.
    error PinAhead(uint256 disputeId, uint256 pin);
    /// @notice The chain no longer knows the pinned block's hash: renew the pin.
    error PinMissed(uint256 disputeId, uint256 pin);
    /// @notice The pinned block's hash can be had: draw.
    error PinStands(uint256 disputeId, uint256 pin);
    /// @notice The round's panel has no such seat.
    error NotOnPanel(uint256 disputeId, uint256 round, uint256 seat);
    /// @notice A commitment of 0 means none.
    error ZeroCommitment();
    /// @notice Votes are 0, 1 and 2.
    error VoteOutOfRange(uint256 vote);
    /// @notice The seat committed to something else, or, where it is 0, to nothing.
    error CommitmentMismatch(bytes32 committed, bytes32 revealed);
    /// @notice The seat's vote is known.
    error AlreadyRevealed(uint256 disputeId, uint256 seat);
    /// @notice The arbitrable took the ruling.
    error AlreadyDelivered(uint256 disputeId);
}
