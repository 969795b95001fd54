// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {GuardTerms, Source} from "../types/GuardTerms.sol";
import {IPriceGuard} from "./IPriceGuard.sol";

/// @title The price guard of two tokens: sources, and what is kept for the day on which they fail.
/// @notice **Sources.** The venue's mean price over 30 minutes, and one to four feeds from outside. Of the feeds' own
/// trust: with three or four, of which one lies, every price for liquidation is within what the honest ones say, as long
/// as these are within 3 % of each other. With two, one that lies can keep the price for liquidation too high, never too
/// low; with one, the venue's record is all that stands beside it. New debt stops as soon as any two sources are further
/// apart than 3 %.
///
/// **Last good price.** What liquidation goes by while there are too few sources. Feeds that are down often still show
/// what they said last: where two of these last words agree, they are it, for they are newer than anything recorded.
/// Else it is the highest of what was recorded, of the last words, and of the venue's mean: the kindest to borrowers, so
/// that one feed that dies on a wrong low price hurts nobody at once. Recording matters, then, where feeds fall silent
/// altogether. Who gains by what:
/// - by not recording: a liquidator, once a price has risen by more than 15 % and the feeds go silent without a last
///   word. Any borrower can record at any time, and each lending market's own actions may.
/// - by recording at a chosen moment: nothing beyond that moment's guarded price, which anyone can record over as soon
///   as it has moved by one percent.
/// - by a feed that dies at once after a spike: a borrower gains time, a week and a day for each halving of the spike.
///
/// **Falling price.** It starts after seven days in which the guard was reported down once a day and nobody found it
/// live (`record` ends a report), and seven days after the last second of any last word; so neither a feed that hiccups
/// nor a report that stands for long can start it. From 1.15 times the last good price it halves each day, for 21 days,
/// then it is 0. A single feed that is still fresh keeps it from falling below that feed's price.
///
/// **Gas.** Each source gets at most 200,000 gas and none less, or the call reverts (GasTooLow): nobody can make a source
/// look dead by sending too little.
interface IPairPriceGuard is IPriceGuard {
    /// @notice One to four feeds.
    error FeedCount(uint256 count);
    /// @notice Each feed is another one.
    error FeedRepeated(address feed);
    /// @notice The address does not answer as an IPriceFeed does, within its gas.
    error FeedUnreadable(address feed);
    /// @notice Collateral and loan are the market's base and quote, in either order.
    error TokensNotOfMarket(address collateral, address loan, address base, address quote);
    /// @notice A guard is deployed while it is live, so that a last good price is always known.
    error NotLive();
    /// @notice The guard is live, at this price.
    error StillLive(uint256 price);

    /// @notice The live price for liquidation was written down.
    event PriceRecorded(uint256 price);
    /// @notice The guard was found not live, and by reports at most 36 hours apart, since `since`.
    event DownReported(address indexed by, uint256 since);

    /// @notice What the guard was deployed with.
    function terms() external view returns (GuardTerms memory);

    /// @notice Writes the live price for liquidation down as the last good one, and ends a report of being down. Anyone
    /// may. Nothing is written while the guard is not live or in a sequencer's grace, nor within an hour of the last
    /// record, unless the price moved by one percent or a report is to be ended.
    /// @return whether it was written.
    /// @dev Reverts: GasTooLow; the exchange's Locked.
    function record() external returns (bool);

    /// @notice Notes that the guard is not live now. Anyone may; a report a day keeps the count of days going, after 36
    /// hours without one it begins anew.
    /// @dev Reverts: StillLive, SequencerGrace, GasTooLow; the exchange's Locked.
    function reportDown() external;

    /// @notice What was recorded last.
    /// @return price as IPriceGuard's.
    /// @return time when.
    function lastRecord() external view returns (uint256 price, uint256 time);

    /// @notice Since when the guard has been reported down, and the last report; both 0 where it is not.
    function downReport() external view returns (uint256 since, uint256 last);

    /// @notice The venue's record, then the feeds, each as it stands.
    /// @dev Reverts: GasTooLow; the exchange's Locked.
    function sources() external view returns (Source[] memory);
}
