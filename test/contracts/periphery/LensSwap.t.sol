// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {Stop} from "weir/core/Walk.sol";
import {ILens} from "weir/periphery/interfaces/ILens.sol";
import {SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {PathFixture} from "./PathFixture.sol";

/// @notice Quotes over one market, with limits: to the unit what the swap then does, or its error.
contract LensSwapTest is PathFixture {
    function test_quoteSwap_saysWhyItStopped() public {
        fill(5, 1000, 10, true);
        assertEq(uint256(lens.quoteSwap(path[0], 1e18, sale(0, 0, 0)).stop), uint256(Stop.Filled));
        ILens.Quote memory limited = lens.quoteSwap(path[0], 1e24, sale(0, TICK_2000 - 45, 0));
        assertEq(uint256(limited.stop), uint256(Stop.Limit));
        // All-in: of levels 10 ticks apart below 2000, those at 5 basis points and more within the limit count.
        assertEq(limited.levels, 3);
        ILens.Quote memory bounded = lens.quoteSwap(path[0], 1e24, sale(0, 0, 2));
        assertEq(uint256(bounded.stop), uint256(Stop.Levels));
        assertEq(bounded.levels, 2);
    }

    function testFuzz_quoteSwap_equalsSwapOrItsError(
        uint256 seed,
        uint256 amount,
        uint256 flags,
        uint256 limit,
        uint256 maxLevels
    ) public {
        uint256 index = seed % 2;
        fillMarket(
            index, (seed >> 8) % 6, 1 + (seed >> 16) % 3000, 1 + (seed >> 32) % 400, (seed >> 64) % 4 != 0
        );
        flags &= SwapTermsLib.EXACT_OUT | SwapTermsLib.ALL_OR_NOTHING;
        if (isSale(index)) flags |= SwapTermsLib.BASE_IN;
        amount = bound(uint256(keccak256(abi.encode(amount))), 1, 10 ** bound(amount, 0, 26));
        limit = limit % 2 == 0 ? 0 : bound(limit, TICK_2000 - 3000, TICK_2000 + 3000);
        maxLevels = maxLevels % 3 == 0 ? bound(maxLevels, 1, 5) : 0;
        assertEqualsSwap(
            index, amount, SwapTermsLib.pack(carol, uint24(limit), uint16(maxLevels), 0, uint8(flags))
        );
    }

    /// @dev What routers demand: a larger amount has no better price than a smaller one. Both are bought or sold in whole
    /// lots and units, and what is not taken does not count, so the smaller one is granted its rounding: a unit for the
    /// total, for each level, and for the pool.
    function testFuzz_quoteSwap_priceOnlyWorsensWithSize(uint256 seed, uint256 small, uint256 large) public {
        uint256 index = seed % 2;
        uint256 levels = 1 + (seed >> 8) % 6;
        fillMarket(index, levels, 1 + (seed >> 16) % 3000, 1 + (seed >> 32) % 400, (seed >> 64) % 4 != 0);
        // From ten lots on; a lot is 10^15 or, at 2000, 2 * 10^6.
        uint256 tenLots = isSale(index) ? 1e16 : 2e7;
        large = bound(large, tenLots, tenLots * 2000);
        small = bound(small, tenLots, large);
        SwapTerms terms = SwapTermsLib.pack(carol, 0, 0, 0, isSale(index) ? uint8(SwapTermsLib.BASE_IN) : 0);
        ILens.Quote memory less = lens.quoteSwap(path[index], small, terms);
        ILens.Quote memory more = lens.quoteSwap(path[index], large, terms);
        assertGe(more.amountOut, less.amountOut);
        uint256 rounding = less.levels + 3;
        assertLe(more.amountOut * (less.amountIn - rounding), (less.amountOut + rounding) * more.amountIn);
    }

    // ------------------------------------------------------------------ errors

    function test_quoteSwap_revertsAsTheSwap_whereAskedWrongly() public {
        fill(1, 1000, 10, true);
        assertBothRevert(0, sale(0, 0, 0), abi.encodeWithSelector(IExchangeErrors.ZeroAmount.selector));
        assertBothRevert(
            2 ** 127, sale(0, 0, 0), abi.encodeWithSelector(IExchangeErrors.AmountTooLarge.selector, 2 ** 127)
        );
        assertBothRevert(
            1e18, sale(0, 89_999, 0), abi.encodeWithSelector(IExchangeErrors.LimitOutOfRange.selector, 89_999)
        );
        assertBothRevert(
            1e18, sale(64, 0, 0), abi.encodeWithSelector(IExchangeErrors.UnknownFlags.selector, 65)
        );
    }

    function test_quoteSwap_revertsWith_NothingOut_whereNothingIsThere() public {
        assertBothRevert(
            1e18, sale(0, 0, 0), abi.encodeWithSelector(IExchangeErrors.NothingOut.selector, 1e18)
        );
    }

    function test_quoteSwap_revertsWith_NotFilled_whereAllIsAskedFor() public {
        fill(1, 1000, 10, false);
        uint256 input = 1e18 + 1e18 * 500 / 1e6;
        assertBothRevert(
            2e18,
            sale(SwapTermsLib.ALL_OR_NOTHING, 0, 0),
            abi.encodeWithSelector(IExchangeErrors.NotFilled.selector, 2e18, input)
        );
        // An exact output without a limit is always all or nothing.
        assertBothRevert(
            1e12,
            sale(SwapTermsLib.EXACT_OUT, 0, 0),
            abi.encodeWithSelector(
                IExchangeErrors.NotFilled.selector, 1e12, uint256(TICK_2000 - 10 - 620_000) * 1e5
            )
        );
    }

    function test_quoteSwap_revertsWith_ReserveOverflow() public {
        fill(0, 0, 0, true);
        uint256 amount = 2 ** 103;
        assertBothRevert(
            amount,
            sale(0, 0, 0),
            abi.encodeWithSelector(IExchangeErrors.ReserveOverflow.selector, 1000e18 + amount)
        );
    }

    function test_quoteSwap_revertsWith_AmountTooLarge_whereTheProtocolIsOwedTooMuch() public {
        fill(1, 1000, 10, false);
        uint256 most = type(uint128).max;
        vm.store(address(exchange), bytes32(ids[0] + Layout.OWED), bytes32(most));
        // 0.05 % of a base token less the maker's 0.02 %.
        assertBothRevert(
            2e18, sale(0, 0, 0), abi.encodeWithSelector(IExchangeErrors.AmountTooLarge.selector, most + 3e14)
        );
    }

    function test_quoteSwap_revertsWith_Locked_insideATokenCall() public {
        fill(1, 1000, 10, true);
        vm.mockCallRevert(
            address(exchange),
            abi.encodeWithSignature("extsload(uint256)"),
            abi.encodeWithSelector(IExchangeErrors.Locked.selector)
        );
        vm.expectRevert(IExchangeErrors.Locked.selector);
        lens.quoteSwap(path[0], 1e18, sale(0, 0, 0));
    }

    function assertBothRevert(uint256 amount, SwapTerms terms, bytes memory reason) private {
        vm.expectRevert(reason);
        lens.quoteSwap(path[0], amount, terms);
        vm.expectRevert(reason);
        vm.prank(carol);
        exchange.swap(path[0], amount, unbound(terms), terms);
    }

    function assertEqualsSwap(uint256 index, uint256 amount, SwapTerms terms) private {
        bytes memory reason;
        try lens.quoteSwap(path[index], amount, terms) returns (ILens.Quote memory quote) {
            vm.recordLogs();
            vm.prank(carol);
            (uint256 amountIn, uint256 amountOut) = exchange.swap(path[index], amount, unbound(terms), terms);
            assertEq(amountIn, quote.amountIn);
            assertEq(amountOut, quote.amountOut);
            assertEq(loggedLevels()[0], quote.levels);
            return;
        } catch (bytes memory data) {
            reason = data;
        }
        vm.expectRevert(reason);
        vm.prank(carol);
        exchange.swap(path[index], amount, unbound(terms), terms);
    }
}
