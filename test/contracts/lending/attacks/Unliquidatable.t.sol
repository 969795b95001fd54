// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {LiquidationStep} from "weir/lending/interfaces/ILending.sol";
import {Collateral, CollateralLib, LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {MockGuard} from "../../mocks/lending/MockGuard.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";
import {LendingFixture} from "../LendingFixture.sol";

/// @notice A borrower who wants to be unhealthy and not liquidated: by dust, splitting, dead feeds, and checks again and
/// again.
contract UnliquidatableTest is LendingFixture {
    /// @dev One unit of a second collateral keeps a position from being bare, so that its debt is never written off. It cannot
    /// be had with a debt, and what a fall of prices leaves of one is swept.
    function test_attack_oneUnitOfDust_doesNotBlockAWriteOff() public {
        lend(crossed(), lender, 100_000 * TOKEN);
        pledge(crossed(), borrower, 0, 10 * ETH);
        pledge(crossed(), borrower, 2, 1);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.CollateralBelowDust.selector, 2, 0, DUST));
        vm.prank(borrower);
        lending.borrow(crossed(), account(borrower), 16_000 * TOKEN, 0, borrower);
        unpledge(crossed(), borrower, 2, 1);
        take(crossed(), borrower, 16_000 * TOKEN);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.CollateralBelowDust.selector, 2, 0, DUST));
        vm.prank(borrower);
        lending.addCollateral(crossed(), account(borrower), 2, 1);
        pledge(crossed(), borrower, 2, 60 * ETH);
        later();
        guards[0].setPrice(100e24);
        guards[2].setPrice(STEADY_PRICE / 1e6);
        (, uint256[] memory seized) = liquidate(crossed(), 0, ALL);
        assertEq(seized[0], 10 * ETH);
        assertEq(seized[2], 60 * ETH);
        assertEq(debtWordOf(crossed(), borrower).shares(), 0);
    }

    /// @dev Eight collaterals just worth the dust bound each, then half of it: one liquidation takes them all.
    function test_attack_manyCollaterals_eachTooSmallToSeize_areSeizedTogether() public {
        (LendingTerms memory terms, MockGuard[8] memory eight) = openEight();
        lend(terms, lender, 100_000 * TOKEN);
        for (uint256 i; i < 8; ++i) {
            pledge(terms, borrower, i, 50 * ETH);
        }
        take(terms, borrower, 300 * TOKEN);
        later();
        for (uint256 i; i < 8; ++i) {
            eight[i].setPrice(STEADY_PRICE * 8 / 10);
        }
        uint256 snapshot = vm.snapshotState();
        // A few of them heal it, ...
        liquidate(terms, all(8));
        assertEq(terms.collaterals.length, 8);
        assertLt(debtOf(terms, borrower), 250 * TOKEN);
        vm.revertToState(snapshot);
        // ... and where all are worth a dust bound together, all go, and the rest is written off.
        for (uint256 i; i < 8; ++i) {
            eight[i].setPrice(STEADY_PRICE / 10);
        }
        (uint256 repaid, uint256[] memory seized) = liquidate(terms, new LiquidationStep[](0));
        assertEq(repaid, (uint256(40 * TOKEN) * 1000 + 1004) / 1005);
        for (uint256 i; i < 8; ++i) {
            assertEq(seized[i], 50 * ETH);
        }
        assertEq(debtWordOf(terms, borrower).shares(), 0);
    }

    /// @dev A collateral whose feed is dead is added without a debt: nothing can be borrowed beside it, so its guessed worth
    /// shields nothing. With a debt it cannot be added.
    function test_attack_aDeadFeed_shieldsNothing() public {
        lend(crossed(), lender, 100_000 * TOKEN);
        guards[2].setDown();
        pledge(crossed(), borrower, 2, 1e6 * ETH);
        pledge(crossed(), borrower, 0, 10 * ETH);
        bytes memory why = abi.encodeWithSelector(ILendingErrors.PriceNotLive.selector, 2, address(guards[2]));
        vm.expectRevert(why);
        vm.prank(borrower);
        lending.borrow(crossed(), account(borrower), 100 * TOKEN, 0, borrower);
        unpledge(crossed(), borrower, 2, 1e6 * ETH);
        take(crossed(), borrower, 16_000 * TOKEN);
        vm.expectRevert(why);
        vm.prank(borrower);
        lending.addCollateral(crossed(), account(borrower), 2, 1e6 * ETH);
    }

    /// @dev A feed that dies later counts as its guard says, and the others can be seized: the position is worked off.
    function test_attack_aFeedThatDies_leavesTheOthersSeizable() public {
        lend(crossed(), lender, 100_000 * TOKEN);
        pledge(crossed(), borrower, 0, 10 * ETH);
        pledge(crossed(), borrower, 2, 1000 * ETH);
        take(crossed(), borrower, 17_000 * TOKEN);
        later();
        guards[2].setDown();
        guards[0].setPrice(1700e24);
        (uint256 repaid, uint256[] memory seized) = liquidate(crossed(), 0, ALL);
        assertGt(repaid, 1000 * TOKEN);
        assertGt(seized[0], 0);
        assertEq(seized[2], 0);
    }

    /// @dev A check in every second keeps liquidators out only while the check passes, which is the borrow LTV: unhealthy
    /// positions fail it. Adding and repaying are no checks.
    function test_attack_theCoolOff_cannotBeArmedByAnUnhealthyPosition() public {
        openPosition();
        guards[0].setPrice(1859e24);
        for (uint256 i; i < 5; ++i) {
            later();
            vm.expectPartialRevert(ILendingErrors.BorrowLimit.selector);
            vm.prank(borrower);
            lending.removeCollateral(isolated(), account(borrower), 0, 1, borrower);
            vm.expectPartialRevert(ILendingErrors.BorrowLimit.selector);
            vm.prank(borrower);
            lending.borrow(isolated(), account(borrower), 1, 0, borrower);
            pledge(isolated(), borrower, 0, 1);
            vm.prank(borrower);
            lending.repay(keyOf(isolated()), account(borrower), 1, 0);
            assertEq(debtWordOf(isolated(), borrower).checkedAt(), NOW);
            uint256 snapshot = vm.snapshotState();
            liquidate(isolated(), 0, ALL);
            vm.revertToState(snapshot);
        }
    }

    /// @dev A thousand units repaid by oneself before each liquidation do not stop one that asks for all that is allowed.
    function test_attack_tinyRepayments_doNotStopLiquidators() public {
        openPosition();
        guards[0].setPrice(1800e24);
        for (uint256 i; i < 5; ++i) {
            vm.prank(borrower);
            lending.repay(keyOf(isolated()), account(borrower), 1000, 0);
            (uint256 repaid,) = liquidate(isolated(), 0, 100 * TOKEN);
            assertEq(repaid, 100 * TOKEN);
        }
        (uint256 rest,) = liquidate(isolated(), 0, ALL);
        assertGt(rest, 0);
    }

    function all(uint256 count) private pure returns (LiquidationStep[] memory list) {
        list = new LiquidationStep[](count);
        for (uint256 i; i < count; ++i) {
            list[i] = LiquidationStep(i, ALL);
        }
    }

    /// @dev Eight tokens like the steady one.
    function openEight() private returns (LendingTerms memory terms, MockGuard[8] memory eight) {
        terms = isolated();
        terms.collaterals = new Collateral[](8);
        for (uint256 i; i < 8; ++i) {
            PlainToken token = new PlainToken("Small", "SMALL", 18);
            eight[i] = new MockGuard(address(token), address(loan), STEADY_PRICE, 1e26);
            terms.collaterals[i] =
                CollateralLib.pack(address(token), 8601, 9150, 10_261, address(eight[i]), 3e24);
            token.mint(borrower, 1e24);
            vm.prank(borrower);
            token.approve(address(lending), ALL);
        }
        lending.openLendingMarket(terms);
    }
}
