// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice How a swap is done, in one word. Low to high: recipient (160 bits), limit tick (24: the worst all-in price,
/// fees included; 0 for none), most levels touched (16; 0 for no bound), deadline (32: seconds; 0 for none),
/// flags (8: 1 the input is base, 2 exact output, 4 pay from the internal balance, 8 receive to the internal
/// balance, 16 all or nothing).
type SwapTerms is uint256;

/// @notice What an order wants, in one word. Low to high: handle (64 bits, the owner's own id for it), lots (56),
/// limit tick (24), deadline (32: seconds; 0 for none), expiry (32: seconds; 0 rests until cancelled), bounty
/// (32: lots for whoever removes it after its expiry), most levels touched (8; 0 for no bound), flags (8: 1 sell,
/// 2 post-only, 4 immediate-or-cancel, 6 fill-or-kill, 8 pay from the internal balance, 16 receive to it, 32 post-only
/// slides to the best price that rests).
type OrderTerms is uint256;

/// @notice Which order is meant, in one word. Low to high: handle (64 bits), lots to take off (56; 0 means all),
/// expected generation (32), expected index (24), flags (8: 16 receive to the internal balance, 32 check the expected
/// generation and index).
type OrderRef is uint256;

/// @dev A settlement's mode: whether what is owed comes from internal balances rather than the caller's wallet, and what
/// is gained goes to one. Each kind of terms has flags of its own for it, which its `mode` leads here.
uint256 constant FROM_INSIDE = 1;
uint256 constant TO_INSIDE = 2;

using SwapTermsLib for SwapTerms global;
using OrderTermsLib for OrderTerms global;
using OrderRefLib for OrderRef global;

/// @notice Reads and packs `SwapTerms`.
library SwapTermsLib {
    uint256 internal constant BASE_IN = 1;
    uint256 internal constant EXACT_OUT = 2;
    uint256 internal constant FROM_INTERNAL = 4;
    uint256 internal constant TO_INTERNAL = 8;
    uint256 internal constant ALL_OR_NOTHING = 16;
    uint256 internal constant ALL_FLAGS = 31;
    /// @notice The flags of settlement, in which a call without terms says its own: `flags >> MODE_SHIFT` is the mode.
    uint256 internal constant SETTLEMENT = FROM_INTERNAL | TO_INTERNAL;
    uint256 internal constant MODE_SHIFT = 2;
    uint256 internal constant FLAGS_SHIFT = 232;

    /// @notice Who gets the output; 0 inside a batch only.
    function recipient(SwapTerms terms) internal pure returns (address) {
        return address(uint160(SwapTerms.unwrap(terms)));
    }

    /// @notice The worst all-in price as a tick; 0 for none.
    function limitTick(SwapTerms terms) internal pure returns (uint256) {
        return (SwapTerms.unwrap(terms) >> 160) & 0xffffff;
    }

    /// @notice The most levels to touch, in each market; 0 for no bound.
    function maxLevels(SwapTerms terms) internal pure returns (uint256) {
        return (SwapTerms.unwrap(terms) >> 184) & 0xffff;
    }

    /// @notice The last second at which it may run; 0 for none.
    function deadline(SwapTerms terms) internal pure returns (uint256) {
        return (SwapTerms.unwrap(terms) >> 200) & 0xffffffff;
    }

    /// @notice The flags named above with all bits over them: what is above 31 means nothing and is refused.
    function flags(SwapTerms terms) internal pure returns (uint256) {
        return SwapTerms.unwrap(terms) >> FLAGS_SHIFT;
    }

    /// @notice FROM_INSIDE, TO_INSIDE, as the flags say.
    function mode(SwapTerms terms) internal pure returns (uint256) {
        return (terms.flags() >> MODE_SHIFT) & (FROM_INSIDE | TO_INSIDE);
    }

    /// @notice Builds the word; each argument is as wide as its field.
    function pack(address to, uint24 limit, uint16 levels, uint32 until, uint8 flagBits)
        internal
        pure
        returns (SwapTerms)
    {
        return SwapTerms.wrap(
            uint256(uint160(to)) | uint256(limit) << 160 | uint256(levels) << 184 | uint256(until) << 200
                | uint256(flagBits) << FLAGS_SHIFT
        );
    }
}

/// @notice Reads and packs `OrderTerms`.
library OrderTermsLib {
    uint256 internal constant SELL = 1;
    uint256 internal constant POST_ONLY = 2;
    uint256 internal constant IMMEDIATE_OR_CANCEL = 4;
    uint256 internal constant FILL_OR_KILL = 6;
    uint256 internal constant TIME_IN_FORCE = 6;
    uint256 internal constant FROM_INTERNAL = 8;
    uint256 internal constant TO_INTERNAL = 16;
    uint256 internal constant SLIDE = 32;
    uint256 internal constant ALL_FLAGS = 63;
    uint256 internal constant SETTLEMENT = FROM_INTERNAL | TO_INTERNAL;
    uint256 private constant MODE_SHIFT = 3;

    /// @notice The owner's own id for the order.
    function handle(OrderTerms terms) internal pure returns (uint64) {
        return uint64(OrderTerms.unwrap(terms));
    }

    /// @notice Lots to trade and rest together, below 2^56; an order has at most OrderLib.MAX_LOTS.
    function lots(OrderTerms terms) internal pure returns (uint256) {
        return (OrderTerms.unwrap(terms) >> 64) & ((1 << 56) - 1);
    }

    /// @notice The worst price, as a tick.
    function tick(OrderTerms terms) internal pure returns (uint256) {
        return (OrderTerms.unwrap(terms) >> 120) & 0xffffff;
    }

    /// @notice The last second at which it may be placed; 0 for none.
    function deadline(OrderTerms terms) internal pure returns (uint256) {
        return (OrderTerms.unwrap(terms) >> 144) & 0xffffffff;
    }

    /// @notice Second after which anyone may remove it; 0 rests until cancelled.
    function expiry(OrderTerms terms) internal pure returns (uint256) {
        return (OrderTerms.unwrap(terms) >> 176) & 0xffffffff;
    }

    /// @notice Lots for whoever removes it then, at most one percent of the order.
    function bountyLots(OrderTerms terms) internal pure returns (uint256) {
        return (OrderTerms.unwrap(terms) >> 208) & 0xffffffff;
    }

    /// @notice The most levels to touch where it trades at once; 0 for no bound.
    function maxLevels(OrderTerms terms) internal pure returns (uint256) {
        return (OrderTerms.unwrap(terms) >> 240) & 0xff;
    }

    /// @notice The flags named above; 64 and 128 mean nothing and are refused.
    function flags(OrderTerms terms) internal pure returns (uint256) {
        return OrderTerms.unwrap(terms) >> 248;
    }

    /// @notice FROM_INSIDE, TO_INSIDE, as the flags say.
    function mode(OrderTerms terms) internal pure returns (uint256) {
        return (terms.flags() >> MODE_SHIFT) & (FROM_INSIDE | TO_INSIDE);
    }

    /// @notice Builds the word, without an expiry; each argument is as wide as its field.
    function pack(uint64 handle_, uint56 lots_, uint24 tick_, uint32 until, uint8 levels, uint8 flagBits)
        internal
        pure
        returns (OrderTerms)
    {
        return OrderTerms.wrap(
            uint256(handle_) | uint256(lots_) << 64 | uint256(tick_) << 120 | uint256(until) << 144
                | uint256(levels) << 240 | uint256(flagBits) << 248
        );
    }

    /// @notice The same terms at another tick, below 2^24.
    function withTick(OrderTerms terms, uint256 tick_) internal pure returns (OrderTerms) {
        return OrderTerms.wrap((OrderTerms.unwrap(terms) & ~(uint256(0xffffff) << 120)) | tick_ << 120);
    }

    /// @notice The same terms, good until `expiry_`, with a bounty in lots for the removal after it.
    function withExpiry(OrderTerms terms, uint32 expiry_, uint32 bounty) internal pure returns (OrderTerms) {
        uint256 cleared = OrderTerms.unwrap(terms) & ~uint256(((1 << 64) - 1) << 176);
        return OrderTerms.wrap(cleared | uint256(expiry_) << 176 | uint256(bounty) << 208);
    }
}

/// @notice Reads and packs `OrderRef`.
library OrderRefLib {
    uint256 internal constant TO_INTERNAL = 16;
    uint256 internal constant CHECK = 32;
    uint256 internal constant ALL_FLAGS = TO_INTERNAL | CHECK;

    /// @notice The owner's own id of the order that is meant.
    function handle(OrderRef ref) internal pure returns (uint64) {
        return uint64(OrderRef.unwrap(ref));
    }

    /// @notice Lots to take off, below 2^56; 0 for all.
    function lots(OrderRef ref) internal pure returns (uint256) {
        return (OrderRef.unwrap(ref) >> 64) & ((1 << 56) - 1);
    }

    /// @notice The level's generation that the order must have, with CHECK.
    function generation(OrderRef ref) internal pure returns (uint256) {
        return (OrderRef.unwrap(ref) >> 120) & 0xffffffff;
    }

    /// @notice The index that the order must have, with CHECK.
    function index(OrderRef ref) internal pure returns (uint256) {
        return (OrderRef.unwrap(ref) >> 152) & 0xffffff;
    }

    /// @notice TO_INTERNAL and CHECK; others are refused.
    function flags(OrderRef ref) internal pure returns (uint256) {
        return (OrderRef.unwrap(ref) >> 176) & 0xff;
    }

    /// @notice TO_INSIDE, where the flags say so: a reference owes nothing.
    function mode(OrderRef ref) internal pure returns (uint256) {
        return ref.flags() & TO_INTERNAL != 0 ? TO_INSIDE : 0;
    }

    /// @notice Builds the word, without an expected order; each argument is as wide as its field.
    function pack(uint64 handle_, uint56 lots_, uint8 flagBits) internal pure returns (OrderRef) {
        return OrderRef.wrap(uint256(handle_) | uint256(lots_) << 64 | uint256(flagBits) << 176);
    }

    /// @notice The same reference, which reverts unless the order has this generation and index.
    function expecting(OrderRef ref, uint32 generation_, uint24 index_) internal pure returns (OrderRef) {
        return OrderRef.wrap(
            OrderRef.unwrap(ref) | uint256(generation_) << 120 | uint256(index_) << 152 | CHECK << 176
        );
    }
}
