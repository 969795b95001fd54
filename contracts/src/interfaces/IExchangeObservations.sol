// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MarketKey} from "../types/MarketKey.sol";

/// @title A market's price over time.
/// @notice The pool's price before the first trade or addition of liquidity of each timestamp, as a logarithm, its move
/// cut to 4 units a second (see LogPrice). Off until somebody pays for the ring. The book never moves it.
///
/// What it can be trusted for: a price that held inside one block only is not in it; one that is held over time moves
/// the mean by at most 4 basis points a second of holding, against everybody's arbitrage. After a move beyond the cut the
/// record follows at 4 units a second, so it lags for as long as the move is large: a tenfold move for 96 minutes. The
/// least root of k is that before the first trade or addition of each timestamp, over the present half hour of the clock
/// and the one before, so a majority provider can make it small for up to an hour by leaving for a moment, and it forgets
/// a thin pool sooner than the record may have caught up with what happened there: compare with the price of now, or with
/// other sources, too.
interface IExchangeObservations {
    /// @notice Grows a market's ring to `size` checkpoints, at most 128; the caller pays for writing them. Checkpoints
    /// are at least 15 seconds apart: 128 hold half an hour or more. The first growth starts the record, with the price
    /// that holds at its block's end.
    /// @dev Reverts: UnknownMarket, NoLiquidity, BadObservationSize.
    function growObservations(MarketKey calldata key, uint256 size) external;

    /// @notice Records the price now. Anyone may.
    /// @return whether this timestamp had no record yet.
    /// @dev Reverts: UnknownMarket, NotObserved.
    function pokeObservations(MarketKey calldata key) external returns (bool);

    /// @notice The mean logarithmic price of the last `window` seconds, 1 to 1800.
    /// @return meanTick quote units per base unit are 1.0001^meanTick; rounded down.
    /// @return leastRoot the least root of base * quote reserves seen in the last 30 to 60 minutes, now included;
    ///         rounded down by less than 2^-53 of it.
    /// @return lastWrite when the price was recorded last.
    /// @return isPaused whether trading is paused now, so that the price cannot follow the world's.
    /// @dev Reverts: NotObserved, BadWindow, HistoryTooShort.
    function observe(uint256 market, uint256 window)
        external
        view
        returns (int256 meanTick, uint256 leastRoot, uint256 lastWrite, bool isPaused);
}
