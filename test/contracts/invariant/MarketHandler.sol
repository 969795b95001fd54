// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {OrderLib} from "weir/types/Order.sol";
import {PoolSlot, PoolSlotLib} from "weir/types/PoolSlot.sol";
import {
    OrderRef,
    OrderRefLib,
    OrderTerms,
    OrderTermsLib,
    SwapTerms,
    SwapTermsLib
} from "weir/types/Terms.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {Fees} from "../model/AloneQuotes.sol";
import {MarketActors, MarketConfig} from "./MarketActors.sol";
import {ActionChecks} from "./ActionChecks.sol";
import {Before} from "./TradeJudge.sol";

/// @notice The actions of a campaign. Each is valid by construction; where the exchange may say no for a reason that
/// cannot be known before (an order that would cross, a swap too small to give anything), only that error is accepted.
abstract contract MarketHandler is ActionChecks {
    /// @dev An account that never trades again rests an order at each end, so that there is always somebody to take.
    constructor(MarketConfig memory config_) MarketActors(config_) {
        address patient = makeAddr("patient");
        fund(patient);
        for (uint256 side; side < 2; ++side) {
            uint256 tick = tickBehind(side == 1, config_.spread);
            (uint256 lots,) = lotsAt(tick, 1 << 250);
            vm.prank(patient);
            exchange.place(
                key, OrderTermsLib.pack(uint64(side + 1), uint56(lots), uint24(tick), 0, 0, side == 1 ? 1 : 0)
            );
            model.place(patient, uint64(side + 1), side == 1, tick, lots);
        }
    }

    function keyOf() external view returns (MarketKey memory) {
        return key;
    }

    function feesOf() external view returns (Fees memory) {
        return fees;
    }

    // ------------------------------------------------------------------ trading

    function swapExactIn(uint256 actorSeed, uint256 amountSeed, uint256 choices)
        external
        acts(actorSeed, "swapExactIn")
    {
        swap(actorOf(actorSeed), amountSeed, choices & 1, choices >> 1);
    }

    function swapExactOut(uint256 actorSeed, uint256 amountSeed, uint256 choices)
        external
        acts(actorSeed, "swapExactOut")
    {
        swap(actorOf(actorSeed), amountSeed, choices & 1 | SwapTermsLib.EXACT_OUT, choices >> 1);
    }

    function swap(address who, uint256 amountSeed, uint256 flags, uint256 choices) private {
        bool sell = flags & 1 != 0;
        uint256 amount = amountOf(sell == (flags & 2 == 0), amountSeed);
        uint256 limit = choices % 3 == 0 ? tickNear(choices >> 8, 1) : 0;
        uint256 levels = choices >> 2 & 3 == 0 ? 1 + (choices >> 64) % 3 : 0;
        SwapTerms terms =
            SwapTermsLib.pack(who, uint24(limit), uint16(levels), 0, uint8(flags | (choices >> 4 & 3) * 4));
        Before memory b = lookBefore(sell);
        uint256 bound = flags & 2 == 0 ? 0 : type(uint256).max;
        vm.prank(who);
        try exchange.swap(key, amount, bound, terms) returns (uint256 amountIn, uint256 amountOut) {
            if (flags & 2 == 0) assertLe(amountIn, amount, "04: more taken than given");
            judge(b, amountIn, amountOut, limit, 0);
        } catch (bytes memory reason) {
            accept(
                reason,
                [
                    IExchangeErrors.NothingOut.selector,
                    IExchangeErrors.NotFilled.selector,
                    IExchangeErrors.ReserveOverflow.selector,
                    IExchangeErrors.InputTooHigh.selector
                ]
            );
        }
    }

    /// @notice An order on its own side of the middle, most of them to rest.
    function placeBehind(uint256 actorSeed, uint256 lotsSeed, uint256 choices)
        external
        acts(actorSeed, "placeBehind")
    {
        bool isAsk = choices & 1 != 0;
        uint256 tick = tickBehind(isAsk, choices >> 16);
        place(actorOf(actorSeed), isAsk, tick, lotsSeed, choices >> 1 & 1 == 0 ? 0 : 2, choices >> 32);
    }

    /// @notice An order near the other side's best, or anywhere: much of it trades.
    function placeAcross(uint256 actorSeed, uint256 lotsSeed, uint256 choices)
        external
        acts(actorSeed, "placeAcross")
    {
        bool isAsk = choices & 1 != 0;
        place(
            actorOf(actorSeed),
            isAsk,
            tickNear(choices >> 16, spacing),
            lotsSeed,
            choices >> 3 & 1 == 0 ? 0 : (choices >> 1 & 3) * 2,
            choices >> 32
        );
    }

    /// @notice Trades up to the other side's best price and takes all that rests there.
    function takeBest(uint256 actorSeed, uint256 choices) external acts(actorSeed, "takeBest") {
        bool sell = choices & 1 != 0;
        PoolSlot slot = probe.slot();
        if (slot.best(!sell) == (sell ? PoolSlotLib.NO_BID : PoolSlotLib.NO_ASK)) sell = !sell;
        uint256 tick = slot.best(!sell);
        if (tick == PoolSlotLib.NO_BID || tick == PoolSlotLib.NO_ASK) return;
        address who = actorOf(actorSeed);
        uint64 handle = freeHandle(who, choices >> 8);
        if (handle == 0) return;
        uint56 lots = uint56(mostLots(tick, OrderLib.MAX_LOTS));
        OrderTerms terms = OrderTermsLib.pack(handle, lots, uint24(tick), 0, 0, sell ? 5 : 4);
        Before memory b = lookBefore(sell);
        vm.prank(who);
        (uint256 resting, uint256 amountIn, uint256 amountOut) = exchange.place(key, terms);
        assertEq(resting, 0, "an immediate order rests");
        judge(b, amountIn, amountOut, tick, fees.taker);
        claimBefore(who, handle);
    }

    /// @dev An order that takes over a handle claims what the last one there had filled.
    function claimBefore(address who, uint64 handle) internal {
        (,,, uint256 filled) = model.orderOf(who, handle);
        if (filled != 0) model.claim(who, handle);
    }

    function place(
        address who,
        bool isAsk,
        uint256 tick,
        uint256 lotsSeed,
        uint256 timeInForce,
        uint256 choices
    ) private {
        (uint256 lots, bool fits) = lotsAt(tick, lotsSeed);
        uint64 handle = freeHandle(who, choices);
        if (!fits || handle == 0) return;
        OrderTerms terms = OrderTermsLib.pack(
            handle,
            uint56(lots),
            uint24(tick),
            0,
            uint8(choices >> 8 & 1),
            uint8(timeInForce | (isAsk ? 1 : 0) | (choices >> 16 & 3) * 8)
        );
        if (choices >> 20 & 3 == 0) {
            terms = terms.withExpiry(uint32(block.timestamp + 1 + (choices >> 24) % 1000), uint32(lots / 100));
        }
        send(who, timeInForce, terms);
    }

    function send(address who, uint256 timeInForce, OrderTerms terms) private {
        (uint256 tick, bool isAsk) = (terms.tick(), terms.flags() & 1 != 0);
        Before memory b = lookBefore(isAsk);
        vm.prank(who);
        try exchange.place(key, terms) returns (uint256 resting, uint256 amountIn, uint256 amountOut) {
            if (timeInForce == 2) assertEq(resting, terms.lots(), "a post-only order rests whole");
            judge(b, amountIn, amountOut, tick, fees.taker);
            claimBefore(who, terms.handle());
            if (resting != 0) {
                model.place(who, terms.handle(), isAsk, tick, resting);
                ++done["rested"];
            }
        } catch (bytes memory reason) {
            accept(
                reason,
                [
                    timeInForce == 2 ? IExchangeErrors.WouldCross.selector : bytes4(0),
                    timeInForce == 6 ? IExchangeErrors.FillOrKill.selector : bytes4(0),
                    IExchangeErrors.ReserveOverflow.selector,
                    bytes4(0)
                ]
            );
        }
    }

    // ------------------------------------------------------------------ orders

    function cancel(uint256 actorSeed, uint256 handleSeed) external acts(actorSeed, "cancel") {
        (address who, uint64 handle) = usedHandle(actorSeed, handleSeed);
        if (handle == 0) return;
        (uint256 taken, uint256 claimed) = model.reduce(who, handle, 0);
        vm.prank(who);
        uint256 lots = exchange.cancel(key, OrderRefLib.pack(handle, 0, mode(handleSeed)));
        assertEq(lots, taken, "03: cancelled lots");
        checkPayout(who, who, handle, taken, claimed);
    }

    /// @notice Leaves at least the smallest order.
    function reduce(uint256 actorSeed, uint256 handleSeed, uint256 lotsSeed)
        external
        acts(actorSeed, "reduce")
    {
        (address who, uint64 handle) = usedHandle(actorSeed, handleSeed);
        if (handle == 0) return;
        (, uint256 tick, uint256 open,) = model.orderOf(who, handle);
        uint256 least = leastLots(tick);
        if (open <= least) return;
        uint256 lots = 1 + lotsSeed % (open - least);
        OrderRef order = OrderRefLib.pack(handle, uint56(lots), mode(handleSeed));
        (uint256 taken, uint256 claimed) = model.reduce(who, handle, lots);
        vm.prank(who);
        lots = exchange.reduce(key, order);
        assertEq(lots, taken, "03: reduced lots");
        checkPayout(who, who, handle, taken, claimed);
    }

    function claim(uint256 actorSeed, uint256 handleSeed) external acts(actorSeed, "claim") {
        (address who, uint64 handle) = usedHandle(actorSeed, handleSeed);
        if (handle == 0) return;
        uint256 lots = model.claim(who, handle);
        vm.prank(who);
        assertEq(exchange.claim(key, OrderRefLib.pack(handle, 0, mode(handleSeed))), lots, "03: claimed lots");
        checkPayout(who, who, handle, 0, lots);
    }

    /// @notice Claims every order, cancels one and rests another in its place, in one settlement.
    function replaceInBatch(uint256 actorSeed, uint256 handleSeed, uint256 choices)
        external
        acts(actorSeed, "replaceInBatch")
    {
        (address who, uint64 handle) = usedHandle(actorSeed, handleSeed);
        if (handle == 0) return;
        bool isAsk = choices & 1 != 0;
        uint256 tick = tickBehind(isAsk, choices >> 16);
        (uint256 lots, bool fits) = lotsAt(tick, choices >> 64);
        if (!fits) return;
        bytes[] memory calls = new bytes[](3);
        (calls[0], calls[1], calls[2]) = replacement(handle, lots, tick, isAsk);
        uint256 flags = (choices >> 4 & 3) * 4;
        vm.prank(who);
        try exchange.batch(calls, who, flags) {
            model.reduce(who, handle, 0);
            model.place(who, handle, isAsk, tick, lots);
            ++done["replaced"];
        } catch (bytes memory reason) {
            accept(reason, [IExchangeErrors.WouldCross.selector, bytes4(0), bytes4(0), bytes4(0)]);
        }
    }

    /// @dev The calls that claim and cancel an order, and rest another in its place.
    function replacement(uint64 handle, uint256 lots, uint256 tick, bool isAsk)
        internal
        view
        returns (bytes memory claiming, bytes memory cancelling, bytes memory placing)
    {
        OrderRef order = OrderRefLib.pack(handle, 0, 0);
        OrderTerms terms = OrderTermsLib.pack(handle, uint56(lots), uint24(tick), 0, 0, isAsk ? 3 : 2);
        claiming = abi.encodeCall(IExchangeCore.claim, (key, order));
        cancelling = abi.encodeCall(IExchangeCore.cancel, (key, order));
        placing = abi.encodeCall(IExchangeCore.place, (key, terms));
    }

    /// @notice Somebody removes an order after its time.
    function removeExpired(uint256 actorSeed, uint256 orderSeed) external {
        uint256 count = model.handleCount();
        if (count == 0) return;
        (address maker, uint64 handle) = model.handleAt(orderSeed % count);
        uint256 expiry = probe.orderOf(maker, handle).expiry();
        if (expiry == 0) return;
        if (block.timestamp <= expiry) vm.warp(expiry + 1);
        address who = actorOf(actorSeed);
        begin();
        vm.prank(who);
        exchange.removeExpired(key, maker, handle);
        (uint256 taken, uint256 claimed) = model.reduce(maker, handle, 0);
        checkPayout(maker, who, handle, taken, claimed);
        if (taken != 0) ++done["expired"];
        end(who, maker);
    }

    // ------------------------------------------------------------------ pool and balances

    function addLiquidity(uint256 actorSeed, uint256 amountSeed) external acts(actorSeed, "addLiquidity") {
        if (config.poolBase == 0) return;
        address who = actorOf(actorSeed);
        PoolSlot slot = probe.slot();
        (uint256 baseMost, uint256 quoteMost) = (slot.baseReserve(), slot.quoteReserve());
        // Up to a quarter more; never near the reserves' 103 bits.
        if (baseMost > 1 << 100 || quoteMost > 1 << 100) return;
        uint256 part = amountSeed % 20;
        (baseMost, quoteMost) = ((baseMost >> (2 + part)) + 2, (quoteMost >> (2 + part)) + 2);
        SwapTerms terms = SwapTermsLib.pack(who, 0, 0, 0, 0);
        vm.prank(who);
        try exchange.addLiquidity(key, baseMost, quoteMost, 0, terms) {
            ++liquidityActions;
        } catch (bytes memory reason) {
            accept(reason, [IExchangeErrors.SharesTooFew.selector, bytes4(0), bytes4(0), bytes4(0)]);
        }
    }

    function removeLiquidity(uint256 actorSeed, uint256 partSeed)
        external
        acts(actorSeed, "removeLiquidity")
    {
        address who = actorOf(actorSeed);
        uint256 held = inside(who, id);
        if (held == 0) return;
        // A half at most, save now and then, so that a pool stays.
        uint256 shares = partSeed % 16 == 0 ? held : partSeed % (held / 2 + 1);
        SwapTerms terms = SwapTermsLib.pack(who, 0, 0, 0, partSeed >> 128 & 1 == 0 ? 0 : 8);
        vm.prank(who);
        exchange.removeLiquidity(key, shares, 0, 0, terms);
        ++liquidityActions;
    }

    /// @notice Deposits to or withdraws from an internal balance.
    function moveBalance(uint256 actorSeed, uint256 amountSeed) external acts(actorSeed, "moveBalance") {
        address who = actorOf(actorSeed);
        address token = amountSeed & 1 == 0 ? address(base) : address(quote);
        uint256 amount = amountSeed >> 130;
        if (amountSeed & 2 != 0 && inside(who, uint160(token)) < amount) return;
        vm.prank(who);
        if (amountSeed & 2 == 0) exchange.deposit(token, amount, who);
        else exchange.withdraw(token, amount, who);
    }

    /// @notice Tokens that come without a reason change nothing.
    function donate(uint256 actorSeed, uint256 amountSeed) external acts(actorSeed, "donate") {
        uint256 slot = PoolSlot.unwrap(probe.slot());
        uint256 amount = amountSeed >> 160;
        vm.startPrank(actorOf(actorSeed));
        base.transfer(address(exchange), amount);
        quote.transfer(address(exchange), amount);
        vm.stopPrank();
        donatedBase += amount;
        donatedQuote += amount;
        assertEq(PoolSlot.unwrap(probe.slot()), slot, "a donation moved the market");
    }
}
