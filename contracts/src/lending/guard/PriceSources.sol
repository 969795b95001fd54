// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchange} from "../../interfaces/IExchange.sol";
import {IExchangeErrors} from "../../interfaces/IExchangeErrors.sol";
import {IExchangeObservations} from "../../interfaces/IExchangeObservations.sol";
import {Layout} from "../../libraries/Layout.sol";
import {MarketKeyLib} from "../../types/MarketKey.sol";
import {IPairPriceGuard} from "../interfaces/IPairPriceGuard.sol";
import {IPriceFeed} from "../interfaces/IPriceFeed.sol";
import {GuardTerms, Standing} from "../types/GuardTerms.sol";
import {SortedPrices} from "./Agreement.sol";
import {BoundedCall} from "./BoundedCall.sol";
import {ObservedPrice} from "./ObservedPrice.sol";

/// @notice The sources of a pair's price: the venue's own record and the feeds from outside. Each call to one is bounded
/// in gas and in what it may answer.
abstract contract PriceSources is IPairPriceGuard {
    /// @notice Prices are below it.
    uint256 internal constant PRICE_BOUND = 1 << 184;
    uint256 internal constant WINDOW = 1800;
    uint256 internal constant MOST_FEEDS = 4;

    /// @notice The exchange whose market is a source.
    IExchange public immutable EXCHANGE;
    uint256 internal immutable MARKET;
    address internal immutable COLLATERAL;
    address internal immutable LOAN;
    bool internal immutable COLLATERAL_IS_QUOTE;
    uint128 internal immutable LEAST_ROOT;
    uint32 internal immutable OLDEST_WRITE;
    uint256 internal immutable FEEDS;
    address private immutable FEED_0;
    address private immutable FEED_1;
    address private immutable FEED_2;
    address private immutable FEED_3;

    /// @notice The feeds' last words. `price` is 0 where there is none; then `until` means nothing.
    struct Words {
        uint256[MOST_FEEDS] price;
        uint256[MOST_FEEDS] until;
        SortedPrices fresh;
    }

    constructor(IExchange exchange, GuardTerms memory terms_) {
        (EXCHANGE, MARKET) = (exchange, terms_.market);
        (COLLATERAL, LOAN) = (terms_.collateral, terms_.loan);
        (LEAST_ROOT, OLDEST_WRITE) = (terms_.leastRoot, terms_.oldestWrite);
        COLLATERAL_IS_QUOTE = _collateralIsQuote(exchange, terms_);

        uint256 count = terms_.feeds.length;
        if (count == 0 || count > MOST_FEEDS) revert FeedCount(count);
        for (uint256 i; i < count; ++i) {
            address feed = terms_.feeds[i];
            for (uint256 j; j < i; ++j) {
                if (terms_.feeds[j] == feed) revert FeedRepeated(feed);
            }
            (,, Standing standing) = _readFeed(feed);
            if (standing == Standing.NoAnswer) revert FeedUnreadable(feed);
        }
        FEEDS = count;
        FEED_0 = terms_.feeds[0];
        FEED_1 = count > 1 ? terms_.feeds[1] : address(0);
        FEED_2 = count > 2 ? terms_.feeds[2] : address(0);
        FEED_3 = count > 3 ? terms_.feeds[3] : address(0);
    }

    /// @notice The i-th feed, i < FEEDS.
    function _feed(uint256 i) internal view returns (address) {
        if (i < 2) return i == 0 ? FEED_0 : FEED_1;
        return i == 2 ? FEED_2 : FEED_3;
    }

    /// @notice What every feed says now.
    function _readFeeds() internal view returns (Words memory words) {
        for (uint256 i; i < FEEDS; ++i) {
            (uint256 price, uint256 until, Standing standing) = _readFeed(_feed(i));
            if (standing == Standing.Counts) words.fresh.add(price);
            if (standing <= Standing.Stale) (words.price[i], words.until[i]) = (price, until);
        }
    }

    /// @notice What a feed says now. It counts, or is stale, or has no price.
    function _readFeed(address feed) internal view returns (uint256 price, uint256 until, Standing standing) {
        (bool answered, bytes memory answer,) =
            BoundedCall.readCapped(feed, abi.encodeCall(IPriceFeed.read, ()), 64);
        if (!answered) return (0, 0, Standing.NoAnswer);
        (price, until) = abi.decode(answer, (uint256, uint256));
        if (price == 0) return (0, until, Standing.NoPrice);
        if (price >= PRICE_BOUND) return (0, until, Standing.BeyondRange);
        return (price, until, until < block.timestamp ? Standing.Stale : Standing.Counts);
    }

    /// @notice What the venue's record says now: its mean price, until when it is fresh if nobody writes, and the least root
    /// of base * quote reserves.
    /// @dev Reverts: Locked, inside a token call: where the record could be made to go away by whoever gets
    /// control there, prices would be of his choice.
    function _readVenue()
        internal
        view
        returns (uint256 price, uint256 until, uint256 leastRoot, Standing standing)
    {
        (bool answered, bytes memory answer, bytes4 reason) = BoundedCall.readCapped(
            address(EXCHANGE), abi.encodeCall(IExchangeObservations.observe, (MARKET, WINDOW)), 128
        );
        if (reason == IExchangeErrors.Locked.selector) revert IExchangeErrors.Locked();
        if (!answered) return (0, 0, 0, Standing.NoAnswer);
        (int256 tick, uint256 root, uint256 lastWrite, bool isPaused) =
            abi.decode(answer, (int256, uint256, uint256, bool));
        (leastRoot, until) = (root, lastWrite + OLDEST_WRITE);
        price = ObservedPrice.ofTick(tick, COLLATERAL_IS_QUOTE);
        if (isPaused) standing = Standing.Paused;
        else if (root < LEAST_ROOT) standing = Standing.Thin;
        else if (until < block.timestamp) standing = Standing.Quiet;
        else if (price == 0) standing = Standing.BeyondRange;
        else standing = Standing.Counts;
    }

    /// @notice The venue's price where it counts, else 0.
    function _observed() internal view returns (uint256) {
        (uint256 price,,, Standing standing) = _readVenue();
        return standing == Standing.Counts ? price : 0;
    }

    /// @dev Reads the market's key. Reverts: UnknownMarket, TokensNotOfMarket.
    function _collateralIsQuote(IExchange exchange, GuardTerms memory terms_) private view returns (bool) {
        uint256 market = terms_.market;
        if (exchange.extsload(market) == 0) revert IExchangeErrors.UnknownMarket(market);
        address base = MarketKeyLib.tokenOf(exchange.extsload(market + Layout.KEY));
        address quote = MarketKeyLib.tokenOf(exchange.extsload(market + Layout.KEY + 1));
        bool isQuote = terms_.collateral == quote;
        if (terms_.collateral != (isQuote ? quote : base) || terms_.loan != (isQuote ? base : quote)) {
            revert TokensNotOfMarket(terms_.collateral, terms_.loan, base, quote);
        }
        return isQuote;
    }
}
