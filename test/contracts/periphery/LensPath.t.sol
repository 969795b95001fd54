// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {ILens} from "weir/periphery/interfaces/ILens.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {PathFixture} from "./PathFixture.sol";

/// @notice Quotes of paths: to the unit what the path then does, and its own errors where it does nothing.
contract LensPathTest is PathFixture {
    function test_quotePath_equalsSwapPath_throughPools() public {
        fill(0, 0, 0, true);
        assertEqualsPath(path, 1e18, sale(0, 0, 0));
    }

    function test_quotePath_tellsDustOfEachMarket() public {
        fill(5, 1000, 1, false);
        uint256 amount = 1.2345e18;
        ILens.PathQuote memory quote = assertEqualsPath(path, amount, sale(0, 0, 0));
        // Lots of 10^15: what is left of the first market's input is not taken at all.
        assertLt(quote.amountIn, amount);
        assertEq(quote.hops[0].dust, 0);
        assertGt(quote.hops[1].dust, 0);
        assertGt(quote.hops[3].dust, 0);
    }

    function test_quotePath_exactOutput_tellsDustOfEachMarket() public {
        fill(5, 1000, 1, false);
        // 18 digits come out, one and a half lots: the last market's surplus is part of what it pays.
        ILens.PathQuote memory quote = assertEqualsPath(path, 0.0015e18, sale(SwapTermsLib.EXACT_OUT, 0, 0));
        assertEq(quote.amountOut, 0.002e18);
        assertEq(quote.hops[3].dust, 0);
        assertGt(quote.hops[1].dust, 0);
    }

    function testFuzz_quotePath_equalsSwapPathOrItsError(
        uint256 shape,
        uint256 amount,
        uint256 flags,
        uint256 count,
        uint256 maxLevels
    ) public {
        randomMarkets(shape);
        count = bound(count, 1, MARKETS);
        flags = (flags & (SwapTermsLib.EXACT_OUT | SwapTermsLib.ALL_OR_NOTHING));
        uint256 digits = bound(amount, 0, 24);
        amount = bound(uint256(keccak256(abi.encode(amount))), 1, 10 ** digits);
        maxLevels = maxLevels % 3 == 0 ? bound(maxLevels, 1, 5) : 0;
        assertEqualsPath(firstMarkets(count), amount, sale(flags, 0, maxLevels));
    }

    // ------------------------------------------------------------------ errors

    function test_quotePath_revertsAsTheSwap_whereThePathIsWrong() public {
        fill(2, 1000, 1, true);
        assertBothRevert(
            new MarketKey[](0),
            1e18,
            sale(0, 0, 0),
            abi.encodeWithSelector(IExchangeErrors.PathLength.selector, 0)
        );
        MarketKey[] memory five = new MarketKey[](5);
        assertBothRevert(
            five, 1e18, sale(0, 0, 0), abi.encodeWithSelector(IExchangeErrors.PathLength.selector, 5)
        );
        MarketKey[] memory broken = firstMarkets(3);
        broken[1] = path[2];
        assertBothRevert(
            broken,
            1e18,
            sale(0, 0, 0),
            abi.encodeWithSelector(IExchangeErrors.PathBroken.selector, 1, address(tokens[1]))
        );
        assertBothRevert(
            path,
            1e18,
            sale(0, TICK_2000, 0),
            abi.encodeWithSelector(IExchangeErrors.PathHasLimit.selector, TICK_2000)
        );
        assertBothRevert(
            path, 1e18, sale(32, 0, 0), abi.encodeWithSelector(IExchangeErrors.UnknownFlags.selector, 33)
        );
        assertBothRevert(path, 0, sale(0, 0, 0), abi.encodeWithSelector(IExchangeErrors.ZeroAmount.selector));
        assertBothRevert(
            path,
            2 ** 127,
            sale(0, 0, 0),
            abi.encodeWithSelector(IExchangeErrors.AmountTooLarge.selector, 2 ** 127)
        );
    }

    function test_quotePath_revertsWith_NotFilled() public {
        fill(1, 1000, 1, false);
        // The first market's one bid is for 1000 lots, a base token.
        assertBothRevert(
            path,
            2e18,
            sale(0, 0, 0),
            abi.encodeWithSelector(IExchangeErrors.NotFilled.selector, 2e18, bookInput())
        );
    }

    function test_quotePath_revertsWith_NothingOut() public {
        fill(1, 1000, 1, false);
        assertBothRevert(
            path, 1, sale(0, 0, 0), abi.encodeWithSelector(IExchangeErrors.NothingOut.selector, 1)
        );
    }

    function test_quotePath_revertsWith_UnknownMarket() public {
        fill(1, 1000, 1, true);
        MarketKey[] memory keys = path;
        keys[2].quoteTerms += 1 << 160;
        uint256 unknown = ~uint256(keccak256(abi.encode(keys[2])));
        assertBothRevert(
            keys, 1e18, sale(0, 0, 0), abi.encodeWithSelector(IExchangeErrors.UnknownMarket.selector, unknown)
        );
    }

    function test_quotePath_revertsWith_MarketPaused_untilThePauseEnds() public {
        fill(1, 1000, 1, true);
        vm.prank(guardian);
        exchange.pauseMarket(path[2], 1 days);
        uint256 until = block.timestamp + 1 days;
        assertBothRevert(
            path,
            1e18,
            sale(0, 0, 0),
            abi.encodeWithSelector(IExchangeErrors.MarketPaused.selector, ids[2], until)
        );
        // The last second counts.
        vm.warp(until);
        assertBothRevert(
            path,
            1e18,
            sale(0, 0, 0),
            abi.encodeWithSelector(IExchangeErrors.MarketPaused.selector, ids[2], until)
        );
        vm.warp(until + 1);
        assertEqualsPath(path, 1e18, sale(0, 0, 0));
    }

    function test_quotePath_refusesAMarketThatRepeats() public {
        fill(2, 1000, 1, true);
        MarketKey[] memory keys = firstMarkets(2);
        keys[1] = keys[0];
        vm.expectRevert(abi.encodeWithSelector(ILens.PathRepeats.selector, 1, ids[0]));
        lens.quotePath(keys, 1e18, sale(0, 0, 0));
    }

    // ------------------------------------------------------------------ both

    /// @dev Pools, levels and sizes of all kinds, some markets with a pool or a book only.
    function randomMarkets(uint256 shape) private {
        for (uint256 i; i < MARKETS; ++i) {
            uint256 seed = uint256(keccak256(abi.encode(shape, i)));
            uint256 levels = (seed >> 8) % 6;
            bool hasPool = seed % 4 != 0;
            if (levels == 0 && !hasPool) levels = 3;
            fillMarket(i, levels, 1 + (seed >> 16) % 3000, 1 + (seed >> 32) % 400, hasPool);
        }
    }

    /// @dev What the one bid of the first market takes of base, with the taker fee, rounded up.
    function bookInput() private pure returns (uint256) {
        return 1e18 + 1e18 * 500 / 1e6;
    }

    function assertBothRevert(MarketKey[] memory keys, uint256 amount, SwapTerms terms, bytes memory reason)
        private
    {
        vm.expectRevert(reason);
        lens.quotePath(keys, amount, terms);
        vm.expectRevert(reason);
        vm.prank(carol);
        exchange.swapPath(keys, amount, unbound(terms), terms);
    }

    function assertEqualsPath(MarketKey[] memory keys, uint256 amount, SwapTerms terms)
        private
        returns (ILens.PathQuote memory quote)
    {
        bytes memory reason;
        try lens.quotePath(keys, amount, terms) returns (ILens.PathQuote memory quoted) {
            assertSwapEquals(keys, amount, terms, quoted);
            return quoted;
        } catch (bytes memory data) {
            reason = data;
        }
        vm.expectRevert(reason);
        vm.prank(carol);
        exchange.swapPath(keys, amount, unbound(terms), terms);
    }

    function assertSwapEquals(
        MarketKey[] memory keys,
        uint256 amount,
        SwapTerms terms,
        ILens.PathQuote memory quote
    ) private {
        uint256 count = keys.length;
        (uint256 paid, uint256 got) = (tokens[0].balanceOf(carol), tokens[count].balanceOf(carol));
        vm.recordLogs();
        vm.prank(carol);
        (uint256 amountIn, uint256 amountOut) = exchange.swapPath(keys, amount, unbound(terms), terms);
        assertEq(amountIn, quote.amountIn);
        assertEq(amountOut, quote.amountOut);
        assertEq(paid - tokens[0].balanceOf(carol), amountIn);
        assertEq(tokens[count].balanceOf(carol) - got, amountOut);
        bool exactOut = terms.flags() & SwapTermsLib.EXACT_OUT != 0;
        uint256[] memory logged = loggedLevels();
        uint256 levels;
        for (uint256 i; i < count; ++i) {
            ILens.Hop memory hop = quote.hops[i];
            // Dust of an exact input is a market's input token, of an exact output its output token.
            assertEq(hop.dust, internalBalance(carol, tokens[exactOut ? i + 1 : i]));
            assertEq(hop.levels, logged[exactOut ? count - 1 - i : i]);
            levels += hop.levels;
        }
        assertEq(levels, quote.levels);
    }
}
