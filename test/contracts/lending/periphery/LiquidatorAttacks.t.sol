// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ILiquidationCallback} from "weir/lending/interfaces/ILendingCallbacks.sol";
import {LiquidationStep} from "weir/lending/interfaces/ILending.sol";
import {ILiquidator, Sale} from "weir/lending/periphery/interfaces/ILiquidator.sol";
import {IPathSwaps} from "weir/lending/periphery/interfaces/IPathSwaps.sol";
import {AccountLib} from "weir/lending/types/Account.sol";
import {Collateral, LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {SwapTermsLib} from "weir/types/Terms.sol";
import {HookToken, Relay} from "../../mocks/HookToken.sol";
import {MockGuard} from "../../mocks/lending/MockGuard.sol";
import {LiquidatorTest} from "./LiquidatorTest.sol";

/// @notice What others may try with somebody's liquidation.
contract LiquidatorAttacksTest is LiquidatorTest {
    HookToken private hook;
    MockGuard private hookGuard;
    MarketKey private hookKey;
    Relay private relay;

    function test_sandwich_stopsAtTheLeastSurplus() public {
        uint256 surplus = poolOutput(POOL_BASE, POOL_QUOTE, SEIZED) - REPAID;
        (, uint256 got) = swap(alice, 20e18, 1);
        (uint256 x, uint256 y) = reserves();
        uint256 left = poolOutput(x, y, SEIZED) - REPAID;
        vm.expectRevert(abi.encodeWithSelector(ILiquidator.SurplusTooLow.selector, left, surplus * 9 / 10));
        liquidate(sale(0, direct()), surplus * 9 / 10);
        // The attacker paid for it.
        (, uint256 back) = swap(alice, got, 0);
        assertLt(back, 20e18);
    }

    function test_liquidate_revertsWhen_somebodyWasFaster() public {
        Sale[] memory sales = sale(0, direct());
        liquidate(sales, 0);
        vm.expectPartialRevert(bytes4(keccak256("PositionHealthy(uint256,uint256)")));
        liquidate(sales, 0);
    }

    /// @dev What base brought is in the liquidator's hands when the other collateral's hook runs; the nested call, which
    /// takes a worthless pledge for nothing, would be paid with it.
    function test_liquidate_letsNobodyElseInFromATokensHook() public {
        openHookedMarket();
        hook.setCall(
            address(relay),
            abi.encodeCall(
                relay.run,
                (
                    address(liquidator),
                    abi.encodeCall(ILiquidator.liquidate, (isolated(), bobs, step(0), new Sale[](0), 0))
                )
            )
        );
        (, uint256 surplus) = liquidateHooked();
        assertGt(hook.calls(), 0);
        assertFalse(hook.lastSuccess());
        assertEq(
            hook.lastReturn(),
            abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector)
        );
        assertEq(quote.balanceOf(address(relay)), 0);
        assertEq(quote.balanceOf(dan), surplus);
        assertEq(hook.balanceOf(address(liquidator)), 0);
        assertHoldsNothing(address(liquidator));
    }

    function test_liquidate_letsNobodyPlayLendingFromATokensHook() public {
        openHookedMarket();
        hook.setCall(
            address(liquidator),
            abi.encodeCall(ILiquidationCallback.onLiquidation, (0, bobs, 0, new uint256[](1), ""))
        );
        liquidateHooked();
        assertGt(hook.calls(), 0);
        assertEq(hook.lastReturn(), abi.encodeWithSelector(IPathSwaps.NotCalledBack.selector, address(hook)));
    }

    function liquidateHooked() private returns (uint256 repaid, uint256 surplus) {
        LiquidationStep[] memory steps = new LiquidationStep[](2);
        (steps[0], steps[1]) = (LiquidationStep(0, 1000e6), LiquidationStep(1, 1000e6));
        MarketKey[] memory path = new MarketKey[](1);
        path[0] = hookKey;
        Sale[] memory sales = new Sale[](2);
        sales[0] = sale(0, direct())[0];
        sales[1] = sale(1, path)[0];
        return liquidate(hooked(), steps, sales, 1);
    }

    /// @dev Bob owes 20,000 against 10 base and 10 of the token, which were worth 40,000 and now are 24,000.
    function openHookedMarket() private {
        guard.setPrice(PRICE_2000);
        hook = new HookToken();
        relay = new Relay();
        hookGuard = new MockGuard(address(hook), address(quote), PRICE_2000, 1e33);
        hookKey = MarketKeyLib.pack(address(hook), address(quote), 15, TIER_MAJOR, 1e6);
        exchange.openMarket(hookKey, 1);
        lending.openLendingMarket(hooked());
        vm.prank(carol);
        lending.supply(keyOf(hooked()), AccountLib.pack(carol, 0), SUPPLY, 0);
        hook.mint(alice, 1000e18);
        hook.mint(bob, 10e18);
        vm.startPrank(alice);
        hook.approve(address(exchange), type(uint256).max);
        exchange.addLiquidity(hookKey, POOL_BASE, POOL_QUOTE, 0, SwapTermsLib.pack(alice, 0, 0, 0, 0));
        vm.stopPrank();
        vm.startPrank(bob);
        hook.approve(address(lending), 10e18);
        lending.addCollateral(hooked(), bobs, 0, 10e18);
        lending.addCollateral(hooked(), bobs, 1, 10e18);
        lending.borrow(hooked(), bobs, 20_000e6, 0, bob);
        vm.stopPrank();
        vm.warp(block.timestamp + 1);
        guard.setPrice(PRICE_2000 * 6 / 10);
        hookGuard.setPrice(PRICE_2000 * 6 / 10);
    }

    function hooked() private view returns (LendingTerms memory) {
        Collateral[] memory collaterals = new Collateral[](2);
        collaterals[0] = collateralOf(address(base), 7238, 7700, address(guard));
        collaterals[1] = collateralOf(address(hook), 7238, 7700, address(hookGuard));
        return termsWith(collaterals);
    }
}
