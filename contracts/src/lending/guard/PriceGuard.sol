// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {IExchange} from "../../interfaces/IExchange.sol";
import {IPairPriceGuard} from "../interfaces/IPairPriceGuard.sol";
import {IPriceGuard} from "../interfaces/IPriceGuard.sol";
import {GuardTerms, Source, Standing} from "../types/GuardTerms.sol";
import {AgreementLib, SortedPrices} from "./Agreement.sol";
import {FallingPrice} from "./FallingPrice.sol";
import {ObservedPrice} from "./ObservedPrice.sol";
import {PriceSources} from "./PriceSources.sol";
import {SequencerWatch} from "./SequencerWatch.sol";

/// @title PriceGuard
/// @notice The price of one token in another, from the venue's record and from feeds outside. Nobody has any rights over
/// it. IPairPriceGuard is the manual.
contract PriceGuard is PriceSources, SequencerWatch {
    using FixedPointMathLib for uint256;

    /// @notice What the last good price is multiplied by while the guard is not live, in percent.
    uint256 private constant DOWN_MARGIN = 115;
    /// @notice The fall begins after so long.
    uint256 private constant DOWN_FOR = 7 days;
    /// @notice Reports further apart begin the count anew: one a day, and half a day to spare.
    uint256 private constant REPORT_GAP = 36 hours;
    /// @notice Records closer together are written only where they change something by one percent.
    uint256 private constant RECORD_GAP = 1 hours;

    /// @dev 184 + 72 bits: one word.
    struct Record {
        uint184 price;
        uint72 time;
    }

    /// @dev Zero where the guard is not reported down.
    struct Down {
        uint128 since;
        uint128 last;
    }

    Record private _record;
    Down private _down;

    /// @dev Reverts: UnknownMarket, TokensNotOfMarket, FeedCount, FeedRepeated, FeedUnreadable, NotLive,
    /// SequencerGrace, GasTooLow; the exchange's Locked.
    constructor(IExchange exchange, GuardTerms memory terms_)
        PriceSources(exchange, terms_)
        SequencerWatch(terms_.sequencer)
    {
        (uint256 price, bool isLive) = liquidationPrice();
        if (!isLive) revert NotLive();
        _write(price);
    }

    // ------------------------------------------------------------------ prices

    /// @inheritdoc IPriceGuard
    function borrowPrice() external view returns (uint256) {
        (Sequencer sequencer,) = _sequencer();
        if (sequencer != Sequencer.Up) return 0;
        SortedPrices memory fresh = _readFeeds().fresh;
        if (fresh.count == 0) return 0;
        (uint256 lowest, uint256 highest) = (fresh.prices[0], fresh.highest());
        uint256 observed = _observed();
        if (observed != 0) (lowest, highest) = (lowest.min(observed), highest.max(observed));
        else if (fresh.count == 1) return 0;
        return AgreementLib.isWithin(lowest, highest) ? lowest : 0;
    }

    /// @inheritdoc IPriceGuard
    function liquidationPrice() public view returns (uint256 price, bool isLive) {
        (Sequencer sequencer, uint256 since) = _sequencer();
        if (sequencer == Sequencer.Grace) revert SequencerGrace(since);
        return _liquidationPrice();
    }

    /// @inheritdoc IPriceGuard
    function observedReserve() external view returns (uint256) {
        (uint256 price,, uint256 leastRoot, Standing standing) = _readVenue();
        return standing == Standing.Counts ? ObservedPrice.reserveOf(leastRoot, price) : 0;
    }

    // ------------------------------------------------------------------ for the day on which sources fail

    /// @inheritdoc IPairPriceGuard
    function record() external returns (bool) {
        (Sequencer sequencer,) = _sequencer();
        if (sequencer == Sequencer.Grace) return false;
        (uint256 price, bool isLive) = _liquidationPrice();
        if (!isLive) return false;
        if (_down.since != 0) delete _down;
        else if (block.timestamp - _record.time < RECORD_GAP && !_isNews(price, _record.price)) return false;
        _write(price);
        return true;
    }

    /// @inheritdoc IPairPriceGuard
    function reportDown() external {
        (uint256 price, bool isLive) = liquidationPrice();
        if (isLive) revert StillLive(price);
        Down memory down = _down;
        // Times fit 128 bits.
        uint128 now_ = uint128(block.timestamp);
        if (!_isReported(down)) down.since = now_;
        down.last = now_;
        _down = down;
        emit DownReported(msg.sender, down.since);
    }

    // ------------------------------------------------------------------ reading

    /// @inheritdoc IPriceGuard
    function collateral() external view returns (address) {
        return COLLATERAL;
    }

    /// @inheritdoc IPriceGuard
    function loan() external view returns (address) {
        return LOAN;
    }

    /// @inheritdoc IPairPriceGuard
    function terms() external view returns (GuardTerms memory) {
        address[] memory feeds = new address[](FEEDS);
        for (uint256 i; i < feeds.length; ++i) {
            feeds[i] = _feed(i);
        }
        return GuardTerms(MARKET, COLLATERAL, LOAN, LEAST_ROOT, OLDEST_WRITE, SEQUENCER, feeds);
    }

    /// @inheritdoc IPairPriceGuard
    function lastRecord() external view returns (uint256 price, uint256 time) {
        return (_record.price, _record.time);
    }

    /// @inheritdoc IPairPriceGuard
    function downReport() external view returns (uint256 since, uint256 last) {
        return (_down.since, _down.last);
    }

    /// @inheritdoc IPairPriceGuard
    function sources() external view returns (Source[] memory list) {
        list = new Source[](FEEDS + 1);
        (uint256 price, uint256 until,, Standing standing) = _readVenue();
        list[0] = Source(address(EXCHANGE), price, until, standing);
        for (uint256 i; i < FEEDS; ++i) {
            address feed = _feed(i);
            (price, until, standing) = _readFeed(feed);
            list[i + 1] = Source(feed, price, until, standing);
        }
    }

    // ------------------------------------------------------------------ how it is decided

    function _liquidationPrice() private view returns (uint256 price, bool isLive) {
        Words memory words = _readFeeds();
        price = words.fresh.agreed();
        if (price != 0) return (price, true);
        uint256 observed = _observed();
        uint256 highest = words.fresh.highest();
        if (words.fresh.count > (observed == 0 ? 1 : 0)) return (highest.max(observed), true);
        // At most one feed is fresh here.
        return (_downPrice(words, observed, highest), false);
    }

    /// @dev The price while there are too few sources.
    /// @param observed the venue's, or 0.
    /// @param single that of the only feed that is fresh, or 0.
    function _downPrice(Words memory words, uint256 observed, uint256 single) private view returns (uint256) {
        Record memory known = _record;
        uint256 latest = known.time;
        SortedPrices memory last;
        for (uint256 i; i < FEEDS; ++i) {
            // Of what was stale when the record was made, nothing is in the record: it is older.
            if (words.price[i] == 0 || words.until[i] < known.time) continue;
            last.add(words.price[i]);
            // A feed that is fresh does not hold the fall up: it bounds it.
            if (words.until[i] < block.timestamp) latest = latest.max(words.until[i]);
        }
        uint256 good = last.agreed();
        if (good == 0) good = last.highest().max(observed).max(known.price);
        // Below 2^184 * 115; what the margin lifts beyond the range is cut to it.
        uint256 price = (good * DOWN_MARGIN / 100).min(PRICE_BOUND - 1);
        Down memory down = _down;
        if (!_isReported(down)) return price;
        uint256 falls = latest.max(down.since) + DOWN_FOR;
        if (block.timestamp <= falls) return price;
        return FallingPrice.priceAfter(price, block.timestamp - falls).max(single);
    }

    /// @dev Whether reports have come often enough up to now.
    function _isReported(Down memory down) private view returns (bool) {
        return down.since != 0 && block.timestamp - down.last <= REPORT_GAP;
    }

    /// @dev Whether two prices are one percent of the older one apart, or more.
    function _isNews(uint256 price, uint256 old) private pure returns (bool) {
        return price.dist(old) * 100 >= old;
    }

    function _write(uint256 price) private {
        // Prices of live sources are below 2^184; times fit 72 bits.
        _record = Record(uint184(price), uint72(block.timestamp));
        emit PriceRecorded(price);
    }
}
