// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {PoolSlot, PoolSlotLib} from "weir/types/PoolSlot.sol";
import {OrderRefLib, OrderTerms, OrderTermsLib, SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {FlashBorrower} from "../mocks/FlashBorrower.sol";
import {MarketConfig} from "./MarketActors.sol";
import {MarketHandler} from "./MarketHandler.sol";
import {Before} from "./TradeJudge.sol";

/// @notice The rarer actions of a campaign: observations, governance, pauses, delegates, flashes, one-sided liquidity,
/// sliding orders and claims for others.
contract FeatureHandler is MarketHandler {
    FlashBorrower private immutable BORROWER;

    constructor(MarketConfig memory config_) MarketHandler(config_) {
        BORROWER = new FlashBorrower(exchange);
    }

    // ------------------------------------------------------------------ orders

    /// @notice Post-only that slides: it always rests, and nothing trades.
    function placeSliding(uint256 actorSeed, uint256 lotsSeed, uint256 choices)
        external
        acts(actorSeed, "placeSliding")
    {
        address who = actorOf(actorSeed);
        bool isAsk = choices & 1 != 0;
        uint256 tick = tickNear(choices >> 16, spacing);
        (uint256 lots, bool fits) = lotsAt(tick, lotsSeed);
        uint64 handle = freeHandle(who, choices >> 32);
        if (!fits || handle == 0) return;
        uint8 flags = uint8(OrderTermsLib.POST_ONLY | OrderTermsLib.SLIDE | (isAsk ? 1 : 0));
        OrderTerms terms = OrderTermsLib.pack(handle, uint56(lots), uint24(tick), 0, 0, flags);
        vm.prank(who);
        try exchange.place(key, terms) returns (uint256 resting, uint256 amountIn, uint256 amountOut) {
            assertEq(resting, lots, "a sliding order rests whole");
            assertEq(amountIn + amountOut, 0, "a sliding order traded");
            noteSlid(who, handle, isAsk, tick, lots);
        } catch (bytes memory reason) {
            accept(
                reason,
                [
                    IExchangeErrors.WouldCross.selector,
                    IExchangeErrors.OrderTooSmall.selector,
                    IExchangeErrors.OrderTooLarge.selector,
                    bytes4(0)
                ]
            );
        }
    }

    /// @dev Tells the model where a sliding order came to rest.
    function noteSlid(address who, uint64 handle, bool isAsk, uint256 tick, uint256 lots) private {
        uint256 slid = probe.orderOf(who, handle).tick();
        assertTrue(isAsk ? slid >= tick : slid <= tick, "slid towards the market");
        assertEq(slid % spacing, 0, "slid off the grid");
        if (slid != tick) ++done["slid"];
        ++done["slidAndRested"];
        claimBefore(who, handle);
        model.place(who, handle, isAsk, slid, lots);
    }

    /// @notice Somebody collects a wholly filled order for its owner; one that still rests is refused.
    function claimFor(uint256 actorSeed, uint256 orderSeed) external {
        uint256 count = model.handleCount();
        if (count == 0) return;
        (address maker, uint64 handle) = model.handleAt(orderSeed % count);
        // The patient account is not among those whose holdings are noted.
        if (maker == makeAddr("patient")) return;
        (,, uint256 open, uint256 filled) = model.orderOf(maker, handle);
        uint64[] memory handles = new uint64[](1);
        handles[0] = handle;
        address who = actorOf(actorSeed);
        noteHoldings();
        if (open != 0) {
            vm.expectRevert(
                abi.encodeWithSelector(IExchangeErrors.OrderStillRests.selector, maker, handle, open)
            );
            vm.prank(who);
            exchange.claimFor(key, maker, handles);
            return;
        }
        vm.prank(who);
        assertEq(exchange.claimFor(key, maker, handles), filled, "03: lots claimed for another");
        model.claim(maker, handle);
        checkPayout(maker, maker, handle, 0, filled);
        if (filled != 0) ++done["claimedFor"];
        ++actions;
        checkHoldingsOfOthers(address(0), maker);
    }

    /// @notice A delegate with all rights moves an order of its owner, whose internal balance alone changes.
    function replaceByDelegate(uint256 actorSeed, uint256 handleSeed, uint256 choices)
        external
        acts(actorSeed, "replaceByDelegate")
    {
        (address who, uint64 handle) = usedHandle(actorSeed, handleSeed);
        if (handle == 0) return;
        bool isAsk = choices & 1 != 0;
        uint256 tick = tickBehind(isAsk, choices >> 16);
        (uint256 lots, bool fits) = lotsAt(tick, choices >> 64);
        if (!fits) return;
        address delegate = actorOf(actorSeed % ACTORS + 1);
        grantAll(who, delegate);
        bytes[] memory calls = new bytes[](2);
        (, calls[0], calls[1]) = replacement(handle, lots, tick, isAsk);
        uint256[2] memory wallet = [base.balanceOf(who), quote.balanceOf(who)];
        vm.prank(delegate);
        try exchange.batchFor(who, calls) {
            model.reduce(who, handle, 0);
            model.place(who, handle, isAsk, tick, lots);
            ++done["delegated"];
        } catch (bytes memory reason) {
            accept(reason, [IExchangeErrors.WouldCross.selector, bytes4(0), bytes4(0), bytes4(0)]);
        }
        assertEq(base.balanceOf(who), wallet[0], "07: a delegate moved the wallet");
        assertEq(quote.balanceOf(who), wallet[1], "07: a delegate moved the wallet");
    }

    function grantAll(address who, address delegate) private {
        uint256[] memory markets = new uint256[](1);
        markets[0] = id;
        vm.prank(who);
        exchange.grantTrading(delegate, markets, 31, block.timestamp);
    }

    // ------------------------------------------------------------------ liquidity and settlement

    /// @notice Swaps a part of one token and adds the rest.
    function addLiquiditySingle(uint256 actorSeed, uint256 amountSeed, uint256 choices)
        external
        acts(actorSeed, "addLiquiditySingle")
    {
        PoolSlot slot = probe.slot();
        if (slot.baseReserve() == 0 || slot.baseReserve() > 1 << 100 || slot.quoteReserve() > 1 << 100) {
            return;
        }
        bool sell = choices & 1 != 0;
        uint256 amount = amountOf(sell, amountSeed);
        uint256 reserve = sell ? slot.baseReserve() : slot.quoteReserve();
        amount = 2 + amount % (reserve / 2 + 1);
        addSingle(actorOf(actorSeed), sell, amount, choices);
    }

    function addSingle(address who, bool sell, uint256 amount, uint256 choices) private {
        uint256 part = 1 + amount * (choices >> 8 & 0xff) / 512;
        SwapTerms terms = SwapTermsLib.pack(who, 0, 0, 0, uint8((sell ? 1 : 0) | (choices >> 1 & 1) * 4));
        Before memory b = lookBefore(sell);
        vm.prank(who);
        try exchange.addLiquiditySingle(key, amount, part, 0, terms) returns (uint256, uint256 amountIn) {
            assertLe(amountIn, amount, "more taken than given");
            noteFills(b);
            ++liquidityActions;
            ++done["single"];
        } catch (bytes memory reason) {
            accept(
                reason,
                [
                    IExchangeErrors.NothingOut.selector,
                    IExchangeErrors.NotFilled.selector,
                    IExchangeErrors.SharesTooFew.selector,
                    IExchangeErrors.ReserveOverflow.selector
                ]
            );
        }
    }

    /// @notice Somebody borrows both tokens, passes them through a deposit and a withdrawal, and brings them back.
    function flash(uint256 actorSeed, uint256 amountSeed) external acts(actorSeed, "flash") {
        uint256 bases = amountSeed % (base.balanceOf(address(exchange)) + 1);
        uint256 quotes = (amountSeed >> 128) % (quote.balanceOf(address(exchange)) + 1);
        if (bases >> 127 != 0 || quotes >> 127 != 0) return;
        BORROWER.borrow(base, quote, bases, quotes);
    }

    // ------------------------------------------------------------------ time and governance

    /// @notice Time passes, the ring grows, somebody pokes; the mean stays inside what prices there can be.
    function observe(uint256 actorSeed, uint256 choices) external acts(actorSeed, "observe") {
        PoolSlot slot = probe.slot();
        if (slot.baseReserve() == 0) return;
        if (slot.flags() & PoolSlotLib.OBSERVED == 0) {
            exchange.growObservations(key, 1 + choices % 8);
            return;
        }
        skip(choices >> 8 & 0x3f);
        if (choices & 1 == 0) exchange.pokeObservations(key);
        uint256 window = 1 + (choices >> 16) % 1800;
        try exchange.observe(id, window) returns (int256 mean, uint256 root, uint256, bool) {
            assertLt(mean < 0 ? -mean : mean, 720_000, "no such price");
            assertLe(root * root, slot.baseReserve() * slot.quoteReserve(), "more than the pool has");
            ++done["observed"];
        } catch (bytes memory reason) {
            accept(reason, [IExchangeErrors.HistoryTooShort.selector, bytes4(0), bytes4(0), bytes4(0)]);
        }
    }

    /// @notice The owner changes the protocol's part, and collects.
    function govern(uint256 actorSeed, uint256 choices) external acts(actorSeed, "govern") {
        vm.startPrank(owner);
        exchange.setIncomePart(key, choices % 200_001);
        if (choices >> 20 & 1 == 0) exchange.collectFees(key, owner);
        vm.stopPrank();
    }

    /// @notice A pause refuses trading and orders, and no exit; the owner ends it.
    function pause(uint256 actorSeed, uint256 handleSeed) external acts(actorSeed, "pause") {
        (address who, uint64 handle) = usedHandle(actorSeed, handleSeed);
        if (handle == 0) return;
        skip(38 days);
        vm.prank(guardian);
        exchange.pauseMarket(key, 7 days);
        bytes memory paused =
            abi.encodeWithSelector(IExchangeErrors.MarketPaused.selector, id, block.timestamp + 7 days);
        vm.startPrank(who);
        vm.expectRevert(paused);
        exchange.swap(key, 1e6, 0, SwapTermsLib.pack(who, 0, 0, 0, 0));
        vm.expectRevert(paused);
        exchange.place(key, OrderTermsLib.pack(99, 1, uint24(config.middle), 0, 0, 0));
        (uint256 taken,) = model.reduce(who, handle, 0);
        assertEq(exchange.cancel(key, OrderRefLib.pack(handle, 0, 0)), taken, "08: cancelled in a pause");
        uint256 shares = inside(who, id) / 4;
        if (shares != 0) {
            exchange.removeLiquidity(key, shares, 0, 0, SwapTermsLib.pack(who, 0, 0, 0, 0));
            ++liquidityActions;
        }
        exchange.withdraw(address(base), 1, who);
        vm.stopPrank();
        if (handleSeed >> 220 & 1 == 0) {
            vm.prank(owner);
            exchange.unpauseMarket(key);
        } else {
            skip(7 days + 1);
        }
    }

    // ------------------------------------------------------------------ inside

    /// @dev Tells the model what a trade that was not judged took, level by level.
    function noteFills(Before memory b) private {
        for (uint256 i; i < b.ticks.length; ++i) {
            uint256 taken = b.lots[i] - probe.level(!b.sell, b.ticks[i]).live();
            if (taken == 0) continue;
            model.take(!b.sell, b.ticks[i], taken);
            ++levelsTouched;
        }
    }
}
