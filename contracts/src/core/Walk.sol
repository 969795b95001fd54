// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Amounts} from "../libraries/Amounts.sol";
import {Layout} from "../libraries/Layout.sol";
import {PoolMath} from "../libraries/PoolMath.sol";
import {TickPrice} from "../libraries/TickPrice.sol";
import {Level} from "../types/Level.sol";
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

/// @notice A walk over one market: what is asked, the terms, how far it came, what it decided. Amounts are units of
/// the input ("in") or output token.
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
    uint256 k; // x * y, fixed: fees stay outside the curve
    uint256 best; // best opposite tick
    uint256 poolX; // input reserve after the net input so far
    uint256 poolIn; // with fee; set at the end
    uint256 poolOut; // set at the end
    uint256 bookIn; // without fee
    uint256 bookOut;
    uint256 bookFee; // set at the end
    uint256 levels; // touched
    uint256 lastTick;
    Level lastLevel; // as it stands after
    Stop stop;
    uint256 firstWrite; // memory pointers: linked list of (slot, word, next), 0 ends it
    uint256 lastWrite;
}

/// @notice The swap itself: a walk down pool and book, always at whichever price is better, planned without writing.
///
/// With x and y the reserves of input and output, f the pool fee, t the taker fee and P a level's price as input per
/// output, the pool is better exactly while x' > x, x' = floor(sqrt(x*y*P*(10^6+t)*(10^6-f)/10^12)); ties go to the
/// book. The pool moves to x', then the level is taken without comparing again, which guarantees progress.
///
/// Rounding: the taker pays up and receives down at every step; each step costs at most one unit of each token.
/// @dev Bounds: amount < 2^127 and reserves < 2^103, so x plus any net input is below 2^128 (PoolMath.MAX_X);
/// bookIn < amount for an exact input; for an exact output bookIn <= 2^56 lots * 2^114 a level, and the caller checks
/// the totals below 2^128.
abstract contract Walk is MarketReader {
    /// @notice Starts a walk in a market. The caller sets what is asked.
    function _startWalk(WalkState memory w, uint256 id, uint256 baseTerms, PoolSlot slot, bool baseIn)
        internal
        pure
    {
        w.id = id;
        w.baseIn = baseIn;
        w.lot = 10 ** ((baseTerms >> 160) & 0xff);
        w.poolFee = (baseTerms >> 184) & 0xffffff;
        w.takerFee = (baseTerms >> 208) & 0xffffff;
        (uint256 base, uint256 quote) = (slot.baseReserve(), slot.quoteReserve());
        (w.x, w.y) = baseIn ? (base, quote) : (quote, base);
        w.poolX = w.x;
        // Two factors below 2^103.
        unchecked {
            w.k = base * quote;
        }
        w.best = slot.best(!baseIn);
    }

    /// @notice Plans the walk: fills in how far it comes, what it costs and which words change.
    function _walk(WalkState memory w) internal view {
        uint256 side = w.baseIn ? BID : ASK;
        uint256 none = w.baseIn ? PoolSlotLib.NO_BID : PoolSlotLib.NO_ASK;
        bool inPool;
        // Sums are bounded as said above; every difference is argued where it stands.
        unchecked {
            while (true) {
                uint256 tick = w.best;
                bool hasLevel = tick != none;
                uint256 numerator;
                uint256 denominator;
                if (hasLevel) {
                    (numerator, denominator) = TickPrice.ofLot(tick);
                    if (w.limitTick != 0) hasLevel = _isInLimit(w, tick, numerator, denominator);
                }
                if (w.k != 0) {
                    inPool = _movePool(w, hasLevel, numerator, denominator);
                    if (inPool) break;
                }
                if (!hasLevel) {
                    w.stop = Stop.Limit;
                    break;
                }
                if (w.levels == w.maxLevels && w.maxLevels != 0) {
                    w.stop = Stop.Levels;
                    break;
                }
                (uint256 wanted, uint256 missing) = _lotsWanted(w, numerator, denominator);
                // Dust: nothing more is touched. Stop.Filled is the default.
                if (wanted == 0) break;

                uint256 slot = Layout.level(w.id, side, tick);
                Level level = Level.wrap(_load(slot));
                uint256 lots = level.live();
                bool exhausted = wanted >= lots;
                if (!exhausted) lots = wanted;
                level = level.fill(lots);
                _write(w, slot, Level.unwrap(level));
                ++w.levels;
                w.lastTick = tick;
                w.lastLevel = level;

                uint256 base = lots * w.lot;
                uint256 got;
                if (w.baseIn) {
                    w.bookIn += base;
                    got = Amounts.quoteDown(lots, numerator, denominator);
                } else {
                    w.bookIn += Amounts.quoteUp(lots, numerator, denominator);
                    got = base;
                }
                w.bookOut += got;
                if (exhausted) w.best = _nextBest(w, side, tick);
                if (!exhausted || (w.exactOut && got >= missing)) break;
            }
        }
        _finish(w, inPool);
    }

    /// @notice What the walk's book fee turns into, and the reserves after it.
    /// The makers' rebate is held for their claims; the rest goes into the pool's input reserve as far as the market
    /// stays uncrossed and at most half the pool fee times that reserve; what is above is owed to the protocol.
    /// @return x the input reserve after. @return y the output reserve after. @return owed to the protocol.
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
            if (w.k == 0 || owed == 0) return (x, y, owed);

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
            uint256 rest = PoolMath.MILLION - w.poolFee;
            if (w.baseIn) return y * (denominator * w.lot * PoolMath.MILLION) / (numerator * rest);
            return y * numerator * PoolMath.MILLION / (denominator * w.lot * rest);
        }
    }

    /// @dev Moves the pool towards the next level's price, the limit, or as far as is needed.
    /// @return done Whether the walk ends inside the pool.
    function _movePool(WalkState memory w, bool hasLevel, uint256 numerator, uint256 denominator)
        private
        pure
        returns (bool done)
    {
        uint256 target = _poolTarget(w);
        uint256 takerFee = w.takerFee;
        if (!hasLevel) {
            if (w.limitTick == 0) {
                // An exact output that the pool cannot give leaves it alone; the walk ends with Stop.Limit.
                if (w.exactOut && target == PoolMath.MAX_X) return false;
                w.poolX = target;
                return true;
            }
            (numerator, denominator) = TickPrice.ofLot(w.limitTick);
            takerFee = 0;
        }
        (uint256 a, uint256 d) =
            PoolMath.priceFactor(w.baseIn, numerator, denominator, w.lot, w.poolFee, takerFee);
        bool reachable = !w.exactOut || target < PoolMath.MAX_X;
        if (reachable && PoolMath.isWithin(target, w.k, a, d)) {
            w.poolX = target;
            return true;
        }
        uint256 reserve = PoolMath.reserveAt(w.k, a, d);
        if (reserve > w.poolX) w.poolX = reserve;
    }

    /// @dev The input reserve at which the pool alone would finish what is left. Never below w.poolX: an exact input
    /// still holds what the pool took so far, an exact output still misses something (see the end of the loop).
    function _poolTarget(WalkState memory w) private pure returns (uint256) {
        unchecked {
            // Lots were taken within what was left, so bookIn and its fee fit into an exact input; an exact output
            // goes on only while bookOut < amount.
            if (w.exactOut) return PoolMath.reserveFor(w.k, w.y, w.amount - w.bookOut);
            return w.x + PoolMath.netDown(_inputLeft(w), w.poolFee);
        }
    }

    /// @dev What is left of an exact input for the pool: all that the book did not take.
    function _inputLeft(WalkState memory w) private pure returns (uint256) {
        unchecked {
            return w.amount - w.bookIn - Amounts.partUp(w.bookIn, w.takerFee);
        }
    }

    /// @dev How many lots of the level what is left buys or still needs.
    /// @return wanted lots; 0 for dust. @return missing of an exact output, in output units.
    function _lotsWanted(WalkState memory w, uint256 numerator, uint256 denominator)
        private
        pure
        returns (uint256 wanted, uint256 missing)
    {
        unchecked {
            if (!w.exactOut) {
                // budget >= bookIn * (1 + t) rounded up, so floor(budget / (1 + t)) >= bookIn. The factors: budget
                // < 2^127 by 10^6; then by the denominator, 10^4.
                uint256 budget = w.amount - PoolMath.grossUp(w.poolX - w.x, w.poolFee);
                uint256 left = budget * Amounts.MILLION / (Amounts.MILLION + w.takerFee) - w.bookIn;
                return (w.baseIn ? left / w.lot : left * denominator / numerator, 0);
            }
            // The pool at poolX gives less than what is missing (its target lies beyond), so nothing wraps.
            missing = w.amount - w.bookOut;
            if (w.k != 0) missing -= PoolMath.outputAt(w.k, w.y, w.poolX);
            (uint256 dividend, uint256 divisor) =
                w.baseIn ? (missing * denominator, numerator) : (missing, w.lot);
            wanted = w.asOrder ? dividend / divisor : (dividend + divisor - 1) / divisor;
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
            uint256 withFee = Amounts.MILLION + w.takerFee;
            if (w.baseIn) return price * Amounts.MILLION >= limit * withFee;
            return price * withFee <= limit * Amounts.MILLION;
        }
    }

    /// @dev The next level after `tick` was exhausted. Leaving a mid word of the bitmap clears it and its root bits,
    /// so that a mid word that is not zero always has its root bit.
    function _nextBest(WalkState memory w, uint256 side, uint256 tick) private view returns (uint256) {
        uint256 from = _mirror(side, tick);
        (uint256 rank, bool leftMid) = _nextRank(w.id, side, from);
        if (leftMid) {
            _write(w, Layout.mid(w.id, side, from), 0);
            uint256 rootSlot = Layout.root(w.id, side);
            // Clears every bit better than the new best's, those of this walk's earlier steps included.
            _write(w, rootSlot, _load(rootSlot) >> (rank >> 16) << (rank >> 16));
        }
        return _mirror(side, rank);
    }

    /// @dev Sets the pool's and the book's totals.
    function _finish(WalkState memory w, bool inPool) private pure {
        // poolX >= x; see PoolMath for the products.
        unchecked {
            w.bookFee = Amounts.partUp(w.bookIn, w.takerFee);
            if (w.poolX == w.x) return;
            bool exactIn = inPool && !w.exactOut;
            // An exact output that ends inside the pool gets what it asked for; what rounding gave on top stays.
            w.poolOut = inPool && w.exactOut ? w.amount - w.bookOut : PoolMath.outputAt(w.k, w.y, w.poolX);
            // A net input too small for a unit of output is not taken.
            if (w.poolOut == 0) {
                w.poolX = w.x;
            } else {
                w.poolIn =
                    exactIn ? w.amount - w.bookIn - w.bookFee : PoolMath.grossUp(w.poolX - w.x, w.poolFee);
            }
        }
    }

    /// @dev Notes that `slot` becomes `word`.
    function _write(WalkState memory w, uint256 slot, uint256 word) private pure {
        uint256 last = w.lastWrite;
        uint256 node;
        // memory-safe: takes three words at the free pointer and moves it; `last` is a node taken here before.
        assembly ("memory-safe") {
            node := mload(0x40)
            mstore(node, slot)
            mstore(add(node, 0x20), word)
            mstore(add(node, 0x40), 0)
            mstore(0x40, add(node, 0x60))
            if last { mstore(add(last, 0x40), node) }
        }
        if (last == 0) w.firstWrite = node;
        w.lastWrite = node;
    }
}
