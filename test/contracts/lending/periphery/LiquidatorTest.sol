// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Vm} from "forge-std/Vm.sol";
import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {LiquidationStep} from "weir/lending/interfaces/ILending.sol";
import {ILiquidationCallback} from "weir/lending/interfaces/ILendingCallbacks.sol";
import {ILiquidator, Sale} from "weir/lending/periphery/interfaces/ILiquidator.sol";
import {LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {PoolSlot} from "weir/types/PoolSlot.sol";
import {PeripheryFixture} from "./PeripheryFixture.sol";

/// @notice A deployed liquidator, a caller without any token, and Bob's position, which a fall to 1800 makes unhealthy.
abstract contract LiquidatorTest is PeripheryFixture {
    uint256 internal constant ALL = type(uint256).max;
    uint256 internal constant PRICE_1800 = 1800 * 1e6 * 1e18;
    /// @notice What may be repaid of 16,000 owed against 10 base at 1800, and what is seized for it: the limit is 15,480, so
    /// the health is 0.9675 and the incentive 1.005 + 0.035 * 0.0325 / 0.05 = 1.02775; the repayment is
    /// (1.05 * 16,000 - 15,480) / (1.05 - 1.02775 * 0.86) = 1320 / 0.166135, rounded up.
    uint256 internal constant REPAID = 7_945_345_653;
    uint256 internal constant SEIZED = uint256(8_165_828_994) * 1e12 / 1800;

    ILiquidator internal liquidator;
    address internal dan = makeAddr("dan");

    function setUp() public virtual override {
        super.setUp();
        liquidator = ILiquidator(vm.deployCode("Liquidator.sol:Liquidator", abi.encode(exchange, lending)));
        bobBorrows(10e18, 16_000e6);
        // The debt was checked in that second, and bears no interest worth a unit in the next.
        vm.warp(NOW + 1);
        guard.setPrice(PRICE_1800);
    }

    function liquidate(Sale[] memory sales, uint256 leastSurplus)
        internal
        returns (uint256 repaid, uint256 surplus)
    {
        return liquidate(isolated(), step(0), sales, leastSurplus);
    }

    function liquidate(
        LendingTerms memory terms,
        LiquidationStep[] memory steps,
        Sale[] memory sales,
        uint256 leastSurplus
    ) internal returns (uint256 repaid, uint256 surplus) {
        vm.prank(dan);
        return liquidator.liquidate(terms, bobs, steps, sales, leastSurplus);
    }

    /// @notice As much against one collateral as the rules allow.
    function step(uint256 index) internal pure returns (LiquidationStep[] memory steps) {
        steps = new LiquidationStep[](1);
        steps[0] = LiquidationStep(index, ALL);
    }

    function sale(uint256 index, MarketKey[] memory path) internal pure returns (Sale[] memory sales) {
        sales = new Sale[](1);
        sales[0] = Sale(index, MarketKey(0, 0), path, new MarketKey[](0));
    }

    function liquidationCallback() internal view returns (ILiquidationCallback) {
        return ILiquidationCallback(address(liquidator));
    }

    function reserves() internal view returns (uint256 x, uint256 y) {
        PoolSlot slot = PoolSlot.wrap(exchange.extsload(id));
        return (slot.baseReserve(), slot.quoteReserve());
    }

    /// @notice Bob pledges both collaterals of the crossed market and borrows; a second later.
    function pledgeCrossed(uint256 ofBase, uint256 ofFar, uint256 borrowed) internal {
        vm.startPrank(bob);
        if (ofBase != 0) lending.addCollateral(crossed(), bobs, 0, ofBase);
        lending.addCollateral(crossed(), bobs, 1, ofFar);
        // What the other tests' fall did is undone for the moment.
        guard.setPrice(PRICE_2000);
        lending.borrow(crossed(), bobs, borrowed, 0, bob);
        vm.stopPrank();
        vm.warp(block.timestamp + 1);
    }

    /// @notice The dust that the last path left, from the logs.
    function loggedDust() internal returns (address token, uint256 dust) {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) {
            if (logs[i].topics[0] != IExchangeEvents.PathDust.selector) continue;
            return (address(uint160(uint256(logs[i].topics[2]))), abi.decode(logs[i].data, (uint256)));
        }
        revert("no dust");
    }
}
