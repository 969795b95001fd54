// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Observations} from "../core/Observations.sol";
import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "../interfaces/IExchangeEvents.sol";
import {IExchangeObservations} from "../interfaces/IExchangeObservations.sol";
import {Layout} from "../libraries/Layout.sol";
import {RootFloat} from "../libraries/RootFloat.sol";
import {MarketKey} from "../types/MarketKey.sol";
import {ObservationState, ObservationStateLib} from "../types/ObservationState.sol";
import {PoolSlot, PoolSlotLib} from "../types/PoolSlot.sol";
import {Delegated} from "../delegation/Delegated.sol";

/// @notice A market's price over time: growing its record, poking it, reading it. What trades write is in
/// core/Observations.
abstract contract Observatory is
    IExchangeErrors,
    IExchangeEvents,
    IExchangeObservations,
    Delegated,
    Observations
{
    uint256 private constant MOST_CHECKPOINTS = 128;
    uint256 private constant LONGEST_WINDOW = 1800;
    /// @dev A checkpoint slot that was paid for and never used: time 0, and not zero.
    uint256 private constant PREPARED = 1 << 255;

    /// @inheritdoc IExchangeObservations
    function growObservations(MarketKey calldata key, uint256 size) external delegated unlocked {
        uint256 id = key.id();
        PoolSlot slot = _openSlot(id);
        if (slot.baseReserve() == 0) revert NoLiquidity(id);
        ObservationState state = ObservationState.wrap(_load(id + Layout.OBSERVATIONS));
        uint256 old = state.size();
        if (size <= old || size > MOST_CHECKPOINTS) revert BadObservationSize(old, size);
        if (old == 0) {
            uint256 root = _rootOf(slot);
            uint256 age = ObservationStateLib.FRESH;
            state = ObservationStateLib.pack(block.timestamp, 0, 0, 0, size, age, root, root);
            _store(Layout.observation(id, 0), _checkpoint(state));
            _prepare(id, 1, size);
            _store(id, PoolSlot.unwrap(slot.withFlag(PoolSlotLib.OBSERVED)));
        } else {
            _grow(id, state.index() + 1, old, size);
            // The field is 8 bits wide and `size` above the old one: their difference adds up inside of it.
            state = ObservationState.wrap(ObservationState.unwrap(state) + ((size - old) << 120));
        }
        _store(id + Layout.OBSERVATIONS, ObservationState.unwrap(state));
        emit ObservationsGrown(id, size);
    }

    /// @inheritdoc IExchangeObservations
    function pokeObservations(MarketKey calldata key) external delegated unlocked returns (bool) {
        uint256 id = key.id();
        PoolSlot slot = _openSlot(id);
        if (slot.flags() & PoolSlotLib.OBSERVED == 0) revert NotObserved(id);
        return _observe(id, slot);
    }

    /// @inheritdoc IExchangeObservations
    function observe(uint256 market, uint256 window)
        external
        view
        unlocked
        returns (int256 meanTick, uint256 leastRoot, uint256 lastWrite, bool isPaused)
    {
        PoolSlot slot = PoolSlot.wrap(_load(market));
        if (slot.flags() & PoolSlotLib.OBSERVED == 0) revert NotObserved(market);
        if (window == 0 || window > LONGEST_WINDOW) revert BadWindow(window);
        ObservationState written = ObservationState.wrap(_load(market + Layout.OBSERVATIONS));
        ObservationState state = written;
        lastWrite = written.time();
        if (lastWrite != block.timestamp) (state,) = _advanced(written, slot);

        int256 length = int256(window);
        int256 sum = state.cumulative() - _cumulativeAt(market, written, state, block.timestamp - window);
        meanTick = sum / length;
        if (sum < 0 && meanTick * length != sum) --meanTick;

        uint256 least = _rootOf(slot);
        if (state.leastNow() < least) least = state.leastNow();
        if (state.leastBefore() < least) least = state.leastBefore();
        leastRoot = RootFloat.decode(least);
        isPaused =
            slot.flags() & PoolSlotLib.PAUSED != 0 && block.timestamp <= uint64(_load(market + Layout.PAUSE));
    }

    /// @dev The sum of price times seconds at `target`: from the state where it is younger than the last write, else
    /// between the two checkpoints around it, as if the price had been even between them.
    function _cumulativeAt(uint256 id, ObservationState written, ObservationState now_, uint256 target)
        private
        view
        returns (int256)
    {
        if (target >= written.time()) {
            // The price of the state holds since the last write.
            return written.cumulative() + now_.tick() * int256(target - written.time());
        }
        (uint256 older, uint256 newer) = _around(id, written, target);
        (uint256 from, uint256 to) = (older & 0xffffffff, newer & 0xffffffff);
        int256 sum = _sumOf(older);
        // from <= target < to.
        return sum + (_sumOf(newer) - sum) * int256(target - from) / int256(to - from);
    }

    /// @dev The checkpoints at or before and after `target`, which is before the last write; the state itself counts as
    /// the last one. The ring's slots from the newest on, round to the newest, go from old to new, those prepared and
    /// unused first: so the border is found by halving.
    function _around(uint256 id, ObservationState state, uint256 target)
        private
        view
        returns (uint256 older, uint256 newer)
    {
        uint256 size = state.size();
        uint256 oldest = state.index() + 1;
        // Position p is slot (oldest + p) % size. Invariant: what is below `low` is at or before the target, what is
        // from `high` on is after it.
        (uint256 low, uint256 high) = (0, size);
        newer = _checkpoint(state);
        while (low < high) {
            uint256 middle = (low + high) / 2;
            uint256 word = _load(Layout.observation(id, (oldest + middle) % size));
            if (word & 0xffffffff <= target) {
                low = middle + 1;
                older = word;
            } else {
                high = middle;
                newer = word;
            }
        }
        if (older & 0xffffffff == 0) revert HistoryTooShort(id, newer & 0xffffffff);
    }

    function _sumOf(uint256 checkpoint) private pure returns (int256) {
        // The cast keeps the signed field.
        return int56(uint56(checkpoint >> 32));
    }

    /// @dev Makes room behind the newest checkpoint: the older ones behind it move to the ring's new end, in order.
    function _grow(uint256 id, uint256 behind, uint256 old, uint256 size) private {
        uint256 added = size - old;
        for (uint256 i = old; i > behind; --i) {
            _store(Layout.observation(id, i - 1 + added), _load(Layout.observation(id, i - 1)));
        }
        _prepare(id, behind, behind + added);
    }

    function _prepare(uint256 id, uint256 from, uint256 to) private {
        for (uint256 i = from; i < to; ++i) {
            _store(Layout.observation(id, i), PREPARED);
        }
    }
}
