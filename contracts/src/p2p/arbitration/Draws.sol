// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {BlockHashLib} from "solady/utils/BlockHashLib.sol";
import {IArbitratorPool} from "../interfaces/IArbitratorPool.sol";
import {Dispute, DisputeStage, Seat} from "../types/Arbitration.sol";
import {Panel} from "../types/Panel.sol";
import {ArbitrationTerms} from "./ArbitrationTerms.sol";
import {PoolStorage} from "./PoolStorage.sol";

/// @notice How panels are drawn.
///
/// A request in block b pins block b + 8, and how many seats were ever given out. Once that block is sealed its hash draws:
/// numbers below that count, from a hash of the block's hash, the pool, the dispute, the round and the try, each passed over unless
/// its seat was active before b and not inactive by the end of b, and not drawn for this dispute before.
///
/// Why nothing that anybody does after b changes who is drawn. The panel is a function of: the hash; the dispute's number,
/// round and earlier panels, which change only by drawing; the count, which is kept; and of each seat looked at, whether
/// activeBlock < b and (inactiveBlock is 0 or above b). That last truth is fixed once b is over:
///  - joining writes a seat that is new, or that left 60 days ago; its activeBlock is 0;
///  - activating writes activeBlock = now, above b, where it was 0 or where the seat has been inactive for 30 days;
///  - leaving, or being slashed below the largest lock, writes inactiveBlock = now, above b, where it was 0.
/// An old inactiveBlock above b is thus overwritten 30 days later at the earliest, and a pin is drawn within 2 days of b.
/// Numbers of blocks are compared and not times, for many blocks of a fast chain share a second. Stakes and locks are not looked at:
/// if a seat whose stake is all locked were passed over, whoever opens disputes with himself could fill honest seats
/// up, and choose the order of draws, until the seats left suited him. So a seat's locks may come to more than its stake, and
/// a seat that is wrong in several disputes at once answers with all of its stake, not with the sum.
///
/// A caller who dislikes the panel can revert, and the next caller draws the same. What is left to an attacker is
/// hoping that nobody draws until the hash is gone: 256 blocks, or 8,191 where the chain keeps hashes (EIP-2935).
/// Either party, either's page, or any seat draws before that.
abstract contract Draws is PoolStorage {
    /// @inheritdoc IArbitratorPool
    function draw(uint256 disputeId) external {
        Dispute storage dispute = _disputeToDraw(disputeId);
        uint256 pin = dispute.pin;
        bytes32 hash = BlockHashLib.blockHash(pin);
        if (hash == 0) revert PinMissed(disputeId, pin);
        uint256[] memory seats =
            _pick(dispute, keccak256(abi.encode(hash, address(this), disputeId, dispute.round)));
        if (seats.length == 0) return _pin(dispute, disputeId);

        uint256 lock = _lockOf(dispute);
        uint256 start = _startOf(dispute);
        Panel panel = dispute.panel;
        for (uint256 i; i < seats.length; ++i) {
            panel = panel.put(start + i, seats[i]);
            Seat storage seat = _seats[seats[i]];
            // A seat is drawn once for a dispute. 2^16 disputes of one seat, or 2^96 units locked, revert, and the dispute
            // waits until its time is over.
            seat.duties += 1;
            seat.locked += uint96(lock);
        }
        dispute.panel = panel;
        dispute.stage = DisputeStage.Voting;
        dispute.since = uint40(block.timestamp);
        emit PanelDrawn(disputeId, dispute.round, seats);
    }

    /// @inheritdoc IArbitratorPool
    /// @dev A hash cannot be made to look gone by giving little gas: beyond 256 blocks it is a call that gets 63/64 of what is
    /// left, and needs less than 10,000; to fail it leaves less than 160 for the storage that is written here.
    function renewPin(uint256 disputeId) external {
        Dispute storage dispute = _disputeToDraw(disputeId);
        if (BlockHashLib.blockHash(dispute.pin) != 0) revert PinStands(disputeId, dispute.pin);
        _pin(dispute, disputeId);
    }

    /// @notice Asks for a panel for the round that is on.
    function _request(Dispute storage dispute, uint256 disputeId) internal {
        dispute.stage = DisputeStage.Drawing;
        dispute.since = uint40(block.timestamp);
        _pin(dispute, disputeId);
    }

    /// @dev In its time, with its block sealed.
    function _disputeToDraw(uint256 disputeId) private view returns (Dispute storage dispute) {
        dispute = _disputeIn(disputeId, DisputeStage.Drawing);
        uint256 deadline = dispute.since + ArbitrationTerms.DRAW_TIME;
        if (block.timestamp >= deadline) revert DeadlinePassed(disputeId, deadline);
        if (block.number <= dispute.pin) revert PinAhead(disputeId, dispute.pin);
    }

    function _pin(Dispute storage dispute, uint256 disputeId) private {
        uint256 pin = block.number + ArbitrationTerms.PIN_DISTANCE;
        dispute.pin = uint48(pin);
        // At most MOST_SEATS, below 2^16.
        dispute.slots = uint16(_seats.length);
        emit PinSet(disputeId, dispute.round, pin, _seats.length);
    }

    /// @notice Rejection sampling without replacement: each set of the eligible seats is as likely as any other, but for
    /// the 2^-240 by which a hash modulo 2^16 is uneven.
    /// @return seats the round's panel; none where MOST_TRIES did not find it.
    function _pick(Dispute storage dispute, bytes32 seed) private view returns (uint256[] memory seats) {
        uint256 slots = dispute.slots;
        if (slots == 0) return seats;
        uint256 size = _sizeOf(dispute);
        uint256 start = _startOf(dispute);
        uint256 requested = dispute.pin - ArbitrationTerms.PIN_DISTANCE;
        Panel panel = dispute.panel;
        uint256 found;
        seats = new uint256[](size);
        for (uint256 i; i < ArbitrationTerms.MOST_TRIES; ++i) {
            uint256 number = uint256(keccak256(abi.encode(seed, i))) % slots;
            if (!_isEligible(number, requested) || panel.holds(number, start + found)) continue;
            seats[found] = number;
            panel = panel.put(start + found, number);
            if (++found == size) return seats;
        }
        return new uint256[](0);
    }

    /// @notice Whether a seat was active before a block and still at its end.
    function _isEligible(uint256 number, uint256 requested) private view returns (bool) {
        Seat storage seat = _seats[number];
        (uint256 from, uint256 until) = (seat.activeBlock, seat.inactiveBlock);
        return from != 0 && from < requested && (until == 0 || until > requested);
    }
}
