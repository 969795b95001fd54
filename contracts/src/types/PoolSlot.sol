// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice A market's hot word: both reserves, both best prices, four flags. A swap that stays inside the pool
/// reads and writes this word and no other.
/// Low to high: base reserve (103 bits), quote reserve (103), best bid tick (23), best ask tick (23), flags (4).
/// @dev Never zero once the market is open, because "no ask" is `NO_ASK`, not zero.
type PoolSlot is uint256;

using PoolSlotLib for PoolSlot global;

/// @notice Reads and packs `PoolSlot`.
library PoolSlotLib {
    uint256 internal constant MAX_RESERVE = (1 << 103) - 1;
    /// @notice The best bid's tick where there is no bid.
    uint256 internal constant NO_BID = 0;
    /// @notice The best ask's tick where there is no ask.
    uint256 internal constant NO_ASK = (1 << 23) - 1;
    uint256 internal constant TICK_MASK = (1 << 23) - 1;
    uint256 internal constant BID_SHIFT = 206;
    uint256 internal constant ASK_SHIFT = 229;
    uint256 internal constant FLAGS_SHIFT = 252;
    /// @notice Flags: the pool's price is observed; the market was paused (until when is stored beside it). Two are
    /// spare.
    uint256 internal constant OBSERVED = 1;
    uint256 internal constant PAUSED = 2;

    /// @notice Base units in the pool, at most MAX_RESERVE.
    function baseReserve(PoolSlot slot) internal pure returns (uint256) {
        return PoolSlot.unwrap(slot) & MAX_RESERVE;
    }

    /// @notice Quote units in the pool, at most MAX_RESERVE.
    function quoteReserve(PoolSlot slot) internal pure returns (uint256) {
        return (PoolSlot.unwrap(slot) >> 103) & MAX_RESERVE;
    }

    /// @notice The best bid's tick, or NO_BID.
    function bestBid(PoolSlot slot) internal pure returns (uint256) {
        return (PoolSlot.unwrap(slot) >> BID_SHIFT) & TICK_MASK;
    }

    /// @notice The best ask's tick, or NO_ASK.
    function bestAsk(PoolSlot slot) internal pure returns (uint256) {
        return (PoolSlot.unwrap(slot) >> ASK_SHIFT) & TICK_MASK;
    }

    /// @notice OBSERVED and PAUSED, as bits.
    function flags(PoolSlot slot) internal pure returns (uint256) {
        return PoolSlot.unwrap(slot) >> FLAGS_SHIFT;
    }

    /// @notice Packs a slot. The caller guarantees reserves <= MAX_RESERVE, ticks < 2^23 and flags < 16.
    function pack(uint256 base, uint256 quote, uint256 bid, uint256 ask, uint256 flagBits)
        internal
        pure
        returns (PoolSlot)
    {
        return PoolSlot.wrap(
            base | quote << 103 | bid << BID_SHIFT | ask << ASK_SHIFT | flagBits << FLAGS_SHIFT
        );
    }

    /// @notice The same slot with other reserves, each <= MAX_RESERVE by the caller's check.
    function withReserves(PoolSlot slot, uint256 base, uint256 quote) internal pure returns (PoolSlot) {
        return PoolSlot.wrap((PoolSlot.unwrap(slot) >> BID_SHIFT << BID_SHIFT) | base | quote << 103);
    }

    /// @notice The same slot with another best bid, or best ask where `isAsk`.
    function withBest(PoolSlot slot, bool isAsk, uint256 tick) internal pure returns (PoolSlot) {
        uint256 shift = isAsk ? ASK_SHIFT : BID_SHIFT;
        return PoolSlot.wrap((PoolSlot.unwrap(slot) & ~(TICK_MASK << shift)) | tick << shift);
    }

    /// @notice The same slot with a flag set.
    function withFlag(PoolSlot slot, uint256 flag) internal pure returns (PoolSlot) {
        return PoolSlot.wrap(PoolSlot.unwrap(slot) | flag << FLAGS_SHIFT);
    }

    /// @notice The same slot with a flag cleared.
    function withoutFlag(PoolSlot slot, uint256 flag) internal pure returns (PoolSlot) {
        return PoolSlot.wrap(PoolSlot.unwrap(slot) & ~(flag << FLAGS_SHIFT));
    }

    /// @notice The best tick of one side.
    function best(PoolSlot slot, bool isAsk) internal pure returns (uint256) {
        return (PoolSlot.unwrap(slot) >> (isAsk ? ASK_SHIFT : BID_SHIFT)) & TICK_MASK;
    }
}
