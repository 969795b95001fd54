// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "../interfaces/IExchangeEvents.sol";
import {Amounts} from "../libraries/Amounts.sol";
import {Layout} from "../libraries/Layout.sol";
import {PoolMath} from "../libraries/PoolMath.sol";
import {TickPrice} from "../libraries/TickPrice.sol";
import {MarketKeyLib} from "../types/MarketKey.sol";
import {PoolSlot, PoolSlotLib} from "../types/PoolSlot.sol";
import {OrderTerms, OrderTermsLib, SwapTerms, SwapTermsLib} from "../types/Terms.sol";
import {Level} from "../types/Level.sol";
import {Book, Flow} from "./Book.sol";
import {Observations} from "./Observations.sol";
import {OrderRules} from "./OrderRules.sol";
import {Stop, Walk, WalkState} from "./Walk.sol";

/// @notice The takers' side: swaps, and orders that trade before they rest. Nothing here moves tokens: amounts go into
/// a `Flow` that the entry settles.
abstract contract Trading is Book, Walk, Observations, OrderRules {
    uint256 private constant TOTAL_LIMIT = 1 << 128;

    /// @notice A swap of `account` over one market, as IExchange.swap says.
    function _swap(
        uint256 id,
        uint256 baseTerms,
        uint256 amount,
        uint256 bound,
        SwapTerms terms,
        address account
    ) internal returns (uint256 amountIn, uint256 amountOut) {
        PoolSlot slot = _openSlot(id);
        if (slot.flags() != 0) slot = _beforeTrade(id, slot);
        _checkDeadline(terms.deadline());
        uint256 flags = terms.flags();
        if (amount == 0) revert IExchangeErrors.ZeroAmount();
        if (amount >= AMOUNT_LIMIT) revert IExchangeErrors.AmountTooLarge(amount);
        uint256 limit = terms.limitTick();
        if (limit != 0 && !TickPrice.isOnGrid(limit, 1)) revert IExchangeErrors.LimitOutOfRange(limit);

        if (limit == 0 && flags & SwapTermsLib.EXACT_OUT == 0) {
            amountOut = _swapInPool(id, baseTerms, slot, flags & SwapTermsLib.BASE_IN != 0, amount, account);
            if (amountOut != 0) {
                if (amountOut < bound) revert IExchangeErrors.OutputTooLow(amountOut, bound);
                return (amount, amountOut);
            }
        }
        WalkState memory w;
        _startWalk(w, id, baseTerms, slot, flags & SwapTermsLib.BASE_IN != 0);
        w.exactOut = flags & SwapTermsLib.EXACT_OUT != 0;
        w.amount = amount;
        w.limitTick = limit;
        w.maxLevels = terms.maxLevels();
        _walk(w);
        (slot, amountIn, amountOut) = _apply(w, baseTerms, slot, account);
        _store(id, PoolSlot.unwrap(slot));

        if (amountOut == 0) revert IExchangeErrors.NothingOut(amount);
        if (w.exactOut) _checkExactOut(w, bound, flags, amountIn, amountOut);
        else _checkExactIn(w, bound, flags, amountIn, amountOut);
    }

    /// @notice A limit order of `account`, as IExchange.place says.
    function _place(
        uint256 id,
        uint256 baseTerms,
        uint256 minQuote,
        OrderTerms terms,
        address account,
        Flow memory flow
    ) internal returns (uint256 resting, uint256 amountIn, uint256 amountOut) {
        PoolSlot slot = _openSlot(id);
        PoolSlot before = slot;
        if (slot.flags() != 0) slot = _requireUnpaused(id, slot);
        _checkDeadline(terms.deadline());
        _checkOrderFlags(terms);
        uint256 lots = terms.lots();
        (uint256 numerator, uint256 denominator) = _checkOrder(baseTerms, minQuote, terms, lots);
        uint256 orderSlot = Layout.order(id, account, terms.handle());
        _freeHandle(id, baseTerms, account, terms.handle(), orderSlot, flow);

        bool sell = terms.flags() & OrderTermsLib.SELL != 0;
        uint256 timeInForce = terms.flags() & OrderTermsLib.TIME_IN_FORCE;
        resting = lots;
        uint256 meets = _meets(slot, sell, terms.tick());
        if (meets != 0 || _poolWouldTrade(slot, baseTerms, sell, numerator, denominator)) {
            if (timeInForce == OrderTermsLib.POST_ONLY) {
                if (terms.flags() & OrderTermsLib.SLIDE == 0) {
                    revert IExchangeErrors.WouldCross(terms.tick(), meets);
                }
                terms = terms.withTick(_slide(slot, baseTerms, sell, terms.tick()));
                (numerator, denominator) = _checkOrder(baseTerms, minQuote, terms, lots);
            } else {
                if (slot.flags() & PoolSlotLib.OBSERVED != 0) _observe(id, slot);
                WalkState memory w;
                _startWalk(w, id, baseTerms, slot, sell);
                w.limitTick = terms.tick();
                w.asOrder = true;
                w.exactOut = !sell;
                w.maxLevels = terms.maxLevels();
                // Below 2^127, by _checkOrder.
                unchecked {
                    w.amount = lots * w.lot;
                }
                _walk(w);
                (slot, amountIn, amountOut) = _apply(w, baseTerms, slot, account);
                _flowSwap(flow, sell, amountIn, amountOut);
                resting = _lotsLeft(w, minQuote, amountIn, amountOut, timeInForce, lots);
            }
        } else if (timeInForce == OrderTermsLib.FILL_OR_KILL) {
            revert IExchangeErrors.FillOrKill(lots, 0);
        }
        if (timeInForce >= OrderTermsLib.IMMEDIATE_OR_CANCEL) resting = 0;
        if (resting != 0) {
            // The lock: below 2^127 by _checkOrder.
            unchecked {
                if (sell) flow.baseIn += resting * MarketKeyLib.lotSize(baseTerms);
                else flow.quoteIn += Amounts.quoteUp(resting, numerator, denominator);
            }
            slot = _rest(
                id,
                slot,
                orderSlot,
                resting,
                terms.tick(),
                sell,
                terms.expiry() | _bountyOf(terms, resting) << 32,
                account,
                terms.handle()
            );
        }
        if (PoolSlot.unwrap(slot) != PoolSlot.unwrap(before)) _store(id, PoolSlot.unwrap(slot));
    }

    /// @notice Adds a trade to a flow.
    function _flowSwap(Flow memory flow, bool baseIn, uint256 amountIn, uint256 amountOut) internal pure {
        // Both below 2^128 where anything was traded; beside claims and locks below 2^170.
        unchecked {
            if (baseIn) {
                flow.baseIn += amountIn;
                flow.quoteOut += amountOut;
            } else {
                flow.quoteIn += amountIn;
                flow.baseOut += amountOut;
            }
        }
    }

    /// @dev The most common swap, an exact input without a limit that ends before the next level, without the walk's
    /// bookkeeping (2k gas): the same steps as Walk takes, and the vectors hold both to the same results.
    /// @return amountOut 0, and nothing is done, where the swap is another one.
    function _swapInPool(
        uint256 id,
        uint256 baseTerms,
        PoolSlot slot,
        bool baseIn,
        uint256 amount,
        address account
    ) private returns (uint256 amountOut) {
        // Bounds as in Walk: x + amount < 2^103 + 2^127.
        unchecked {
            (uint256 x, uint256 y) = (slot.baseReserve(), slot.quoteReserve());
            if (x == 0) return 0;
            if (!baseIn) (x, y) = (y, x);
            uint256 poolFee = MarketKeyLib.poolFee(baseTerms);
            uint256 target = x + PoolMath.netDown(amount, poolFee);
            uint256 best = slot.best(!baseIn);
            if (best != (baseIn ? PoolSlotLib.NO_BID : PoolSlotLib.NO_ASK)) {
                (uint256 numerator, uint256 denominator) = TickPrice.ofLot(best);
                (uint256 a, uint256 d) = PoolMath.priceFactor(
                    baseIn,
                    numerator,
                    denominator,
                    MarketKeyLib.lotSize(baseTerms),
                    poolFee,
                    MarketKeyLib.takerFee(baseTerms)
                );
                if (!PoolMath.isWithin(target, x * y, a, d)) return 0;
            }
            amountOut = PoolMath.outputAt(x * y, y, target);
            if (amountOut == 0) return 0;
            (x, y) = (x + amount, y - amountOut);
            if (x > PoolSlotLib.MAX_RESERVE) revert IExchangeErrors.ReserveOverflow(x);
            slot = baseIn ? slot.withReserves(x, y) : slot.withReserves(y, x);
            _store(id, PoolSlot.unwrap(slot));
            uint256 amounts = amount << 128 | amountOut;
            emit IExchangeEvents.Swapped(id, account, amounts, amounts, slot, baseIn ? 1 << 128 : 0);
        }
    }

    /// @dev Writes what a walk decided, save the market's word, which is returned; and logs.
    function _apply(WalkState memory w, uint256 baseTerms, PoolSlot slot, address account)
        private
        returns (PoolSlot, uint256 amountIn, uint256 amountOut)
    {
        // Each part is below 2^193, so the sums do not wrap before they are checked.
        unchecked {
            amountIn = w.poolIn + w.bookIn + w.bookFee;
            amountOut = w.poolOut + w.bookOut;
        }
        if (amountOut == 0) return (slot, 0, 0);
        if (amountIn >= TOTAL_LIMIT) revert IExchangeErrors.AmountTooLarge(amountIn);
        if (amountOut >= TOTAL_LIMIT) revert IExchangeErrors.AmountTooLarge(amountOut);

        (uint256 write, uint256 end) = (w.firstWrite, w.lastWrite);
        // memory-safe: reads the pairs that Walk._write took.
        assembly ("memory-safe") {
            for {} lt(write, end) {} {
                sstore(mload(write), mload(add(write, 0x20)))
                write := add(write, 0x40)
            }
        }
        (uint256 x, uint256 y, uint256 owed) = _reservesAfter(w, MarketKeyLib.makerRebate(baseTerms));
        if (x > PoolSlotLib.MAX_RESERVE) revert IExchangeErrors.ReserveOverflow(x);
        slot = w.baseIn ? slot.withReserves(x, y) : slot.withReserves(y, x);
        if (w.levels != 0) {
            slot = slot.withBest(!w.baseIn, w.best);
            if (owed != 0) _owe(w, owed);
        }
        emit IExchangeEvents.Swapped(
            w.id, account, amountIn << 128 | amountOut, w.poolIn << 128 | w.poolOut, slot, _lastLevel(w)
        );
        return (slot, amountIn, amountOut);
    }

    /// @dev Adds to what the market owes to the protocol, in the input token.
    function _owe(WalkState memory w, uint256 owed) private {
        unchecked {
            uint256 slot = w.id + Layout.OWED;
            uint256 word = _load(slot);
            uint256 sum = (w.baseIn ? word & (TOTAL_LIMIT - 1) : word >> 128) + owed;
            if (sum >= TOTAL_LIMIT) revert IExchangeErrors.AmountTooLarge(sum);
            _store(slot, w.baseIn ? (word >> 128 << 128) | sum : (word & (TOTAL_LIMIT - 1)) | sum << 128);
        }
    }

    /// @dev The event's word for the last level touched.
    function _lastLevel(WalkState memory w) private pure returns (uint256 word) {
        Level level = w.lastLevel;
        uint256 levels = w.levels > type(uint16).max ? type(uint16).max : w.levels;
        word = w.lastTick | level.filled() << 24 | level.generation() << 80 | levels << 112;
        if (w.baseIn) word |= 1 << 128;
    }

    /// @dev Exact input: the least output holds for what was done, and all is done where all was asked for: to the
    /// unit, or all but dust below one lot of the next level.
    function _checkExactIn(
        WalkState memory w,
        uint256 leastOut,
        uint256 flags,
        uint256 amountIn,
        uint256 amountOut
    ) private pure {
        if (amountOut < leastOut) revert IExchangeErrors.OutputTooLow(amountOut, leastOut);
        if (flags & SwapTermsLib.ALL_OR_NOTHING != 0 && w.stop != Stop.Filled && amountIn != w.amount) {
            revert IExchangeErrors.NotFilled(w.amount, amountIn);
        }
    }

    /// @dev Exact output: the most input holds for the whole, and pro rata for a part; without a limit or a bound on
    /// levels, or where all was asked for, a part is refused.
    function _checkExactOut(
        WalkState memory w,
        uint256 mostIn,
        uint256 flags,
        uint256 amountIn,
        uint256 amountOut
    ) private pure {
        if (amountIn > mostIn) revert IExchangeErrors.InputTooHigh(amountIn, mostIn);
        if (amountOut >= w.amount) return;
        bool boundless = w.limitTick == 0 && w.maxLevels == 0;
        if (boundless || flags & SwapTermsLib.ALL_OR_NOTHING != 0) {
            revert IExchangeErrors.NotFilled(w.amount, amountOut);
        }
        // No total reaches 2^128, so a bound from there up is none.
        if (mostIn >= TOTAL_LIMIT) return;
        // amountIn and mostIn are below 2^128, w.amount and amountOut below 2^127.
        unchecked {
            if (amountIn * w.amount > mostIn * amountOut) {
                revert IExchangeErrors.InputTooHigh(amountIn, mostIn * amountOut / w.amount);
            }
        }
    }
}
