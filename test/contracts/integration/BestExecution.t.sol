// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Test} from "forge-std/Test.sol";
import {IExchange} from "weir/interfaces/IExchange.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {TickPrice} from "weir/libraries/TickPrice.sol";
import {TestToken} from "weir/local/TestToken.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {PoolSlot} from "weir/types/PoolSlot.sol";
import {OrderTermsLib, SwapTermsLib} from "weir/types/Terms.sol";
import {ExchangeArtifacts} from "../ExchangeArtifacts.sol";
import {AloneQuotes, Fees} from "../model/AloneQuotes.sol";
import {MarketProbe} from "../model/MarketProbe.sol";

/// @notice Best execution: a swap against every split of its amount between the pool alone and the book alone, against
/// its mirror image, and against itself in two parts. Over random books and pools, in every tier, in markets of fine and
/// of coarse units.
///
/// What rounding may cost, and no more: one lot, and one unit of each token for each step, a step being a level touched,
/// the pool's part before it, and the end.
contract BestExecutionTest is Test {
    uint256 private constant MOST_LEVELS = 8;
    uint256 private constant GRID = 24;

    uint256[4] private TIERS = [
        uint256(1 | 200 << 16 | 100 << 40),
        1 | 1000 << 16 | 500 << 40 | 200 << 64,
        10 | 3000 << 16 | 1000 << 40 | 400 << 64,
        50 | 10_000 << 16 | 2000 << 40 | 500 << 64
    ];

    IExchange private exchange;
    TestToken private base;
    TestToken private quote;
    MarketKey private key;
    uint256 private id;
    Fees private fees;
    MarketProbe private probe;
    address private maker = makeAddr("maker");
    address private taker = makeAddr("taker");

    /// @dev The market as a taker finds it: the pool in his direction, and the levels opposite, best first.
    struct Side {
        bool sell;
        uint256 x;
        uint256 y;
        uint256[] ticks;
        uint256[] lots;
    }

    function setUp() public {
        exchange = ExchangeArtifacts.deploy(makeAddr("owner"), makeAddr("guardian"));
        base = new TestToken("Base", "BASE", 18);
        quote = new TestToken("Quote", "QUOTE", 6);
        for (uint256 i; i < 2; ++i) {
            address who = i == 0 ? maker : taker;
            base.mint(who, 1 << 180);
            quote.mint(who, 1 << 180);
            vm.startPrank(who);
            base.approve(address(exchange), type(uint256).max);
            quote.approve(address(exchange), type(uint256).max);
            vm.stopPrank();
        }
    }

    // ------------------------------------------------------------------ splits

    /// @dev The best split is looked for on a grid, and then by ever finer steps around the best one found.
    /// forge-config: default.fuzz.runs = 600
    function testFuzz_exactInput_isBeatenByNoSplit(uint256 seed, uint256 amount) public {
        Side memory s = open(seed);
        amount = amountIn(s, amount);
        (uint256 paid, uint256 got) = trade(s.sell, false, amount);
        if (got == 0) return;
        uint256 steps = 2 * touched(s) + 2;
        uint256 most = got + steps + lotInOutput(s);
        uint256 input = paid > steps ? paid - steps : 0;
        (uint256 best, uint256 split) = (0, 0);
        for (uint256 i; i <= GRID; ++i) {
            uint256 inPool = input * i / GRID;
            uint256 output = splitOutput(s, inPool, input - inPool);
            if (output > best) (best, split) = (output, inPool);
        }
        for (uint256 step = input / GRID / 2; step != 0; step /= 2) {
            uint256 lower = split > step ? split - step : 0;
            uint256 higher = Math.min(split + step, input);
            uint256 below = splitOutput(s, lower, input - lower);
            uint256 above = splitOutput(s, higher, input - higher);
            if (below > best) (best, split) = (below, lower);
            if (above > best) (best, split) = (above, higher);
        }
        assertLe(best, most, "a split gives more");
    }

    /// @dev The same for an exact output: no split of it between pool and book costs less. The book gives whole lots.
    /// forge-config: default.fuzz.runs = 600
    function testFuzz_exactOutput_isUndercutByNoSplit(uint256 seed, uint256 amount) public {
        Side memory s = open(seed);
        amount = amountOut(s, amount);
        (uint256 paid, uint256 got) = trade(s.sell, true, amount);
        if (got == 0) return;
        uint256 steps = 2 * touched(s) + 2;
        // A lot and the units of output more are not to be had for less.
        uint256 output = got + steps + lotInOutput(s);
        uint256 least = type(uint256).max;
        uint256 bookLots = totalLots(s);
        uint256 split;
        for (uint256 i; i <= GRID; ++i) {
            uint256 cost = splitCost(s, output, bookLots * i / GRID);
            if (cost < least) (least, split) = (cost, bookLots * i / GRID);
        }
        for (uint256 step = bookLots / GRID / 2; step != 0; step /= 2) {
            uint256 lower = split > step ? split - step : 0;
            uint256 higher = Math.min(split + step, bookLots);
            uint256 below = splitCost(s, output, lower);
            uint256 above = splitCost(s, output, higher);
            if (below < least) (least, split) = (below, lower);
            if (above < least) (least, split) = (above, higher);
        }
        assertLe(paid, least == type(uint256).max ? least : least + steps, "a split costs less");
    }

    // ------------------------------------------------------------------ the mirror image

    /// @dev What an exact input bought costs no more as an exact output.
    function testFuzz_exactOutput_costsNoMoreThanExactInputBuys(uint256 seed, uint256 amount) public {
        Side memory s = open(seed);
        uint256 snapshot = vm.snapshotState();
        (uint256 paid, uint256 got) = trade(s.sell, false, amountIn(s, amount));
        if (got == 0) return;
        uint256 steps = 2 * touched(s) + 2;
        vm.revertToState(snapshot);
        uint256 slack = steps + lotInOutput(s);
        if (got <= slack) return;
        (uint256 cost,) = trade(s.sell, true, got - slack);
        assertLe(cost, paid + steps, "dearer than the input that bought it");
    }

    /// @dev And what an exact output cost buys no less as an exact input.
    function testFuzz_exactInput_buysNoLessThanExactOutputCosts(uint256 seed, uint256 amount) public {
        Side memory s = open(seed);
        uint256 snapshot = vm.snapshotState();
        (uint256 paid, uint256 got) = trade(s.sell, true, amountOut(s, amount));
        if (got == 0) return;
        uint256 steps = 2 * touched(s) + 2;
        vm.revertToState(snapshot);
        (, uint256 bought) = trade(s.sell, false, paid + steps);
        assertGe(bought + steps + lotInOutput(s), got, "less than the output that cost it");
    }

    // ------------------------------------------------------------------ parts

    /// @dev Two parts, of either kind, give together no more than the whole.
    function testFuzz_twoParts_gainNothing(uint256 seed, uint256 amount, uint256 part) public {
        Side memory s = open(seed);
        amount = amountIn(s, amount);
        part = bound(part, 1, amount);
        uint256 snapshot = vm.snapshotState();
        (uint256 firstIn, uint256 firstOut) = trade(s.sell, false, part);
        (uint256 secondIn, uint256 secondOut) =
            amount == part ? (uint256(0), uint256(0)) : trade(s.sell, false, amount - part);
        uint256 steps = 2 * touched(s) + 4;
        vm.revertToState(snapshot);
        // The whole gets what the parts paid, and the units that their steps may round away.
        if (firstOut + secondOut == 0) return;
        (, uint256 whole) = trade(s.sell, false, firstIn + secondIn + steps);
        assertLe(firstOut + secondOut, whole + steps + lotInOutput(s), "the parts give more");
    }

    // ------------------------------------------------------------------ a split's worth

    /// @dev The pool alone for one part of the input, and the book alone for the other.
    function splitOutput(Side memory s, uint256 inPool, uint256 inBook) private view returns (uint256) {
        return
            AloneQuotes.pool(fees, s.x, s.y, inPool) + AloneQuotes.book(fees, s.sell, s.ticks, s.lots, inBook);
    }

    /// @dev `bookLots` from the book, best first, and the rest of the output from the pool; 2^256 - 1 where the pool has
    /// too little, as where the lots alone pass the output by more than one.
    function splitCost(Side memory s, uint256 output, uint256 bookLots) private view returns (uint256) {
        uint256 bookIn;
        uint256 bookOut;
        for (uint256 i; i < s.ticks.length && bookLots != 0 && bookOut < output; ++i) {
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(s.ticks[i]);
            uint256 n = Math.min(s.lots[i], bookLots);
            // No more lots than the output still needs.
            uint256 missing = output - bookOut;
            n = Math.min(
                n,
                s.sell
                    ? Math.mulDiv(missing, denominator, numerator, Math.Rounding.Ceil)
                    : Math.ceilDiv(missing, fees.lot)
            );
            bookIn += s.sell ? n * fees.lot : Math.ceilDiv(n * numerator, denominator);
            bookOut += s.sell ? n * numerator / denominator : n * fees.lot;
            bookLots -= n;
        }
        uint256 cost = bookIn + Math.ceilDiv(bookIn * fees.taker, 1e6);
        if (bookOut >= output) return cost;
        output -= bookOut;
        if (output >= s.y) return type(uint256).max;
        uint256 net = Math.mulDiv(s.x, output, s.y - output, Math.Rounding.Ceil);
        return cost + Math.mulDiv(net, 1e6, 1e6 - fees.pool, Math.Rounding.Ceil);
    }

    /// @dev A lot's worth of the output token, at the better of book and pool.
    function lotInOutput(Side memory s) private view returns (uint256 worth) {
        if (!s.sell) return fees.lot;
        if (s.x != 0) worth = Math.mulDiv(s.y, fees.lot, s.x, Math.Rounding.Ceil);
        if (s.ticks.length == 0) return worth;
        (uint256 numerator, uint256 denominator) = TickPrice.ofLot(s.ticks[0]);
        return Math.max(worth, Math.ceilDiv(numerator, denominator));
    }

    // ------------------------------------------------------------------ markets and trades

    /// @dev A market of a tier: prices about 2000 with lots of 10^15 units, or about 3 with lots of 1 to 100 units; a pool
    /// that is empty one time in five; up to eight orders on the taker's side, each behind the pool.
    function open(uint256 seed) private returns (Side memory s) {
        uint256 tier = seed % 4;
        bool isFine = seed >> 8 & 1 == 0;
        uint8 lotExponent = isFine ? 15 : uint8((seed >> 9) % 3);
        fees = Fees(
            10 ** lotExponent,
            TIERS[tier] >> 16 & 0xffffff,
            TIERS[tier] >> 40 & 0xffffff,
            TIERS[tier] >> 64 & 0xffffff
        );
        key = MarketKeyLib.pack(address(base), address(quote), lotExponent, TIERS[tier], 1);
        id = exchange.openMarket(key, tier);
        probe = new MarketProbe(exchange, id);
        s.sell = seed >> 16 & 1 == 0;
        uint256 middle = isFine ? 640_000 : 90_000 * (1 + lotExponent) + 20_000;
        if ((seed >> 17) % 5 != 0) {
            uint256 poolBase = isFine ? 10 ** (16 + (seed >> 40) % 8) : 10 ** (4 + (seed >> 40) % 6);
            deepen(middle - 1000 + (seed >> 20) % 2000, poolBase + (seed >> 64) % poolBase * 9);
        }
        rest(s.sell, middle, TIERS[tier] & 0xffff, seed);
        read(s);
    }

    function deepen(uint256 tick, uint256 poolBase) private {
        (uint256 numerator, uint256 denominator) = TickPrice.ofLot(tick);
        uint256 poolQuote = Math.max(poolBase * numerator / (denominator * fees.lot), 1000);
        vm.prank(maker);
        exchange.addLiquidity(key, poolBase, poolQuote, 0, SwapTermsLib.pack(maker, 0, 0, 0, 0));
    }

    /// @dev Orders that slide behind the pool, and spread from there.
    function rest(bool bids, uint256 middle, uint256 spacing, uint256 seed) private {
        for (uint64 i = 1; i <= (seed >> 120) % (MOST_LEVELS + 1); ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 tick = (seed >> 8) % (i % 2 == 0 ? 3000 : 200);
            tick = (bids ? middle + 500 - tick : middle - 500 + tick) / spacing * spacing;
            // From a lot to a tenth of the pool and more.
            uint256 most = 10 ** (1 + (seed >> 40) % 5) + probe.slot().baseReserve() / (10 * fees.lot);
            place(i, tick, 1 + (seed >> 64) % most, bids ? 34 : 35);
        }
    }

    function place(uint64 handle, uint256 tick, uint256 lots, uint8 flags) private {
        vm.prank(maker);
        exchange.place(key, OrderTermsLib.pack(handle, uint56(lots), uint24(tick), 0, 0, flags));
    }

    function read(Side memory s) private view {
        PoolSlot slot = probe.slot();
        (s.x, s.y) =
            s.sell ? (slot.baseReserve(), slot.quoteReserve()) : (slot.quoteReserve(), slot.baseReserve());
        s.ticks = probe.levels(!s.sell, MOST_LEVELS);
        s.lots = new uint256[](s.ticks.length);
        for (uint256 i; i < s.ticks.length; ++i) {
            s.lots[i] = probe.level(!s.sell, s.ticks[i]).live();
        }
    }

    /// @dev From a crumb to three times pool and book together.
    function amountIn(Side memory s, uint256 amount) private view returns (uint256) {
        uint256 all = 3 * s.x + 10 * fees.lot;
        for (uint256 i; i < s.ticks.length; ++i) {
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(s.ticks[i]);
            all += 2 * (s.sell ? s.lots[i] * fees.lot : s.lots[i] * numerator / denominator);
        }
        return bound(amount, 1, 1 + (all >> (amount >> 248) % 10));
    }

    /// @dev From a crumb to all of pool and book together.
    function amountOut(Side memory s, uint256 amount) private view returns (uint256) {
        uint256 all = s.y;
        for (uint256 i; i < s.ticks.length; ++i) {
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(s.ticks[i]);
            all += s.sell ? s.lots[i] * numerator / denominator : s.lots[i] * fees.lot;
        }
        return bound(amount, 1, 1 + (all >> (amount >> 248) % 10));
    }

    function totalLots(Side memory s) private pure returns (uint256 lots) {
        for (uint256 i; i < s.lots.length; ++i) {
            lots += s.lots[i];
        }
    }

    /// @dev Levels that lost lots since `s` was read.
    function touched(Side memory s) private view returns (uint256 levels) {
        for (uint256 i; i < s.ticks.length; ++i) {
            if (probe.level(!s.sell, s.ticks[i]).live() != s.lots[i]) ++levels;
        }
    }

    /// @return paid and got, 0 where pool and book give nothing or not all.
    function trade(bool sell, bool exactOut, uint256 amount) private returns (uint256 paid, uint256 got) {
        uint8 flags = (sell ? 1 : 0) | (exactOut ? 2 : 0);
        vm.prank(taker);
        try exchange.swap(
            key, amount, exactOut ? type(uint256).max : 0, SwapTermsLib.pack(taker, 0, 0, 0, flags)
        ) returns (
            uint256 amountIn_, uint256 amountOut_
        ) {
            (paid, got) = (amountIn_, amountOut_);
        } catch (bytes memory reason) {
            bytes4 selector = bytes4(reason);
            assertTrue(
                selector == IExchangeErrors.NothingOut.selector
                    || selector == IExchangeErrors.NotFilled.selector
            );
        }
    }
}
