// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";
import {PoolSlot} from "../types/PoolSlot.sol";
import {MarketReader} from "./MarketReader.sol";

/// @notice The exchange's own storage, its lock, and the checks that every part shares.
///
/// The lock has two states: free, and inside a token call, in which everything is refused, reading included. Storage is
/// final before any outside call, so nothing needs to be closed around a flash's callback: what it reads is true, and
/// what it does settles for itself.
abstract contract MarketStorage is MarketReader {
    /// @dev Transient slot of the lock: 0 free, 1 inside a token call.
    uint256 private constant LOCK = 0;
    uint256 private constant INSIDE_TOKEN_CALL = 1;

    /// @notice Refuses to run while a token is being called.
    modifier unlocked() {
        _requireUnlocked();
        _;
    }

    function _requireUnlocked() internal view {
        uint256 state;
        // memory-safe: touches no memory.
        assembly ("memory-safe") {
            state := tload(LOCK)
        }
        if (state != 0) revert IExchangeErrors.Locked();
    }

    /// @notice Closes the exchange for the calls to tokens that follow.
    function _lock() internal {
        // memory-safe: touches no memory.
        assembly ("memory-safe") {
            tstore(LOCK, INSIDE_TOKEN_CALL)
        }
    }

    /// @notice Opens it again. Every entry that locks found it free.
    function _unlock() internal {
        // memory-safe: touches no memory.
        assembly ("memory-safe") {
            tstore(LOCK, 0)
        }
    }

    function _load(uint256 slot) internal view override returns (uint256 word) {
        // memory-safe: touches no memory.
        assembly ("memory-safe") {
            word := sload(slot)
        }
    }

    function _store(uint256 slot, uint256 word) internal {
        // memory-safe: touches no memory. The slots are Layout's.
        assembly ("memory-safe") {
            sstore(slot, word)
        }
    }

    /// @notice The market's word; reverts where the market is not open.
    function _openSlot(uint256 id) internal view returns (PoolSlot slot) {
        slot = PoolSlot.wrap(_load(id));
        if (PoolSlot.unwrap(slot) == 0) revert IExchangeErrors.UnknownMarket(id);
    }

    function _checkDeadline(uint256 deadline) internal view {
        if (deadline != 0 && block.timestamp > deadline) {
            revert IExchangeErrors.DeadlineExpired(deadline, block.timestamp);
        }
    }
}
