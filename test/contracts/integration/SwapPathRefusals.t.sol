// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {OrderTermsLib, SwapTermsLib} from "weir/types/Terms.sol";
import {PathTest} from "./PathTest.sol";

/// @notice When a path is refused, and that it is refused whole.
contract SwapPathRefusalsTest is PathTest {
    // ------------------------------------------------------------------ reverts

    function test_swapPath_revertsWhen_lengthIsNotOneToFour() public {
        expectRevertWith(IExchangeErrors.PathLength.selector, 0);
        path(new MarketKey[](0), 1e6, 0, terms(0));
        MarketKey[] memory five = new MarketKey[](5);
        for (uint256 i; i < 5; i++) {
            five[i] = key;
        }
        expectRevertWith(IExchangeErrors.PathLength.selector, 5);
        path(five, 1e6, 0, terms(0));
    }

    function test_swapPath_revertsWhen_aMarketDoesNotTradeWhatComes() public {
        MarketKey[] memory keys = pathOf(there[0], there[2]);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.PathBroken.selector, 1, address(base)));
        path(keys, 1e6, 0, terms(0));
        // The wrong end of the first market.
        keys = pathOf(there[0], there[1]);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.PathBroken.selector, 1, address(quote)));
        path(keys, 1e18, 0, terms(1));
    }

    function test_swapPath_revertsWhen_itHasALimitTick() public {
        expectRevertWith(IExchangeErrors.PathHasLimit.selector, TICK_2000);
        path(there, 1e6, 0, SwapTermsLib.pack(alice, uint24(TICK_2000), 0, 0, 0));
    }

    function test_swapPath_revertsWhen_flagsAreUnknown() public {
        expectUnknownFlags(32);
        path(there, 1e6, 0, terms(32));
    }

    function test_swapPath_revertsWhen_recipientIsZero() public {
        vm.expectRevert(IExchangeErrors.ZeroRecipient.selector);
        path(there, 1e6, 0, SwapTermsLib.pack(address(0), 0, 0, 0, 0));
    }

    function test_swapPath_revertsWhen_deadlineHasPassed() public {
        expectExpiredDeadline();
        path(there, 100e6, 0, SwapTermsLib.pack(alice, 0, 0, uint32(NOW - 1), 0));
        path(there, 100e6, 0, SwapTermsLib.pack(alice, 0, 0, uint32(NOW), 0));
    }

    function test_swapPath_revertsWhen_amountIsZeroOrTooLarge() public {
        vm.expectRevert(IExchangeErrors.ZeroAmount.selector);
        path(there, 0, 0, terms(0));
        expectRevertWith(IExchangeErrors.AmountTooLarge.selector, 1 << 127);
        path(there, 1 << 127, 0, terms(0));
    }

    function test_swapPath_revertsWhen_aMarketIsUnknown() public {
        (MarketKey memory unknown, uint256 unknownId) = unknownKey();
        MarketKey[] memory keys = pathOf(there[0], unknown);
        expectUnknownMarket(unknownId);
        path(keys, 100e6, 0, terms(0));
    }

    function test_swapPath_revertsWhen_outputIsBelowTheBound() public {
        uint256 snapshot = vm.snapshotState();
        (, uint256 out) = path(there, 1000e6, 0, terms(0));
        vm.revertToState(snapshot);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.OutputTooLow.selector, out, out + 1));
        path(there, 1000e6, out + 1, terms(0));
        (, uint256 again) = path(there, 1000e6, out, terms(0));
        assertEq(again, out);
    }

    function test_swapPath_revertsWhen_inputIsAboveTheBound() public {
        uint256 snapshot = vm.snapshotState();
        (uint256 paid,) = path(there, 19e6, type(uint256).max, terms(EXACT_OUT));
        vm.revertToState(snapshot);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.InputTooHigh.selector, paid, paid - 1));
        path(there, 19e6, paid - 1, terms(EXACT_OUT));
        (uint256 again,) = path(there, 19e6, paid, terms(EXACT_OUT));
        assertEq(again, paid);
    }

    /// @dev All or nothing, though nobody asked for it: a market with a book only cannot use all that comes.
    function test_swapPath_revertsWhen_aLaterMarketCannotUseAll() public {
        MarketKey memory thin = bookOnly();
        // 2 lots of base wanted there, 5 come.
        vm.prank(bob);
        exchange.place(thin, OrderTermsLib.pack(1, 2, 1_480_000, 0, 0, 0));
        MarketKey[] memory keys = pathOf(there[0], thin);
        vm.expectPartialRevert(IExchangeErrors.NotFilled.selector);
        path(keys, 10e6, 0, terms(0));
    }

    function test_swapPath_revertsWhen_theFirstMarketCannotUseAll() public {
        MarketKey memory thin = bookOnly();
        vm.prank(bob);
        exchange.place(thin, OrderTermsLib.pack(1, 2, 1_480_000, 0, 0, 1));
        MarketKey[] memory keys = pathOf(thin, there[0]);
        vm.expectPartialRevert(IExchangeErrors.NotFilled.selector);
        path(keys, 1e18, 0, terms(0));
    }

    function test_swapPath_revertsWhen_aMarketCannotGiveWhatIsNeeded() public {
        vm.expectPartialRevert(IExchangeErrors.NotFilled.selector);
        path(there, 50_000e6, type(uint256).max, terms(EXACT_OUT));
    }

    function test_swapPath_revertsWhen_theBoundOnLevelsIsMet() public {
        path(there, 1000e6, 0, SwapTermsLib.pack(alice, 0, 2, 0, 0));
        vm.expectPartialRevert(IExchangeErrors.NotFilled.selector);
        path(there, 100_000e6, 0, SwapTermsLib.pack(alice, 0, 1, 0, 0));
        vm.expectPartialRevert(IExchangeErrors.NotFilled.selector);
        path(there, 2000e6, type(uint256).max, SwapTermsLib.pack(alice, 0, 1, 0, EXACT_OUT));
    }

    function test_swapPath_revertsWhen_theWalletOrTheBalanceIsTooPoor() public {
        uint256 snapshot = vm.snapshotState();
        (uint256 needed,) = path(there, 100e6, 0, terms(0));
        vm.revertToState(snapshot);
        vm.startPrank(alice);
        exchange.deposit(address(quote), needed - 1, alice);
        quote.approve(address(exchange), needed - 1);
        vm.stopPrank();
        expectBalanceTooLow(address(quote), needed - 1, needed);
        path(there, 100e6, 0, terms(FROM_INTERNAL));
        expectPullFailed(address(quote), alice, needed);
        path(there, 100e6, 0, terms(0));
    }
}
