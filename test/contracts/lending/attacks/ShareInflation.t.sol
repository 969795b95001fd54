// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {LendingKey} from "weir/lending/types/LendingTerms.sol";
import {LendingFixture} from "../LendingFixture.sol";

/// @notice The first lender makes a share dear, so that the second one's assets round to nothing.
contract ShareInflationTest is LendingFixture {
    /// @dev One share and a donation to the contract: the donation changes no price.
    function test_attack_firstLenderDonates_gainsNothing() public {
        vm.prank(liquidator);
        lending.supply(keyOf(isolated()), account(liquidator), 0, 1);
        vm.prank(liquidator);
        loan.transfer(address(lending), 1_000_000 * TOKEN);
        lend(isolated(), lender, 1000 * TOKEN);
        assertEq(suppliedOf(isolated()), 1000 * TOKEN + 1);
        assertApproxEqAbs(supplyOf(isolated(), lender), 1000 * TOKEN, 1);
        assertLe(supplyOf(isolated(), liquidator), 1);
    }

    /// @dev The same by withdrawing all but a share in any portions: the price stays near the first.
    function testFuzz_attack_byRoundings_gainsNothing(uint256 first, uint256[6] memory parts, uint256 second)
        public
    {
        first = bound(first, 1, 1e6 * TOKEN);
        second = bound(second, 1, 1e6 * TOKEN);
        uint256 before = loan.balanceOf(liquidator);
        lend(isolated(), liquidator, first);
        for (uint256 i; i < 6; ++i) {
            uint256 own = supplySharesOf(isolated(), liquidator);
            if (own <= 1) break;
            LendingKey memory key = keyOf(isolated());
            uint256 shares = bound(parts[i], 1, own - 1);
            vm.prank(liquidator);
            lending.withdraw(key, account(liquidator), 0, shares, liquidator);
        }
        lend(isolated(), lender, second);
        uint256 lost = second - supplyOf(isolated(), lender);
        // Up to a unit of each of the withdrawals stays behind, and may round a share by as much.
        assertLe(lost, 8, "the second lender lost more than roundings");
        depart(liquidator);
        assertLe(loan.balanceOf(liquidator), before, "the first gained");
    }

    /// @dev What is worth less than a share is refused, not taken.
    function test_attack_roundingToNoShare_isRefused() public {
        LendingKey memory key = keyOf(isolated());
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.AssetsOrShares.selector, 0, 0));
        vm.prank(lender);
        lending.supply(key, account(lender), 0, 0);
        // A unit is a million shares in an empty market.
        vm.prank(lender);
        (, uint256 shares) = lending.supply(key, account(lender), 1, 0);
        assertEq(shares, 1e6);
    }

    function depart(address who) private {
        LendingKey memory key = keyOf(isolated());
        uint256 own = supplySharesOf(isolated(), who);
        vm.prank(who);
        lending.withdraw(key, account(who), 0, own, who);
    }
}
