// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Layout} from "weir/libraries/Layout.sol";
import {TickPrice} from "weir/libraries/TickPrice.sol";
import {Level, LevelLib} from "weir/types/Level.sol";
import {OrderRefLib, OrderTermsLib, SwapTermsLib} from "weir/types/Terms.sol";
import {ExchangeFixture} from "../ExchangeFixture.sol";
import {MarketProbe} from "../model/MarketProbe.sol";
import {NaiveBook} from "../model/NaiveBook.sol";

/// @notice Runs each action on the exchange and on the naive book, and compares. The market has no pool, so takers
/// meet orders only, and everybody settles with internal balances, which is fast.
abstract contract FifoTest is ExchangeFixture {
    uint256 internal constant TAKER_FEE = 500;
    uint256 private constant INSIDE = OrderTermsLib.FROM_INTERNAL | OrderTermsLib.TO_INTERNAL;

    MarketProbe internal probe;
    NaiveBook internal model;
    address internal taker = makeAddr("taker");
    address[3] internal makers;
    uint64 internal lastHandle;
    uint256 internal takes;
    /// @dev Calls of the exchange that were compared with the model.
    uint256 internal compared;
    /// @dev Random actions leave at least one lot at a level, so that its generation never ends.
    bool internal keepsGeneration;

    uint256 private entropy;

    function setUp() public override {
        super.setUp();
        probe = new MarketProbe(exchange, id);
        model = new NaiveBook();
        makers = [alice, bob, carol];
        for (uint256 i; i < 3; ++i) {
            provide(makers[i]);
        }
        provide(taker);
    }

    function provide(address who) private {
        base.mint(address(this), 1 << 150);
        quote.mint(address(this), 1 << 150);
        base.approve(address(exchange), type(uint256).max);
        quote.approve(address(exchange), type(uint256).max);
        exchange.deposit(address(base), 1 << 126, who);
        exchange.deposit(address(quote), 1 << 126, who);
    }

    // ------------------------------------------------------------------ actions, on both

    function placeOrder(address who, uint64 handle, bool isAsk, uint256 tick, uint256 lots) internal {
        uint256 flags = INSIDE | (isAsk ? OrderTermsLib.SELL : 0);
        (uint256 resting,,) = place(who, handle, tick, lots, flags);
        assertEq(resting, lots, "rests whole");
        model.place(who, handle, isAsk, tick, lots);
        ++compared;
    }

    /// @notice Takes exactly `lots`, best level first.
    function takeLots(bool fromAsks, uint256 lots) internal {
        uint256 amount = lots * LOT;
        if (fromAsks) {
            (, uint256 got) = swap(taker, amount, 2 | 4 | 8);
            assertEq(got, amount, "bought");
        } else {
            uint256 paid = amount + (amount * TAKER_FEE + 1e6 - 1) / 1e6;
            (uint256 taken,) = swap(taker, paid, 1 | 4 | 8);
            assertEq(taken, paid, "sold");
        }
        model.takeBest(fromAsks, lots);
        ++takes;
        ++compared;
    }

    /// @param lots 0 cancels the order.
    function reduceOrder(address who, uint64 handle, uint256 lots) internal {
        (uint256 taken,) = model.reduce(who, handle, lots);
        vm.prank(who);
        if (lots == 0) assertEq(exchange.cancel(key, OrderRefLib.pack(handle, 0, 16)), taken, "cancelled");
        else assertEq(exchange.reduce(key, OrderRefLib.pack(handle, uint56(lots), 16)), taken, "reduced");
        ++compared;
    }

    function claimOrder(address who, uint64 handle) internal {
        uint256 expected = model.claim(who, handle);
        vm.prank(who);
        assertEq(exchange.claim(key, OrderRefLib.pack(handle, 0, 16)), expected, "claimed");
        ++compared;
    }

    // ------------------------------------------------------------------ random choices

    function seedWith(uint256 seed) internal {
        entropy = uint256(keccak256(abi.encode(seed)));
    }

    /// @notice A number below `bound`, bound > 0.
    function pick(uint256 bound) internal returns (uint256) {
        entropy = uint256(keccak256(abi.encode(entropy)));
        return entropy % bound;
    }

    function pickMaker() internal returns (address) {
        return makers[pick(3)];
    }

    /// @notice A handle that is free: a closed one of this maker's, or a new one.
    function freeHandle(address who) internal returns (uint64) {
        if (lastHandle != 0 && pick(3) == 0) {
            uint64 handle = uint64(pick(lastHandle) + 1);
            (,, uint256 open,) = model.orderOf(who, handle);
            // What is left to claim is claimed by the placement.
            if (open == 0) return handle;
        }
        return ++lastHandle;
    }

    /// @notice Cancels, reduces or claims a random order, open or closed.
    function touchOrder(uint256 action) internal {
        uint256 count = model.handleCount();
        if (count == 0) return;
        (address who, uint64 handle) = model.handleAt(pick(count));
        touch(who, handle, action);
    }

    /// @notice Claims (0), cancels (1) or reduces (2) an order, open or closed.
    function touch(address who, uint64 handle, uint256 action) internal {
        (bool isAsk, uint256 tick, uint256 open,) = model.orderOf(who, handle);
        if (keepsGeneration && open == model.live(isAsk, tick)) return;
        if (action == 0) claimOrder(who, handle);
        else if (action == 1) reduceOrder(who, handle, 0);
        else if (open > 1) reduceOrder(who, handle, reducible(who, handle));
        checkOrder(who, handle);
    }

    /// @notice Lots that may be taken off an open order: what stays is worth the smallest order, or nothing stays.
    function reducible(address who, uint64 handle) internal returns (uint256) {
        (, uint256 tick, uint256 open,) = model.orderOf(who, handle);
        uint256 least = leastLots(tick);
        return open > least && pick(8) != 0 ? 1 + pick(open - least) : open;
    }

    /// @notice Lots that are worth the smallest order, 10^6 quote units.
    function leastLots(uint256 tick) internal pure returns (uint256) {
        (uint256 numerator, uint256 denominator) = TickPrice.ofLot(tick);
        return (1e6 * denominator + numerator - 1) / numerator;
    }

    // ------------------------------------------------------------------ comparing

    function checkOrder(address who, uint64 handle) internal view {
        (,, uint256 open, uint256 filled) = model.orderOf(who, handle);
        assertEq(probe.filledLots(who, handle), filled, "filled lots");
        assertEq(probe.orderOf(who, handle).size(), open + filled, "lots of the order");
    }

    function checkAllOrders() internal view {
        uint256 count = model.handleCount();
        for (uint256 i; i < count; ++i) {
            (address who, uint64 handle) = model.handleAt(i);
            checkOrder(who, handle);
        }
    }

    /// @notice As checkAllOrders, for `sample` orders drawn from all: cheap enough to do often beside a deep queue.
    function checkSomeOrders(uint256 sample) internal {
        uint256 count = model.handleCount();
        for (uint256 i; i < sample && count != 0; ++i) {
            (address who, uint64 handle) = model.handleAt(pick(count));
            checkOrder(who, handle);
        }
    }

    /// @notice Levels, their lots, cached best and bitmap against a scan of the model.
    function checkLevels(bool isAsk) internal view {
        (uint256[] memory ticks, uint256[] memory lots) = model.levels(isAsk);
        uint256[] memory linked = probe.levels(isAsk, ticks.length + 1);
        assertEq(linked, ticks, "levels by the bitmap");
        for (uint256 i; i < ticks.length; ++i) {
            assertEq(probe.level(isAsk, ticks[i]).live(), lots[i], "lots of the level");
        }
        (uint256 used, bool rooted) = probe.midWords(isAsk);
        assertTrue(rooted, "a mid word without its root bit");
        if (ticks.length == 0) assertLe(used, 1, "mid words of an empty side");
    }

    /// @notice Moves a level's next index on, as that many placements would that are each cancelled while last.
    function skipIndices(bool isAsk, uint256 tick, uint256 count) internal {
        uint256 levelSlot = Layout.level(id, isAsk ? 1 : 0, tick);
        uint256 word = uint256(vm.load(address(exchange), bytes32(levelSlot)));
        assertLt(Level.wrap(word).nextIndex() + count, LevelLib.MAX_INDEX);
        vm.store(address(exchange), bytes32(levelSlot), bytes32(word + (count << 168)));
    }
}
