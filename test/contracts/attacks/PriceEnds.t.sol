// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {TickPrice} from "weir/libraries/TickPrice.sol";
import {TestToken} from "weir/local/TestToken.sol";
import {MarketKeyLib} from "weir/types/MarketKey.sol";
import {PoolSlotLib} from "weir/types/PoolSlot.sol";
import {OrderTermsLib, SwapTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "../integration/ActionTest.sol";

/// @notice Hoped for: at the ends of the price range, with amounts as large as they get and tokens of any decimals, a
/// product that wraps, which pays out too much; or a panic that holds up somebody who rests there. What happens: all
/// works or is refused by name, and everybody leaves. invariant/Extremes.t.sol tries orders of every price and lot and
/// reserves up to 2^103 in one pair of tokens; here is every pair of decimals.
contract PriceEndsAttack is ActionTest {
    uint8[5] private DECIMALS = [0, 6, 8, 18, 36];
    uint256 private constant MOST = 2 ** 127 - 1;

    address private mallory = makeAddr("mallory");
    uint256 private baseBefore;
    uint256 private quoteBefore;
    uint256 private rested;

    function test_attack_overflowAtTheEndsOfThePriceRange_withTokensOfEveryDecimals() public {
        for (uint256 i; i < 5; ++i) {
            for (uint256 j; j < 5; ++j) {
                openPair(DECIMALS[i], DECIMALS[j], i, j);
                attackAt(TickPrice.MIN_TICK, true);
                attackAt(TickPrice.MIN_TICK, false);
                attackAt(TickPrice.MAX_TICK, true);
                attackAt(TickPrice.MAX_TICK, false);
            }
        }
        assertGt(rested, 50, "orders to besiege");
    }

    /// @dev The largest order that fits at the tick, besieged by every kind of trade of the largest amounts, then left.
    function attackAt(uint256 tick, bool isAsk) private {
        (baseBefore, quoteBefore) = sums();
        uint256 snapshot = vm.snapshotState();
        bool rests = tryPlace(alice, tick, isAsk ? 1 : 0) != 0;
        for (uint8 flags; flags < 4; ++flags) {
            trySwap(MOST, flags);
            trySwap(1, flags);
            trySwap(MOST / 3, flags);
        }
        // She rests the largest order on the other side, as near as it goes, and slides into a corner.
        uint256 nearest = isAsk ? tick - 1 : tick + 1;
        if (tryPlace(mallory, nearest, isAsk ? 0 : 1) != 0) cancel(mallory, 1);
        if (tryPlace(mallory, tick, isAsk ? 34 : 35) != 0) cancel(mallory, 1);
        if (rests) {
            ++rested;
            claim(alice, 1);
            cancel(alice, 1);
        }
        checkSolvent();
        uint256 count = rested;
        vm.revertToState(snapshot);
        rested = count;
    }

    function trySwap(uint256 amount, uint8 flags) private {
        vm.prank(mallory);
        try exchange.swap(
            key, amount, flags & 2 == 0 ? 0 : type(uint256).max, SwapTermsLib.pack(mallory, 0, 0, 0, flags)
        ) returns (
            uint256 amountIn, uint256
        ) {
            if (flags & 2 == 0) assertLe(amountIn, amount);
        } catch (bytes memory reason) {
            requireNamed(reason);
        }
    }

    function tryPlace(address who, uint256 tick, uint8 flags) private returns (uint256 resting) {
        if (tick < TickPrice.MIN_TICK || tick > TickPrice.MAX_TICK) return 0;
        uint56 lots = uint56(mostLots(tick));
        vm.prank(who);
        try exchange.place(key, OrderTermsLib.pack(1, lots, uint24(tick), 0, 0, flags)) returns (
            uint256 queued, uint256, uint256
        ) {
            resting = queued;
        } catch (bytes memory reason) {
            requireNamed(reason);
        }
    }

    function requireNamed(bytes memory reason) private pure {
        bytes4 selector = bytes4(reason);
        bool named = selector == IExchangeErrors.NothingOut.selector
            || selector == IExchangeErrors.NotFilled.selector
            || selector == IExchangeErrors.ReserveOverflow.selector
            || selector == IExchangeErrors.AmountTooLarge.selector
            || selector == IExchangeErrors.WouldCross.selector
            || selector == IExchangeErrors.OrderTooLarge.selector;
        assertTrue(named, vm.toString(reason));
    }

    /// @dev What the two and the pool hold, and what is owed: all but dust of what it was.
    function checkSolvent() private view {
        (uint256 baseNow, uint256 quoteNow) = sums();
        (uint256 owedBase, uint256 owedQuote) = owedToProtocol();
        assertLe(baseBefore - baseNow - owedBase, 40, "base");
        assertLe(quoteBefore - quoteNow - owedQuote, 40, "quote");
    }

    function sums() private view returns (uint256, uint256) {
        return (
            base.balanceOf(alice) + base.balanceOf(mallory) + poolSlot().baseReserve(),
            quote.balanceOf(alice) + quote.balanceOf(mallory) + poolSlot().quoteReserve()
        );
    }

    /// @dev Both amounts below 2^127, lots below 2^36.
    function mostLots(uint256 tick) private view returns (uint256 lots) {
        (uint256 numerator, uint256 denominator) = TickPrice.ofLot(tick);
        lots = MOST / MarketKeyLib.lotSize(key.baseTerms);
        uint256 byQuote = MOST * denominator / numerator;
        if (byQuote < lots) lots = byQuote;
        if (lots > 2 ** 36 - 1) lots = 2 ** 36 - 1;
    }

    /// @dev A pair with a lot of a tenth of a token or what comes nearest, and a pool at about one for one where the
    /// decimals leave room for it.
    function openPair(uint8 baseDecimals, uint8 quoteDecimals, uint256 i, uint256 j) private {
        base = new TestToken("Base", "BASE", baseDecimals);
        quote = new TestToken("Quote", "QUOTE", quoteDecimals);
        for (uint256 k; k < 2; ++k) {
            address who = k == 0 ? alice : mallory;
            base.mint(who, 2 ** 200);
            quote.mint(who, 2 ** 200);
            vm.startPrank(who);
            base.approve(address(exchange), type(uint256).max);
            quote.approve(address(exchange), type(uint256).max);
            vm.stopPrank();
        }
        uint8 lotExponent = baseDecimals == 0 ? 0 : baseDecimals - 1;
        key = MarketKeyLib.pack(address(base), address(quote), lotExponent, TIER_MAJOR, 1);
        id = exchange.openMarket(key, 1);
        if ((i + j) % 2 == 0) return;
        // A hundred thousand tokens, or what a reserve of 103 bits holds; at least what a first deposit needs.
        uint256 poolBase = 10 ** baseDecimals * 1e5;
        uint256 poolQuote = 10 ** quoteDecimals * 1e5;
        if (poolBase > PoolSlotLib.MAX_RESERVE) poolBase = PoolSlotLib.MAX_RESERVE / 2;
        if (poolQuote > PoolSlotLib.MAX_RESERVE) poolQuote = PoolSlotLib.MAX_RESERVE / 2;
        addLiquidity(alice, poolBase, poolQuote);
    }
}
