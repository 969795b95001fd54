// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice Swaps over pool and book together: a pool at 2000 (with its fee: 2002.002 to buy, 1998 to sell), asks of 10
/// lots at 2005 and 2010, bids of 10 lots at 1995 and 1990. Every figure is worked out step by step.
contract SwapHybridTest is ActionTest {
    uint256 private constant ASK_1 = 640_050;
    uint256 private constant ASK_2 = 640_100;
    uint256 private constant BID_1 = 639_950;
    uint256 private constant BID_2 = 639_900;
    uint256 private constant NO_ASK = 2 ** 23 - 1;

    function setUp() public override {
        super.setUp();
        addLiquidity(carol, POOL_BASE, POOL_QUOTE);
    }

    function restOrders() private {
        ask(bob, 1, ASK_1, 10);
        ask(bob, 2, ASK_2, 10);
        bid(bob, 3, BID_1, 10);
        bid(bob, 4, BID_2, 10);
    }

    function test_swap_buyExactIn_walksPoolBookPoolBookPool() public {
        restOrders();
        uint256 amount = 10_000e6;
        uint256 book = 10 * price(ASK_1) + 10 * price(ASK_2);
        Trade memory t;
        t.amountIn = amount;
        // The pool passes both edges, so its part is what the book does not take.
        assertLt(gross(buyEdge(POOL_QUOTE, POOL_BASE, ASK_2, 500) - POOL_QUOTE), amount - withFee(book));
        t.poolIn = amount - withFee(book);
        t.poolOut = poolOutput(POOL_QUOTE, POOL_BASE, t.poolIn);
        t.amountOut = t.poolOut + 20 * LOT;
        t.baseReserve = POOL_BASE - t.poolOut;
        // No ask is left that the providers' part of the book's fee could cross, and it is far below their bound.
        t.quoteReserve = POOL_QUOTE + t.poolIn + feeLessRebate(book);
        (t.bestBid, t.bestAsk) = (BID_1, NO_ASK);
        (t.lastTick, t.lastGeneration, t.levels) = (ASK_2, 1, 2);
        expectSwapped(alice, t);
        assertSwap(amount, BUY, amount, t.amountOut);
        (, uint256 owed) = owedToProtocol();
        assertEq(owed, 0);
    }

    function test_swap_buyExactIn_endingInALevel_stopsThePoolAtItsEdge() public {
        restOrders();
        uint256 poolIn = gross(buyEdge(POOL_QUOTE, POOL_BASE, ASK_1, 500) - POOL_QUOTE);
        uint256 book = 4 * price(ASK_1);
        Trade memory t;
        t.amountIn = poolIn + withFee(book);
        t.poolIn = poolIn;
        t.poolOut = poolOutput(POOL_QUOTE, POOL_BASE, poolIn);
        t.amountOut = t.poolOut + 4 * LOT;
        t.baseReserve = POOL_BASE - t.poolOut;
        t.quoteReserve = POOL_QUOTE + poolIn + feeLessRebate(book);
        (t.bestBid, t.bestAsk) = (BID_1, ASK_1);
        (t.lastTick, t.lastFilled, t.levels) = (ASK_1, 4, 1);
        expectSwapped(alice, t);
        // Half a lot more is dust: it neither buys a lot nor moves the pool beyond the level's price.
        assertSwap(t.amountIn + price(ASK_1) / 2, BUY, t.amountIn, t.amountOut);
    }

    function test_swap_sellExactIn_walksPoolBookPoolBookPool() public {
        restOrders();
        uint256 amount = 5e18;
        Trade memory t;
        t.amountIn = amount;
        t.poolIn = amount - withFee(20 * LOT);
        assertLt(gross(sellEdge(POOL_BASE, POOL_QUOTE, BID_2, 500) - POOL_BASE), t.poolIn);
        t.poolOut = poolOutput(POOL_BASE, POOL_QUOTE, t.poolIn);
        t.amountOut = t.poolOut + 10 * price(BID_1) + 10 * price(BID_2);
        t.baseReserve = POOL_BASE + t.poolIn + feeLessRebate(20 * LOT);
        t.quoteReserve = POOL_QUOTE - t.poolOut;
        (t.bestBid, t.bestAsk) = (0, ASK_1);
        (t.lastTick, t.lastGeneration, t.levels, t.baseIn) = (BID_2, 1, 2, true);
        expectSwapped(alice, t);
        assertSwap(amount, SELL, amount, t.amountOut);
    }

    function test_swap_sellExactIn_endingInALevel_stopsThePoolAtItsEdge() public {
        restOrders();
        uint256 poolIn = gross(sellEdge(POOL_BASE, POOL_QUOTE, BID_1, 500) - POOL_BASE);
        uint256 amountIn = poolIn + withFee(7 * LOT);
        uint256 amountOut = poolOutput(POOL_BASE, POOL_QUOTE, poolIn) + 7 * price(BID_1);
        assertSwap(amountIn + LOT / 2, SELL, amountIn, amountOut);
    }

    function test_swap_buyExactOut_walksPoolBookPoolBookPool() public {
        restOrders();
        uint256 book = 10 * price(ASK_1) + 10 * price(ASK_2);
        uint256 poolOut = 4e18;
        uint256 poolIn = poolInput(POOL_QUOTE, POOL_BASE, poolOut);
        assertLt(gross(buyEdge(POOL_QUOTE, POOL_BASE, ASK_2, 500) - POOL_QUOTE), poolIn);
        assertSwap(poolOut + 20 * LOT, BUY_EXACT_OUT, poolIn + withFee(book), poolOut + 20 * LOT);
        assertEq(poolSlot().quoteReserve(), POOL_QUOTE + poolIn + feeLessRebate(book));
        assertEq(poolSlot().baseReserve(), POOL_BASE - poolOut);
    }

    function test_swap_buyExactOut_endingInALevel_deliversAWholeLot() public {
        restOrders();
        uint256 poolIn = gross(buyEdge(POOL_QUOTE, POOL_BASE, ASK_1, 500) - POOL_QUOTE);
        uint256 poolOut = poolOutput(POOL_QUOTE, POOL_BASE, poolIn);
        // One unit above two lots: the third is delivered whole.
        assertSwap(
            poolOut + 2 * LOT + 1, BUY_EXACT_OUT, poolIn + withFee(3 * price(ASK_1)), poolOut + 3 * LOT
        );
    }

    function test_swap_sellExactOut_walksPoolBookPoolBookPool() public {
        restOrders();
        uint256 book = 10 * price(BID_1) + 10 * price(BID_2);
        uint256 poolIn = poolInput(POOL_BASE, POOL_QUOTE, 8000e6);
        assertLt(gross(sellEdge(POOL_BASE, POOL_QUOTE, BID_2, 500) - POOL_BASE), poolIn);
        assertSwap(8000e6 + book, SELL_EXACT_OUT, poolIn + withFee(20 * LOT), 8000e6 + book);
    }

    function test_swap_sellExactOut_endingInALevel_sellsAWholeLot() public {
        restOrders();
        uint256 poolIn = gross(sellEdge(POOL_BASE, POOL_QUOTE, BID_1, 500) - POOL_BASE);
        uint256 poolOut = poolOutput(POOL_BASE, POOL_QUOTE, poolIn);
        assertSwap(
            poolOut + 3 * price(BID_1) - 1,
            SELL_EXACT_OUT,
            poolIn + withFee(3 * LOT),
            poolOut + 3 * price(BID_1)
        );
    }

    /// @dev Providers get at most half the pool fee on their reserve out of one trade; the rest is the protocol's.
    function test_swap_ofMuchMoreBookThanPool_sharesTheFee() public {
        uint256 most = balances().balanceOf(carol, id) * 9999 / 10_000;
        vm.prank(carol);
        exchange.removeLiquidity(key, most, 0, 0, toCarol());
        ask(bob, 1, ASK_1, 10_000);
        uint256 quoteReserve = poolSlot().quoteReserve();
        uint256 poolIn = gross(buyEdge(quoteReserve, poolSlot().baseReserve(), ASK_1, 500) - quoteReserve);
        uint256 book = 9000 * price(ASK_1);
        swap(alice, poolIn + withFee(book), BUY);
        uint256 toPool = (quoteReserve + poolIn) * 1000 / 2e6;
        assertLt(toPool, feeLessRebate(book));
        assertEq(poolSlot().quoteReserve(), quoteReserve + poolIn + toPool);
        (, uint256 owed) = owedToProtocol();
        assertEq(owed, feeLessRebate(book) - toPool);
    }

    /// @dev With no unit of room the pool and the level cost the same: the book goes first. Three units below, the
    /// pool's next unit is cheaper.
    function test_swap_tieGoesToTheBook() public {
        (uint256 poolIn,) = buyAtATie(1_998_999_000_000);
        assertEq(poolIn, 0, "a tie");
        (poolIn,) = buyAtATie(1_998_998_999_998);
        assertEq(poolIn, 0, "x' rounds down to x");
        (poolIn,) = buyAtATie(1_998_998_999_997);
        assertEq(poolIn, 2, "the pool is better by a unit, its fee rounds up");
    }

    /// @dev A market whose pool holds 1,000 base and `quoteReserve`: with pool and taker fee, 1998.999 equals 2000.
    function buyAtATie(uint256 quoteReserve) private returns (uint256 poolIn, uint256 amountOut) {
        uint256 snapshot = vm.snapshotState();
        vm.startPrank(carol);
        exchange.removeLiquidity(key, balances().balanceOf(carol, id), 0, 0, toCarol());
        vm.stopPrank();
        setReserves(POOL_BASE, quoteReserve);
        ask(bob, 1, TICK_2000, 10);
        uint256 amountIn;
        (amountIn, amountOut) = swap(alice, 10 * LOT, BUY_EXACT_OUT);
        // Ten lots come from the book, or a lot of it replaced by the pool's crumb and rounded up again.
        poolIn = amountIn - withFee(20e6);
        vm.revertToState(snapshot);
    }

    /// @dev As some sequence of trades could leave them.
    function setReserves(uint256 baseReserve, uint256 quoteReserve) private {
        setWord(id, baseReserve + quoteReserve * 2 ** 103 + NO_ASK * 2 ** 229);
        base.mint(address(exchange), baseReserve);
        quote.mint(address(exchange), quoteReserve);
    }

    /// @dev For the amount done, a swap is no worse than the pool alone would have been, save a unit a step.
    function testFuzz_swap_isNoWorseThanThePoolAlone(uint256 amount, bool sell) public {
        amount = sell ? bound(amount, 1e15, 1e20) : bound(amount, 1e6, 1e11);
        (uint256 x, uint256 y) = sell ? (POOL_BASE, POOL_QUOTE) : (POOL_QUOTE, POOL_BASE);
        restOrders();
        (uint256 amountIn, uint256 amountOut) = swap(alice, amount, sell ? SELL : BUY);
        assertGe(amountOut + 5, poolOutput(x, y, amountIn));
        // And what dust stays with the caller is below a lot with its fee.
        assertLe(amount - amountIn, sell ? withFee(LOT) : withFee(price(ASK_2)));
    }

    function assertSwap(uint256 amount, uint256 flags, uint256 expectedIn, uint256 expectedOut) private {
        (uint256 amountIn, uint256 amountOut) = swap(alice, amount, flags);
        assertEq(amountIn, expectedIn, "input");
        assertEq(amountOut, expectedOut, "output");
    }
}
