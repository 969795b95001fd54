// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {LendingFixture} from "../LendingFixture.sol";

/// @notice Repeated partial liquidations that each leave the position worse than it was, until lenders pay.
contract SpiralTest is LendingFixture {
    /// @dev In as many parts as one likes, at a price that stays: the health never falls, and nothing is written off.
    function testFuzz_attack_repeatedPartialLiquidations_neverLowerTheHealth(
        uint256 price,
        uint256[8] memory parts
    ) public {
        openPosition();
        price = bound(price, 1609.7e24, 1860e24);
        guards[0].setPrice(price);
        lending.accrue(keyOf(isolated()));
        uint256 owned = suppliedOf(isolated()) + feesOf(isolated());
        (uint256 limit, uint256 debt) = judged(price);
        for (uint256 i; i < 8; ++i) {
            uint256 repay = bound(parts[i], 1 * TOKEN, debt / 4);
            vm.prank(liquidator);
            try lending.liquidate(isolated(), account(borrower), steps(0, repay), liquidator, "") {} catch {}
            (uint256 limitNow, uint256 debtNow) = judged(price);
            if (debtNow == 0) break;
            // A unit of each may be rounding.
            assertGe((limitNow + 2) * debt, limit * (debtNow - 2), "the health fell");
            (limit, debt) = (limitNow, debtNow);
        }
        assertGe(suppliedOf(isolated()) + feesOf(isolated()), owned, "somebody paid");
    }

    /// @dev The incentive falls as the health rises: parts pay a liquidator no more than one liquidation does.
    function test_attack_partsPayNoMoreThanOne() public {
        openPosition();
        guards[0].setPrice(1800e24);
        uint256 snapshot = vm.snapshotState();
        (uint256 repaid, uint256[] memory seized) = liquidate(isolated(), 0, ALL);
        uint256 profit = seized[0] * 1800e24 / 1e36 - repaid;
        vm.revertToState(snapshot);
        uint256 inParts;
        for (uint256 i; i < 5; ++i) {
            (uint256 paid, uint256[] memory got) = liquidate(isolated(), 0, 1000 * TOKEN);
            inParts += got[0] * 1800e24 / 1e36 - paid;
            (uint256 limit, uint256 debt) = judged(1800e24);
            if (limit >= debt) break;
        }
        assertLt(inParts, profit);
    }

    function judged(uint256 price) private view returns (uint256, uint256) {
        return (pledgedOf(isolated(), borrower, 0) * price / 1e36 * 86 / 100, debtOf(isolated(), borrower));
    }
}
