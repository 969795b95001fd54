// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {IExchange} from "weir/interfaces/IExchange.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {TickPrice} from "weir/libraries/TickPrice.sol";
import {TestToken} from "weir/local/TestToken.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {PoolSlot, PoolSlotLib} from "weir/types/PoolSlot.sol";
import {OrderRefLib, OrderTermsLib, SwapTermsLib} from "weir/types/Terms.sol";
import {ExchangeArtifacts} from "../ExchangeArtifacts.sol";

/// @notice The ends of every range: ticks 90000 and 3149999, lots of 1 to 10^36 units, orders up to 2^127 units,
/// reserves up to 2^103.
contract ExtremesTest is Test {
    uint256 private constant MAJOR = 1 | 1000 << 16 | 500 << 40 | 200 << 64;

    IExchange private exchange;
    TestToken private base;
    TestToken private quote;
    MarketKey private key;
    uint256 private id;
    address private maker = makeAddr("maker");
    address private taker = makeAddr("taker");

    function setUp() public {
        exchange = ExchangeArtifacts.deploy(makeAddr("owner"), makeAddr("guardian"));
        base = new TestToken("Base", "BASE", 36);
        quote = new TestToken("Quote", "QUOTE", 0);
        address[2] memory who = [maker, taker];
        for (uint256 i; i < 2; ++i) {
            base.mint(who[i], 1 << 200);
            quote.mint(who[i], 1 << 200);
            vm.startPrank(who[i]);
            base.approve(address(exchange), type(uint256).max);
            quote.approve(address(exchange), type(uint256).max);
            vm.stopPrank();
        }
    }

    function open(uint256 lotExponent) private {
        key = MarketKeyLib.pack(address(base), address(quote), uint8(lotExponent), MAJOR, 1);
        id = exchange.openMarket(key, 1);
    }

    /// @dev The largest and the smallest order at any price, in lots of any size: taken in two parts, claimed and
    /// cancelled, the maker gets what was taken, and the exchange keeps dust only.
    /// forge-config: default.fuzz.runs = 200
    function testFuzz_orders_workAtEveryPriceAndLot(
        uint256 tick,
        uint256 lotExponent,
        bool isAsk,
        uint256 seed
    ) public {
        lotExponent = bound(lotExponent, 0, 36);
        tick = seed % 5 == 0 ? TickPrice.MIN_TICK : seed % 5 == 1 ? TickPrice.MAX_TICK : tick;
        tick = bound(tick, TickPrice.MIN_TICK, TickPrice.MAX_TICK);
        open(lotExponent);
        (uint256 numerator, uint256 denominator) = TickPrice.ofLot(tick);
        uint256 lot = 10 ** lotExponent;
        uint256 most = ((1 << 127) - 1) / lot;
        uint256 mostByQuote = ((1 << 127) - 1) * denominator / numerator;
        if (mostByQuote < most) most = mostByQuote;
        if (most > (1 << 36) - 1) most = (1 << 36) - 1;
        assertGt(most, 0, "an order fits at every price and lot");
        uint256 lots = seed % 3 == 0 ? most : 1 + (seed >> 8) % most;
        rest(1, tick, lots, isAsk);

        uint256 taken = lots == 1 ? 1 : 1 + (seed >> 100) % (lots - 1);
        take(isAsk, taken, numerator, denominator, lot);
        vm.startPrank(maker);
        assertEq(exchange.claim(key, OrderRefLib.pack(1, 0, 0)), taken);
        assertEq(exchange.cancel(key, OrderRefLib.pack(1, 0, 0)), lots - taken);
        vm.stopPrank();
        // What stays: dust, and what the market owes to the protocol.
        uint256 owed = exchange.extsload(id + 2);
        assertLe(base.balanceOf(address(exchange)), (owed & type(uint128).max) + 3);
        assertLe(quote.balanceOf(address(exchange)), (owed >> 128) + 3);
    }

    /// @dev One lot more than fits is refused by name, not by a panic.
    /// forge-config: default.fuzz.runs = 100
    function testFuzz_place_refusesWhatDoesNotFit(uint256 tick, uint256 lotExponent, bool isAsk) public {
        lotExponent = bound(lotExponent, 0, 36);
        tick = bound(tick, TickPrice.MIN_TICK, TickPrice.MAX_TICK);
        open(lotExponent);
        (uint256 numerator, uint256 denominator) = TickPrice.ofLot(tick);
        uint256 byBase = ((1 << 127) - 1) / 10 ** lotExponent;
        uint256 byQuote = ((1 << 127) - 1) * denominator / numerator;
        uint256 lots = (byBase < byQuote ? byBase : byQuote) + 1;
        if (lots >= 1 << 56) return;
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.OrderTooLarge.selector, lots, tick));
        vm.prank(maker);
        exchange.place(key, OrderTermsLib.pack(1, uint56(lots), uint24(tick), 0, 0, isAsk ? 1 : 0));
    }

    /// @dev Reserves near 2^103 beside levels anywhere: swaps both ways either work or say by name why not, and the
    /// reserves' word stays whole. A thousand shares stay with nobody, so the least pool is of 1001 units each.
    /// forge-config: default.fuzz.runs = 200
    function testFuzz_swap_besideHugeReserves(
        uint256 baseReserve,
        uint256 quoteReserve,
        uint256 lotExponent,
        uint256 amount,
        uint256 seed
    ) public {
        open(bound(lotExponent, 0, 36));
        baseReserve = seed % 3 == 0
            ? PoolSlotLib.MAX_RESERVE - seed % 1000
            : 1001 + baseReserve % (1 << (10 + seed % 93));
        quoteReserve = seed % 4 == 0
            ? PoolSlotLib.MAX_RESERVE - seed % 999
            : 1001 + quoteReserve % (1 << (10 + (seed >> 8) % 93));
        vm.prank(maker);
        exchange.addLiquidity(key, baseReserve, quoteReserve, 0, SwapTermsLib.pack(maker, 0, 0, 0, 0));
        for (uint256 i; i < 6; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            tryRest(uint64(i + 1), bound(seed >> 16, TickPrice.MIN_TICK, TickPrice.MAX_TICK), seed);
        }
        for (uint256 i; i < 8; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 size = 1 + amount % (1 << (1 + (seed >> 8) % 126));
            trySwap(size, seed);
            PoolSlot slot = PoolSlot.wrap(exchange.extsload(id));
            assertLt(slot.bestBid(), slot.bestAsk());
            assertGt(slot.baseReserve(), 0);
            assertGt(slot.quoteReserve(), 0);
            assertEq(slot.flags(), 0);
        }
    }

    function rest(uint64 handle, uint256 tick, uint256 lots, bool isAsk) private {
        vm.prank(maker);
        (uint256 resting,,) =
            exchange.place(key, OrderTermsLib.pack(handle, uint56(lots), uint24(tick), 0, 0, isAsk ? 1 : 0));
        assertEq(resting, lots);
    }

    /// @dev Buys an exact output of lots, or sells what buys so many lots of bids with the taker fee.
    function take(bool fromAsk, uint256 lots, uint256 numerator, uint256 denominator, uint256 lot) private {
        uint256 amount = lots * lot;
        if (fromAsk) {
            vm.prank(taker);
            (uint256 paid, uint256 got) =
                exchange.swap(key, amount, type(uint256).max, SwapTermsLib.pack(taker, 0, 0, 0, 2));
            uint256 cost = (lots * numerator + denominator - 1) / denominator;
            assertEq(got, amount);
            assertEq(paid, cost + (cost * 500 + 1e6 - 1) / 1e6);
        } else {
            uint256 proceeds = lots * numerator / denominator;
            vm.prank(taker);
            (uint256 paid, uint256 got) =
                exchange.swap(key, proceeds, type(uint256).max, SwapTermsLib.pack(taker, 0, 0, 0, 3));
            assertGe(got, proceeds);
            assertLe(paid, amount + (amount * 500 + 1e6 - 1) / 1e6);
        }
    }

    function tryRest(uint64 handle, uint256 tick, uint256 seed) private {
        uint256 lots = 1 + (seed >> 64) % (1 << (1 + (seed >> 8) % 40));
        vm.prank(maker);
        try exchange.place(
            key, OrderTermsLib.pack(handle, uint56(lots), uint24(tick), 0, 0, uint8(seed & 1))
        ) {}
        catch (bytes memory reason) {
            bytes4 selector = bytes4(reason);
            assertTrue(
                selector == IExchangeErrors.OrderTooLarge.selector
                    || selector == IExchangeErrors.ReserveOverflow.selector,
                vm.toString(selector)
            );
        }
    }

    function trySwap(uint256 amount, uint256 seed) private {
        uint8 flags = uint8(seed & 3);
        uint24 limit =
            seed >> 2 & 1 == 0 ? 0 : uint24(bound(seed >> 24, TickPrice.MIN_TICK, TickPrice.MAX_TICK));
        vm.prank(taker);
        try exchange.swap(
            key, amount, flags & 2 == 0 ? 0 : type(uint256).max, SwapTermsLib.pack(taker, limit, 0, 0, flags)
        ) {}
        catch (bytes memory reason) {
            bytes4 selector = bytes4(reason);
            assertTrue(
                selector == IExchangeErrors.NothingOut.selector
                    || selector == IExchangeErrors.NotFilled.selector
                    || selector == IExchangeErrors.ReserveOverflow.selector
                    || selector == IExchangeErrors.AmountTooLarge.selector
                    || selector == IExchangeErrors.InputTooHigh.selector,
                vm.toString(selector)
            );
        }
    }
}
