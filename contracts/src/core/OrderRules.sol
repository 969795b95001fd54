// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";
import {Amounts} from "../libraries/Amounts.sol";
import {PoolMath} from "../libraries/PoolMath.sol";
import {TickPrice} from "../libraries/TickPrice.sol";
import {MarketKeyLib} from "../types/MarketKey.sol";
import {OrderLib} from "../types/Order.sol";
import {PoolSlot} from "../types/PoolSlot.sol";
import {OrderTerms, OrderTermsLib} from "../types/Terms.sol";
import {Stop, WalkState} from "./Walk.sol";

/// @notice What an order may ask for, what it would trade with, and what of it rests where. Reads nothing but its arguments
/// and the time.
abstract contract OrderRules {
    /// @notice What is asked for at once, in units of a token, is below it.
    uint256 internal constant AMOUNT_LIMIT = 1 << 127;

    /// @dev Reverts where an order carries a flag that means nothing: 64, 128, or a slide that is not post-only.
    function _checkOrderFlags(OrderTerms terms) internal pure {
        uint256 flags = terms.flags();
        if (
            flags > OrderTermsLib.ALL_FLAGS
                || (flags & OrderTermsLib.SLIDE != 0
                    && flags & OrderTermsLib.TIME_IN_FORCE != OrderTermsLib.POST_ONLY)
        ) revert IExchangeErrors.UnknownFlags(flags);
    }

    /// @dev Grid, size, expiry and bounty of an order.
    /// @return numerator and denominator its price.
    function _checkOrder(uint256 baseTerms, uint256 minQuote, OrderTerms terms, uint256 lots)
        internal
        view
        returns (uint256 numerator, uint256 denominator)
    {
        uint256 tick = terms.tick();
        uint256 spacing = MarketKeyLib.tickSpacing(baseTerms);
        if (!TickPrice.isOnGrid(tick, spacing)) revert IExchangeErrors.TickOffGrid(tick, spacing);
        if (lots == 0) revert IExchangeErrors.ZeroLots();
        (numerator, denominator) = TickPrice.ofLot(tick);
        // lots < 2^56 and the lot size is below 2^120.
        unchecked {
            uint256 value = Amounts.quoteUp(lots, numerator, denominator);
            if (
                lots > OrderLib.MAX_LOTS || value >= AMOUNT_LIMIT
                    || lots * MarketKeyLib.lotSize(baseTerms) >= AMOUNT_LIMIT
            ) {
                revert IExchangeErrors.OrderTooLarge(lots, tick);
            }
            if (value < minQuote) revert IExchangeErrors.OrderTooSmall(value, minQuote);
        }
        uint256 expiry = terms.expiry();
        uint256 bounty = terms.bountyLots();
        if (expiry != 0 ? expiry <= block.timestamp : bounty != 0) {
            revert IExchangeErrors.BadExpiry(expiry, block.timestamp);
        }
        if (bounty > lots / 100) revert IExchangeErrors.BountyTooLarge(bounty, lots / 100);
    }

    /// @dev The bounty of what rests: as asked for, at most one percent of it, where a part traded at once.
    function _bountyOf(OrderTerms terms, uint256 resting) internal pure returns (uint256 lots) {
        lots = terms.bountyLots();
        if (lots > resting / 100) lots = resting / 100;
    }

    /// @dev Whether the pool would move towards an order at this price: x' > x without taker fee, asked as: x + 1 is
    /// still within the price.
    function _poolWouldTrade(
        PoolSlot slot,
        uint256 baseTerms,
        bool sell,
        uint256 numerator,
        uint256 denominator
    ) internal pure returns (bool) {
        (uint256 base, uint256 quote) = (slot.baseReserve(), slot.quoteReserve());
        if (base == 0) return false;
        (uint256 a, uint256 d) = PoolMath.priceFactor(
            sell, numerator, denominator, MarketKeyLib.lotSize(baseTerms), MarketKeyLib.poolFee(baseTerms), 0
        );
        unchecked {
            return PoolMath.isWithin((sell ? base : quote) + 1, base * quote, a, d);
        }
    }

    /// @dev The best tick at or behind `tick` at which an order rests: one step behind the best opposite level, and
    /// where the pool would still move towards it, the first step at which it does not. Being within reach of the pool
    /// is monotone in the price, so that one is found by halving.
    function _slide(PoolSlot slot, uint256 baseTerms, bool sell, uint256 tick)
        internal
        pure
        returns (uint256)
    {
        uint256 spacing = MarketKeyLib.tickSpacing(baseTerms);
        uint256 opposite = slot.best(!sell);
        // In steps of the grid, ticks being below 2^23: `near` is the best candidate, `far` the last one of the grid.
        unchecked {
            uint256 near = tick / spacing;
            uint256 far = sell ? TickPrice.MAX_TICK / spacing : (TickPrice.MIN_TICK + spacing - 1) / spacing;
            if (sell) {
                if (opposite / spacing >= near) near = opposite / spacing + 1;
            } else if (opposite <= near * spacing) {
                near = opposite / spacing - 1;
            }
            if (sell ? near > far : near < far) revert IExchangeErrors.WouldCross(tick, opposite);
            if (_meetsPool(slot, baseTerms, sell, near * spacing)) {
                if (_meetsPool(slot, baseTerms, sell, far * spacing)) {
                    revert IExchangeErrors.WouldCross(tick, 0);
                }
                // `near` meets the pool, `far` does not.
                while (sell ? far - near > 1 : near - far > 1) {
                    uint256 middle = (near + far) / 2;
                    if (_meetsPool(slot, baseTerms, sell, middle * spacing)) near = middle;
                    else far = middle;
                }
                near = far;
            }
            return near * spacing;
        }
    }

    function _meetsPool(PoolSlot slot, uint256 baseTerms, bool sell, uint256 tick)
        private
        pure
        returns (bool)
    {
        (uint256 numerator, uint256 denominator) = TickPrice.ofLot(tick);
        return _poolWouldTrade(slot, baseTerms, sell, numerator, denominator);
    }

    /// @dev The best opposite tick where it is within the order's price, else 0.
    function _meets(PoolSlot slot, bool sell, uint256 tick) internal pure returns (uint256) {
        uint256 best = slot.best(!sell);
        // NO_BID is 0, below every limit; NO_ASK is above every limit.
        return (sell ? best >= tick : best <= tick) ? best : 0;
    }

    /// @dev Lots that may rest after an order's walk. They rest only where nothing within the price is left.
    function _lotsLeft(
        WalkState memory w,
        uint256 minQuote,
        uint256 amountIn,
        uint256 amountOut,
        uint256 timeInForce,
        uint256 lots
    ) internal pure returns (uint256 left) {
        // An order's walk passes neither its input nor, in order mode, its output.
        unchecked {
            left = (w.amount - (w.baseIn ? amountIn : amountOut)) / w.lot;
        }
        // Dust below a lot of the next level does not fail it, but nothing at all does.
        bool whole = left == 0 || (w.stop == Stop.Filled && amountOut != 0);
        if (timeInForce == OrderTermsLib.FILL_OR_KILL && !whole) {
            revert IExchangeErrors.FillOrKill(lots, lots - left);
        }
        if (w.stop != Stop.Limit) return 0;
        (uint256 numerator, uint256 denominator) = TickPrice.ofLot(w.limitTick);
        if (Amounts.quoteUp(left, numerator, denominator) < minQuote) return 0;
    }
}
