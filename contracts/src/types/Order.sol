// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice One resting order, in one word, stored under (market, owner, handle).
/// Low to high: start (56 bits: its place in the level's count of placed lots), size (56: lots neither claimed nor
/// cancelled), tick (23), side (1: 1 is an ask), index (24: its rank in the level's generation), generation (32),
/// expiry (32: seconds since 1970, 0 for none), bounty (32: lots, to whoever removes it after its expiry).
/// @dev A closed order keeps its word with size 0, which makes the handle's next order cheaper. The tick is never 0,
/// so a word of 0 is a handle that was never used.
type Order is uint256;

using OrderLib for Order global;

/// @notice Reads and changes `Order`.
library OrderLib {
    /// @notice The most lots of one order. A level counts up to 2^56 lots between two moments at which it is empty,
    /// cancelled ones included, and an order that is cancelled costs no capital: without this bound one batch could
    /// close a price to everybody else; with it that takes a million rounds, as many as its indices allow in gas.
    uint256 internal constant MAX_LOTS = (1 << 36) - 1;
    uint256 private constant LOTS_MASK = (1 << 56) - 1;

    /// @notice Lots of its generation placed before those that it has left; it rises by what is claimed.
    function start(Order order) internal pure returns (uint256) {
        return Order.unwrap(order) & LOTS_MASK;
    }

    /// @notice Lots neither claimed nor cancelled, at most MAX_LOTS; 0 for a closed order.
    function size(Order order) internal pure returns (uint256) {
        return (Order.unwrap(order) >> 56) & LOTS_MASK;
    }

    /// @notice Its price (see TickPrice).
    function tick(Order order) internal pure returns (uint256) {
        return (Order.unwrap(order) >> 112) & 0x7fffff;
    }

    /// @notice Whether it sells base.
    function isAsk(Order order) internal pure returns (bool) {
        return (Order.unwrap(order) >> 135) & 1 != 0;
    }

    /// @notice Its rank in the level's generation.
    function index(Order order) internal pure returns (uint256) {
        return (Order.unwrap(order) >> 136) & 0xffffff;
    }

    /// @notice The level's generation that it belongs to.
    function generation(Order order) internal pure returns (uint256) {
        return (Order.unwrap(order) >> 160) & 0xffffffff;
    }

    /// @notice Second after which anyone may remove it; 0 for none.
    function expiry(Order order) internal pure returns (uint256) {
        return (Order.unwrap(order) >> 192) & 0xffffffff;
    }

    /// @notice Lots of its refund that whoever removes it gets.
    function bountyLots(Order order) internal pure returns (uint256) {
        return Order.unwrap(order) >> 224;
    }

    /// @notice Packs the part that a placement decides; every argument fits its field by the caller's checks.
    function pack(
        uint256 start_,
        uint256 size_,
        uint256 tick_,
        bool isAsk_,
        uint256 index_,
        uint256 generation_
    ) internal pure returns (uint256) {
        return start_ | size_ << 56 | tick_ << 112 | (isAsk_ ? 1 << 135 : 0) | index_ << 136 | generation_
            << 160;
    }

    /// @notice The order after `lots` filled lots were claimed, lots <= size.
    function claim(Order order, uint256 lots) internal pure returns (Order) {
        // start + lots <= start + size <= placed < 2^56, and size - lots >= 0: both stay inside their fields.
        unchecked {
            return Order.wrap(Order.unwrap(order) + lots - (lots << 56));
        }
    }

    /// @notice The order after `lots` unfilled lots were cancelled from its end, lots <= size.
    function reduce(Order order, uint256 lots) internal pure returns (Order) {
        unchecked {
            return Order.wrap(Order.unwrap(order) - (lots << 56));
        }
    }
}
