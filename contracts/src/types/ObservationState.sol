// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice What a market's price observations carry from one write to the next, in one word. Low to high: time of the
/// last write (32 bits), price then (24, signed: see LogPrice), price times seconds so far (56, signed), newest
/// checkpoint (8), checkpoints in the ring (8), seconds since the newest checkpoint (8, below 15, or FRESH), the least root
/// of k seen in this half hour (60) and in the one before (60), both as RootFloat.
/// @dev Prices are below 720,000 in size and times below 2^32, so the sum stays below 2^52: nothing wraps before 2106.
type ObservationState is uint256;

using ObservationStateLib for ObservationState global;

/// @notice Reads, packs and advances `ObservationState`.
library ObservationStateLib {
    /// @notice The recorded price moves by at most this many ticks a second, so a price that holds for one block only
    /// moves a mean by little.
    int256 internal constant TICKS_PER_SECOND = 4;
    /// @notice Checkpoints are at least this many seconds apart, so 128 of them always hold half an hour, whoever
    /// trades how often.
    uint256 internal constant SPACING = 15;
    /// @notice The least root of k is kept for half hours of the clock.
    uint256 internal constant HALF_HOUR = 1800;
    /// @notice The age of a ring that was only just made. Whoever made it may have pushed the price just for that, and
    /// the cut would then carry it on for hours: so the price at its making counts for nothing, the first one recorded
    /// is taken whole, and always makes a checkpoint.
    uint256 internal constant FRESH = 0xff;
    uint256 private constant ROOT_MASK = (1 << 60) - 1;

    /// @notice Second of the last write.
    function time(ObservationState state) internal pure returns (uint256) {
        return ObservationState.unwrap(state) & 0xffffffff;
    }

    /// @dev Two signed fields; the casts keep their low bits, which are the field.
    function tick(ObservationState state) internal pure returns (int256) {
        return int24(uint24(ObservationState.unwrap(state) >> 32));
    }

    /// @notice Sum of price (LogPrice) times seconds until the last write.
    function cumulative(ObservationState state) internal pure returns (int256) {
        return int56(uint56(ObservationState.unwrap(state) >> 56));
    }

    /// @notice Place of the newest checkpoint in the ring.
    function index(ObservationState state) internal pure returns (uint256) {
        return (ObservationState.unwrap(state) >> 112) & 0xff;
    }

    /// @notice Checkpoints in the ring, at most 128; 0 where there is no record.
    function size(ObservationState state) internal pure returns (uint256) {
        return (ObservationState.unwrap(state) >> 120) & 0xff;
    }

    /// @notice Seconds from the newest checkpoint to the last write, below 15; or FRESH.
    function age(ObservationState state) internal pure returns (uint256) {
        return (ObservationState.unwrap(state) >> 128) & 0xff;
    }

    /// @notice The least root of k in the half hour of the last write, as RootFloat.
    function leastNow(ObservationState state) internal pure returns (uint256) {
        return (ObservationState.unwrap(state) >> 136) & ROOT_MASK;
    }

    /// @notice The least root of k in the half hour before it, as RootFloat.
    function leastBefore(ObservationState state) internal pure returns (uint256) {
        return ObservationState.unwrap(state) >> 196;
    }

    /// @notice Packs a state. The caller guarantees that each value fits its field.
    function pack(
        uint256 time_,
        int256 tick_,
        int256 cumulative_,
        uint256 index_,
        uint256 size_,
        uint256 age_,
        uint256 leastNow_,
        uint256 leastBefore_
    ) internal pure returns (ObservationState) {
        // The casts of the signed fields drop sign bits only.
        return ObservationState.wrap(
            time_ | uint256(uint24(int24(tick_))) << 32 | uint256(uint56(int56(cumulative_))) << 56 | index_
                << 112 | size_ << 120 | age_ << 128 | leastNow_ << 136 | leastBefore_ << 196
        );
    }

    /// @notice The state once the pool's price `tick_` held from the last write until `now_` > time, with `root` (a
    /// RootFloat) the pool's root of k.
    /// @return next the state to write.
    /// @return isCheckpoint whether (time, cumulative) of it goes into the ring.
    function advance(ObservationState state, int256 tick_, uint256 root, uint256 now_)
        internal
        pure
        returns (ObservationState next, bool isCheckpoint)
    {
        // Times below 2^32, prices below 2^20, the sum as said above; size is not 0 where a state exists.
        unchecked {
            uint256 passed = now_ - state.time();
            uint256 newest = state.index();
            uint256 age_ = state.age();
            if (age_ != FRESH) tick_ = _cut(state.tick(), tick_, int256(passed) * TICKS_PER_SECOND);
            age_ += passed;
            isCheckpoint = age_ >= SPACING;
            if (isCheckpoint) {
                newest = newest + 1 == state.size() ? 0 : newest + 1;
                age_ = 0;
            }
            int256 sum = state.cumulative() + tick_ * int256(passed);
            next = pack(now_, tick_, sum, newest, state.size(), age_, 0, 0);
            next = ObservationState.wrap(ObservationState.unwrap(next) | _leastRoots(state, root, now_));
        }
    }

    /// @dev `tick_`, but at most `most` away from `from`.
    function _cut(int256 from, int256 tick_, int256 most) private pure returns (int256) {
        // As in `advance`.
        unchecked {
            if (tick_ > from + most) return from + most;
            if (tick_ < from - most) return from - most;
            return tick_;
        }
    }

    /// @dev The two fields of the least roots, of the half hour of `now_` and of the one before, `root` being seen now.
    function _leastRoots(ObservationState state, uint256 root, uint256 now_) private pure returns (uint256) {
        (uint256 least, uint256 before) = (state.leastNow(), state.leastBefore());
        uint256 halfHours = now_ / HALF_HOUR - state.time() / HALF_HOUR;
        if (halfHours != 0) {
            // Nothing was written in a half hour between: what holds now held there.
            before = halfHours == 1 ? least : root;
            least = root;
        } else if (root < least) {
            least = root;
        }
        return least << 136 | before << 196;
    }
}
