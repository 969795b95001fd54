// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Where everything lies in the exchange's storage. The lens reads by the same page.
///
/// A market's region starts at its id (a hash) and spans less than 2^29 slots:
/// ```
///   id                       PoolSlot: reserves, best bid and ask, flags
///   id + 1                   shares: total (104 bits), the protocol's part of the pool's income in parts per
///                            million (24), root of k when they last changed (128; 0 where that part is 0)
///   id + 2                   owed to the protocol: base (128 bits), quote (128)
///   id + 3                   ObservationState
///   id + 4                   pause: until when (64 bits), from when the guardian may pause again (64)
///   id + 8, id + 9           the market's key: base terms, quote terms
///   id + 16 + side           bitmap root: which mid words hold a level          (side: 0 bid, 1 ask)
///   id + 2^12 + side * 2^7 + (rank >> 16)    bitmap mid word
///   id + 2^17 + side * 2^15 + (rank >> 8)    bitmap leaf word
///   id + 2^24 + side * 2^23 + tick           Level
///   id + 2^28 + i                            the i-th checkpoint of the observations' ring, i < 128
/// ```
/// Elsewhere, by hash: an order under (market, owner, handle); a level's cancel tree under its slot; a delegate's
/// rights under (market, owner, delegate); used nonces under (owner, nonce >> 8); ERC-6909 balances as solady's ERC6909
/// lays them out. At `REGISTRY`: markets, tiers, owner and guardian, the pause of deposits.
/// @dev No two of these hashes may be asked of the same bytes, or somebody would write one thing by way of another. They
/// are told apart by length: solady hashes 64 bytes for a balance (id, owner, seed), 84 for an allowance, 52 for an
/// operator; here an order has 60, a tree 32, rights 96, nonces 160. A market's id is of 64 bytes as well, all of them the
/// caller's choice, and is therefore the hash's complement.
///
/// Regions are added to a hash, as the compiler itself does for arrays: two of them overlap only if two keccak
/// outputs agree in their upper 227 bits, some 2^113 hashes of work.
library Layout {
    uint256 internal constant SHARES = 1;
    uint256 internal constant OWED = 2;
    uint256 internal constant OBSERVATIONS = 3;
    uint256 internal constant PAUSE = 4;
    uint256 internal constant KEY = 8;
    uint256 internal constant ROOTS = 16;
    uint256 internal constant MIDS = 1 << 12;
    uint256 internal constant LEAVES = 1 << 17;
    uint256 internal constant LEVELS = 1 << 24;
    uint256 internal constant CHECKPOINTS = 1 << 28;
    /// @notice keccak256("weir.registry") - 1. Markets: count at REGISTRY, the i-th id at MARKETS + i. Tiers: count at
    /// TIER_COUNT, the i-th tier's terms at TIERS + i.
    uint256 internal constant REGISTRY = uint256(keccak256("weir.registry")) - 1;
    uint256 internal constant TIER_COUNT = REGISTRY + 1;
    uint256 internal constant OWNER = REGISTRY + 2;
    uint256 internal constant PENDING_OWNER = REGISTRY + 3;
    uint256 internal constant GUARDIAN = REGISTRY + 4;
    /// @notice As a market's pause, for deposits of every token.
    uint256 internal constant DEPOSIT_PAUSE = REGISTRY + 5;
    uint256 internal constant TIERS = REGISTRY + (1 << 16);
    uint256 internal constant MARKETS = REGISTRY + (1 << 32);

    // The sums below wrap modulo 2^256, as slot numbers do.

    /// @notice Slot of a side's bitmap root; side 0 is the bids, 1 the asks.
    function root(uint256 id, uint256 side) internal pure returns (uint256) {
        unchecked {
            return id + ROOTS + side;
        }
    }

    /// @notice Slot of the bitmap's mid word over `rank`, below 2^23 (see LevelIndex).
    function mid(uint256 id, uint256 side, uint256 rank) internal pure returns (uint256) {
        unchecked {
            return id + MIDS + (side << 7) + (rank >> 16);
        }
    }

    /// @notice Slot of the bitmap's leaf word over `rank`, below 2^23.
    function leaf(uint256 id, uint256 side, uint256 rank) internal pure returns (uint256) {
        unchecked {
            return id + LEAVES + (side << 15) + (rank >> 8);
        }
    }

    /// @notice Slot of the Level at `tick`, below 2^23.
    function level(uint256 id, uint256 side, uint256 tick) internal pure returns (uint256) {
        unchecked {
            return id + LEVELS + (side << 23) + tick;
        }
    }

    /// @notice The i-th checkpoint of the observations' ring.
    function observation(uint256 id, uint256 i) internal pure returns (uint256) {
        unchecked {
            return id + CHECKPOINTS + i;
        }
    }

    /// @notice What `delegate` may do for `owner` in a market: actions (8 bits), last second (64).
    function permission(uint256 id, address owner, address delegate) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(id, owner, delegate)));
    }

    /// @notice A word of 256 nonces of `owner`, a set bit for each used one.
    function nonces(address owner, uint256 nonce) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode("weir.nonces", owner, nonce >> 8)));
    }

    /// @notice keccak256(market id, owner, handle), packed: 60 bytes.
    function order(uint256 id, address owner, uint256 handle) internal pure returns (uint256 slot) {
        uint256 holder = uint256(uint160(owner)) << 96 | handle << 32;
        // memory-safe: the scratch space.
        assembly ("memory-safe") {
            mstore(0x00, id)
            mstore(0x20, holder)
            slot := keccak256(0x00, 0x3c)
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
