// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IFlashCallback} from "weir/interfaces/IFlashCallback.sol";
import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {ILeverage, Trade} from "weir/lending/periphery/interfaces/ILeverage.sol";
import {IPathSwaps} from "weir/lending/periphery/interfaces/IPathSwaps.sol";
import {AccountLib} from "weir/lending/types/Account.sol";
import {Collateral, LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {SwapTermsLib} from "weir/types/Terms.sol";
import {HookToken, Relay} from "../../mocks/HookToken.sol";
import {MockGuard} from "../../mocks/lending/MockGuard.sol";
import {LeverageTest} from "./LeverageTest.sol";

/// @notice What others may try with somebody's leverage.
contract LeverageAttacksTest is LeverageTest {
    HookToken private hook;
    MockGuard private hookGuard;
    MarketKey private hookKey;
    Relay private relay;

    // ------------------------------------------------------------------ sandwich

    function test_sandwich_stopsAtTheTradersBound() public {
        uint256 least = purchaseOutput(30_000e6) * 995 / 1000;
        (, uint256 got) = swap(alice, 100_000e6, 0);
        uint256 out = purchaseOutput(30_000e6);
        assertLt(out, least);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.OutputTooLow.selector, out, least));
        open(30_000e6, 0, 10e18, least);
        // What the attacker is left with is the fees.
        (, uint256 back) = swap(alice, got, 1);
        assertLt(back, 100_000e6);
    }

    function testFuzz_sandwich_gainsNoMoreThanTheTraderAllowed(uint256 front, uint256 tolerance) public {
        front = bound(front, 1e6, 1_000_000e6);
        // Parts of 10,000.
        tolerance = bound(tolerance, 1, 300);
        uint256 fair = purchaseOutput(30_000e6);
        uint256 least = fair * (10_000 - tolerance) / 10_000;
        (, uint256 got) = swap(alice, front, 0);
        Trade memory trade = tradeOf(isolated(), 0, direct());
        vm.prank(bob);
        try leverage.open(trade, 30_000e6, 0, 10e18, least, noPermission()) returns (uint256 bought) {
            assertGe(bought, least);
        } catch (bytes memory reason) {
            assertEq(bytes4(reason), IExchangeErrors.OutputTooLow.selector);
        }
        (, uint256 back) = swap(alice, got, 1);
        uint256 most = 30_000e6 * tolerance / 10_000;
        assertLe(back, front + most);
    }

    function test_sandwich_ofAClose_stopsAtTheTradersBound() public {
        open(30_000e6, 10e18);
        uint256 out = saleOutput(pledgedOf(bobs));
        uint256 leastBack = out * 995 / 1000 - 30_000e6;
        swap(alice, 100e18, 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IExchangeErrors.OutputTooLow.selector, saleOutput(pledgedOf(bobs)), out * 995 / 1000
            )
        );
        close(leastBack);
    }

    // ------------------------------------------------------------------ others' money

    function test_open_takesTokensOfTheCallerOnly() public {
        // Bob's allowance is there; Alice gave none.
        Trade memory trade = tradeOf(isolated(), 0, direct());
        trade.account = AccountLib.pack(alice, 0);
        vm.startPrank(alice);
        lending.setOperator(address(leverage), true);
        vm.expectRevert(
            abi.encodeWithSelector(ILendingErrors.PullFailed.selector, address(base), alice, 10e18)
        );
        leverage.open(trade, 30_000e6, 0, 10e18, 0, noPermission());
        vm.stopPrank();
    }

    function test_open_revertsWhen_theMarketWasNeverOpened() public {
        LendingTerms memory terms = isolated();
        terms.loan = isolated().loan + (1 << 160);
        uint256 had = base.balanceOf(bob);
        Trade memory trade = tradeOf(terms, 0, direct());
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.UnknownLendingMarket.selector, idOf(terms)));
        vm.prank(bob);
        leverage.open(trade, 30_000e6, 0, 10e18, 0, noPermission());
        assertEq(base.balanceOf(bob), had);
    }

    // ------------------------------------------------------------------ calls from the middle

    /// @dev Bob's margin in quote is in leverage's hands when the hook runs; the nested call would be paid with it.
    function test_open_letsNobodyElseInFromATokensHook() public {
        openHookedMarket();
        Trade memory own = tradeOf(hooked(), 0, hookPath());
        own.account = AccountLib.pack(address(relay), 0);
        hook.setCall(
            address(relay),
            abi.encodeCall(
                relay.run, (address(leverage), abi.encodeCall(ILeverage.close, (own, 0, noPermission())))
            )
        );
        uint256 bought = openHooked();
        assertGt(hook.calls(), 0);
        assertFalse(hook.lastSuccess());
        assertEq(
            hook.lastReturn(),
            abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector)
        );
        assertEq(quote.balanceOf(address(relay)), 0);
        assertGt(bought, 0);
        assertEq(hook.balanceOf(address(leverage)), 0);
        assertHoldsNothing(address(leverage));
    }

    function test_open_letsNobodyPlayTheExchangeFromATokensHook() public {
        openHookedMarket();
        hook.setCall(
            address(leverage),
            abi.encodeCall(IFlashCallback.onFlash, (new address[](1), new uint256[](1), ""))
        );
        openHooked();
        assertGt(hook.calls(), 0);
        assertEq(hook.lastReturn(), abi.encodeWithSelector(IPathSwaps.NotCalledBack.selector, address(hook)));
        assertHoldsNothing(address(leverage));
    }

    /// @dev 10,000 quote borrowed, 5,000 and 20 tokens of Bob's own.
    function openHooked() private returns (uint256) {
        Trade memory trade = tradeOf(hooked(), 0, hookPath());
        vm.prank(bob);
        return leverage.open(trade, 10_000e6, 5000e6, 20e18, 0, noPermission());
    }

    /// @dev The relay has an idle pledge there, and made leverage its operator.
    function openHookedMarket() private {
        hook = new HookToken();
        relay = new Relay();
        hookGuard = new MockGuard(address(hook), address(quote), PRICE_2000, 1e33);
        hookKey = MarketKeyLib.pack(address(hook), address(quote), 15, TIER_MAJOR, 1e6);
        exchange.openMarket(hookKey, 1);
        lending.openLendingMarket(hooked());
        vm.prank(carol);
        lending.supply(keyOf(hooked()), AccountLib.pack(carol, 0), SUPPLY, 0);
        hook.mint(alice, 1000e18);
        hook.mint(bob, 1000e18);
        hook.mint(address(relay), 1e18);
        vm.startPrank(alice);
        hook.approve(address(exchange), type(uint256).max);
        exchange.addLiquidity(hookKey, POOL_BASE, POOL_QUOTE, 0, SwapTermsLib.pack(alice, 0, 0, 0, 0));
        vm.stopPrank();
        vm.prank(bob);
        hook.approve(address(leverage), type(uint256).max);
        relay.run(address(hook), abi.encodeCall(hook.approve, (address(lending), 1e18)));
        relay.run(address(lending), abi.encodeCall(lending.setOperator, (address(leverage), true)));
        relay.run(
            address(lending),
            abi.encodeCall(lending.addCollateral, (hooked(), AccountLib.pack(address(relay), 0), 0, 1e18))
        );
    }

    function hooked() private view returns (LendingTerms memory) {
        Collateral[] memory collaterals = new Collateral[](1);
        collaterals[0] = collateralOf(address(hook), 8084, 8600, address(hookGuard));
        return termsWith(collaterals);
    }

    function hookPath() private view returns (MarketKey[] memory path) {
        path = new MarketKey[](1);
        path[0] = hookKey;
    }
}
