// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {LiquidationStep} from "weir/lending/interfaces/ILending.sol";
import {LendingFixture} from "../LendingFixture.sol";

/// @notice Borrowers who liquidate themselves, and liquidators who leave the lenders with the rest.
contract SelfLiquidationTest is LendingFixture {
    function setUp() public override {
        super.setUp();
        openPosition();
    }

    /// @dev Liquidating oneself moves one's own tokens only: before and after, wallet and position are worth the same, as long
    /// as the collateral covers debt and incentive. Whatever the price, and in however many steps.
    function testFuzz_attack_selfLiquidation_ofASolventPosition_gainsNothing(
        uint256 price,
        uint256[4] memory parts
    ) public {
        // From C = 1.006 D up to the last unhealthy price.
        price = bound(price, 1609.7e24, 1860e24);
        guards[0].setPrice(price);
        uint256 supplied = accruedSupply();
        uint256 before = wealth(price);
        for (uint256 i; i < 4; ++i) {
            if (!isUnhealthy(price)) break;
            uint256 repay = bound(parts[i], 1, 4000) * TOKEN;
            vm.prank(borrower);
            try lending.liquidate(isolated(), account(borrower), steps(0, repay), borrower, "") {} catch {}
        }
        assertLe(wealth(price), before + 4, "it gained");
        assertGe(suppliedOf(isolated()), supplied, "lenders paid");
    }

    /// @dev Nobody can repay nearly all, get the rest as dust for nothing, and leave what is owed to the lenders: the sweep is
    /// paid for. Of a position worth 1.005 debts or more no order of steps writes anything off.
    function testFuzz_attack_leavingDust_costsTheLendersNothing(uint256 price, uint256[6] memory parts)
        public
    {
        price = bound(price, 1609.7e24, 1860e24);
        guards[0].setPrice(price);
        uint256 supplied = accruedSupply() + feesOf(isolated());
        for (uint256 i; i < 6; ++i) {
            if (!isUnhealthy(price)) break;
            uint256 debt = debtOf(isolated(), borrower);
            // Aims at a rest around the dust bound.
            uint256 rest = bound(parts[i], 0, 3 * DUST);
            vm.prank(liquidator);
            try lending.liquidate(
                isolated(), account(borrower), steps(0, debt > rest ? debt - rest : debt), liquidator, ""
            ) {}
            catch {
                uint256 part = bound(parts[i] >> 64, 1, debt);
                vm.prank(liquidator);
                try lending.liquidate(isolated(), account(borrower), steps(0, part), liquidator, "") {}
                    catch {}
            }
        }
        assertGe(suppliedOf(isolated()) + feesOf(isolated()), supplied, "somebody paid");
    }

    /// @dev By name: at a price where all may be repaid, all but a dust bound is refused.
    function test_attack_leavingDust_isRefused() public {
        guards[0].setPrice(1620e24);
        uint256 debt = accruedDebt();
        vm.expectPartialRevert(ILendingErrors.DustLeft.selector);
        vm.prank(liquidator);
        lending.liquidate(isolated(), account(borrower), steps(0, debt - DUST / 2), liquidator, "");
        LiquidationStep[] memory list = new LiquidationStep[](2);
        list[0] = LiquidationStep(0, debt - DUST);
        list[1] = LiquidationStep(0, DUST / 2);
        vm.expectPartialRevert(ILendingErrors.DustLeft.selector);
        vm.prank(liquidator);
        lending.liquidate(isolated(), account(borrower), list, liquidator, "");
    }

    /// @dev An insolvent position costs the lenders the same whoever liquidates, in one go or in parts, up to roundings: the
    /// incentive is the least there.
    function testFuzz_attack_insolventInParts_costsNoMore(uint256 price, uint256[4] memory parts) public {
        price = bound(price, 10e24, 1607e24);
        guards[0].setPrice(price);
        uint256 debt = accruedDebt();
        uint256 owned = suppliedOf(isolated()) + feesOf(isolated());
        for (uint256 i; i < 4; ++i) {
            uint256 repay = bound(parts[i], 1, debt / 5);
            vm.prank(liquidator);
            try lending.liquidate(isolated(), account(borrower), steps(0, repay), liquidator, "") {} catch {}
        }
        if (debtWordOf(isolated(), borrower).shares() != 0) liquidate(isolated(), 0, ALL);
        uint256 expected = debt - price * 10 * ETH / 1e36 * 1000 / 1005;
        assertApproxEqAbs(owned - suppliedOf(isolated()) - feesOf(isolated()), expected, 16);
    }

    function accruedDebt() private returns (uint256) {
        lending.accrue(keyOf(isolated()));
        return debtOf(isolated(), borrower);
    }

    function accruedSupply() private returns (uint256) {
        lending.accrue(keyOf(isolated()));
        return suppliedOf(isolated());
    }

    function isUnhealthy(uint256 price) private view returns (bool) {
        return pledgedOf(isolated(), borrower, 0) * price / 1e36 * 86 / 100 < debtOf(isolated(), borrower);
    }

    /// @dev Of the borrower, in loan units: wallet, and position less its debt. Few tokens, so that a unit is not lost.
    function wealth(uint256 price) private view returns (uint256) {
        uint256 ether_ = tokens[0].balanceOf(borrower) + pledgedOf(isolated(), borrower, 0);
        return loan.balanceOf(borrower) + ether_ * price / 1e36 - debtOf(isolated(), borrower);
    }
}
