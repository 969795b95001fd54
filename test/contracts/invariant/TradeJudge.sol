// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {TickPrice} from "weir/libraries/TickPrice.sol";
import {PoolSlot} from "weir/types/PoolSlot.sol";
import {AloneQuotes} from "../model/AloneQuotes.sol";
import {MarketActors} from "./MarketActors.sol";

/// @notice What a market looked like before a taker came, the opposite side's levels best first.
struct Before {
    bool sell;
    uint256 x; // input reserve
    uint256 y; // output reserve
    uint256 owed; // to the protocol, of the input token
    uint256[] ticks;
    uint256[] lots;
}

/// @notice Judges each trade by what it changed: which levels lost lots, in which order, whether the amounts add up to
/// the unit, and whether pool or book alone would have given more. Then tells the model of the fills.
abstract contract TradeJudge is MarketActors {
    /// @notice Levels from which takers took.
    uint256 public levelsTouched;
    /// @notice Trades that met the pool and at least one level.
    uint256 public hybrids;
    uint256 public takes;
    uint256 public trades;

    function lookBefore(bool sell) internal view returns (Before memory b) {
        PoolSlot slot = probe.slot();
        b.sell = sell;
        (b.x, b.y) =
            sell ? (slot.baseReserve(), slot.quoteReserve()) : (slot.quoteReserve(), slot.baseReserve());
        b.owed = owedOf(sell);
        (b.ticks, b.lots) = model.levels(!sell);
    }

    /// @param limit the worst all-in price, as a tick; 0 for none.
    /// @param limitFee what the limit leaves out, in parts per million: the taker fee for an order.
    function judge(Before memory b, uint256 amountIn, uint256 amountOut, uint256 limit, uint256 limitFee)
        internal
    {
        if (amountOut == 0) {
            assertEq(amountIn, 0, "04: something for nothing");
            return;
        }
        uint256 levels = judgeFills(b, amountIn, amountOut);
        ++trades;
        judgePrice(b, amountIn, amountOut, levels, limit, limitFee);
    }

    /// @dev Invariant 3 for levels (best first, the next only after the last was exhausted), and the amounts.
    function judgeFills(Before memory b, uint256 amountIn, uint256 amountOut)
        private
        returns (uint256 levels)
    {
        uint256 bookBase;
        uint256 bookQuote;
        bool open = true;
        for (uint256 i; i < b.ticks.length; ++i) {
            uint256 live = probe.level(!b.sell, b.ticks[i]).live();
            assertLe(live, b.lots[i], "03: a take added lots");
            uint256 taken = b.lots[i] - live;
            if (taken != 0) {
                assertTrue(open, "03: a level was passed over");
                ++levels;
                (uint256 numerator, uint256 denominator) = TickPrice.ofLot(b.ticks[i]);
                bookBase += taken * fees.lot;
                bookQuote += (taken * numerator + (b.sell ? 0 : denominator - 1)) / denominator;
                model.take(!b.sell, b.ticks[i], taken);
            }
            open = live == 0;
        }
        levelsTouched += levels;
        if (levels != 0) ++takes;
        (uint256 bookIn, uint256 bookOut) = b.sell ? (bookBase, bookQuote) : (bookQuote, bookBase);
        if (judgeAmounts(b, amountIn, amountOut, bookIn, bookOut) && levels != 0) ++hybrids;
    }

    /// @dev Invariant 1 for a trade; returns whether the pool gave a part of it.
    function judgeAmounts(
        Before memory b,
        uint256 amountIn,
        uint256 amountOut,
        uint256 bookIn,
        uint256 bookOut
    ) private view returns (bool metPool) {
        PoolSlot slot = probe.slot();
        (uint256 x, uint256 y) =
            b.sell ? (slot.baseReserve(), slot.quoteReserve()) : (slot.quoteReserve(), slot.baseReserve());
        assertEq(amountOut, bookOut + b.y - y, "01: output is not what book and pool gave");
        uint256 rebates = (bookIn * fees.rebate + 1e6 - 1) / 1e6;
        assertEq(amountIn, bookIn + rebates + x - b.x + owedOf(b.sell) - b.owed, "01: input is not all kept");
        return y != b.y;
    }

    /// @dev Invariant 4. A step costs at most a unit of each token, the whole at most a lot.
    function judgePrice(
        Before memory b,
        uint256 amountIn,
        uint256 amountOut,
        uint256 levels,
        uint256 limit,
        uint256 limitFee
    ) private view {
        uint256 units = levels + 2;
        uint256 most = amountOut + units + lotInOutput(b);
        uint256 least = amountIn > units ? amountIn - units : 0;
        assertLe(AloneQuotes.pool(fees, b.x, b.y, least), most, "04: the pool alone gives more");
        assertLe(
            AloneQuotes.book(fees, b.sell, b.ticks, b.lots, least), most, "04: the book alone gives more"
        );
        if (limit == 0) return;
        uint256 price = AloneQuotes.inputAt(fees, b.sell, limit, amountOut + units);
        assertLe(amountIn, price + price * limitFee / 1e6 + units, "04: worse than the limit");
    }

    /// @notice What an order paid: refund, proceeds and rebate, each rounded down once.
    /// @param remover who shares in the refund by a bounty; the owner where nobody does.
    function checkPayout(address owner, address remover, uint64 handle, uint256 taken, uint256 claimed)
        internal
        view
    {
        (bool isAsk, uint256 tick,,) = model.orderOf(owner, handle);
        (uint256 numerator, uint256 denominator) = TickPrice.ofLot(tick);
        uint256 refund = isAsk ? taken * fees.lot : taken * numerator / denominator;
        uint256 proceeds = isAsk ? claimed * numerator / denominator : claimed * fees.lot;
        proceeds += proceeds * fees.rebate / 1e6;
        (uint256 baseGain, uint256 quoteGain) = gained(owner);
        if (remover != owner) {
            (uint256 baseBounty, uint256 quoteBounty) = gained(remover);
            (baseGain, quoteGain) = (baseGain + baseBounty, quoteGain + quoteBounty);
        }
        assertEq(baseGain, isAsk ? refund : proceeds, "01: base paid to a maker");
        assertEq(quoteGain, isAsk ? proceeds : refund, "01: quote paid to a maker");
    }

    /// @dev A lot's worth of the output token, at the better of book and pool.
    function lotInOutput(Before memory b) private view returns (uint256 worth) {
        if (!b.sell) return fees.lot;
        if (b.x != 0) worth = FixedPointMathLib.fullMulDivUp(b.y, fees.lot, b.x);
        if (b.ticks.length == 0) return worth;
        (uint256 numerator, uint256 denominator) = TickPrice.ofLot(b.ticks[0]);
        return FixedPointMathLib.max(worth, (numerator + denominator - 1) / denominator);
    }

    function owedOf(bool baseToken) internal view returns (uint256) {
        (uint256 owedBase, uint256 owedQuote) = probe.owed();
        return baseToken ? owedBase : owedQuote;
    }
}
