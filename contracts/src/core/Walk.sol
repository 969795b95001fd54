// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {LibBit} from "solady/utils/LibBit.sol";
import {Amounts} from "../libraries/Amounts.sol";
import {Layout} from "../libraries/Layout.sol";
import {MILLION} from "../libraries/Million.sol";
import {PoolMath} from "../libraries/PoolMath.sol";
import {TickPrice} from "../libraries/TickPrice.sol";
import {Level} from "../types/Level.sol";
import {MarketKeyLib} from "../types/MarketKey.sol";
import {PoolSlot, PoolSlotLib} from "../types/PoolSlot.sol";
import {MarketReader} from "./MarketReader.sol";

/// @notice Why a walk ended.
enum Stop {
    /// The amount is done, all but dust below one lot of the next level.
    Filled,
    /// Nothing within the limit is left; without a limit, pool and book are used up.
    Limit,
    /// The bound on levels was met.
    Levels
}

/// @notice A walk over one market: what is asked, the terms, and what came of it. Amounts are units of the input
/// ("in") or output token.
struct WalkState {
    uint256 id;
    bool baseIn; // a sale: base in, quote out
    bool exactOut;
    bool asOrder; // the limit is the displayed price; output is never passed by a part of a lot
    uint256 amount; // exact input or output, 0 < amount < 2^127
    uint256 limitTick; // 0: none
    uint256 maxLevels; // 0: no bound
    uint256 lot; // base units
    uint256 poolFee; // parts per million
    uint256 takerFee; // parts per million
    uint256 x; // the pool's input reserve at the start
    uint256 y; // and its output reserve
    uint256 best; // best opposite tick; after the walk, the best one left
    uint256 poolIn; // with fee
    uint256 poolOut;
    uint256 bookIn; // without fee
    uint256 bookOut;
    uint256 bookFee;
    uint256 levels; // touched
    uint256 lastTick;
    Level lastLevel; // as it stands after
    Stop stop;
    uint256 leafNumber; // which word of the bitmap's leaves is kept, plus one; 0: none
    uint256 leafWord;
    uint256 firstWrite; // memory: pairs (slot, word) from here
    uint256 lastWrite; // to here, exclusive
}

/// @notice The swap itself: a walk down pool and book, always at whichever price is better, planned without writing.
///
/// With x and y the reserves of input and output, f the pool fee, t the taker fee and P a level's price as input per
/// output, the pool is better exactly while x' > x, x' = floor(sqrt(x*y*P*(10^6+t)*(10^6-f)/10^12)); ties go to the
/// book. The pool moves to x', then the level is taken without comparing again, which guarantees progress.
///
/// Rounding: the taker pays up and receives down at every step; each step costs at most one unit of each token.
/// @dev Bounds: amount < 2^127 and reserves < 2^103, so x plus any net input is below 2^128 (PoolMath.MAX_X);
/// bookIn < amount for an exact input; for an exact output bookIn grows by less than 2^170 a level, so that 2^16
/// levels and a rate of 2^24 stay below 2^256, and the caller checks the totals below 2^128.
/// The loop keeps what changes in local variables: reading it from the struct cost 1,000 gas a level more.
abstract contract Walk is MarketReader {
    using FixedPointMathLib for uint256;

    /// @notice Starts a walk in a market. The caller sets what is asked.
    function _startWalk(WalkState memory w, uint256 id, uint256 baseTerms, PoolSlot slot, bool baseIn)
        internal
        pure
    {
        w.id = id;
        w.baseIn = baseIn;
        w.lot = MarketKeyLib.lotSize(baseTerms);
        w.poolFee = MarketKeyLib.poolFee(baseTerms);
        w.takerFee = MarketKeyLib.takerFee(baseTerms);
        if (baseIn) (w.x, w.y, w.best) = (slot.baseReserve(), slot.quoteReserve(), slot.bestBid());
        else (w.x, w.y, w.best) = (slot.quoteReserve(), slot.baseReserve(), slot.bestAsk());
    }

    /// @notice Plans the walk: fills in how far it comes, what it costs and which words change.
    function _walk(WalkState memory w) internal view {
        // Sums are bounded as said above; every difference is argued where it stands.
        unchecked {
            uint256 side = w.baseIn ? BID : ASK;
            uint256 mirror = _mirrorMask(side);
            uint256 rank = w.best ^ mirror;
            // Fees stay outside the curve, so k is fixed. Two factors below 2^103.
            uint256 k = w.x * w.y;
            uint256 poolX = w.x; // the input reserve after the pool's net input so far
            uint256 bookIn;
            uint256 bookOut;
            uint256 levels;
            bool inPool;
            uint256 budget; // of an exact input, what the pool at poolX leaves for the book; 0: not worked out
            w.firstWrite = _freePointer();
            while (true) {
                uint256 tick = rank ^ mirror;
                uint256 numerator;
                uint256 denominator;
                bool hasLevel = rank != NO_RANK;
                if (hasLevel) {
                    (numerator, denominator) = TickPrice.ofLot(tick);
                    if (w.limitTick != 0) hasLevel = _isInLimit(w, tick, numerator, denominator);
                }
                if (k != 0) {
                    uint256 before = poolX;
                    (poolX, inPool) =
                        _movePool(w, k, poolX, bookIn, bookOut, hasLevel, numerator, denominator);
                    if (inPool) break;
                    if (poolX != before) budget = 0;
                }
                if (!hasLevel) {
                    w.stop = Stop.Limit;
                    break;
                }
                if (levels == w.maxLevels && levels != 0) {
                    w.stop = Stop.Levels;
                    break;
                }
                uint256 wanted;
                uint256 missing; // of an exact output
                if (w.exactOut) {
                    // The pool at poolX gives less than what is missing (its target lies beyond): nothing wraps.
                    missing = w.amount - bookOut;
                    if (k != 0) missing -= PoolMath.outputAt(k, w.y, poolX);
                    wanted = _lotsFor(w, missing, numerator, denominator);
                } else {
                    // The budget is at least bookIn * (1 + t) rounded up, so the part of it before the fee is at least
                    // bookIn. Factors: 2^127 by 10^6, then by the denominator, 10^4.
                    if (budget == 0) {
                        budget = w.amount;
                        if (poolX != w.x) budget -= PoolMath.grossUp(poolX - w.x, w.poolFee);
                        budget = (budget * MILLION).rawDiv(MILLION + w.takerFee);
                    }
                    wanted = budget - bookIn;
                    wanted = side == BID ? wanted.rawDiv(w.lot) : (wanted * denominator).rawDiv(numerator);
                }
                // Dust: nothing more is touched. Stop.Filled is the default.
                if (wanted == 0) break;

                uint256 slot = Layout.level(w.id, side, tick);
                Level level = Level.wrap(_load(slot));
                uint256 lots = level.live();
                bool exhausted = wanted >= lots;
                if (exhausted) {
                    level = level.nextGeneration();
                } else {
                    lots = wanted;
                    level = level.fill(lots);
                }
                _write(slot, Level.unwrap(level));
                ++levels;
                w.lastTick = tick;
                w.lastLevel = level;

                uint256 got;
                if (side == BID) {
                    bookIn += lots * w.lot;
                    got = Amounts.quoteDown(lots, numerator, denominator);
                } else {
                    bookIn += Amounts.quoteUp(lots, numerator, denominator);
                    got = lots * w.lot;
                }
                bookOut += got;
                if (!exhausted) break;
                rank = _nextBest(w, side, rank);
                if (w.exactOut && got >= missing) break;
            }
            w.lastWrite = _freePointer();
            if (levels != 0) {
                w.best = rank ^ mirror;
                (w.bookIn, w.bookOut, w.levels) = (bookIn, bookOut, levels);
                w.bookFee = Amounts.partUp(bookIn, w.takerFee);
            }
            if (poolX != w.x) _finishPool(w, k, poolX, inPool);
        }
    }

    /// @notice What the walk's book fee turns into, and the reserves after it.
    /// The makers' rebate is held for their claims; the rest goes into the pool's input reserve as far as the market
    /// stays uncrossed and at most half the pool fee times that reserve; what is above is owed to the protocol.
    /// @return x the input reserve after.
    /// @return y the output reserve after.
    /// @return owed to the protocol.
    function _reservesAfter(WalkState memory w, uint256 makerRebate)
        internal
        pure
        returns (uint256 x, uint256 y, uint256 owed)
    {
        // x + poolIn < 2^103 + 2^149; poolOut <= y; rebate <= fee, because the tier's rebate is at most half its fee.
        unchecked {
            (x, y) = (w.x + w.poolIn, w.y - w.poolOut);
            if (w.bookIn == 0) return (x, y, 0);
            owed = w.bookFee - Amounts.partUp(w.bookIn, makerRebate);
            if (w.x == 0 || owed == 0) return (x, y, owed);

            uint256 toPool = x * w.poolFee / 2e6;
            uint256 most = _mostUncrossed(w, y);
            if (most > PoolSlotLib.MAX_RESERVE) most = PoolSlotLib.MAX_RESERVE;
            uint256 room = most > x ? most - x : 0;
            if (toPool > room) toPool = room;
            if (toPool > owed) toPool = owed;
            return (x + toPool, y, owed - toPool);
        }
    }

    /// @dev The largest input reserve that does not cross the best level left:
    /// a buy: quote <= ask * base / (1 - f); a sale, mirrored: base <= quote / (bid * (1 - f)).
    function _mostUncrossed(WalkState memory w, uint256 y) private pure returns (uint256) {
        if (w.best == (w.baseIn ? PoolSlotLib.NO_BID : PoolSlotLib.NO_ASK)) return PoolSlotLib.MAX_RESERVE;
        (uint256 numerator, uint256 denominator) = TickPrice.ofLot(w.best);
        // y < 2^103. Buy: y * numerator * 10^6 < 2^237. Sale: denominator * lot * 10^6 <= 10^46 < 2^152.9, so the
        // product stays below 2^256. The divisors are below 2^154 and not zero.
        unchecked {
            uint256 rest = MILLION - w.poolFee;
            if (w.baseIn) return y * (denominator * w.lot * MILLION) / (numerator * rest);
            return y * numerator * MILLION / (denominator * w.lot * rest);
        }
    }

    /// @dev Moves the pool towards the next level's price, the limit, or as far as is needed.
    /// @return x the input reserve after, at least poolX.
    /// @return done whether the walk ends inside the pool.
    function _movePool(
        WalkState memory w,
        uint256 k,
        uint256 poolX,
        uint256 bookIn,
        uint256 bookOut,
        bool hasLevel,
        uint256 numerator,
        uint256 denominator
    ) private pure returns (uint256 x, bool done) {
        uint256 takerFee;
        if (hasLevel) {
            takerFee = w.takerFee;
        } else {
            if (w.limitTick == 0) {
                x = _poolTarget(w, k, bookIn, bookOut);
                // An exact output that the pool cannot give leaves it alone; the walk ends with Stop.Limit.
                return w.exactOut && x == PoolMath.MAX_X ? (poolX, false) : (x, true);
            }
            (numerator, denominator) = TickPrice.ofLot(w.limitTick);
        }
        // Reserves stay below 2^128, so do their squares below 2^256, save MAX_X + 1, whose square wraps to 0 and then
        // only means that the pool is looked at again. Being within a price is PoolMath.isWithin.
        unchecked {
            (uint256 a, uint256 d) =
                PoolMath.priceFactor(w.baseIn, numerator, denominator, w.lot, w.poolFee, takerFee);
            uint256 square = PoolMath.squareAt(k, a, d);
            // Not even one unit more is within the price: the pool stays.
            if ((poolX + 1) * (poolX + 1) > square) return (poolX, false);
            x = _poolTarget(w, k, bookIn, bookOut);
            // An exact output that the pool cannot give is never within the price.
            if (x * x <= square && (x != PoolMath.MAX_X || !w.exactOut)) return (x, true);
            return (FixedPointMathLib.sqrt(square), false);
        }
    }

    /// @dev The reserve at which the pool alone would finish what is left. Never below poolX: an exact input still
    /// holds what the pool took so far, an exact output still misses something (see the loop's end).
    function _poolTarget(WalkState memory w, uint256 k, uint256 bookIn, uint256 bookOut)
        private
        pure
        returns (uint256)
    {
        // Lots were taken within what was left, so bookIn and its fee fit into an exact input.
        unchecked {
            if (w.exactOut) return PoolMath.reserveFor(k, w.y, w.amount - bookOut);
            return w.x + PoolMath.netDown(w.amount - bookIn - Amounts.partUp(bookIn, w.takerFee), w.poolFee);
        }
    }

    /// @dev Lots that an exact output still needs: up for a swap, which delivers the surplus, down for an order.
    function _lotsFor(WalkState memory w, uint256 missing, uint256 numerator, uint256 denominator)
        private
        pure
        returns (uint256)
    {
        // missing < 2^127, denominator < 2^14, the divisors are below 2^120.
        unchecked {
            (uint256 dividend, uint256 divisor) =
                w.baseIn ? (missing * denominator, numerator) : (missing, w.lot);
            return (w.asOrder ? dividend : dividend + divisor - 1).rawDiv(divisor);
        }
    }

    /// @dev A swap's limit is all-in: the level's price with the taker fee on it. An order's is the displayed price.
    function _isInLimit(WalkState memory w, uint256 tick, uint256 numerator, uint256 denominator)
        private
        pure
        returns (bool)
    {
        if (w.asOrder) return w.baseIn ? tick >= w.limitTick : tick <= w.limitTick;
        (uint256 limitNumerator, uint256 limitDenominator) = TickPrice.ofLot(w.limitTick);
        // Factors below 2^114, 2^14 and 2^21.
        unchecked {
            uint256 price = numerator * limitDenominator;
            uint256 limit = limitNumerator * denominator;
            uint256 withFee = MILLION + w.takerFee;
            if (w.baseIn) return price * MILLION >= limit * withFee;
            return price * withFee <= limit * MILLION;
        }
    }

    /// @dev The next level after `from` was exhausted. Leaving a mid word of the bitmap clears it and its root bits, so
    /// that a mid word that is not zero always has its root bit.
    function _nextBest(WalkState memory w, uint256 side, uint256 from) private view returns (uint256 rank) {
        // Ranks are below 2^23.
        unchecked {
            // Neighbours mostly share a leaf word: it is read once.
            if (w.leafNumber != (from >> 8) + 1) {
                w.leafNumber = (from >> 8) + 1;
                w.leafWord = _load(Layout.leaf(w.id, side, from));
            }
            uint256 word = _above(w.leafWord, from & 0xff);
            if (word != 0) return (from & ~uint256(0xff)) | LibBit.ffs(word);

            bool leftMid;
            (rank, leftMid) = _nextRank(w.id, side, from);
            if (leftMid) {
                _write(Layout.mid(w.id, side, from), 0);
                uint256 rootSlot = Layout.root(w.id, side);
                // Clears every bit better than the new best's, those of this walk's earlier steps included.
                _write(rootSlot, _load(rootSlot) >> (rank >> 16) << (rank >> 16));
            }
        }
    }

    /// @dev Sets the pool's totals, for a reserve that moved from w.x to poolX > w.x.
    function _finishPool(WalkState memory w, uint256 k, uint256 poolX, bool inPool) private pure {
        // The differences hold as in the loop; see PoolMath for the products.
        unchecked {
            // An exact output that ends inside the pool gets what it asked for; what rounding gave on top stays.
            uint256 poolOut = inPool && w.exactOut ? w.amount - w.bookOut : PoolMath.outputAt(k, w.y, poolX);
            // A net input too small for a unit of output is not taken.
            if (poolOut == 0) return;
            w.poolOut = poolOut;
            w.poolIn = inPool && !w.exactOut
                ? w.amount - w.bookIn - w.bookFee
                : PoolMath.grossUp(poolX - w.x, w.poolFee);
        }
    }

    /// @dev Notes that `slot` becomes `word`. In the exchange nothing else takes memory during a walk, so the pairs lie
    /// side by side; the lens, whose loads do take memory, never reads them.
    function _write(uint256 slot, uint256 word) private pure {
        // memory-safe: takes two words at the free pointer and moves it.
        assembly ("memory-safe") {
            let node := mload(0x40)
            mstore(node, slot)
            mstore(add(node, 0x20), word)
            mstore(0x40, add(node, 0x40))
        }
    }

    function _freePointer() private pure returns (uint256 pointer) {
        // memory-safe: only reads.
        assembly ("memory-safe") {
            pointer := mload(0x40)
        }
    }
}
