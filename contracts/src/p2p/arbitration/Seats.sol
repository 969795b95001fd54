// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitratorPool} from "../interfaces/IArbitratorPool.sol";
import {Seat, SeatStage} from "../types/Arbitration.sol";
import {ArbitrationTerms} from "./ArbitrationTerms.sol";
import {PoolStorage} from "./PoolStorage.sol";

/// @notice How seats come and go.
///
/// A seat is drawable by a dispute whose block lies between its `activeBlock` and its `inactiveBlock`. Draws argues why these
/// two may only ever be written as they are here: with the number of the block they are written in, and a second time
/// no sooner than 30 days after the first, when no pin of before can be drawn any more.
abstract contract Seats is PoolStorage {
    /// @inheritdoc IArbitratorPool
    function join(bytes32 key) external returns (uint256 seat) {
        uint256 count = _free.length;
        if (count != 0) {
            seat = _free[count - 1];
            _free.pop();
        } else {
            seat = _seats.length;
            if (seat == ArbitrationTerms.MOST_SEATS) revert PoolFull(seat);
            _seats.push();
        }
        uint256 activeFrom = block.timestamp + ArbitrationTerms.JOINING_TIME;
        _seats[seat] = Seat({
            holder: msg.sender,
            activeBlock: 0,
            inactiveBlock: 0,
            // Below 2^96 by the constructor.
            stake: uint96(SEAT_STAKE),
            locked: 0,
            // Seconds pass 2^40 in 36,800 years.
            time: uint40(activeFrom),
            duties: 0,
            stage: SeatStage.Waiting
        });
        emit SeatJoined(seat, msg.sender, activeFrom);
        emit SeatKeySet(seat, key);
        _pull(STAKE_TOKEN, SEAT_STAKE);
    }

    /// @inheritdoc IArbitratorPool
    function activate(uint256 number) external {
        SeatStage stage = number < _seats.length ? _seats[number].stage : SeatStage.Empty;
        if (stage != SeatStage.Waiting) revert WrongSeatStage(number, stage);
        Seat storage seat = _seats[number];
        if (block.timestamp < seat.time) revert SeatTooYoung(number, seat.time);
        uint256 needed = _largestLock();
        if (seat.stake < needed) revert StakeTooLow(number, seat.stake, needed);
        seat.stage = SeatStage.Active;
        // Blocks pass 2^48 in 9 million years at one a second.
        seat.activeBlock = uint48(block.number);
        seat.inactiveBlock = 0;
        ++activeSeats;
        emit SeatActivated(number);
    }

    /// @inheritdoc IArbitratorPool
    function setKey(uint256 seat, bytes32 key) external {
        _seatOfCaller(seat);
        emit SeatKeySet(seat, key);
    }

    /// @inheritdoc IArbitratorPool
    function topUp(uint256 number) external {
        Seat storage seat = _seatOfCaller(number);
        SeatStage stage = seat.stage;
        if (stage == SeatStage.Leaving) revert WrongSeatStage(number, stage);
        uint256 amount = SEAT_STAKE - seat.stake;
        if (amount == 0) revert StakeFull(number);
        seat.stake = uint96(SEAT_STAKE);
        uint256 activeFrom;
        if (stage == SeatStage.Suspended) {
            activeFrom = block.timestamp + ArbitrationTerms.JOINING_TIME;
            seat.time = uint40(activeFrom);
            seat.stage = SeatStage.Waiting;
        }
        emit SeatToppedUp(number, amount, activeFrom);
        _pull(STAKE_TOKEN, amount);
    }

    /// @inheritdoc IArbitratorPool
    function startLeaving(uint256 number) external {
        Seat storage seat = _seatOfCaller(number);
        SeatStage stage = seat.stage;
        if (stage == SeatStage.Leaving) revert WrongSeatStage(number, stage);
        if (stage == SeatStage.Active) _deactivate(seat);
        uint256 freeFrom = block.timestamp + ArbitrationTerms.LEAVING_TIME;
        seat.stage = SeatStage.Leaving;
        seat.time = uint40(freeFrom);
        emit SeatLeaving(number, freeFrom);
    }

    /// @inheritdoc IArbitratorPool
    function takeStake(uint256 number, address to) external returns (uint256 amount) {
        Seat storage seat = _seatOfCaller(number);
        if (seat.stage != SeatStage.Leaving) revert WrongSeatStage(number, seat.stage);
        if (block.timestamp < seat.time) revert SeatStillLeaving(number, seat.time);
        if (seat.duties != 0) revert SeatOnDuty(number, seat.duties);
        amount = seat.stake;
        delete _seats[number];
        _free.push(number);
        emit SeatLeft(number, msg.sender, to, amount);
        if (amount != 0) _push(STAKE_TOKEN, to, amount);
    }

    /// @notice Takes up to `amount` of a seat's stake; one that falls below the largest lock is drawn no more.
    /// @return taken less than `amount` only where several disputes slash the same stake.
    function _slash(uint256 disputeId, uint256 number, uint256 amount) internal returns (uint256 taken) {
        Seat storage seat = _seats[number];
        uint256 stake = seat.stake;
        taken = amount < stake ? amount : stake;
        // At most the stake is taken.
        unchecked {
            stake -= taken;
        }
        seat.stake = uint96(stake);
        emit SeatSlashed(disputeId, number, taken);
        if (seat.stage == SeatStage.Active && stake < _largestLock()) {
            _deactivate(seat);
            seat.stage = SeatStage.Suspended;
            emit SeatSuspended(number, stake);
        }
    }

    function _deactivate(Seat storage seat) private {
        seat.inactiveBlock = uint48(block.number);
        --activeSeats;
    }
}
