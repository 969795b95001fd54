// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Everything that never changes about the price guard of a pair.
/// @param market id of the venue's market of the two tokens: its record of prices is one source, its pool is what
///        liquidations sell into.
/// @param collateral and `loan` the market's base and quote, in either order.
/// @param leastRoot the record counts only while the least root of base * quote reserves in it is this or more, in the
///        square root of units of each: below, a push is cheap.
/// @param oldestWrite the record counts only while its last write is at most this many seconds old. Anyone can write:
///        `pokeObservations`.
/// @param sequencer uptime feed of a rollup (Chainlink's shape); 0 where there is none.
/// @param feeds one to four sources from outside (IPriceFeed), each another one. Two adapters of one source would count
///        as two: nobody but the reader of these terms can tell.
struct GuardTerms {
    uint256 market;
    address collateral;
    address loan;
    uint128 leastRoot;
    uint32 oldestWrite;
    address sequencer;
    address[] feeds;
}

/// @notice Everything that never changes about the price guard of pool shares.
/// @param market id of the pool's market.
/// @param loan the lending market's loan token.
/// @param baseGuard price guard of the market's base in the loan token; 0 where the base is the loan token.
/// @param quoteGuard the same of its quote.
struct PoolShareGuardTerms {
    uint256 market;
    address loan;
    address baseGuard;
    address quoteGuard;
}

/// @notice Why a source counts, or does not. Stale: its last second is over. NoAnswer: the feed reverted, answered
/// anything but two words, or used more gas than it may; the venue's record is off or too short. NoPrice: the feed says
/// that there is none. BeyondRange: no price that a guard can carry. Thin, Quiet, Paused: the venue's pool was too small
/// lately, its record was not written lately, its trading is paused.
enum Standing {
    Counts,
    Stale,
    NoAnswer,
    NoPrice,
    BeyondRange,
    Thin,
    Quiet,
    Paused
}

/// @notice One source as it stands now.
/// @param from the exchange, or the feed.
/// @param price loan units for one collateral unit, times 10^36; 0 where it is not known.
/// @param until the last second at which it is fresh; 0 where it is not known.
struct Source {
    address from;
    uint256 price;
    uint256 until;
    Standing standing;
}
