// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";
import {MarketReader} from "./MarketReader.sol";

/// @notice The exchange's own storage, and its lock.
///
/// The lock has three states: idle, open (reserved for settlements around a callback), inside a token call. Storage is
/// final before any outside call, so only "inside a token call" refuses everything; it lasts for the token's call.
abstract contract MarketStorage is MarketReader {
    /// @dev Transient slot of the lock: 0 idle, 1 open, 2 inside a token call.
    uint256 private constant LOCK = 0;
    uint256 private constant INSIDE_TOKEN_CALL = 2;

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
        if (state == INSIDE_TOKEN_CALL) revert IExchangeErrors.Locked();
    }

    /// @notice Closes the exchange for the calls to tokens that follow.
    function _lock() internal {
        // memory-safe: touches no memory.
        assembly ("memory-safe") {
            tstore(LOCK, INSIDE_TOKEN_CALL)
        }
    }

    /// @notice Opens it again. Every entry that locks found it idle.
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
}
