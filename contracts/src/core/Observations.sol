// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";
import {Layout} from "../libraries/Layout.sol";
import {LogPrice} from "../libraries/LogPrice.sol";
import {RootFloat} from "../libraries/RootFloat.sol";
import {ObservationState} from "../types/ObservationState.sol";
import {PoolSlot, PoolSlotLib} from "../types/PoolSlot.sol";
import {MarketStorage} from "./MarketStorage.sol";

/// @notice What a trade or a deposit of liquidity passes through where its market's word carries a flag: the pause, and
/// the record of the pool's price and root of k *before* the first of them in a timestamp. A price that was pushed, or
/// liquidity that was lent, inside of one block is never recorded.
abstract contract Observations is MarketStorage {
    /// @notice Refuses a trade in a paused market and records the price.
    /// @return the word, its pause dropped once over.
    function _beforeTrade(uint256 id, PoolSlot slot) internal returns (PoolSlot) {
        slot = _requireUnpaused(id, slot);
        if (slot.flags() & PoolSlotLib.OBSERVED != 0) _observe(id, slot);
        return slot;
    }

    /// @notice Reverts while the market is paused.
    /// @return the word, its pause dropped once over.
    function _requireUnpaused(uint256 id, PoolSlot slot) internal view returns (PoolSlot) {
        if (slot.flags() & PoolSlotLib.PAUSED == 0) return slot;
        uint256 until = uint64(_load(id + Layout.PAUSE));
        if (block.timestamp <= until) revert IExchangeErrors.MarketPaused(id, until);
        return slot.withoutFlag(PoolSlotLib.PAUSED);
    }

    /// @notice Records the pool's price where this timestamp has no record yet.
    /// @return whether it did.
    function _observe(uint256 id, PoolSlot slot) internal returns (bool) {
        ObservationState state = ObservationState.wrap(_load(id + Layout.OBSERVATIONS));
        if (state.time() == block.timestamp) return false;
        bool isCheckpoint;
        (state, isCheckpoint) = _advanced(state, slot);
        _store(id + Layout.OBSERVATIONS, ObservationState.unwrap(state));
        if (isCheckpoint) _store(Layout.observation(id, state.index()), _checkpoint(state));
        return true;
    }

    /// @notice The state as it would be written now, state.time() < block.timestamp.
    function _advanced(ObservationState state, PoolSlot slot)
        internal
        view
        returns (ObservationState next, bool isCheckpoint)
    {
        // A pool that had its first deposit keeps at least one unit of each token, and only such a pool is observed.
        int256 tick = LogPrice.tickOf(slot.baseReserve(), slot.quoteReserve());
        return state.advance(tick, _rootOf(slot), block.timestamp);
    }

    /// @notice A checkpoint's word: time (32 bits), price times seconds (56).
    function _checkpoint(ObservationState state) internal pure returns (uint256) {
        // Both are the state's own neighbouring fields, the price between them left out.
        uint256 word = ObservationState.unwrap(state);
        return (word & 0xffffffff) | ((word >> 56) & ((1 << 56) - 1)) << 32;
    }

    /// @notice The pool's root of k as a RootFloat.
    function _rootOf(PoolSlot slot) internal pure returns (uint256) {
        // Two factors below 2^103.
        unchecked {
            return RootFloat.encode(FixedPointMathLib.sqrt(slot.baseReserve() * slot.quoteReserve()));
        }
    }
}
