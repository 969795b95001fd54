// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice What a swap costs, for routers to weigh it against others: a part for the transaction, one for each market,
/// one for each level.
/// @dev Fitted to whole transactions of the optimized build (osaka), everything cold, from wallet to wallet, plain
/// tokens, no slot written for the first time; test/contracts/periphery/LensGas.t.sol holds the estimate to within 12%
/// of those. Dearer tokens and permits come on top, and 17,100 for each slot that was zero: a recipient's first
/// balance, a caller's first dust of a token, a market's first fee owed to the protocol.
library SwapGas {
    /// @notice 21,000, the calldata, and the two transfers.
    uint256 internal constant TRANSACTION = 58_500;
    /// @notice A market's word and its event; of a path, its key in the calldata too.
    uint256 internal constant MARKET = 11_000;
    /// @notice Where a market's book is touched at all: what it owes to the protocol, and the walk's bookkeeping.
    uint256 internal constant BOOK = 4000;
    /// @notice Each level touched: 6,900 from one neighbour to the next, 9,000 where the pool moves between two.
    uint256 internal constant LEVEL = 8000;
    /// @notice A path's dust, credited in one market.
    uint256 internal constant DUST = 9500;
    /// @notice The first trade of a timestamp in a market whose price is recorded: 7,600, or 12,800 at a checkpoint.
    uint256 internal constant OBSERVATION = 10_000;

    /// @notice One market.
    /// @param isObserved whether this trade records its price.
    function ofMarket(uint256 levels, bool hasDust, bool isObserved) internal pure returns (uint256 gas) {
        gas = MARKET + LEVEL * levels;
        if (levels != 0) gas += BOOK;
        if (hasDust) gas += DUST;
        if (isObserved) gas += OBSERVATION;
    }
}
