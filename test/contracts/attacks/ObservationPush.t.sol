// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SwapTermsLib} from "weir/types/Terms.sol";
import {ObservationTest} from "../integration/ObservationTest.sol";

/// @notice Attempts to make the record of prices say what was not so. Mallory holds as much as she likes.
contract ObservationPushAttack is ObservationTest {
    uint256 private constant BLOCK = 12;
    uint256 private constant WINDOW = 1800;

    address private mallory = makeAddr("mallory");
    int256 private honest;

    function setUp() public override {
        super.setUp();
        fund(mallory);
        grow(128);
        // Half an hour of an even price.
        for (uint256 i; i < 31; ++i) {
            skip(60);
            poke();
        }
        honest = poolTick();
    }

    /// @dev Hoped for: a price pushed by a factor of four inside one transaction, with borrowed tokens, shows in the mean
    /// that the same transaction reads. What happens: what is recorded is the price before its first trade.
    function test_attack_observationPush_insideOneBlock() public {
        skip(BLOCK);
        push();
        assertEq(mean(1), honest);
        assertEq(mean(WINDOW), honest);
        poke();
        assertEq(mean(BLOCK), honest);
        restore();
        skip(BLOCK);
        assertApproxEqAbs(mean(1), honest, 60, "only what its fees left");
    }

    /// @dev Hoped for: the push held over some blocks moves the mean by its own size. What happens: the record follows at
    /// four ticks a second, so that h seconds move the mean by at most 4 * h^2 / 1800 ticks: for a minute 8 basis
    /// points, for five minutes 2 percent, however far the push and however often she writes.
    function testFuzz_attack_observationPush_overSeveralBlocks(uint256 blocks, uint256 writes) public {
        blocks = bound(blocks, 1, 40);
        push();
        for (uint256 i; i < blocks; ++i) {
            skip(BLOCK);
            if (writes >> i & 1 != 0) poke();
        }
        int256 held = int256(blocks * BLOCK);
        int256 moved = honest - mean(WINDOW);
        assertLe(moved, 4 * held * held / 1800 + 1);
        assertGt(poolTick() - honest < 0 ? honest - poolTick() : poolTick() - honest, 13_000);
        // Somebody trades the price back: the record returns as fast as it left.
        restore();
        skip(uint256(held) + BLOCK);
        poke();
        assertApproxEqAbs(mean(1), honest, 60);
    }

    /// @dev Hoped for: a push in the very transaction that makes the ring is its first price, which the cut then carries
    /// on for hours. What happens: what was there then counts for nothing.
    function test_attack_observationPush_intoANewRing() public {
        takeAFreshMarket();
        push();
        grow(128);
        restore();
        int256 tick = poolTick();
        skip(BLOCK);
        assertEq(mean(BLOCK), tick);
        poke();
        skip(WINDOW);
        assertEq(mean(WINDOW), tick);
    }

    /// @dev Hoped for: a trade every second flushes the ring, and with it the honest half hour. What happens: checkpoints
    /// are fifteen seconds apart, so 128 hold more than half an hour whoever writes.
    function test_attack_flushedBuffer() public {
        for (uint256 i; i < 700; ++i) {
            skip(1);
            swap(mallory, 1e15, i % 2 == 0 ? SELL : BUY_EXACT_OUT);
        }
        assertApproxEqAbs(mean(WINDOW), honest, 1);
        assertApproxEqAbs(mean(1), honest, 1);
    }

    /// @dev Hoped for: nobody writes for a day, so that the price of now is taken for that of the day. What happens: it
    /// is that of the day, which nobody changed; a push in the reader's transaction writes the old one first; and the
    /// time of the last write is told.
    function test_attack_starvedBuffer() public {
        uint256 last = block.timestamp;
        skip(1 days);
        (int256 meanTick,, uint256 lastWrite,) = exchange.observe(id, WINDOW);
        assertEq(meanTick, honest);
        assertEq(lastWrite, last);
        push();
        assertEq(mean(WINDOW), honest);
        // Held for one block of the next day, it counts for that block.
        skip(BLOCK);
        assertLe(honest - mean(WINDOW), 4 * 12 * 12 / int256(1800) + 1);
    }

    /// @dev Hoped for: a ring made as small as can be says wrong things. It refuses to answer, and anyone makes it larger.
    function test_attack_starvedBuffer_byASmallRing() public {
        takeAFreshMarket();
        vm.prank(mallory);
        exchange.growObservations(key, 1);
        skip(60);
        poke();
        skip(10);
        expectHistoryTooShort(block.timestamp - 10);
        exchange.observe(id, 11);
        grow(128);
        skip(WINDOW);
        assertEq(mean(WINDOW), poolTick());
    }

    /// @dev Hoped for: in a pool that everybody left a push costs next to nothing, and liquidity lent for the moment of
    /// reading makes the pool look deep. What happens: adding records the pool as it was before, so the least root says
    /// how thin it is for half an hour at least.
    function test_attack_thinPool_dressedUpByLentLiquidity() public {
        uint256 deep = poolRoot();
        removeShares(alice, balances().balanceOf(alice, id) * 9999 / 10_000);
        uint256 thin = poolRoot();
        assertLt(thin, deep / 5000);
        skip(2 hours);
        // In one transaction: add, record, read, remove.
        vm.startPrank(mallory);
        (uint256 shares,,) =
            exchange.addLiquidity(key, POOL_BASE, POOL_QUOTE, 0, SwapTermsLib.pack(mallory, 0, 0, 0, 0));
        exchange.pokeObservations(key);
        assertGt(poolRoot(), deep / 2);
        assertLe(least(), thin);
        exchange.removeLiquidity(key, shares, 0, 0, SwapTermsLib.pack(mallory, 0, 0, 0, 0));
        vm.stopPrank();
        assertLe(least(), thin);
        // Block by block over half an hour, the same.
        for (uint256 i; i < 20; ++i) {
            skip(120);
            vm.startPrank(mallory);
            (shares,,) =
                exchange.addLiquidity(key, POOL_BASE, POOL_QUOTE, 0, SwapTermsLib.pack(mallory, 0, 0, 0, 0));
            assertLe(least(), thin + 1);
            exchange.removeLiquidity(key, shares, 0, 0, SwapTermsLib.pack(mallory, 0, 0, 0, 0));
            vm.stopPrank();
        }
    }

    /// @dev Hoped for: large orders around the price pull the record along. The book is not in it.
    function test_attack_observationPush_byTheBook() public {
        bid(mallory, 1, 640_019, 1e6);
        ask(mallory, 2, 640_020, 1e6);
        skip(WINDOW);
        poke();
        assertEq(mean(WINDOW), honest);
    }

    /// @dev As much base as the pool holds: the price falls to a quarter.
    function push() private {
        swap(mallory, poolSlot().baseReserve(), SELL);
    }

    /// @dev Buys back what `push` sold, up to its fee.
    function restore() private {
        swap(mallory, poolSlot().baseReserve() / 2, BUY_EXACT_OUT);
    }

    /// @dev Another market of the same kind, whose ring nobody made yet.
    function takeAFreshMarket() private {
        (key, id) = unknownKey();
        exchange.openMarket(key, 1);
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
    }
}
