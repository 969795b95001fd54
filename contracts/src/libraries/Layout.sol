// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Where everything lies in the exchange's storage. The lens reads by the same page.
///
/// A market's region starts at its id (a hash) and spans less than 2^29 slots:
/// ```
///   id                       PoolSlot: reserves, best bid and ask, flags
///   id + 1                   shares: total (128 bits), last root of k (128)
///   id + 2                   owed to the protocol: base (128), quote (128)
///   id + 3                   observation state        (id + 2^28 + i: its ring)
///   id + 4                   pause: end time, time of the next allowed one
///   id + 8, id + 9           the market's key: base terms, quote terms
///   id + 16 + side           bitmap root: which mid words hold a level          (side: 0 bid, 1 ask)
///   id + 2^12 + side * 2^7 + (rank >> 16)    bitmap mid word
///   id + 2^17 + side * 2^15 + (rank >> 8)    bitmap leaf word
///   id + 2^24 + side * 2^23 + tick           Level
/// ```
/// Elsewhere, by hash: an order under (owner, handle, market); a level's cancel tree under its slot; ERC-6909
/// balances as solady's ERC6909 lays them out; the registry of markets and tiers at `REGISTRY`.
/// @dev Regions are added to a hash, as the compiler itself does for arrays: two of them overlap only if two keccak
/// outputs agree in their upper 227 bits, some 2^113 hashes of work.
library Layout {
    uint256 internal constant SHARES = 1;
    uint256 internal constant OWED = 2;
    uint256 internal constant KEY = 8;
    uint256 internal constant ROOTS = 16;
    uint256 internal constant MIDS = 1 << 12;
    uint256 internal constant LEAVES = 1 << 17;
    uint256 internal constant LEVELS = 1 << 24;
    /// @notice keccak256("weir.registry") - 1. Markets: count at REGISTRY, the i-th id at MARKETS + i. Tiers: count at TIER_COUNT, the i-th tier's terms at TIERS + i.
    uint256 internal constant REGISTRY = uint256(keccak256("weir.registry")) - 1;
    uint256 internal constant TIER_COUNT = REGISTRY + 1;
    uint256 internal constant TIERS = REGISTRY + (1 << 16);
    uint256 internal constant MARKETS = REGISTRY + (1 << 32);

    // The sums below wrap modulo 2^256, as slot numbers do.

    function root(uint256 id, uint256 side) internal pure returns (uint256) {
        unchecked {
            return id + ROOTS + side;
        }
    }

    function mid(uint256 id, uint256 side, uint256 rank) internal pure returns (uint256) {
        unchecked {
            return id + MIDS + (side << 7) + (rank >> 16);
        }
    }

    function leaf(uint256 id, uint256 side, uint256 rank) internal pure returns (uint256) {
        unchecked {
            return id + LEAVES + (side << 15) + (rank >> 8);
        }
    }

    function level(uint256 id, uint256 side, uint256 tick) internal pure returns (uint256) {
        unchecked {
            return id + LEVELS + (side << 23) + tick;
        }
    }

    /// @notice keccak256(market id, owner << 64 | handle).
    function order(uint256 id, address owner, uint256 handle) internal pure returns (uint256 slot) {
        uint256 holder = uint256(uint160(owner)) << 64 | handle;
        // memory-safe: the scratch space.
        assembly ("memory-safe") {
            mstore(0x00, id)
            mstore(0x20, holder)
            slot := keccak256(0x00, 0x40)
        }
    }

    /// @notice Base of a level's cancel tree: keccak256(level slot).
    function tree(uint256 levelSlot) internal pure returns (uint256 slot) {
        // memory-safe: the scratch space.
        assembly ("memory-safe") {
            mstore(0x00, levelSlot)
            slot := keccak256(0x00, 0x20)
        }
    }
}
