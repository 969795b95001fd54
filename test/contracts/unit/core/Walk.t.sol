// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Test} from "forge-std/Test.sol";
import {LevelIndex} from "weir/core/LevelIndex.sol";
import {Stop, Walk, WalkState} from "weir/core/Walk.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {PoolSlot, PoolSlotLib} from "weir/types/PoolSlot.sol";

/// @notice A market of bare levels and reserves: lots of 10^15, pool fee 1000, taker fee 500, rebate 200.
contract WalkHarness is LevelIndex, Walk {
    uint256 private constant MARKET = uint256(keccak256("market"));
    uint256 private constant TERMS = 15 << 160 | 1 << 168 | 1000 << 184 | 500 << 208 | 200 << 232;

    function setPool(uint256 base, uint256 quote) external {
        _store(MARKET, PoolSlot.unwrap(slot().withReserves(base, quote)));
    }

    function addLevel(bool isAsk, uint256 tick, uint256 lots) external {
        uint256 side = isAsk ? ASK : BID;
        _store(Layout.level(MARKET, side, tick), lots + (1 << 168));
        _store(MARKET, PoolSlot.unwrap(_addLevel(MARKET, slot(), side, tick)));
    }

    function plan(bool baseIn, bool exactOut, uint256 amount) external view returns (WalkState memory w) {
        _startWalk(w, MARKET, TERMS, slot(), baseIn);
        (w.exactOut, w.amount) = (exactOut, amount);
        _walk(w);
    }

    function reservesAfter(WalkState memory w) external pure returns (uint256 x, uint256 y, uint256 owed) {
        return _reservesAfter(w, 200);
    }

    function slot() private view returns (PoolSlot) {
        uint256 word = _load(MARKET);
        return word == 0 ? PoolSlotLib.pack(0, 0, 0, PoolSlotLib.NO_ASK, 0) : PoolSlot.wrap(word);
    }
}

/// @notice What holds for every walk, over random pools around 2000 and three random levels on the taker's side.
contract WalkTest is Test {
    uint256 private constant LOT = 1e15;
    uint256 private constant LEVELS = 3;

    struct Case {
        bool sell;
        bool exactOut;
        uint256 baseReserve;
        uint256 amount;
        uint256[3] gaps; // ticks between the pool's price and the levels
        uint256[3] lots;
    }

    /// @dev x and y of the pool in the walk's direction.
    uint256 private x;
    uint256 private y;
    uint256[LEVELS] private ticks;

    function testFuzz_walk_neverTakesMoreThanItsInput(Case memory c) public {
        WalkState memory w = walk(c, false);
        assertLe(w.poolIn + w.bookIn + w.bookFee, c.amount);
        assertEq(w.bookFee, Math.ceilDiv(w.bookIn * 500, 1e6));
    }

    function testFuzz_walk_exactOutputIsPassedByLessThanALot(Case memory c) public {
        WalkState memory w = walk(c, true);
        uint256 out = w.poolOut + w.bookOut;
        if (w.stop == Stop.Filled) assertGe(out, c.amount);
        uint256 lotValue = c.sell ? price(ticks[0]) : LOT;
        assertLt(out, c.amount + lotValue);
    }

    function testFuzz_walk_isNoWorseThanThePoolAlone(Case memory c) public {
        WalkState memory w = walk(c, c.exactOut);
        uint256 paid = w.poolIn + w.bookIn + w.bookFee;
        uint256 alone = y - Math.ceilDiv(x * y, x + paid * 999_000 / 1e6);
        // A unit of input and of output a step; a unit of quote is worth up to 5 * 10^8 base units here, so both
        // are allowed for in output units.
        uint256 unit = c.sell ? 1 : Math.ceilDiv(y, x);
        // Exact outputs end with a whole lot where the pool's crumb would have done.
        uint256 lot = !c.exactOut ? 0 : c.sell ? price(ticks[0]) : LOT;
        assertGe(w.poolOut + w.bookOut + (LEVELS + 2) * (unit + 1) + lot, alone);
    }

    function testFuzz_walk_isNoWorseThanTheBookAlone(Case memory c) public {
        WalkState memory w = walk(c, false);
        WalkHarness bookOnly = new WalkHarness();
        addLevels(bookOnly, c);
        WalkState memory alone = bookOnly.plan(c.sell, false, c.amount);
        // The book alone may have stopped for want of lots; a lot may be broken by the pool's part.
        uint256 lot = c.sell ? price(ticks[0]) : LOT;
        assertGe(w.poolOut + w.bookOut + lot + 2 * LEVELS, alone.bookOut);
    }

    function testFuzz_walk_neverLowersK(Case memory c) public {
        WalkState memory w = walk(c, c.exactOut);
        assertGe((x + w.poolIn) * (y - w.poolOut), x * y);
    }

    /// @dev After it the pool's price with its fee does not lie beyond the best level left.
    function testFuzz_walk_leavesTheMarketUncrossed(Case memory c) public {
        WalkState memory w = walk(c, c.exactOut);
        (uint256 newX, uint256 newY,) = new WalkHarness().reservesAfter(w);
        if (w.best == (c.sell ? PoolSlotLib.NO_BID : PoolSlotLib.NO_ASK)) return;
        // One unit of input of tolerance.
        uint256 p = price(w.best);
        if (c.sell) assertLe(p * (newX - 1) * 999_000, newY * LOT * 1e6);
        else assertLe((newX - 1) * LOT * 999_000, p * newY * 1e6);
    }

    /// @dev The fee less the rebate is shared between pool and protocol to the unit.
    function testFuzz_reservesAfter_sharesTheFeeExactly(Case memory c) public {
        WalkState memory w = walk(c, c.exactOut);
        (uint256 newX, uint256 newY, uint256 owed) = new WalkHarness().reservesAfter(w);
        uint256 share = w.bookFee - Math.ceilDiv(w.bookIn * 200, 1e6);
        assertEq(newX + owed, x + w.poolIn + share);
        assertEq(newY, y - w.poolOut);
        assertLe(newX - x - w.poolIn, (x + w.poolIn) * 1000 / 2e6, "at most half the pool fee");
    }

    /// @dev Levels are taken from the best on, each wholly before the next.
    function testFuzz_walk_takesLevelsInOrder(Case memory c) public {
        WalkState memory w = walk(c, c.exactOut);
        if (w.levels == 0) return;
        assertEq(w.lastTick, ticks[w.levels - 1]);
        uint256 lots;
        for (uint256 i; i + 1 < w.levels; i++) {
            lots += c.lots[i];
        }
        uint256 last = w.lastLevel.generation() == 1 ? c.lots[w.levels - 1] : w.lastLevel.filled();
        assertEq(c.sell ? w.bookIn : w.bookOut, (lots + last) * LOT);
    }

    function walk(Case memory c, bool exactOut) private returns (WalkState memory) {
        c.exactOut = exactOut;
        c.baseReserve = bound(c.baseReserve, 1e17, 1e24);
        uint256 quoteReserve = c.baseReserve * 2000 / 1e12;
        (x, y) = c.sell ? (c.baseReserve, quoteReserve) : (quoteReserve, c.baseReserve);
        for (uint256 i; i < LEVELS; i++) {
            c.gaps[i] = bound(c.gaps[i], 1, 300);
            c.lots[i] = bound(c.lots[i], 1, 1e6);
        }
        // From a crumb to twenty times the pool, so that the book's fee may exceed what the pool may get of it.
        bool inBase = c.sell != exactOut;
        c.amount = inBase ? bound(c.amount, LOT, c.baseReserve * 20) : bound(c.amount, 3e6, quoteReserve * 20);
        WalkHarness market = new WalkHarness();
        market.setPool(c.baseReserve, quoteReserve);
        addLevels(market, c);
        return market.plan(c.sell, exactOut, c.amount);
    }

    /// @dev From 20 ticks beyond the pool's price on: 2002 or 1998, which do not cross it.
    function addLevels(WalkHarness market, Case memory c) private {
        uint256 distance = 20;
        for (uint256 i; i < LEVELS; i++) {
            distance += c.gaps[i];
            ticks[i] = c.sell ? 640_000 - distance : 640_000 + distance;
            market.addLevel(!c.sell, ticks[i], c.lots[i]);
        }
    }

    function price(uint256 tick) private pure returns (uint256) {
        return (tick - 620_000) * 100;
    }
}
