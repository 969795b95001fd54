// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {Collateral, CollateralLib, LendingKeyLib, LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {BlocklistToken} from "../../mocks/BlocklistToken.sol";
import {FalseToken} from "../../mocks/FalseToken.sol";
import {FeeToken} from "../../mocks/FeeToken.sol";
import {MockGuard} from "../../mocks/lending/MockGuard.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";
import {SilentToken} from "../../mocks/SilentToken.sol";
import {LendingFixture} from "../LendingFixture.sol";

/// @notice Tokens that are not what they should be.
contract WeirdTokensTest is LendingFixture {
    function test_feeToken_isRefusedAtThePull() public {
        FeeToken token = new FeeToken();
        LendingTerms memory terms = open(address(token), address(tokens[0]));
        token.mint(lender, 1e24);
        vm.prank(lender);
        token.approve(address(lending), ALL);
        vm.expectRevert(
            abi.encodeWithSelector(ILendingErrors.PullMismatch.selector, address(token), 1000, 990)
        );
        this.lendOf(terms, 1000);
        terms = open(address(loan), address(token));
        token.mint(borrower, 1e24);
        vm.startPrank(borrower);
        token.approve(address(lending), ALL);
        vm.expectRevert(
            abi.encodeWithSelector(ILendingErrors.PullMismatch.selector, address(token), 1000, 990)
        );
        lending.addCollateral(terms, account(borrower), 0, 1000);
    }

    /// @dev False is a refusal, and moves nothing in the books.
    function test_falseToken_isRefusedAtPullAndPush() public {
        FalseToken token = new FalseToken();
        LendingTerms memory terms = open(address(token), address(tokens[0]));
        vm.expectRevert(
            abi.encodeWithSelector(ILendingErrors.PullFailed.selector, address(token), lender, 1000)
        );
        this.lendOf(terms, 1000);
        token.mint(lender, 1000);
        vm.prank(lender);
        token.approve(address(lending), ALL);
        lend(terms, lender, 1000);
        token.setRefuses(true);
        bytes memory why =
            abi.encodeWithSelector(ILendingErrors.PushFailed.selector, address(token), lender, 400);
        uint256 shares = 400 * 1e6;
        uint256 cash = fundsOf(terms).cash();
        vm.expectRevert(why);
        this.withdrawOf(terms, shares);
        assertEq(fundsOf(terms).cash(), cash);
        token.setRefuses(false);
        this.withdrawOf(terms, shares);
        assertEq(token.balanceOf(lender), 400);
    }

    function test_silentToken_works() public {
        SilentToken token = new SilentToken();
        LendingTerms memory terms = open(address(token), address(tokens[0]));
        token.mint(lender, 1e12);
        token.mint(borrower, 1e12);
        vm.prank(lender);
        token.approve(address(lending), ALL);
        vm.prank(borrower);
        token.approve(address(lending), ALL);
        lend(terms, lender, 1e10);
        pledge(terms, borrower, 0, ETH);
        take(terms, borrower, 1000 * TOKEN);
        assertEq(token.balanceOf(borrower), 1e12 + 1000 * TOKEN);
        repayAll(terms, borrower);
        assertEq(token.balanceOf(borrower), 1e12);
    }

    /// @dev Whoever the token refuses takes it elsewhere: recipients are free, and a liquidation pays a recipient, too.
    function test_blocklistToken_paysAnotherRecipient() public {
        BlocklistToken token = new BlocklistToken();
        LendingTerms memory terms = open(address(loan), address(token));
        token.mint(borrower, 1e24);
        vm.prank(borrower);
        token.approve(address(lending), ALL);
        pledge(terms, borrower, 0, ETH);
        token.setBlocked(borrower, true);
        vm.startPrank(borrower);
        vm.expectRevert(
            abi.encodeWithSelector(ILendingErrors.PushFailed.selector, address(token), borrower, 1)
        );
        lending.removeCollateral(terms, account(borrower), 0, 1, borrower);
        lending.removeCollateral(terms, account(borrower), 0, 1, lender);
        assertEq(token.balanceOf(lender), 1);
    }

    /// @dev Decimals only move prices. A loan token without decimals, a collateral of 36: 2000 units for 10^36 of them is
    /// 2000 as a price. The cap's width is 7.9 * 10^28 units, so that much of such a token can be pledged and no more: it
    /// is worth nothing here, as it is not worth the dust bound.
    function test_tokenOf36Decimals_isOfNoUse_butBreaksNothing() public {
        (LendingTerms memory terms, MockGuard guard) = openOddDecimals(2000);
        pledge(terms, borrower, 0, 1e28);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.CollateralBelowDust.selector, 0, 0, 1));
        vm.prank(borrower);
        lending.borrow(terms, account(borrower), 1, 0, borrower);
        unpledge(terms, borrower, 0, 1e28);
        assertEq(guard.borrowPrice(), 2000);
    }

    /// @dev A dear one: 2 * 10^12 units of a loan token without decimals for 10^36. Whole units are all that is judged.
    function test_tokenOf0Decimals_isLentAndLiquidated() public {
        (LendingTerms memory terms, MockGuard guard) = openOddDecimals(2e12);
        pledge(terms, borrower, 0, 1e28);
        // Worth 20,000.
        take(terms, borrower, 16_168);
        later();
        guard.setPrice(1.8e12);
        (uint256 repaid, uint256[] memory seized) = liquidate(terms, 0, ALL);
        assertGt(repaid, 4000);
        assertGt(seized[0] * 1.8e12 / 1e36, repaid);
        assertGe((1e28 - seized[0]) * 1.8e12 / 1e36 * 86 / 100 + 1, debtOf(terms, borrower) * 105 / 100);
    }

    function openOddDecimals(uint256 price) private returns (LendingTerms memory terms, MockGuard guard) {
        PlainToken whole = new PlainToken("Whole", "WHOLE", 0);
        PlainToken fine = new PlainToken("Fine", "FINE", 36);
        guard = new MockGuard(address(fine), address(whole), price, 1e36);
        terms = isolated();
        terms.loan = LendingKeyLib.pack(address(whole), 1);
        terms.collaterals[0] =
            CollateralLib.pack(address(fine), 8084, 8600, 10_438, address(guard), type(uint96).max);
        lending.openLendingMarket(terms);
        address[3] memory all = [lender, borrower, liquidator];
        for (uint256 i; i < 3; ++i) {
            whole.mint(all[i], 1e6);
            fine.mint(all[i], 1e28);
            vm.startPrank(all[i]);
            whole.approve(address(lending), ALL);
            fine.approve(address(lending), ALL);
            vm.stopPrank();
        }
        lend(terms, lender, 100_000);
    }

    function lendOf(LendingTerms memory terms, uint256 amount) external {
        lend(terms, lender, amount);
    }

    function withdrawOf(LendingTerms memory terms, uint256 shares) external {
        vm.prank(lender);
        lending.withdraw(keyOf(terms), account(lender), 0, shares, lender);
    }

    function open(address loan_, address pledged) private returns (LendingTerms memory terms) {
        MockGuard guard = new MockGuard(pledged, loan_, ETH_PRICE, 1e24);
        terms.loan = LendingKeyLib.pack(loan_, DUST);
        terms.rates = usualRates();
        terms.collaterals = new Collateral[](1);
        terms.collaterals[0] = CollateralLib.pack(pledged, 8084, 8600, 10_438, address(guard), 5e22);
        lending.openLendingMarket(terms);
    }
}
