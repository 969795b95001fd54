// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {TickPrice} from "weir/libraries/TickPrice.sol";
import {PoolSlotLib} from "weir/types/PoolSlot.sol";
import {Randomness} from "./Randomness.sol";

/// @notice A market with one side of its book, and what is asked of it.
struct MarketCase {
    uint256 baseTerms;
    uint256 lot;
    uint256 minQuote;
    uint256 base; // reserves
    uint256 quote;
    bool baseIn;
    uint256[] ticks; // best first
    uint256[] lots;
    bool bestFirst;
    bool asOrder;
    bool exactOut;
    uint256 amount; // a multiple of the lot for an order
    uint256 limitTick;
    uint256 maxLevels;
}

/// @notice Draws markets: ordinary ones and the extremes of every range.
library MarketCaseLib {
    using MarketCaseLib for MarketCase;

    function draw(uint256 seed) internal pure returns (MarketCase memory c, Randomness memory random) {
        random = Randomness(seed);
        c.baseIn = random.oneIn(2);
        c.asOrder = random.oneIn(3);
        c.drawTerms(random);
        uint256 centre = c.drawPool(random);
        c.drawBook(random, centre);
        c.drawRequest(random, centre);
    }

    /// @dev Tiers of the exchange, no fees at all, and the largest that a tier may have.
    function drawTerms(MarketCase memory c, Randomness memory random) internal pure {
        uint256 exponent =
            random.oneIn(2) ? random.below(37) : [uint256(0), 6, 10, 13, 18, 24, 36][random.below(7)];
        uint256[6] memory spacings = [uint256(1), 1, 10, 50, 1, 1];
        uint256[6] memory poolFees = [uint256(200), 1000, 3000, 10_000, 0, 900_000];
        uint256[6] memory takerFees = [uint256(100), 500, 1000, 2000, 0, 9_000_000];
        uint256[6] memory rebates = [uint256(0), 200, 400, 500, 0, 4_500_000];
        uint256 tier = random.below(6);
        c.lot = 10 ** exponent;
        c.baseTerms = exponent << 160 | spacings[tier] << 168 | poolFees[tier] << 184 | takerFees[tier] << 208
            | rebates[tier] << 232;
        c.minQuote = random.oneIn(2) ? 1 : random.ofBits(96);
    }

    /// @dev No pool, any two reserves, or reserves near the price of a tick. @return centre a tick near its price.
    function drawPool(MarketCase memory c, Randomness memory random) internal pure returns (uint256 centre) {
        uint256 kind = random.below(6);
        centre = random.between(TickPrice.MIN_TICK, TickPrice.MAX_TICK);
        if (kind == 0) return centre;
        c.base = random.ofBits(103);
        c.quote = random.ofBits(103);
        if (kind != 1) {
            // The price of a tick, wherever the reserve it asks for fits: quote = base / lot * price.
            centre = c.pricedTick(random);
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(centre);
            uint256 quote = c.base * numerator / (denominator * c.lot);
            if (quote != 0 && quote <= PoolSlotLib.MAX_RESERVE) c.quote = quote;
        }
        centre = c.tickOfPool();
    }

    /// @dev A tick at which a pool of this base reserve has a quote reserve of 1 to 103 bits, if there is one.
    function pricedTick(MarketCase memory c, Randomness memory random) internal pure returns (uint256) {
        uint256 tick = random.between(TickPrice.MIN_TICK, TickPrice.MAX_TICK);
        for (uint256 tries; tries < 8; ++tries) {
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(tick);
            uint256 quote = c.base * numerator / (denominator * c.lot);
            if (quote != 0 && quote <= PoolSlotLib.MAX_RESERVE) return tick;
            tick = quote == 0
                ? random.between(tick, TickPrice.MAX_TICK)
                : random.between(TickPrice.MIN_TICK, tick);
        }
        return tick;
    }

    /// @dev The highest tick whose price is at most the pool's, within the range.
    function tickOfPool(MarketCase memory c) internal pure returns (uint256) {
        (uint256 low, uint256 high) = (TickPrice.MIN_TICK, TickPrice.MAX_TICK);
        while (low < high) {
            uint256 middle = (low + high + 1) / 2;
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(middle);
            if (c.base * numerator <= c.quote * (denominator * c.lot)) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /// @dev 0 to 12 levels on the side that is taken, from near the centre (or anywhere) outwards, some far apart.
    function drawBook(MarketCase memory c, Randomness memory random, uint256 centre) internal pure {
        uint256 most = random.oneIn(8) ? 0 : random.between(1, 12);
        uint256 tick = random.oneIn(6)
            ? random.between(TickPrice.MIN_TICK, TickPrice.MAX_TICK)
            : clamp(centre + random.below(400) + 90_000, 90_200);
        uint256 stepBits = [uint256(1), 5, 9, 14, 20][random.below(5)];
        uint256 lotBits = random.oneIn(3) ? 56 : random.between(1, 56);
        uint256[] memory ticks = new uint256[](most);
        c.lots = new uint256[](most);
        uint256 count;
        while (count < most) {
            ticks[count] = tick;
            c.lots[count++] = random.ofBits(lotBits);
            uint256 step = random.ofBits(stepBits);
            if (c.baseIn ? tick < TickPrice.MIN_TICK + step : tick + step > TickPrice.MAX_TICK) break;
            tick = c.baseIn ? tick - step : tick + step;
        }
        c.ticks = ticks;
        c.cut(count);
        c.bestFirst = random.oneIn(2);
    }

    /// @dev Amounts of any size, or about what the first levels or the pool hold; limits near a level or anywhere.
    function drawRequest(MarketCase memory c, Randomness memory random, uint256 centre) internal pure {
        c.exactOut = c.asOrder ? !c.baseIn : random.oneIn(2);
        bool isOrder = c.asOrder;
        if (isOrder || random.oneIn(3)) {
            uint256 near =
                c.ticks.length != 0 && !random.oneIn(4) ? c.ticks[random.below(c.ticks.length)] : centre;
            c.limitTick = random.oneIn(10)
                ? random.between(TickPrice.MIN_TICK, TickPrice.MAX_TICK)
                : clamp(near + random.below(2 << random.below(12)) + 90_000, 90_000 + (1 << random.below(11)));
            uint256 spacing = (c.baseTerms >> 168) & 0xffff;
            if (isOrder && !random.oneIn(20)) c.limitTick -= c.limitTick % spacing;
        }
        if (random.oneIn(4)) c.maxLevels = random.between(1, 5);
        c.amount = c.drawAmount(random);
        if (isOrder) {
            uint256 lots = c.amount / c.lot;
            if (lots == 0) lots = random.ofBits(20);
            if (lots >= 1 << 36) lots = (1 << 36) - 1;
            // Too large ones are refused before they walk.
            if (lots * c.lot >= 1 << 127) lots = ((1 << 127) - 1) / c.lot;
            c.amount = lots * c.lot;
        }
    }

    function drawAmount(MarketCase memory c, Randomness memory random)
        internal
        pure
        returns (uint256 amount)
    {
        uint256 kind = random.below(8);
        if (kind == 0) return random.ofBits(127);
        if (kind == 1) {
            // A part of the pool's reserve on the exact side; near all of it for a large one.
            uint256 reserve = c.baseIn != c.exactOut ? c.base : c.quote;
            amount = reserve - reserve / random.ofBits(20);
        } else if (kind < 4) {
            amount = (c.baseIn != c.exactOut ? c.base : c.quote) / random.ofBits(20);
        } else {
            // What some of the levels take or give, a little more or less, and a part of the pool.
            uint256 count = c.ticks.length == 0 ? 0 : random.between(1, c.ticks.length);
            for (uint256 i; i < count; ++i) {
                (uint256 numerator, uint256 denominator) = TickPrice.ofLot(c.ticks[i]);
                uint256 lots = i == count - 1 ? random.between(0, c.lots[i]) : c.lots[i];
                amount += c.baseIn != c.exactOut ? lots * c.lot : lots * numerator / denominator;
            }
            amount += kind == 4 ? 0 : (c.baseIn != c.exactOut ? c.base : c.quote) / random.ofBits(30);
            amount += random.below(4);
        }
        if (amount == 0) amount = 1;
        if (amount >= 1 << 127) amount = (1 << 127) - 1;
    }

    /// @dev Keeps the first `count` levels.
    function cut(MarketCase memory c, uint256 count) internal pure {
        (uint256[] memory ticks, uint256[] memory lots) = (new uint256[](count), new uint256[](count));
        for (uint256 i; i < count; ++i) {
            (ticks[i], lots[i]) = (c.ticks[i], c.lots[i]);
        }
        (c.ticks, c.lots) = (ticks, lots);
    }

    /// @dev sum - back, within the range of ticks.
    function clamp(uint256 sum, uint256 back) internal pure returns (uint256) {
        if (sum < back + TickPrice.MIN_TICK) return TickPrice.MIN_TICK;
        return sum - back > TickPrice.MAX_TICK ? TickPrice.MAX_TICK : sum - back;
    }
}
